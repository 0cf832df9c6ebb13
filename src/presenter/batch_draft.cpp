// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/instance_count.h"
#include "core/launch/name_pattern.h"
#include "core/launch/release_time.h"
#include "presenter/batch_orders.h"

namespace muster {

using namespace Qt::StringLiterals;

LaunchDraft draftOf(const BatchRecord& record, UtcTime serverNow)
{
    LaunchDraft draft;
    draft.parameters = record.parameters;
    draft.split = record.asked > InstanceCount::kMax;
    if (record.releaseTime
        && ReleaseTime::faultOf(*record.releaseTime, serverNow) == ReleaseTime::Fault::None) {
        draft.release.kind = ReleaseChoice::Kind::AtTime;
        draft.release.text = toIsoText(*record.releaseTime);
    }
    return draft;
}

LaunchDraft topUpDraftOf(const BatchRecord& record, int missing, UtcTime serverNow)
{
    LaunchDraft draft = draftOf(record, serverNow);
    draft.split = missing > InstanceCount::kMax;
    draft.parameters.set(u"Amount"_s, QString::number(missing));
    draft.parameters.remove(u"MinAmount"_s);
    const QString name = draft.parameters.text(u"InstanceName"_s);
    const auto pattern = NamePattern::from(name, record.asked + missing);
    if (pattern && pattern->isOrdered()) // else it is said at the field
        draft.parameters.set(u"InstanceName"_s, pattern->textFor(record.asked));
    return draft;
}

} // namespace muster
