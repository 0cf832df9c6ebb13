// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_request.h"

namespace muster {

/// The error that an answer is by its status and its first byte, without a look at a good body;
/// nothing for 200. Kind::NotTheApi for redirects, challenges and HTML, Kind::Service for an error
/// of the service, Kind::Malformed for any other status below 300.
std::optional<Error> errorOf(const ApiReply& reply);

/// An unreadable answer with what is known of it.
Error malformedReply(const ApiReply& reply, const QString& detail);

} // namespace muster
