// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call_log.h"
#include "faults.h"
#include "gateway.h"
#include "http_server.h"
#include "options.h"
#include "state_file.h"

#include <QTimer>

#include <map>
#include <memory>
#include <optional>

namespace muster {

/// The whole simulator: the API's port, the control port, and what lies behind them.
class Simulator : public QObject
{
    Q_OBJECT

public:
    explicit Simulator(const Options& options, QObject* parent = nullptr);
    ~Simulator() override;

    /// Reads the files that the options name and starts listening. Gives a message on failure.
    [[nodiscard]] QString start();
    /// The line of JSON that tells where it listens.
    [[nodiscard]] QByteArray readyLine() const;
    [[nodiscard]] quint16 port() const { return m_api.serverPort(); }
    [[nodiscard]] quint16 adminPort() const { return m_admin.serverPort(); }

    /// Brings everything to the present: lifecycle and late calls.
    void settle();
    /// Answers the \a count requests that are held longest; all of them without a count.
    void go(std::optional<int> count = {});
    /// As new: ledger, faults, calls, clock, limits; keys and ports stay. Gives a message on
    /// failure.
    [[nodiscard]] QString reset();
    /// Writes the state file, where there is one.
    void save();

    [[nodiscard]] const World& world() const { return m_world; }
    [[nodiscard]] Ledger& ledger() { return m_ledger; }
    [[nodiscard]] Limits& limits() { return m_limits; }
    [[nodiscard]] SimClock& clock() { return m_clock; }
    [[nodiscard]] FaultList& faults() { return m_faults; }
    [[nodiscard]] CallLog& calls() { return m_calls; }
    [[nodiscard]] const Gateway& gateway() const { return m_gateway; }

private:
    /// One request on its way to an answer.
    struct Exchange
    {
        size_t index = 0;
        /// Counts resets: what was received before a reset leaves no trace after it.
        int era = 0;
        HttpRequest request;
        ApiCall call;
        QByteArray requestId;
        QPointer<HttpConnection> connection;
        Refusal refusal;
    };
    using ExchangePtr = std::shared_ptr<Exchange>;

    void receive(const HttpRequest& request, HttpConnection* connection);
    [[nodiscard]] ApiReply carryOut(const ExchangePtr& exchange);
    void answer(const ExchangePtr& exchange, const ApiReply& reply);
    void misbehave(const ExchangePtr& exchange, const Fault& fault);
    void waitThenAnswer(
        const ExchangePtr& exchange, const Fault& fault, const std::optional<ApiReply>& reply);
    void carryOutLate(const ExchangePtr& exchange, qint64 lateMs);
    void scheduleLate();
    [[nodiscard]] HttpReply toHttp(const Exchange& exchange, const ApiReply& reply) const;
    [[nodiscard]] QString prepare();
    [[nodiscard]] QString populate();
    [[nodiscard]] QString loadTls();

    Options m_options;
    World m_world;
    Ledger m_ledger;
    Limits m_limits;
    SimClock m_clock;
    Gateway m_gateway;
    FaultList m_faults;
    CallLog m_calls;
    std::optional<StateFile> m_state;
    HttpServer m_api;
    HttpServer m_admin;
    std::vector<std::function<void()>> m_held;
    std::multimap<qint64, ExchangePtr> m_late;
    QTimer m_lateTimer;
    int m_era = 0;
};

} // namespace muster
