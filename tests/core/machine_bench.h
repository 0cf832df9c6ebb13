// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/machine.h"

#include <QTest>

namespace muster {

using namespace std::chrono_literals;

inline constexpr qint64 kNoon = 1775995200000; // 2026-04-12 12:00:00 UTC

/// The machine with a clock of its own: every event is applied and its commands are kept.
class Bench
{
public:
    explicit Bench(int calls, int amount = 100)
    {
        state.batch.id = BatchId::fromTrusted(QStringLiteral("b0b0"));
        state.batch.region = RegionId::fromTrusted(QStringLiteral("cn-hangzhou"));
        state.batch.asked = calls * amount;
        for (int i = 1; i <= calls; ++i) {
            CallRecord call{.amount = *InstanceCount::from(amount)};
            call.index = i;
            call.token = callToken(state.batch.id, i, 1);
            call.request = "Amount=100";
            state.batch.calls.push_back(call);
        }
        now.wall = UtcTime(milliseconds(kNoon));
        now.server = now.wall;
        now.isServerKnown = true;
        now.bootId = QStringLiteral("boot-1");
        now.boot = BootTime(1000000);
    }

    void apply(const machine::Event& event)
    {
        machine::Chance chance;
        chance.jitter = 0.5;
        for (int i = 0; i < 3; ++i)
            chance.nonces.append(QString::number(++nonce));
        step = machine::decide(state, event, now, limits, chance);
        state = step.next;
        limits = step.limits;
    }

    void pass(milliseconds span)
    {
        now.wall += span;
        now.server += span;
        now.boot += span;
    }

    /// The wait that \a index is in ends.
    void due(int index) { apply(machine::Due{index, state.minds[index].wait}); }

    template <typename Command>
    [[nodiscard]] std::vector<Command> commands() const
    {
        std::vector<Command> found;
        for (const auto& command : step.commands) {
            if (const auto* wanted = std::get_if<Command>(&command))
                found.push_back(*wanted);
        }
        return found;
    }

    [[nodiscard]] const CallRecord& call(int index) const
    {
        return state.batch.calls[static_cast<size_t>(index - 1)];
    }

    /// Lets the wait of the last step pass and brings it back as Due.
    void waitOut(int index)
    {
        const auto waits = commands<machine::Wait>();
        QVERIFY(!waits.empty());
        pass(waits.back().delay);
        apply(machine::Due{index, waits.back().wait});
    }

    machine::State state;
    Limits limits;
    machine::Now now;
    machine::Step step;
    int nonce = 0;
};

inline std::vector<InstanceId> ids(int count, const QString& prefix = QStringLiteral("i-"))
{
    std::vector<InstanceId> made;
    for (int i = 0; i < count; ++i)
        made.push_back(InstanceId::fromTrusted(prefix + QString::number(i)));
    return made;
}

inline Answer accepted(int count)
{
    Answer answer;
    answer.cls = AnswerClass::Accepted;
    answer.ids = ids(count);
    answer.reached = true;
    return answer;
}

inline Answer failed(
    AnswerClass cls, const QString& code = {}, RefusalKind refusal = RefusalKind::None)
{
    Answer answer;
    answer.cls = cls;
    answer.refusal = refusal;
    answer.error.kind = code.isEmpty() ? Error::Kind::OutcomeUnknown : Error::Kind::Service;
    answer.error.code = code;
    return answer;
}

inline machine::Looked looked(int call, const std::vector<InstanceId>& found, bool proved = true)
{
    machine::Looked event;
    event.call = call;
    event.complete = true;
    event.permissionProved = proved;
    event.ids = found;
    return event;
}

} // namespace muster
