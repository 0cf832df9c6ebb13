// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/profile_store.h"

namespace muster::app {

/// The profile that a new simulator home begins with: filled in, ready to launch.
Profile sampleProfile(const Parameters& simulatorDefaults);
/// What a launch on the simulator takes where nobody said anything: one instance of its defaults.
Parameters simulatorLaunchDefaults(const Parameters& simulatorDefaults);
/// Adds the sample to a library that has no profile. Fails with Kind::Storage or Kind::Locked.
Result<Done> addSampleProfile(ProfileStore& profiles, const Parameters& simulatorDefaults);

} // namespace muster::app
