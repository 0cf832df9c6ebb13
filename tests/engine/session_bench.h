// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/session.h"
#include "support/fake_clock.h"
#include "support/fake_instance_api.h"
#include "support/fake_journal.h"
#include "support/fake_launch_api.h"
#include "support/fake_random.h"
#include "support/manual_scheduler.h"

#include <QCoreApplication>

namespace muster {

using namespace std::chrono_literals;

inline LaunchSpec specOf(int amount)
{
    LaunchDraft draft;
    draft.split = amount > 100;
    draft.parameters.set(QStringLiteral("RegionId"), QStringLiteral("cn-hangzhou"));
    draft.parameters.set(QStringLiteral("ImageId"), QStringLiteral("m-1"));
    draft.parameters.set(QStringLiteral("InstanceType"), QStringLiteral("ecs.g7.large"));
    draft.parameters.set(QStringLiteral("SecurityGroupId"), QStringLiteral("sg-1"));
    draft.parameters.set(QStringLiteral("VSwitchId"), QStringLiteral("vsw-1"));
    draft.parameters.set(QStringLiteral("InstanceName"), QStringLiteral("web-[1,4]"));
    draft.parameters.set(QStringLiteral("Amount"), QString::number(amount));
    CheckContext context;
    context.serverNow = UtcTime(milliseconds(1775988000000));
    const CheckedDraft checked = checkDraft(draft, context);
    return checked.spec.value_or(LaunchSpec{});
}

/// The engine over fakes; the cloud answers as \c statusOf says.
struct SessionBench
{
    SessionBench()
    {
        launch.runs.answerAllBy([this](const LaunchRequest& request) { return run(request); });
        instances.describes.answerAllBy(
            [this](const DescribeQuery& query) { return describe(query); });
        instances.events.answerAllBy([this](const EventsAsked& asked) { return dropped(asked); });
        instances.orders.answerAllBy([](const OrderAsked& asked) {
            std::vector<OrderOutcome> outcomes;
            for (const InstanceId& id : asked.ids) {
                OrderOutcome outcome;
                outcome.id = id;
                outcome.ok = true;
                outcomes.push_back(outcome);
            }
            return Result<std::vector<OrderOutcome>>(outcomes);
        });
        config.account.name = QStringLiteral("prod");
        config.account.accessKeyId = QStringLiteral("key-1");
        open();
    }

    /// A new run of the program over the same journal; start() is the test's.
    void open()
    {
        session.reset();
        session = std::make_unique<Session>(
            SessionPorts{launch, instances, journal, clock, scheduler, random}, config);
    }

    Result<LaunchReply> run(const LaunchRequest& request)
    {
        const auto parameters = Parameters::fromEncoded(request.frozen);
        LaunchReply reply;
        const int amount = parameters->text(QStringLiteral("Amount")).toInt();
        for (int i = 0; i < amount; ++i)
            reply.ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-%1").arg(made++)));
        return reply;
    }

    Result<InstancePage> describe(const DescribeQuery& query)
    {
        if (query.dryRun) {
            Error error;
            error.kind = Error::Kind::Service;
            error.httpStatus = allowed ? 400 : 403;
            error.code
                = allowed ? QStringLiteral("DryRunOperation") : QStringLiteral("Forbidden.RAM");
            return error;
        }
        InstancePage page;
        page.serverTimeMs = clock.wallNow().time_since_epoch().count();
        if (blind)
            return page;
        if (!query.callTag.isEmpty() || query.ids.empty()) {
            for (const Instance& row : tagged) {
                if (query.callTag.isEmpty() || row.callTag == query.callTag)
                    page.rows.push_back(row);
            }
        }
        for (const InstanceId& id : query.ids) {
            if (hidden.contains(id.value()))
                continue;
            Instance row;
            row.id = id;
            row.region = query.region.value();
            row.status = status;
            page.rows.push_back(row);
        }
        return page;
    }

    Result<EventPage> dropped(const EventsAsked& asked)
    {
        EventPage page;
        for (const InstanceId& id : asked.ids) {
            DroppedInstance event;
            event.id = id;
            event.eventType = QStringLiteral("SystemFailure.Delete");
            page.events.push_back(event);
        }
        return page;
    }

    /// Lets time and the event loop run on together.
    void run(milliseconds span)
    {
        for (milliseconds passed{0}; passed < span; passed += 100ms) {
            scheduler.moveOn(100ms);
            QCoreApplication::processEvents();
            QCoreApplication::processEvents();
        }
    }

    BatchId launchOf(int amount)
    {
        const Plan plan = session->plan(specOf(amount), QString());
        const auto launched = session->launch(plan);
        return launched ? plan.batch : BatchId();
    }

    FakeClock clock;
    ManualScheduler scheduler{&clock};
    FakeRandom random;
    FakeJournal journal;
    FakeLaunchApi launch;
    FakeInstanceApi instances;
    InstanceStatus status = InstanceStatus::Pending;
    QStringList hidden;
    std::vector<Instance> tagged; ///< what looks by tag and whole listings show
    bool blind = false;
    bool allowed = true;
    int made = 0;
    SessionConfig config;
    std::unique_ptr<Session> session;
};

} // namespace muster
