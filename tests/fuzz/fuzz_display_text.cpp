// SPDX-License-Identifier: GPL-3.0-or-later
// Display text: whatever the text was, what is shown has no hidden character, is valid and bounded,
// and shown again it is the same.
#include "core/text/display_text.h"
#include "fuzz_support.h"

#include <cstring>

using namespace muster;

namespace {

constexpr int kMax = 256;
/// `<U+10FFFF>` for each character, and the ellipsis.
constexpr qsizetype kLongest = kMax * 10 + 1;

void isFitToBeShown(const QString& text)
{
    const QString shown = displayText(text, kMax);
    require(firstHiddenCharacter(shown) == -1);
    require(shown.size() <= kLongest);
    require(QString::fromUtf8(shown.toUtf8()) == shown);
    if (text.size() <= kMax && firstHiddenCharacter(text) == -1)
        require(shown == text);
    const qsizetype hidden = firstHiddenCharacter(text);
    if (hidden >= 0)
        require(!shownCharacterAt(text, hidden).isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    isFitToBeShown(
        QString::fromUtf8(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size)));
    // Any UTF-16, lone surrogates too.
    QString raw(static_cast<qsizetype>(size / 2), QChar(u'\0'));
    std::memcpy(raw.data(), bytes, static_cast<size_t>(raw.size()) * 2);
    isFitToBeShown(raw);
    return 0;
}
