// SPDX-License-Identifier: GPL-3.0-or-later
// Orders by id that an earlier run of the program left without an outcome.
#include "core/text/display_text.h"
#include "presenter/notices.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

using namespace Qt::StringLiterals;

static QString orderName(const OrderStatus& order)
{
    const auto count = static_cast<int>(order.ids.size());
    if (order.kind == "start"_L1)
        return Words::orderTitle(OrderKind::Start, count);
    if (order.kind == "stop"_L1)
        return Words::orderTitle(OrderKind::Stop, count);
    if (order.kind == "reboot"_L1)
        return Words::orderTitle(OrderKind::Reboot, count);
    if (order.kind == "release"_L1)
        return Words::orderTitle(OrderKind::Release, count);
    return Notices::tr("Change the release time of %n instances", nullptr, count);
}

QString Notices::orderKey(const QString& id)
{
    return u"order:"_s + id;
}

void Notices::addOrderNotices(std::vector<Notice>& list) const
{
    for (const OrderStatus& order : m_session->orders()) {
        if (!order.earlierRun)
            continue;
        if (order.needsClick) {
            list.push_back({orderKey(order.id), Notice::Weight::Warning,
                tr("The last run ended in the middle of an order: “%1”. Muster has read the states "
                   "again, and some instances still need it.")
                    .arg(orderName(order)),
                tr("Order it again"), {}, true});
        } else if (order.closed && order.unknown) {
            list.push_back({orderKey(order.id), Notice::Weight::Warning,
                tr("The last run ended in the middle of an order: “%1”. Its outcome is not known, "
                   "and it is not repeated.")
                    .arg(orderName(order)),
                {}, {}, true});
        }
    }
}

void Notices::repeatOrder(const QString& key)
{
    const QString id = key.mid(orderKey({}).size());
    if (const Result<Done> sent = m_session->repeatOrder(id); !sent)
        noteAlarm(sent.error());
}

} // namespace muster
