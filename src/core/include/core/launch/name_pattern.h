// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace muster {

/// An instance name: plain, or the ordered form `prefix[begin,bits]suffix` (RunInstances, "ordered
/// names"). begin 0 to 999999, bits 1 to 6; `[]` and `[,]` count from 000000 with six digits; begin
/// with more digits than bits counts as six; without a prefix the text is an ordinary name. Length
/// 2 to 128 of every name that it makes; letters, digits and
/// `: _ . -`; begins with a letter; not http:// or https://. Letters are `A-Z a-z`: the service
/// takes others too, Muster refuses them (reliability rules, I04 and I06: look-alikes,
/// right-to-left text).
class NamePattern
{
public:
    enum class Fault {
        None,
        TooShort,
        TooLong,
        BadStart, ///< does not begin with a letter
        BadCharacter, ///< \c badCharacter
        HttpPrefix,
        BadPattern, ///< brackets that are no pattern
        Overflow, ///< counting would pass 999999, or the number outgrows its digits and two names
                  ///< would be alike
    };
    struct Check
    {
        Fault fault = Fault::None;
        QString badCharacter{}; ///< as displayText shows it, `<U+202E>`
    };

    /// Judges \a text for \a amount instances.
    static Check check(const QString& text, int amount);
    /// Fails with Kind::Invalid.
    static Result<NamePattern> from(const QString& text, int amount);

    [[nodiscard]] bool isOrdered() const { return m_ordered; }
    /// The name of instance \a position (from 0). A plain name is the same for all.
    [[nodiscard]] QString nameAt(int position) const;
    /// What one call is sent: the pattern whose numbering begins at \a offset, so that names run on
    /// from call to call.
    [[nodiscard]] QString textFor(int offset) const;
    [[nodiscard]] QString text() const { return m_text; }
    /// The first and the last few names, for a preview: at most \a most entries, an ellipsis
    /// between.
    [[nodiscard]] QStringList preview(int amount, int most) const;

private:
    QString m_text;
    QString m_prefix;
    QString m_suffix;
    int m_begin = 0;
    int m_digits = 0;
    bool m_ordered = false;
};

} // namespace muster
