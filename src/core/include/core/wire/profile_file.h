// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/profile_store.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace muster {

/// Why one profile of a file is not offered.
struct RefusedProfile
{
    enum class Reason {
        MissingField, ///< a field that must be there
        WrongType, ///< \c detail names the type
        BadName, ///< breaks the rule of checkProfileName()
        BadValue, ///< a release or an account that cannot be one
        Forbidden, ///< ClientToken, DryRun, Password, a tag of Muster's
    };
    QString path{}; ///< `profiles[2].parameters.RegionId`
    QString name{}; ///< as far as it could be read
    Reason reason = Reason::WrongType;
    QString detail{}; ///< English, for the log and for Details
};

/// What a profile file holds. Values are not judged here: checkDraft() does.
struct ProfileFile
{
    std::vector<Profile> profiles{}; ///< in the order of the file
    std::vector<RefusedProfile> refused{};
    QStringList ignored{}; ///< paths of fields that this version does not know
    QStringList doubledNames{}; ///< names that count as the same as an earlier one of the file
};

/// Reads a profile file (interfaces, "Profile file"). Fails as a whole with Kind::Malformed (\c
/// code of readJson(), or `NotAProfileFile`, or `WrongType` with the path in \c detail) and with
/// Kind::Newer when a newer version wrote it.
Result<ProfileFile> parseProfileFile(const QByteArray& bytes);

/// Writes what parseProfileFile() reads: types as the API has them, no secrets, empty values left
/// out. Ends with a newline.
QByteArray writeProfileFile(const std::vector<Profile>& profiles);

} // namespace muster
