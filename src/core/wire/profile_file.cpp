// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/profile_file.h"

#include "core/launch/profile_name.h"
#include "core/text/display_text.h"
#include "core/time.h"
#include "core/wire/json_reader.h"
#include "launch/parameter_table.h"

#include <QLocale>
#include <QSet>

namespace muster {

namespace {

using namespace Qt::StringLiterals;
using Reason = RefusedProfile::Reason;

constexpr qint64 kVersion = 1;
constexpr qint64 kLargestNumber = 2147483647;

Error notAProfileFile(const QString& why)
{
    Error error = makeError(Error::Kind::Malformed, QStringLiteral("not a profile file: ") + why);
    error.code = QStringLiteral("NotAProfileFile");
    return error;
}

/// Reads the profiles of one file one after the other. Each either becomes a profile or is refused,
/// with the first thing that is wrong with it.
class FileReader
{
public:
    explicit FileReader(ProfileFile& file)
        : m_file(file)
    {
    }

    void readProfile(const JsonNode& node)
    {
        m_profile = Profile{};
        m_name.clear();
        QStringList ignored;
        if (const auto fault = readMembers(node, ignored)) {
            m_file.refused.push_back({fault->path, m_name, fault->reason, fault->detail});
            return;
        }
        m_file.ignored += ignored;
        const QString key = profileNameKey(m_profile.name);
        if (m_keys.contains(key))
            m_file.doubledNames += m_profile.name;
        m_keys.insert(key);
        m_file.profiles.push_back(m_profile);
    }

private:
    struct Fault
    {
        QString path;
        Reason reason;
        QString detail;
    };
    using MaybeFault = std::optional<Fault>;

    static Fault wrongType(const JsonNode& node, const Error& error)
    {
        return {node.path(), Reason::WrongType, error.detail};
    }
    static Fault missing(const JsonNode& node, QStringView name)
    {
        const QString path = node.path() + u'.' + name.toString();
        return {path, Reason::MissingField, path + ": is missing"_L1};
    }

    MaybeFault readMembers(const JsonNode& node, QStringList& ignored)
    {
        const auto members = node.members();
        if (!members)
            return wrongType(node, members.error());
        // First of all the name, so that a refusal can tell whose it is.
        if (const auto fault = readName(node))
            return fault;
        const auto parameters = node.optionalMember(u"parameters");
        if (!parameters || !*parameters)
            return missing(node, u"parameters");
        const auto release = node.optionalMember(u"release");
        if (release && *release && !(*release)->isNull()) {
            if (const auto fault = readRelease(**release, ignored))
                return fault;
        }
        if (const auto fault = readParameters(**parameters, ignored))
            return fault;
        for (const auto& [name, member] : *members) {
            if (const auto fault = readOther(name, member, ignored))
                return fault;
        }
        return std::nullopt;
    }

    MaybeFault readName(const JsonNode& node)
    {
        const auto member = node.optionalMember(u"name");
        if (!member || !*member)
            return missing(node, u"name");
        const auto text = (*member)->text();
        if (!text)
            return wrongType(**member, text.error());
        m_name = *text;
        const ProfileNameCheck check = checkProfileName(*text);
        if (check.fault != ProfileNameCheck::Fault::None)
            return Fault{(*member)->path(), Reason::BadName,
                QStringLiteral("not a name for a profile: %1").arg(displayText(*text))};
        m_profile.name = text->trimmed();
        return std::nullopt;
    }

    MaybeFault readOther(const QString& name, const JsonNode& member, QStringList& ignored)
    {
        if (name == "name"_L1 || name == "parameters"_L1 || name == "release"_L1)
            return std::nullopt;
        if (name == "split"_L1) {
            const auto split = member.boolean();
            if (!split)
                return wrongType(member, split.error());
            m_profile.draft.split = *split;
            return std::nullopt;
        }
        if (name != "account"_L1) {
            ignored += member.path();
            return std::nullopt;
        }
        if (member.isNull())
            return std::nullopt;
        const auto account = member.text();
        if (!account)
            return wrongType(member, account.error());
        if (firstHiddenCharacter(*account) >= 0 || account->size() > kLongestProfileName)
            return Fault{member.path(), Reason::BadValue,
                QStringLiteral("not a name for an account: %1").arg(displayText(*account))};
        m_profile.account = *account;
        return std::nullopt;
    }

    /// `{"in": "8h"}` or `{"at": "…Z"}`. A time that is past is no fault of the file.
    MaybeFault readRelease(const JsonNode& node, QStringList& ignored)
    {
        const auto members = node.members();
        if (!members)
            return wrongType(node, members.error());
        for (const auto& [name, member] : *members) {
            if (name != "in"_L1 && name != "at"_L1) {
                ignored += member.path();
                continue;
            }
            const auto text = member.text();
            if (!text)
                return wrongType(member, text.error());
            const bool isSpan = name == "in"_L1;
            const bool isRight
                = isSpan ? parseSpan(*text).has_value() : fromIsoText(*text).has_value();
            if (!isRight || m_profile.draft.release.kind != ReleaseChoice::Kind::Never)
                return Fault{member.path(), Reason::BadValue,
                    QStringLiteral("not a release time: %1").arg(displayText(*text))};
            m_profile.draft.release.kind
                = isSpan ? ReleaseChoice::Kind::InSpan : ReleaseChoice::Kind::AtTime;
            m_profile.draft.release.text = *text;
        }
        if (m_profile.draft.release.kind == ReleaseChoice::Kind::Never)
            return missing(node, u"in");
        return std::nullopt;
    }

    MaybeFault readParameters(const JsonNode& node, QStringList& ignored)
    {
        const auto members = node.members();
        if (!members)
            return wrongType(node, members.error());
        for (const auto& [name, member] : *members) {
            if (isForbiddenParameter(name))
                return Fault{
                    member.path(), Reason::Forbidden, QStringLiteral("not allowed in a profile")};
            const auto known = findParameter(name);
            if (!known) {
                ignored += member.path();
                continue;
            }
            if (const auto fault = readParameter(*known, name, member))
                return fault;
        }
        // An empty one would not be written again.
        if (m_profile.draft.parameters.text(QStringLiteral("RegionId")).isEmpty())
            return missing(node, u"RegionId");
        return std::nullopt;
    }

    MaybeFault readParameter(
        const KnownParameter& known, const QString& name, const JsonNode& member)
    {
        const auto text = textOf(wireTypeOf(*known.rule), member);
        if (!text)
            return wrongType(member, text.error());
        if (name.startsWith("Tag."_L1) && name.endsWith(".Key"_L1)
            && text->trimmed().startsWith("muster:"_L1, Qt::CaseInsensitive))
            return Fault{member.path(), Reason::Forbidden, QStringLiteral("a tag of Muster's own")};
        if (name != "AutoReleaseTime"_L1) {
            m_profile.draft.parameters.set(name, *text);
            return std::nullopt;
        }
        if (m_profile.draft.release.kind != ReleaseChoice::Kind::Never
            || !fromIsoText(text->trimmed()))
            return Fault{member.path(), Reason::BadValue,
                QStringLiteral("not a release time, or a second one")};
        m_profile.draft.release = {ReleaseChoice::Kind::AtTime, text->trimmed()};
        return std::nullopt;
    }

    static Result<QString> textOf(WireType type, const JsonNode& member)
    {
        switch (type) {
        case WireType::Text:
            return member.text();
        case WireType::Integer: {
            const auto number = member.integer(-kLargestNumber, kLargestNumber);
            return number ? Result<QString>(QString::number(*number))
                          : Result<QString>(number.error());
        }
        case WireType::Number: {
            const auto number = member.number();
            return number
                ? Result<QString>(QString::number(*number, 'f', QLocale::FloatingPointShortest))
                : Result<QString>(number.error());
        }
        case WireType::Boolean: {
            const auto value = member.boolean();
            return value
                ? Result<QString>(*value ? QStringLiteral("true") : QStringLiteral("false"))
                : Result<QString>(value.error());
        }
        }
        return member.text();
    }

    ProfileFile& m_file;
    Profile m_profile;
    QString m_name;
    QSet<QString> m_keys;
};

/// Format and version; none when they are right.
std::optional<Error> headFault(const JsonNode& root)
{
    const auto format = root.optionalMember(u"format");
    if (!format)
        return notAProfileFile(format.error().detail);
    const auto formatText = *format ? (*format)->text() : Result<QString>(QString());
    if (!formatText || *formatText != "muster-profiles"_L1)
        return notAProfileFile(QStringLiteral("format is not \"muster-profiles\""));
    const auto version = root.member(u"version");
    if (!version)
        return notAProfileFile(version.error().detail);
    const auto number = version->integer(1, kLargestNumber);
    if (!number)
        return notAProfileFile(number.error().detail);
    if (*number > kVersion)
        return makeError(Error::Kind::Newer,
            QStringLiteral("written by a newer version of Muster (format %1)").arg(*number));
    return std::nullopt;
}

} // namespace

Result<ProfileFile> parseProfileFile(const QByteArray& bytes)
{
    const auto json = readJson(bytes, JsonLimits::forFile());
    if (!json)
        return json.error();
    const JsonNode root(*json);
    if (const auto fault = headFault(root))
        return *fault;
    const auto list = root.member(u"profiles");
    const auto items = list ? list->items() : Result<std::vector<JsonNode>>(list.error());
    if (!items) {
        Error error = items.error();
        error.code = QStringLiteral("WrongType");
        return error;
    }
    ProfileFile file;
    if (const auto members = root.members()) {
        for (const auto& [name, member] : *members) {
            if (name != "format"_L1 && name != "version"_L1 && name != "profiles"_L1)
                file.ignored += member.path();
        }
    }
    FileReader reader(file);
    for (const JsonNode& item : *items)
        reader.readProfile(item);
    return file;
}

} // namespace muster
