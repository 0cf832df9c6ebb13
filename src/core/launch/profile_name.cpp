// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/profile_name.h"

#include "core/text/display_text.h"

namespace muster {

ProfileNameCheck checkProfileName(const QString& name)
{
    using Fault = ProfileNameCheck::Fault;
    const QString text = name.left(2 * kLongestProfileName).trimmed();
    // Not trimmed: a newline at an end is still a control character.
    const QStringView whole = QStringView(name).first(qMin(name.size(), 2 * kLongestProfileName));
    const qsizetype hidden = firstHiddenCharacter(whole);
    if (hidden >= 0)
        return {Fault::BadCharacter, shownCharacterAt(whole, hidden)};
    if (text.isEmpty())
        return {Fault::Empty, {}};
    if (text.size() > kLongestProfileName)
        return {Fault::TooLong, {}};
    for (const QChar c : text) {
        if (c == u'/' || c == u'\\')
            return {Fault::BadCharacter, QString(c)};
    }
    if (text.contains(u".."))
        return {Fault::DotDot, {}};
    return {};
}

QString profileNameKey(const QString& name)
{
    return name.simplified().toCaseFolded();
}

} // namespace muster
