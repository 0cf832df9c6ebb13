// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/retry_budget.h"

#include "core/constants.h"

namespace muster {

milliseconds RetryBudget::probeDelay(BootTime now) const
{
    if (!isEmpty() || !m_probedAt)
        return milliseconds(0);
    const auto gap = milliseconds(static_cast<milliseconds::rep>(
        static_cast<double>(constants::kProbeInterval.count()) * m_timeScale));
    return std::max(milliseconds(0), milliseconds(*m_probedAt + gap - now));
}

} // namespace muster
