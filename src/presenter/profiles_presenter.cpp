// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/profiles_presenter.h"

#include "core/launch/launch_spec.h"
#include "core/text/display_text.h"
#include "core/wire/profile_file.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

/// Tries for a free name of a copy.
constexpr int kMaxCopies = 1000;

QString sentenceOf(const LaunchDraft& draft)
{
    const auto value = [&draft](const QString& name) {
        const QString text = draft.parameters.text(name);
        return text.isEmpty() ? Words::emptyCell() : displayText(text);
    };
    const QString what
        = ProfilesPresenter::tr("%1 × %2 in %3")
              .arg(value(u"Amount"_s), value(u"InstanceType"_s), value(u"RegionId"_s));
    switch (draft.release.kind) {
    case ReleaseChoice::Kind::Never:
        return what;
    case ReleaseChoice::Kind::InSpan:
        //: a launch, and after which span its instances are released
        return ProfilesPresenter::tr("%1, released after %2")
            .arg(what, displayText(draft.release.text));
    case ReleaseChoice::Kind::AtTime:
        //: a launch, and when its instances are released
        return ProfilesPresenter::tr("%1, released at %2")
            .arg(what, displayText(draft.release.text));
    }
    return what;
}

QString refusalText(const RefusedProfile& refused)
{
    const QString path = displayText(refused.path);
    switch (refused.reason) {
    case RefusedProfile::Reason::MissingField:
        return ProfilesPresenter::tr("%1 is missing.").arg(path);
    case RefusedProfile::Reason::WrongType:
        return ProfilesPresenter::tr("%1 is of the wrong type.").arg(path);
    case RefusedProfile::Reason::BadName:
        return ProfilesPresenter::tr("%1 is no name for a profile.").arg(path);
    case RefusedProfile::Reason::BadValue:
        return ProfilesPresenter::tr("%1 has a value that cannot be one.").arg(path);
    case RefusedProfile::Reason::Forbidden:
        return ProfilesPresenter::tr("%1 cannot stand in a profile.").arg(path);
    }
    return path;
}

} // namespace

ProfilesPresenter::ProfilesPresenter(
    ProfileStore& store, Clock& clock, Prompt& prompt, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_prompt(prompt)
{
}

ProfileLine ProfilesPresenter::lineOf(const Profile& profile) const
{
    ProfileLine line;
    line.name = profile.name;
    line.sentence = sentenceOf(profile.draft);
    for (const Problem& problem :
        checkDraft(profile.draft, CheckContext{m_clock.wallNow()}).problems)
        line.problems += Words::problemLine(problem);
    return line;
}

void ProfilesPresenter::reload()
{
    m_lines.clear();
    const auto all = m_store.all();
    if (all) {
        for (const Profile& profile : *all)
            m_lines.push_back(lineOf(profile));
    } else {
        tell(tr("The profiles could not be read"), all.error());
    }
    Q_EMIT changed();
}

std::optional<Profile> ProfilesPresenter::profile(const QString& name) const
{
    const auto found = m_store.byName(name);
    return found ? std::optional(*found) : std::nullopt;
}

void ProfilesPresenter::tell(const QString& title, const Error& error)
{
    const ErrorText text = Words::errorText(error);
    m_prompt.message({Message::Kind::Failure, title, text.whole, text.details});
}

bool ProfilesPresenter::create(const Profile& profile)
{
    if (const auto added = m_store.add(profile); !added) {
        tell(tr("The profile “%1” was not created").arg(displayText(profile.name)), added.error());
        return false;
    }
    m_removed.reset();
    reload();
    return true;
}

bool ProfilesPresenter::rename(const QString& from, const QString& to)
{
    auto profile = m_store.byName(from);
    if (profile) {
        profile->name = to.simplified();
        const auto renamed = m_store.replace(from, *profile);
        if (renamed) {
            m_removed.reset();
            reload();
            return true;
        }
        profile = renamed.error();
    }
    tell(tr("The profile “%1” was not renamed").arg(displayText(from)), profile.error());
    return false;
}

QString ProfilesPresenter::duplicate(const QString& name)
{
    auto profile = m_store.byName(name);
    for (int copy = 2; profile && copy < kMaxCopies; ++copy) {
        //: the name of a copy: the first name and a number
        profile->name = tr("%1 (%2)").arg(name, QString::number(copy));
        const auto added = m_store.add(*profile);
        if (added) {
            m_removed.reset();
            reload();
            return profile->name;
        }
        if (added.error().kind != Error::Kind::Conflict)
            profile = added.error();
    }
    if (!profile)
        tell(tr("The profile “%1” was not copied").arg(displayText(name)), profile.error());
    return {};
}

bool ProfilesPresenter::remove(const QString& name)
{
    const auto profile = m_store.byName(name);
    const Result<Done> removed = profile ? m_store.remove(name) : Result<Done>(profile.error());
    if (!removed) {
        tell(tr("The profile “%1” was not deleted").arg(displayText(name)), removed.error());
        return false;
    }
    m_removed = *profile;
    reload();
    return true;
}

QString ProfilesPresenter::removedName() const
{
    return m_removed ? m_removed->name : QString();
}

bool ProfilesPresenter::undoRemove()
{
    return m_removed && create(Profile(*m_removed));
}

// Files -----------------------------------------------------------------------------------------

QByteArray ProfilesPresenter::exportFile(const QStringList& names)
{
    std::vector<Profile> profiles;
    for (const QString& name : names) {
        const auto found = m_store.byName(name);
        if (!found) {
            tell(tr("The profile “%1” was not exported").arg(displayText(name)), found.error());
            return {};
        }
        profiles.push_back(*found);
    }
    return writeProfileFile(profiles);
}

ImportReport ProfilesPresenter::importFile(const QByteArray& bytes)
{
    ImportReport report;
    const auto file = parseProfileFile(bytes);
    if (!file) {
        tell(tr("The file is no profile file"), file.error());
        return report;
    }
    for (const Profile& profile : file->profiles) {
        if (const auto added = m_store.add(profile)) {
            report.added += profile.name;
        } else if (added.error().kind == Error::Kind::Conflict) {
            report.refused += tr("“%1” exists already. Rename one of the two, then import again.")
                                  .arg(displayText(profile.name));
        } else {
            report.refused
                += tr("“%1” was not stored: %2")
                       .arg(displayText(profile.name), Words::errorText(added.error()).whole);
        }
    }
    for (const RefusedProfile& refused : file->refused)
        report.refused += refusalText(refused);
    for (const QString& path : file->ignored)
        report.notes += tr("%1 is not known and was left out.").arg(displayText(path));
    if (!report.added.isEmpty())
        m_removed.reset();
    reload();
    return report;
}

} // namespace muster
