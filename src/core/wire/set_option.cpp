// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/set_option.h"

#include "core/launch/launch_spec.h"
#include "launch/parameter_table.h"

namespace muster {

namespace {

constexpr qsizetype kLongestName = 128;

bool isOwnTag(const QString& name, const QString& value)
{
    return name.startsWith(u"Tag.") && name.endsWith(u".Key")
        && value.startsWith(u"muster:", Qt::CaseInsensitive);
}

} // namespace

std::optional<Problem> applySetOption(LaunchDraft& draft, const QString& option)
{
    const qsizetype equals = option.indexOf(u'=');
    const QString name = option.left(equals < 0 ? kLongestName : equals).trimmed();
    const QString value = equals < 0 ? QString() : option.sliced(equals + 1);
    if (isForbiddenParameter(name))
        return Problem{name, ProblemCode::Forbidden, {}};
    if (equals < 0 || !isSettableParameter(name))
        return Problem{name.left(kLongestName), ProblemCode::UnknownParameter, {}};
    if (isOwnTag(name, value.trimmed()))
        return Problem{name, ProblemCode::Forbidden, {}};

    if (name == u"AutoReleaseTime") {
        const bool isNever = value.trimmed().isEmpty();
        draft.release.kind = isNever ? ReleaseChoice::Kind::Never : ReleaseChoice::Kind::AtTime;
        draft.release.text = isNever ? QString() : value;
    } else if (value.isEmpty()) {
        draft.parameters.remove(name);
    } else {
        draft.parameters.set(name, value);
    }
    return std::nullopt;
}

} // namespace muster
