// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace muster {

/// A name or a pattern `prefix[begin,bits]suffix` (ecs-api.md 3.8), and the names it makes.
class NamePattern
{
public:
    /// Nothing when the brackets do not follow the rule. A text that begins with `[` is an ordinary
    /// name.
    static std::optional<NamePattern> parse(const QString& text);

    /// True for a pattern, false for an ordinary name.
    [[nodiscard]] bool isPattern() const { return m_isPattern; }
    /// The text without the brackets: what the character rules are applied to.
    [[nodiscard]] QString fixedPart() const { return m_prefix + m_suffix; }
    /// The name of instance \a index (from 0) of \a count, with UniqueSuffix when \a unique.
    [[nodiscard]] QString name(int index, int count, bool unique) const;
    /// True when UniqueSuffix adds its three digits to this name.
    [[nodiscard]] bool takesUniqueSuffix() const { return !m_isPattern || !m_suffix.isEmpty(); }

private:
    QString m_prefix;
    QString m_suffix;
    bool m_isPattern = false;
    int m_begin = 0;
    int m_bits = 6;
};

} // namespace muster
