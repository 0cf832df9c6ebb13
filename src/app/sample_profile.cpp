// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_profile.h"

#include <array>

namespace muster::app {

using namespace Qt::StringLiterals;

namespace {

/// Those of the defaults that are parameters of a launch; the zone follows from the vSwitch.
const std::array kLaunchParameters{
    u"RegionId"_s, u"VSwitchId"_s, u"SecurityGroupId"_s, u"ImageId"_s, u"InstanceType"_s};

} // namespace

Parameters simulatorLaunchDefaults(const Parameters& simulatorDefaults)
{
    Parameters parameters;
    for (const QString& name : kLaunchParameters)
        parameters.set(name, simulatorDefaults.text(name));
    parameters.set(u"Amount"_s, u"1"_s);
    return parameters;
}

Profile sampleProfile(const Parameters& simulatorDefaults)
{
    Profile profile;
    profile.name = u"web-tier"_s;
    profile.draft.parameters = simulatorLaunchDefaults(simulatorDefaults);
    profile.draft.parameters.set(u"KeyPairName"_s, simulatorDefaults.text(u"KeyPairName"_s));
    profile.draft.parameters.set(u"Amount"_s, u"20"_s);
    profile.draft.parameters.set(u"InstanceName"_s, u"web-[1,3]"_s);
    profile.draft.parameters.set(u"InternetMaxBandwidthOut"_s, u"1"_s);
    profile.draft.release = {ReleaseChoice::Kind::InSpan, u"8h"_s};
    return profile;
}

Result<Done> addSampleProfile(ProfileStore& profiles, const Parameters& simulatorDefaults)
{
    const Result<std::vector<Profile>> present = profiles.all();
    if (!present)
        return present.error();
    if (!present->empty())
        return Done{};
    return profiles.add(sampleProfile(simulatorDefaults));
}

} // namespace muster::app
