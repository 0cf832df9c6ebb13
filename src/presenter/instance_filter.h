// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/instance_table_model.h"

#include <QStringMatcher>

namespace muster {

/// The filter of the table. The text part and the state part are judged apart: a flush that only
/// brings new states need not look at texts again.
class InstanceTableModel::Filter
{
public:
    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    void setStates(StateSet states) { m_states = states; }
    [[nodiscard]] StateSet states() const { return m_states; }

    [[nodiscard]] bool stateFits(DisplayState state) const
    {
        return (m_states.isEmpty() || m_states.contains(state))
            && (!m_hasTyped || m_typedStates.contains(state));
    }
    /// \a batchName is asked only when the filter has `batch:`.
    [[nodiscard]] bool textFits(
        const FleetRow& row, const std::function<QString(const BatchId&)>& batchName) const;
    [[nodiscard]] bool hasText() const { return !m_words.empty(); }

private:
    enum class Where { Anywhere, Zone, Region, Type, Batch };
    struct Word
    {
        Where where = Where::Anywhere;
        QStringMatcher matcher{};
    };
    void addWord(const QString& word);

    QString m_text;
    StateSet m_states; ///< the chips
    StateSet m_typedStates; ///< `state:`
    bool m_hasTyped = false;
    std::vector<Word> m_words;
};

} // namespace muster
