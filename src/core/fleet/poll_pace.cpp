// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/poll_pace.h"

#include "core/constants.h"

#include <algorithm>

namespace muster {

PollPace::PollPace(milliseconds longest, double timeScale)
    : m_longest(longest)
    , m_timeScale(timeScale)
{
}

void PollPace::roundEnded(bool news)
{
    if (news) {
        reset();
        return;
    }
    const double most = static_cast<double>(m_longest.count())
        / static_cast<double>(constants::kPollFloor.count());
    if (++m_quietRounds > constants::kQuietRounds)
        m_factor = std::min(m_factor * constants::kPollStretch, most);
}

void PollPace::reset()
{
    m_quietRounds = 0;
    m_factor = 1.0;
}

milliseconds PollPace::interval() const
{
    const double span = std::min(static_cast<double>(constants::kPollFloor.count()) * m_factor,
        static_cast<double>(std::max(m_longest, constants::kPollFloor).count()));
    return milliseconds(static_cast<milliseconds::rep>(span * m_timeScale));
}

} // namespace muster
