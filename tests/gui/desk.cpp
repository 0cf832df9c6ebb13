// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "core/launch/launch_spec.h"

namespace muster {

Desk::Desk(Account kind)
{
    if (kind != Account::None) {
        config.account.name
            = kind == Account::Simulator ? QStringLiteral("Simulator") : QStringLiteral("prod");
        config.account.accessKeyId = QStringLiteral("LTAIexample");
        config.account.defaultRegion = QStringLiteral("cn-hangzhou");
        config.account.simulator = kind == Account::Simulator;
        makeSession();
    }
    settings.start();
    profiles.reload();
    launchPage.start();
    status.start();
    setSession();
}

void Desk::makeSession()
{
    session = std::make_unique<Session>(
        SessionPorts{launches, instances, journal, clock, scheduler, random}, config);
}

void Desk::setSession()
{
    orders.setSession(session.get());
    launchPage.setSession(session.get());
    launchBatch.setSession(session.get());
    fleet.setSession(session.get());
    batchDetails.setSession(session.get());
    batches.setSession(session.get());
    status.setSession(session.get());
    notices.setSession(session.get());
}

BatchId Desk::order(int amount, int answered)
{
    LaunchDraft draft = launchPage.form().toDraft();
    draft.parameters.set(QStringLiteral("Amount"), QString::number(amount));
    draft.parameters.set(QStringLiteral("InstanceName"), QStringLiteral("web-[1,4]"));
    draft.split = amount > InstanceCount::kMax;
    const auto checked = checkDraft(draft, CheckContext{clock.wallNow()});
    const Plan plan = session->plan(*checked.spec, QString());
    if (!session->launch(plan))
        qFatal("the journal refused a launch");
    for (int call = 0; call < answered; ++call) {
        LaunchReply reply;
        reply.requestId
            = QStringLiteral("473469C7-AA6F-4DC5-B3DB-%1").arg(call, 12, 16, QLatin1Char('A'));
        for (int i = 1; i <= InstanceCount::kMax; ++i)
            reply.ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-bp1a2b3c4d5e6f7g%1%2")
                                                            .arg(call)
                                                            .arg(i, 3, 10, QLatin1Char('0'))));
        launches.runs.answerNext(reply);
        QCoreApplication::processEvents();
    }
    session->fleet().flush();
    return plan.batch;
}

void Desk::startAgain()
{
    session.reset();
    makeSession();
    if (!session->start())
        qFatal("the journal could not be read");
    setSession();
}

void Desk::open(const QSize& size)
{
    window = std::make_unique<MainWindow>(WindowParts{launchPage, launchBatch, fleet, batches,
        batchDetails, profiles, settings, status, tasks, orders, notices, settingsStore, theme,
        QStringLiteral("/home/ada/.local/share/muster"), [this] { ++simulatorsOpened; }});
    prompt.setWindow(window.get());
    window->resize(size);
    window->show();
    window->resize(size);
}

void Desk::fillForm(int amount)
{
    launchPage.setText(LaunchField::Region, QStringLiteral("cn-hangzhou"));
    launchPage.setText(LaunchField::VSwitch, QStringLiteral("vsw-bp1ddbrxdlrcbim46"));
    launchPage.setText(LaunchField::Image, QStringLiteral("aliyun_3_x64_20G_alibase_20240819.vhd"));
    launchPage.setText(LaunchField::InstanceType, QStringLiteral("ecs.g7.large"));
    launchPage.setText(LaunchField::Amount, QString::number(amount));
    launchPage.setText(LaunchField::InstanceName, QStringLiteral("web-[1,3]"));
    launchPage.setText(LaunchField::SecurityGroup, QStringLiteral("sg-bp15ed6xe1yxeycg7"));
    launchPage.setPublicIp(true);
    launchPage.setText(LaunchField::Bandwidth, QStringLiteral("1"));
    launchPage.setReleaseKind(ReleaseChoice::Kind::InSpan);
    launchPage.setText(LaunchField::ReleaseSpan, QStringLiteral("8h"));
    launchPage.setTags({{QStringLiteral("team"), QStringLiteral("web")}});
}

std::vector<InstanceId> Desk::launch(int accepted)
{
    LaunchReply reply;
    reply.requestId = QStringLiteral("473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E");
    for (int i = 1; i <= accepted; ++i)
        reply.ids.push_back(InstanceId::fromTrusted(
            QStringLiteral("i-bp1a2b3c4d5e6f7g8%1").arg(i, 3, 10, QLatin1Char('0'))));
    launches.runs.answerNext(reply);
    QCoreApplication::sendPostedEvents();
    return reply.ids;
}

void Desk::bring(const std::vector<InstanceId>& ids, int first, int count, InstanceStatus state)
{
    Fleet& all = session->fleet();
    for (int i = first; i < first + count; ++i) {
        FleetRow row = all.row(all.slotOf(ids[static_cast<size_t>(i)]));
        const FleetRow shown = rowOf(i + 1, state);
        row.instance.name = shown.instance.name;
        row.instance.zone = shown.instance.zone;
        row.instance.region = shown.instance.region;
        row.instance.type = shown.instance.type;
        row.instance.privateIp = shown.instance.privateIp;
        row.instance.publicIp = shown.instance.publicIp;
        row.instance.created = clock.wallNow().time_since_epoch().count() / 1000;
        row.instance.releaseTime = row.instance.created + 8 * 3600;
        row.instance.status = state;
        row.presence = Presence::Present;
        row.everRunning = state == InstanceStatus::Running;
        row.seenAtMs = clock.wallNow().time_since_epoch().count();
        row.statusSinceMs = row.seenAtMs;
        all.put(row);
    }
    all.flush();
}

FleetRow Desk::rowOf(int number, InstanceStatus state) const
{
    FleetRow row;
    const qint64 now = clock.wallNow().time_since_epoch().count();
    row.instance.id = InstanceId::fromTrusted(
        QStringLiteral("i-bp1f6g7h8j9k0m1n2%1").arg(number, 3, 10, QLatin1Char('0')));
    row.instance.name = QStringLiteral("web-%1").arg(number, 3, 10, QLatin1Char('0'));
    row.instance.zone = QStringLiteral("cn-hangzhou-h");
    row.instance.region = QStringLiteral("cn-hangzhou");
    row.instance.type = QStringLiteral("ecs.g7.large");
    row.instance.privateIp = QStringLiteral("172.16.%1.%2").arg(number / 250).arg(number % 250 + 4);
    if (state == InstanceStatus::Running)
        row.instance.publicIp
            = QStringLiteral("198.18.%1.%2").arg(number / 250).arg(number % 250 + 4);
    row.instance.created = now / 1000 - 60 * number;
    row.instance.releaseTime = number % 3 == 0 ? 0 : now / 1000 + 3600 * (number % 40 + 1);
    row.instance.status = state;
    row.presence = Presence::Present;
    row.everRunning = state == InstanceStatus::Running;
    row.seenAtMs = now;
    row.statusSinceMs = now;
    row.account = QStringLiteral("Simulator");
    return row;
}

void Desk::bringAll(InstanceStatus state)
{
    for (const BatchId& batch : session->batches()) {
        std::vector<InstanceId> ids;
        for (const int slot : session->fleet().slotsOf(batch))
            ids.push_back(session->fleet().row(slot).instance.id);
        bring(ids, 0, static_cast<int>(ids.size()), state);
    }
}

void Desk::fillFleet(int rows, const QString& longName)
{
    using enum InstanceStatus;
    for (int i = 1; i <= rows; ++i) {
        FleetRow row = rowOf(i, Running);
        switch (i % 17) {
        case 3:
            row = rowOf(i, Starting);
            break;
        case 5:
            row = rowOf(i, Pending);
            break;
        case 7:
            row = rowOf(i, Stopped);
            break;
        case 9:
            row.instance.reclaiming = true;
            break;
        case 10:
            row = rowOf(i, Stopping);
            break;
        case 11:
            row.presence = Presence::Failed;
            break;
        case 12:
            row.presence = Presence::Released;
            break;
        case 13:
            row.presence = Presence::Missing;
            row.seenAtMs -= 600'000;
            break;
        case 14:
            row = rowOf(i, Starting);
            row.statusSinceMs -= 3'600'000;
            break;
        case 15:
            row.instance.name
                = QStringLiteral("a-rather-long-instance-name-of-somebody-else-%1").arg(i);
            break;
        default:
            break;
        }
        if (!longName.isEmpty())
            row.instance.name = longName + QString::number(i);
        session->fleet().put(row);
    }
    session->fleet().flush();
}

} // namespace muster
