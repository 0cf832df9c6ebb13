// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_request.h"
#include "core/ports/catalogue_api.h"
#include "core/ports/identity_api.h"
#include "core/ports/instance_api.h"

namespace muster {

// Readers of the small replies, by the DOM parser. Each fails with the error of the reply, and with
// Kind::Malformed when a good status has a body without what it must have.

Result<std::vector<RegionRow>> readRegions(const ApiReply& reply);
Result<CallerIdentity> readCaller(const ApiReply& reply);
Result<EventPage> readDroppedInstances(const ApiReply& reply);
/// An outcome for each of \a asked, in that order; one that the reply does not name is not ok and
/// has no code.
Result<std::vector<OrderOutcome>> readOrderOutcomes(
    const ApiReply& reply, const std::vector<InstanceId>& asked);
/// For the calls that answer with a request id only.
Result<Done> readDone(const ApiReply& reply);

/// A paging token of a reply: empty on the last page. Fails with Kind::Malformed above 4 KiB.
inline constexpr qsizetype kLongestNextToken = 4096;

} // namespace muster
