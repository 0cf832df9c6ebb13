// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster {

/// The ordered form `prefix[begin,bits]suffix` that instance and host names share (RunInstances,
/// "ordered names").
struct OrderedText
{
    enum class Form { Plain, Ordered, Malformed };

    QString prefix{};
    QString suffix{};
    int begin = 0;
    int digits = 6;

    /// Fills \a out only for Form::Ordered. Without a prefix the text is an ordinary one.
    static Form parse(const QString& text, OrderedText& out);

    /// The text that number \a position (from 0) makes.
    [[nodiscard]] QString at(int position) const;
    /// The same form with the counting moved on by \a offset.
    [[nodiscard]] QString movedOn(int offset) const;
    /// True when one of \a amount numbers would pass 999999 or outgrow its digits.
    [[nodiscard]] bool overflows(int amount) const;
    [[nodiscard]] qsizetype length() const { return prefix.size() + digits + suffix.size(); }
};

} // namespace muster
