// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal.h"

#include <functional>
#include <map>

namespace muster {

/// The journal in memory, with the rules of the real one: all entries of a step or none.
class FakeJournal : public Journal
{
public:
    Result<Done> record(const std::vector<JournalEntry>& entries) override;
    Result<std::vector<BatchRecord>> batches() const override;
    Result<std::vector<StoredInstance>> instances(
        const std::optional<BatchId>& batch) const override;
    Result<std::vector<OpenOrder>> openOrders() const override;
    Result<std::optional<UtcTime>> lastTime() const override;
    Result<Done> checkWritable() override;

    /// Every step that was recorded, in order.
    [[nodiscard]] const std::vector<std::vector<JournalEntry>>& steps() const { return m_steps; }
    /// All recorded entries, in order.
    [[nodiscard]] std::vector<JournalEntry> entries() const;
    /// The recorded entries of one type, in order.
    template <typename Entry>
    [[nodiscard]] std::vector<Entry> entriesOf() const
    {
        std::vector<Entry> found;
        for (const auto& step : m_steps) {
            for (const JournalEntry& entry : step) {
                if (const auto* wanted = std::get_if<Entry>(&entry))
                    found.push_back(*wanted);
            }
        }
        return found;
    }
    /// The next \a times calls of record() fail with \a error.
    void failNext(const Error& error, int times = 1);
    /// What an earlier run of the program left behind.
    void seed(const BatchRecord& batch);
    void seed(const StoredInstance& instance);
    void seed(const OpenOrder& order);

    /// While set, checkWritable() and record() fail with it.
    std::optional<Error> unwritable{};
    /// Called before a step is kept: to see what has been sent by then.
    std::function<void(const std::vector<JournalEntry>&)> onRecord{};

private:
    struct State
    {
        std::vector<BatchRecord> batches; ///< oldest first
        std::map<InstanceId, StoredInstance> instances;
        std::vector<OpenOrder> orders; ///< in the order they were made, with those that ended
        std::map<QString, QString> outcomes; ///< of orders, by id
        std::optional<UtcTime> lastTime;
    };
    static Result<Done> apply(State& state, const JournalEntry& entry);
    static Result<Done> apply(State& state, const BatchPlanned& entry);
    static Result<Done> apply(State& state, const AttemptStarted& entry);
    static Result<Done> apply(State& state, const CallAdvanced& entry);
    static Result<Done> apply(State& state, const InstanceSeen& entry);
    static Result<Done> apply(State& state, const OrderPlanned& entry);
    static Result<Done> apply(State& state, const OrderClosed& entry);
    static void setReleaseOrdered(State& state, const OrderPlanned& order,
        const std::vector<InstanceId>& ids, bool isOrdered);
    static void note(State& state, UtcTime time);
    static OpenOrder* orderOf(State& state, const QString& id);
    static BatchRecord* batchOf(State& state, const BatchId& id);
    static CallRecord* callOf(State& state, const BatchId& id, int index, int generation);
    static void addExpected(State& state, const BatchRecord& batch, const CallAdvanced& entry);

    State m_state;
    std::vector<std::vector<JournalEntry>> m_steps;
    std::optional<Error> m_failure;
    int m_failures = 0;
};

} // namespace muster
