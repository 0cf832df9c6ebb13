// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/random.h"

#include <QStringList>

#include <vector>

namespace muster {

/// Numbers that the test wrote down. unit() gives the scripted ones, then 0.5 for ever; nonce()
/// counts up.
class FakeRandom : public Random
{
public:
    double unit() override
    {
        if (m_next >= m_units.size())
            return 0.5;
        return m_units[m_next++];
    }
    QString nonce() override
    {
        ++m_lastNonce;
        m_nonces.append(QStringLiteral("%1").arg(m_lastNonce, 32, 16, QLatin1Char('0')));
        return m_nonces.last();
    }

    /// Appends to the script.
    void willGive(const std::vector<double>& units)
    {
        m_units.insert(m_units.end(), units.begin(), units.end());
    }
    /// Every nonce handed out so far.
    [[nodiscard]] const QStringList& nonces() const { return m_nonces; }

private:
    std::vector<double> m_units;
    std::size_t m_next = 0;
    quint64 m_lastNonce = 0;
    QStringList m_nonces;
};

} // namespace muster
