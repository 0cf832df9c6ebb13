// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/machine.h"

#include <map>
#include <random>
#include <set>
#include <variant>

namespace muster {

/// A cloud as hostile as the rules allow: copies that run late, answers that are lost, looks that
/// lag, tokens that are forgotten, instances that vanish. Time is milliseconds of true time.
class HostileCloud
{
public:
    struct Bought
    {
        std::vector<InstanceId> ids{};
        std::set<InstanceId> dropped{}; ///< vanished after acceptance
        qint64 at = 0; ///< of the first of them
        int ever = 0;
    };

    explicit HostileCloud(std::mt19937& dice);

    /// A copy of a request runs now.
    std::vector<InstanceId> run(const QString& token, int amount, int atLeast, qint64 now);
    /// What a complete look by tag shows now.
    [[nodiscard]] std::vector<InstanceId> look(const QString& token, qint64 now) const;
    [[nodiscard]] const Bought* bought(const QString& token) const;
    [[nodiscard]] const std::map<QString, Bought>& ledger() const { return m_byToken; }
    /// Copies may run up to 15 min after they were signed.
    [[nodiscard]] bool isLate() const { return m_late; }

private:
    std::mt19937& m_dice;
    std::map<QString, Bought> m_byToken;
    qint64 m_memory = 0; ///< of tokens
    qint64 m_lag = 0; ///< of looks
    bool m_late = false;
    int m_made = 0;
};

/// One random life of a batch in virtual time, with restarts that keep only what the journal was
/// given.
class Life
{
public:
    explicit Life(unsigned seed);
    /// Lives until nothing more comes by itself.
    void live();
    /// The first invariant that was broken, or empty.
    [[nodiscard]] const QString& fault() const { return m_fault; }
    [[nodiscard]] bool isResolved() const;

private:
    struct Run ///< a copy runs at the service
    {
        QString token{};
        int amount = 1;
        int atLeast = 1;
    };
    struct LookEnds
    {
        int call = 1;
        int generation = 1;
    };
    using Happening = std::variant<machine::Event, Run, LookEnds>;

    /// Time goes on while the program does nothing; the service goes on too.
    void passTo(qint64 time);
    void disturb();
    void restart();
    void sleep();
    void happen(const Happening& happening);
    void apply(const machine::Event& event);
    void writeDown(const std::vector<JournalEntry>& entries);
    void perform(const machine::Command& command);
    void send(const machine::Send& send);
    [[nodiscard]] Answer answerTo(const CallRecord& call);
    [[nodiscard]] machine::Looked lookFor(const LookEnds& look);
    void later(qint64 delay, const Happening& happening);
    CallRecord* stored(int index, int generation);
    void check();
    void checkCall(const CallRecord& call);
    void checkEnd();
    void blame(const QString& what);
    [[nodiscard]] unsigned roll(unsigned sides) { return static_cast<unsigned>(m_dice() % sides); }
    [[nodiscard]] qint64 wall() const { return kStart + m_time + m_wallError; }

    static constexpr qint64 kStart = 1775995200000;

    std::mt19937 m_dice;
    HostileCloud m_cloud;
    machine::State m_state;
    Limits m_limits;
    BatchRecord m_journal;
    std::multimap<qint64, Happening> m_pending;
    std::map<QString, QByteArray> m_sentAs; ///< by token: every copy has the same bytes
    std::map<QString, int> m_copies; ///< by token
    QString m_fault;
    qint64 m_time = 1000; ///< true time
    qint64 m_bootedAt = 0;
    qint64 m_wallError = 0;
    qint64 m_lastJournalTime = 0;
    bool m_serverKnown = false;
    bool m_wallTrusted = true;
    bool m_blind = false; ///< the right to see instances is taken away
    bool m_calm = false; ///< nothing is disturbed any more
    int m_boots = 1;
    int m_nonce = 0;
};

} // namespace muster
