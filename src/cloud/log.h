// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

/// `muster.cloud`: action, request id, status and time of each request. Never a header, a query or
/// a body.
Q_DECLARE_LOGGING_CATEGORY(lcCloud)
