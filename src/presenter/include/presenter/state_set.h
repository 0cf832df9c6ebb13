// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/instance.h"

#include <initializer_list>

namespace muster {

/// Number of values of DisplayState.
inline constexpr int kDisplayStates = static_cast<int>(DisplayState::Unknown) + 1;

/// Some of the states, as a filter has them.
class StateSet
{
public:
    StateSet() = default;
    StateSet(std::initializer_list<DisplayState> states)
    {
        for (const DisplayState state : states)
            insert(state);
    }

    [[nodiscard]] bool contains(DisplayState state) const { return (m_bits & bit(state)) != 0; }
    [[nodiscard]] bool isEmpty() const { return m_bits == 0; }
    void insert(DisplayState state) { m_bits |= bit(state); }
    void remove(DisplayState state) { m_bits &= ~bit(state); }
    void toggle(DisplayState state) { m_bits ^= bit(state); }

    friend bool operator==(const StateSet&, const StateSet&) = default;

private:
    static constexpr quint32 bit(DisplayState state) { return 1U << static_cast<quint32>(state); }
    quint32 m_bits = 0;
};

} // namespace muster
