// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faults.h"
#include "http_connection.h"

namespace muster {

/// What a client was told: 0 for nothing at all.
struct Told
{
    int httpStatus = 0;
    QByteArray code;
};

/// Lets \a fault act on \a connection, for all kinds that act at once (not delay and hold).
///
/// \a reply is the answer that the call would have got, \a errorBody that of the fault `error`.
Told playFault(const Fault& fault, HttpConnection& connection, const HttpReply& reply,
    const QByteArray& errorBody);

} // namespace muster
