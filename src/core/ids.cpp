// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ids.h"

#include "core/text/display_text.h"

namespace muster {

namespace {
constexpr qsizetype kLongestIdentifier = 128;
}

bool isPlainIdentifier(QStringView text)
{
    if (text.isEmpty() || text.size() > kLongestIdentifier)
        return false;
    if (text.front() == u'/' || text.back() == u'/' || text.contains(QStringView(u"..")))
        return false;
    return firstCharacterOutside(text, CharacterSet::Identifier) < 0;
}

} // namespace muster
