// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster {

/// Text from outside, made fit to be shown: valid UTF-16 (a lone surrogate becomes U+FFFD),
/// control, BiDi and zero-width characters as `<U+202E>`, cut at \a max characters with an
/// ellipsis. It makes no markup harmless: show it as plain text.
QString displayText(const QString& text, int max = 256);

/// True for what displayText() would not show as itself: control, format, BiDi, zero-width and
/// unassigned characters, line and paragraph separators, surrogates.
bool isHiddenCharacter(char32_t c);

/// Index of the first hidden character (see isHiddenCharacter) of \a text; -1 when there is none.
qsizetype firstHiddenCharacter(QStringView text);

/// The alphabets of the API's rules.
enum class CharacterSet {
    Identifier, ///< `A-Z a-z 0-9 . _ - : /`
    Name, ///< `A-Z a-z 0-9 : _ . -`
    Region, ///< `a-z 0-9 -`
    HostName, ///< `A-Z a-z 0-9 . -`
};
/// Index of the first character of \a text that is not of \a set; -1 when there is none.
qsizetype firstCharacterOutside(QStringView text, CharacterSet set);

/// The character at \a index (both halves of a surrogate pair) as displayText() shows it.
QString shownCharacterAt(QStringView text, qsizetype index);
/// The first character of \a text that is not of \a set, as displayText() shows it; empty when
/// there is none.
QString firstBadCharacter(QStringView text, CharacterSet set);

} // namespace muster
