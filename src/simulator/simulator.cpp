// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator.h"

#include "control.h"
#include "fault_player.h"
#include "signature.h"
#include "xml_text.h"

#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>
#include <chrono>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

quint64 seedOf(const Options& options)
{
    std::random_device device;
    return options.seed.value_or((static_cast<quint64>(device()) << 32U) | device());
}

/// Whether a success of this action may have changed the ledger.
bool isChanging(const QByteArray& action)
{
    return !action.startsWith("Describe") && !action.startsWith("Get");
}

} // namespace

Simulator::Simulator(const Options& options, QObject* parent)
    : QObject(parent)
    , m_options(options)
    , m_world(options.regions)
    , m_ledger(m_world, options.boot, seedOf(options))
    , m_gateway(options.keys, m_world, m_ledger, m_limits, m_clock)
{
    m_lateTimer.setSingleShot(true);
    connect(&m_lateTimer, &QTimer::timeout, this, &Simulator::settle);
    connect(&m_api, &HttpServer::requestArrived, this, &Simulator::receive);
    connect(&m_admin, &HttpServer::requestArrived, this,
        [this](const HttpRequest& request, HttpConnection* connection) {
            connection->send(answerControl(*this, request));
        });
    if (!options.stateFile.isEmpty())
        m_state.emplace(options.stateFile);
}

Simulator::~Simulator() = default;

QString Simulator::start()
{
    if (const QString mistake = loadTls(); !mistake.isEmpty())
        return mistake;
    if (m_state) {
        if (const QString mistake = m_state->load(m_ledger, m_clock); !mistake.isEmpty())
            return mistake;
    }
    if (const QString mistake = prepare(); !mistake.isEmpty())
        return mistake;
    if (!m_api.listenOn(m_options.port))
        return u"cannot listen on port %1: %2"_s.arg(m_options.port).arg(m_api.errorString());
    if (!m_admin.listenOn(m_options.adminPort))
        return u"cannot listen on port %1: %2"_s.arg(m_options.adminPort)
            .arg(m_admin.errorString());
    return {};
}

QString Simulator::prepare()
{
    m_limits.perMinute = m_options.perMinute;
    if (!m_options.faultsFile.isEmpty()) {
        QFile file(m_options.faultsFile);
        if (!file.open(QIODevice::ReadOnly))
            return u"cannot read %1: %2"_s.arg(m_options.faultsFile, file.errorString());
        std::vector<Fault> faults;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
        const QJsonValue body
            = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        if (const QString mistake = readFaults(body, faults); !mistake.isEmpty())
            return u"%1: %2"_s.arg(m_options.faultsFile, mistake);
        m_faults.add(std::move(faults));
    }
    return populate();
}

QString Simulator::populate()
{
    const RegionInfo& region = m_world.regions().front();
    // A saved ledger that holds instances is not filled again.
    const int wanted = m_ledger.instances().empty() ? m_options.populate : 0;
    std::vector<int> room;
    for (const VSwitchInfo& vSwitch : region.vSwitches)
        room.push_back(m_ledger.freeAddresses(vSwitch));
    for (int i = 0; i < wanted; ++i) {
        const size_t place = room[0] > 1000 ? 0 : 1;
        if (room[place]-- <= 0)
            return u"--populate: there are not enough addresses"_s;
        const VSwitchInfo& vSwitch = region.vSwitches[place];
        Instance one;
        one.name = u"populated-"_s + QString::number(i + 1).rightJustified(6, u'0');
        one.regionId = region.id;
        one.zoneId = vSwitch.zoneId;
        one.vpcId = region.vpcId;
        one.vSwitchId = vSwitch.id;
        one.imageId = m_world.images().front().id;
        one.typeId = m_world.types().front().id;
        one.securityGroupIds = {region.securityGroupIds.front()};
        one.keyPairName = m_world.keyPairs().front();
        one.startedSaid = m_clock.serverNow();
        const QString id = m_ledger.create(one, 0, m_clock.now(), m_clock.serverNow()).id;
        m_ledger.forcePhase(id, Phase::Running);
    }
    return {};
}

QString Simulator::loadTls()
{
    if (m_options.certificateFile.isEmpty())
        return {};
    QFile keyFile(m_options.privateKeyFile);
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(m_options.certificateFile);
    if (chain.isEmpty() || !keyFile.open(QIODevice::ReadOnly))
        return u"--tls: cannot read the certificate or the key"_s;
    const QByteArray pem = keyFile.readAll();
    QSslKey key(pem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Ec);
    if (key.isNull())
        return u"--tls: the key is neither an RSA nor an EC key in PEM"_s;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_api.useTls(configuration);
    return {};
}

QByteArray Simulator::readyLine() const
{
    const RegionInfo& region = m_world.regions().front();
    const VSwitchInfo& vSwitch = region.vSwitches.front();
    const auto pair = std::find_if(m_options.keys.begin(), m_options.keys.end(),
        [](const AccessKey& one) { return !one.isRoot; });
    const QString scheme = m_options.certificateFile.isEmpty() ? u"http"_s : u"https"_s;
    const QJsonObject defaults{{u"RegionId"_s, region.id}, {u"ZoneId"_s, vSwitch.zoneId},
        {u"VSwitchId"_s, vSwitch.id}, {u"SecurityGroupId"_s, region.securityGroupIds.front()},
        {u"ImageId"_s, m_world.images().front().id},
        {u"InstanceType"_s, m_world.types().front().id},
        {u"KeyPairName"_s, m_world.keyPairs().front()}};
    const QJsonObject line{{u"endpoint"_s, u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port())},
        {u"admin"_s, u"http://127.0.0.1:%1"_s.arg(adminPort())},
        {u"accessKeyId"_s, QString::fromUtf8(pair->id)},
        {u"accessKeySecret"_s, QString::fromUtf8(pair->secret)}, {u"defaults"_s, defaults}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

void Simulator::save()
{
    if (!m_state)
        return;
    if (const QString mistake = m_state->save(m_ledger, m_clock); !mistake.isEmpty())
        qWarning("%s", qUtf8Printable(mistake));
}

void Simulator::settle()
{
    m_ledger.settle(m_clock.now());
    while (!m_late.empty() && m_late.begin()->first <= m_clock.now()) {
        const ExchangePtr exchange = m_late.begin()->second;
        m_late.erase(m_late.begin());
        if (!exchange->refusal)
            Q_UNUSED(carryOut(exchange))
    }
    scheduleLate();
}

void Simulator::scheduleLate()
{
    if (m_late.empty())
        m_lateTimer.stop();
    else
        m_lateTimer.start(std::chrono::milliseconds(
            std::clamp<qint64>(m_late.begin()->first - m_clock.now(), 0, 86'400'000)));
}

void Simulator::receive(const HttpRequest& request, HttpConnection* connection)
{
    settle();
    auto exchange = std::make_shared<Exchange>();
    exchange->era = m_era;
    exchange->request = request;
    exchange->call = readCall(request);
    exchange->requestId = m_ledger.newRequestId();
    exchange->connection = connection;
    exchange->index = m_calls.add(exchange->call, exchange->requestId, m_clock.now());
    const auto fault = m_faults.take(exchange->call.action, [this] { return m_ledger.chance(); });
    if (fault) {
        misbehave(exchange, *fault);
        return;
    }
    exchange->refusal = m_gateway.admit(request, exchange->call);
    answer(exchange, carryOut(exchange));
}

ApiReply Simulator::carryOut(const ExchangePtr& exchange)
{
    const ApiCall& call = exchange->call;
    if (exchange->refusal)
        return failure(
            *exchange->refusal, exchange->requestId, call.host, Gateway::productOf(call));
    m_ledger.settle(m_clock.now());
    ApiReply reply = m_gateway.run(call, exchange->requestId);
    if (reply.isSuccess() && exchange->era == m_era)
        m_calls.noteExecuted(exchange->index);
    // A failed launch may leave its token behind, so that it is saved, too.
    if (isChanging(call.action))
        save();
    return reply;
}

HttpReply Simulator::toHttp(const Exchange& exchange, const ApiReply& reply) const
{
    HttpReply http;
    http.status = reply.status;
    http.body = reply.body;
    if (exchange.call.wantsXml) {
        http.contentType = "text/xml;charset=utf-8";
        http.body = xmlFromJson(reply.body,
            reply.isSuccess() ? exchange.call.action + "Response" : QByteArray("Error"));
    }
    http.headers = {{"Date", httpDate(m_clock.serverNow())},
        {"x-acs-request-id", exchange.requestId}, {"Server", "muster-simulator"}};
    return http;
}

void Simulator::answer(const ExchangePtr& exchange, const ApiReply& reply)
{
    if (!exchange->connection)
        return;
    if (exchange->era == m_era)
        m_calls.noteAnswer(exchange->index, reply.status, reply.code);
    exchange->connection->send(toHttp(*exchange, reply));
}

void Simulator::misbehave(const ExchangePtr& exchange, const Fault& fault)
{
    std::optional<ApiReply> reply;
    if (fault.execution != Execution::Never)
        exchange->refusal = m_gateway.admit(exchange->request, exchange->call);
    if (fault.execution == Execution::Before)
        reply = carryOut(exchange);
    if (fault.kind == FaultKind::Delay || fault.kind == FaultKind::Hold) {
        waitThenAnswer(exchange, fault, reply);
        return;
    }
    if (fault.execution == Execution::After)
        carryOutLate(exchange, fault.lateMs);
    const QByteArray plain = R"({"RequestId":")" + exchange->requestId + R"("})";
    const HttpReply usual = toHttp(*exchange, reply.value_or(ApiReply{200, {}, plain}));
    const QByteArray product = Gateway::productOf(exchange->call);
    const ApiReply error = failure({fault.status, fault.code, fault.message}, exchange->requestId,
        exchange->call.host, product);
    const Told told = playFault(fault, *exchange->connection, usual, error.body);
    m_calls.noteAnswer(exchange->index, told.httpStatus, told.code);
}

void Simulator::waitThenAnswer(
    const ExchangePtr& exchange, const Fault& fault, const std::optional<ApiReply>& reply)
{
    // `after` carries the call out when the wait is over; its answer follows at once.
    const auto finish = [this, exchange, reply, late = fault.execution == Execution::After] {
        if (reply || late)
            answer(exchange, late ? carryOut(exchange) : *reply);
        else if (exchange->connection)
            exchange->connection->finish();
    };
    if (fault.kind == FaultKind::Hold)
        m_held.push_back(finish);
    else
        QTimer::singleShot(
            std::chrono::milliseconds(fault.ms.value_or(0) + fault.lateMs), this, finish);
}

void Simulator::carryOutLate(const ExchangePtr& exchange, qint64 lateMs)
{
    m_late.emplace(m_clock.now() + lateMs, exchange);
    scheduleLate();
}

void Simulator::go(std::optional<int> count)
{
    const auto all = static_cast<int>(m_held.size());
    const auto end = m_held.begin() + std::min(count.value_or(all), all);
    const std::vector<std::function<void()>> chosen(m_held.begin(), end);
    m_held.erase(m_held.begin(), end);
    for (const auto& finish : chosen)
        finish();
}

QString Simulator::reset()
{
    ++m_era;
    // Nothing of what was received before may happen later.
    m_late.clear();
    m_held.clear();
    m_ledger.clear();
    m_limits = Limits();
    m_clock.reset();
    m_gateway.reset();
    m_faults.clear();
    m_calls.clear();
    const QString mistake = prepare();
    save();
    return mistake;
}

} // namespace muster
