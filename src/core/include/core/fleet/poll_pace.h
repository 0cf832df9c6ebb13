// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

namespace muster {

/// How long a round over changing instances lasts: 3 s; after 3 rounds without news 1.3 times
/// longer each, up to the poll interval of the settings; any news brings it back. Source:
/// reliability rules, section 5.
class PollPace
{
public:
    /// \a longest: 5 to 60 s.
    explicit PollPace(milliseconds longest, double timeScale = 1.0);

    void setLongest(milliseconds longest) { m_longest = longest; }
    void roundEnded(bool news);
    void reset();
    /// From the start of one round to the start of the next.
    [[nodiscard]] milliseconds interval() const;

private:
    milliseconds m_longest;
    double m_timeScale;
    double m_factor = 1.0;
    int m_quietRounds = 0;
};

} // namespace muster
