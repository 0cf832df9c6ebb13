// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/machine.h"

#include <QRegularExpression>
#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace muster;
using namespace std::chrono_literals;

namespace {

/// A cloud that creates a token's instances at most once, forgets no token, and loses answers as
/// the dice fall.
struct Cloud
{
    std::map<QString, std::vector<InstanceId>> byToken{};
    int made = 0;

    std::vector<InstanceId> run(const QString& token, int amount)
    {
        auto& ids = byToken[token];
        while (static_cast<int>(ids.size()) < amount)
            ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-%1").arg(made++)));
        return ids;
    }
};

/// What is still to happen: an answer on its way, or a wait.
struct Pending
{
    BootTime at{};
    machine::Event event{};
};

/// One random life of a batch in virtual time, with restarts that keep only what the journal was
/// given.
class Life
{
public:
    explicit Life(unsigned seed)
        : m_dice(seed)
    {
        m_state.batch.id = BatchId::fromTrusted(QStringLiteral("b%1").arg(seed));
        const int calls = 1 + static_cast<int>(m_dice() % 6);
        for (int i = 1; i <= calls; ++i) {
            CallRecord call{.amount = *InstanceCount::from(1 + static_cast<int>(m_dice() % 5))};
            call.index = i;
            call.token = callToken(m_state.batch.id, i, 1);
            call.request = "Amount=1";
            m_asked += call.amount.value();
            m_state.batch.calls.push_back(call);
        }
        m_state.batch.asked = m_asked;
        m_journal = m_state.batch;
    }

    void live()
    {
        apply(machine::Confirmed{});
        for (int events = 0; events < 4000 && !m_pending.empty(); ++events) {
            const auto next = m_pending.begin();
            m_boot = std::max(m_boot, next->second.at);
            const machine::Event event = next->second.event;
            m_pending.erase(next);
            if (m_dice() % 40 == 0)
                restart();
            else
                apply(event);
        }
    }

    [[nodiscard]] QString fault() const
    {
        if (m_cloud.made > m_asked)
            return QStringLiteral("bought %1 of %2").arg(m_cloud.made).arg(m_asked);
        for (const CallRecord& call : m_state.batch.calls) {
            const auto ledger = m_cloud.byToken.find(call.token.value());
            const size_t bought = ledger == m_cloud.byToken.end() ? 0 : ledger->second.size();
            const bool saysNothing = call.state == CallState::Rejected
                || call.state == CallState::NotBought || call.state == CallState::Cancelled
                || call.state == CallState::Planned;
            if (saysNothing && bought != 0)
                return QStringLiteral("call %1 says %2, the ledger has %3")
                    .arg(call.index)
                    .arg(callStateName(call.state))
                    .arg(bought);
            if (call.state == CallState::Accepted && call.ids.size() != bought)
                return QStringLiteral("call %1 accepted %2, the ledger has %3")
                    .arg(call.index)
                    .arg(call.ids.size())
                    .arg(bought);
            if (std::set<InstanceId>(call.ids.begin(), call.ids.end()).size() != call.ids.size())
                return QStringLiteral("call %1 has an id twice").arg(call.index);
        }
        return {};
    }
    [[nodiscard]] bool isResolved() const
    {
        return std::none_of(
            m_state.batch.calls.begin(), m_state.batch.calls.end(), [](const CallRecord& call) {
                return call.state == CallState::Sent || call.state == CallState::Unknown;
            });
    }

private:
    void restart()
    {
        m_pending.clear();
        machine::State fresh;
        fresh.batch = m_journal;
        m_state = fresh;
        m_boot += milliseconds(m_dice() % 100000);
        apply(machine::Loaded{});
        if (m_dice() % 2 == 0)
            apply(machine::Confirmed{}); // the click
    }

    void apply(const machine::Event& event)
    {
        machine::Now now;
        now.boot = m_boot;
        now.wall = UtcTime(milliseconds(1775995200000)) + m_boot;
        now.server = now.wall;
        now.isServerKnown = true;
        now.bootId = QStringLiteral("boot");
        machine::Chance chance;
        chance.jitter = static_cast<double>(m_dice() % 1000) / 1000.0;
        for (int i = 0; i < 3; ++i)
            chance.nonces.append(QString::number(++m_nonce));
        machine::Step step = machine::decide(m_state, event, now, m_limits, chance);
        m_state = step.next;
        m_limits = step.limits;
        m_journal
            = step.next.batch; // what the entries add is durable before any command is performed
        for (const machine::Command& command : step.commands) {
            if (m_dice() % 60 == 0) {
                restart(); // the program ends between two commands
                return;
            }
            perform(command);
        }
    }

    void later(milliseconds delay, const machine::Event& event)
    {
        m_pending.emplace(m_boot + delay, Pending{m_boot + delay, event});
    }

    void perform(const machine::Command& command)
    {
        if (const auto* send = std::get_if<machine::Send>(&command))
            later(milliseconds(m_dice() % 5000),
                machine::Answered{send->call, send->attempt, answerTo(send->call)});
        else if (const auto* wait = std::get_if<machine::Wait>(&command))
            later(wait->delay, machine::Due{wait->call, wait->wait});
        else if (const auto* look = std::get_if<machine::Look>(&command))
            later(milliseconds(m_dice() % 500), lookFor(look->call));
    }

    Answer answerTo(int index)
    {
        const CallRecord& call = m_state.batch.calls[static_cast<size_t>(index - 1)];
        Answer answer;
        const unsigned luck = static_cast<unsigned>(m_dice() % 10);
        if (luck == 0) { // refused for certain
            const bool bought = m_cloud.byToken.contains(call.token.value());
            answer.cls = bought ? AnswerClass::Doubtful : AnswerClass::Refused;
            answer.refusal = bought ? RefusalKind::None : RefusalKind::Stock;
            return answer;
        }
        if (luck == 1) {
            answer.cls = AnswerClass::NotExecuted;
            return answer;
        }
        if (luck == 2) { // lost before it ran
            answer.cls = AnswerClass::Doubtful;
            return answer;
        }
        answer.ids = m_cloud.run(call.token.value(), call.amount.value());
        answer.cls = AnswerClass::Accepted;
        if (luck <= 4) { // ran, and the answer was lost
            answer.ids.clear();
            answer.cls = AnswerClass::Doubtful;
        }
        return answer;
    }

    machine::Looked lookFor(int index)
    {
        const CallRecord& call = m_state.batch.calls[static_cast<size_t>(index - 1)];
        machine::Looked event;
        event.call = index;
        event.complete = m_dice() % 8 != 0;
        event.permissionProved = m_dice() % 8 != 0;
        const auto ledger = m_cloud.byToken.find(call.token.value());
        if (event.complete && ledger != m_cloud.byToken.end() && m_dice() % 4 != 0)
            event.ids = ledger->second;
        else if (ledger != m_cloud.byToken.end())
            event.permissionProved
                = false; // a look that lags is not held against what it does not show yet
        return event;
    }

    std::mt19937 m_dice;
    machine::State m_state;
    Limits m_limits;
    BatchRecord m_journal;
    Cloud m_cloud;
    std::multimap<BootTime, Pending> m_pending;
    BootTime m_boot{1000};
    int m_asked = 0;
    int m_nonce = 0;
};

} // namespace

class TestSchedules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void neverTwiceNeverLostNeverALie()
    {
        const int schedules = qEnvironmentVariableIntValue("MUSTER_SCHEDULES");
        const unsigned first = static_cast<unsigned>(qEnvironmentVariableIntValue("MUSTER_SEED"));
        int unresolved = 0;
        const unsigned count = schedules > 0 ? static_cast<unsigned>(schedules) : 3000U;
        for (unsigned seed = first; seed < first + count; ++seed) {
            Life life(seed);
            life.live();
            const QString fault = life.fault();
            QVERIFY2(
                fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
            unresolved += life.isResolved() ? 0 : 1;
        }
        QCOMPARE(unresolved, 0);
    }
};

QTEST_GUILESS_MAIN(TestSchedules)
#include "tst_schedules.moc"
