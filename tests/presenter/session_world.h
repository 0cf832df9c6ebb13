// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/session.h"
#include "presenter/prompt.h"
#include "presenter/release_flow.h"
#include "presenter/release_time_flow.h"
#include "presenter/task_list.h"
#include "support/fake_clock.h"
#include "support/fake_instance_api.h"
#include "support/fake_journal.h"
#include "support/fake_launch_api.h"
#include "support/fake_random.h"
#include "support/fake_stores.h"
#include "support/manual_scheduler.h"

#include <QPointer>

#include <memory>
#include <optional>

namespace muster {

/// Keeps what it is asked; the test answers when it likes.
class FakePrompt : public Prompt
{
public:
    void confirmLaunch(const ConfirmSummary& summary, std::function<void(bool)> answer) override
    {
        launches.push_back(summary);
        m_answer = std::move(answer);
    }
    void confirmOrder(const OrderSummary& summary, std::function<void(bool)> answer) override
    {
        orders.push_back(summary);
        m_answer = std::move(answer);
    }
    void confirmRelease(ReleaseFlow& opened) override { flow = &opened; }
    void changeReleaseTime(ReleaseTimeFlow& opened) override { timeFlow = &opened; }
    void message(const Message& message) override { messages.push_back(message); }

    /// Answers the last question; a second answer is given, too, as a double click would.
    void answer(bool isConfirmed) { m_answer(isConfirmed); }

    std::vector<ConfirmSummary> launches;
    std::vector<OrderSummary> orders;
    std::vector<Message> messages;
    QPointer<ReleaseFlow> flow;
    QPointer<ReleaseTimeFlow> timeFlow;

private:
    std::function<void(bool)> m_answer;
};

/// A real session on fakes.
struct SessionWorld
{
    FakeClock clock{};
    ManualScheduler scheduler{&clock};
    FakeLaunchApi launch{};
    FakeInstanceApi instances{};
    FakeJournal journal{};
    FakeRandom random{};
    FakeProfileStore profiles{};
    FakeSettingsStore settings{};
    FakePrompt prompt{};
    TaskList tasks{clock};
    std::unique_ptr<Session> session = makeSession();

    [[nodiscard]] std::unique_ptr<Session> makeSession()
    {
        SessionConfig config;
        config.account.name = QStringLiteral("prod");
        config.account.accessKeyId = QStringLiteral("LTAIexample");
        config.account.defaultRegion = QStringLiteral("cn-hangzhou");
        return std::make_unique<Session>(
            SessionPorts{launch, instances, journal, clock, scheduler, random}, config);
    }

    static LaunchDraft draft(int amount = 3)
    {
        LaunchDraft draft;
        draft.parameters.set(QStringLiteral("RegionId"), QStringLiteral("cn-hangzhou"));
        draft.parameters.set(QStringLiteral("VSwitchId"), QStringLiteral("vsw-bp1"));
        draft.parameters.set(QStringLiteral("ImageId"), QStringLiteral("debian_12"));
        draft.parameters.set(QStringLiteral("InstanceType"), QStringLiteral("ecs.g6.large"));
        draft.parameters.set(QStringLiteral("SecurityGroupId"), QStringLiteral("sg-bp1"));
        draft.parameters.set(QStringLiteral("InstanceName"), QStringLiteral("web-[1,3]"));
        draft.parameters.set(QStringLiteral("Amount"), QString::number(amount));
        return draft;
    }
    /// What RunInstances answers: as many ids as \a amount, from \a first on.
    static LaunchReply reply(int amount, int first = 1)
    {
        LaunchReply reply;
        reply.requestId = QStringLiteral("REQ-1");
        for (int i = 0; i < amount; ++i)
            reply.ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-%1").arg(first + i)));
        return reply;
    }
    static FleetRow row(int number, InstanceStatus status = InstanceStatus::Running)
    {
        FleetRow row;
        row.instance.id = InstanceId::fromTrusted(QStringLiteral("i-%1").arg(number));
        row.instance.name = QStringLiteral("web-%1").arg(number);
        row.instance.region = QStringLiteral("cn-hangzhou");
        row.instance.privateIp = QStringLiteral("10.0.0.%1").arg(number);
        row.instance.status = status;
        row.presence = Presence::Present;
        row.everRunning = status == InstanceStatus::Running;
        return row;
    }
};

} // namespace muster
