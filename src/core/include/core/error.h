// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace muster {

/// Why something failed. Everything that decides about a failure switches over \c kind; the user's
/// words are made from it in the presenter layer.
struct Error
{
    /// Closed set: a switch over it has no default.
    enum class Kind {
        Invalid, ///< a value breaks a rule of ours; nothing was done
        NotSent, ///< for certain no byte of the request left this machine
        OutcomeUnknown, ///< a changing request may have arrived; look before repeating
        Malformed, ///< a reply or file that does not parse or lacks what it must have
        Service, ///< the service answered with an error: \c code, \c httpStatus, \c requestId
        NotTheApi, ///< something that is not the API answered (redirect, 401, 407, HTML)
        NoCredentials, ///< no usable key could be read
        NotFound, ///< a local thing that does not exist
        Conflict, ///< a local thing that exists already, in name or id
        Storage, ///< a file or database failed; \c detail has the system's reason
        Locked, ///< another Muster owns this home
        Newer, ///< written by a newer version of Muster
        Cancelled, ///< given up because its owner went away or the person asked
        Internal, ///< a fault of the program itself
    };

    Kind kind = Kind::Internal;
    QString code{}; ///< the service's code, or empty
    QString message{}; ///< the service's own text, unchecked: show it only through displayText()
    QString requestId{}; ///< of the service, or empty
    QString detail{}; ///< English, for the log and for Details
    QString recommend{}; ///< the service's link, never opened by itself
    int httpStatus = 0; ///< 0: no answer
    std::optional<qint64> serverTimeMs{}; ///< UTC, ms since 1970, from the Date header
    std::optional<qint64> retryAfterMs{}; ///< from Retry-After or x-acs-retry-after, at most 60,000

    friend bool operator==(const Error&, const Error&) = default;
};

/// Shorthand for an error that only has a kind and a detail.
inline Error makeError(Error::Kind kind, const QString& detail)
{
    Error error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

} // namespace muster
