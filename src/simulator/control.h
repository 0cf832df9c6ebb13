// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_message.h"

namespace muster {

class Simulator;

/// Answers one request of the control port: 200 and `{}` or data, 400 and `{"error"}` for a bad
/// body with nothing changed, 404 for an unknown path or instance.
[[nodiscard]] HttpReply answerControl(Simulator& simulator, const HttpRequest& request);

} // namespace muster
