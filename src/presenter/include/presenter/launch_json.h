// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/instance.h"
#include "core/launch/launch_draft.h"
#include "core/launch/launch_spec.h"
#include "core/launch/problem.h"
#include "core/ports/instance_api.h"
#include "engine/batch_status.h"
#include "engine/fleet.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <vector>

/// The JSON and CSV of the command line and of exports (interfaces). Keys and codes are never
/// translated; absent is null.
namespace muster::json {

/// The object of `launch --json`.
QJsonObject launchObject(const BatchStatus& status, const Fleet& fleet);
/// The same object for a draft that was refused: verdict `invalid`, nothing sent.
QJsonObject invalidObject(const LaunchDraft& draft, const Problems& problems);
/// The same object for a dry run; \a error: why it was refused.
QJsonObject dryRunObject(const LaunchSpec& spec, const std::optional<Error>& error);
/// launchObject plus label, created, account, accessKeyId, region, endpoint.
QJsonObject batchObject(const BatchStatus& status, const Fleet& fleet);
/// `{"batches": […]}`
QJsonObject batchesObject(const std::vector<BatchStatus>& batches, const Fleet& fleet);
/// One instance of a launch object.
QJsonObject instanceObject(const FleetRow& row);
/// `{"readAt", "instances"}` of `list`.
QJsonObject listObject(const std::vector<FleetRow>& rows, UtcTime readAt);
/// CSV of `list`, with a header.
QByteArray listCsv(const std::vector<FleetRow>& rows, UtcTime now);
/// `{"results": […]}` of release, start, stop, reboot.
QJsonObject resultsObject(const std::vector<OrderOutcome>& outcomes);
/// `[{"field", "code", "message"}]`, messages in the language of the run.
QJsonArray problemsArray(const Problems& problems);
/// One line, UTF-8, ends with a newline.
QByteArray toLine(const QJsonObject& object);

} // namespace muster::json
