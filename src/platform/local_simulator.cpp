// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/local_simulator.h"

#include "core/account/account.h"
#include "core/wire/json_reader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QTimer>

#include <chrono>

namespace muster {
namespace {

using namespace std::chrono_literals;

constexpr qsizetype kMostOutput = qsizetype(64) * 1024;
constexpr qsizetype kMostErrors = 2048;

QString besideThisProgram()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/muster-simulator");
}

/// The key that Muster was given is no business of the simulator's.
QProcessEnvironment environmentWithoutKeys()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_ID"));
    environment.remove(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_SECRET"));
    environment.remove(QStringLiteral("ALIBABA_CLOUD_SECURITY_TOKEN"));
    return environment;
}

Result<QString> textMember(const JsonNode& node, QStringView name)
{
    const Result<JsonNode> member = node.member(name);
    return member ? member->text() : Result<QString>(member.error());
}

Result<QUrl> loopbackUrl(const JsonNode& node, QStringView name)
{
    const Result<QString> text = textMember(node, name);
    if (!text)
        return text.error();
    const QUrl url(*text, QUrl::StrictMode);
    if (!url.isValid() || !isLoopback(url))
        return makeError(Error::Kind::Malformed, QStringLiteral("%1 is no loopback URL").arg(name));
    return url;
}

} // namespace

LocalSimulator::LocalSimulator(
    const QString& program, const QStringList& arguments, QObject* parent)
    : QObject(parent)
    , m_program(program)
    , m_arguments(arguments)
    , m_begin(new QTimer(this))
    , m_limit(new QTimer(this))
{
    m_begin->setSingleShot(true);
    connect(m_begin, &QTimer::timeout, this, &LocalSimulator::begin);
    m_limit->setSingleShot(true);
    m_limit->setInterval(10s);
    connect(m_limit, &QTimer::timeout, this, [this] {
        finish(makeError(Error::Kind::Internal,
            QStringLiteral("the simulator is not ready after 10 s: ")
                + QString::fromUtf8(m_lastErrors)));
        end();
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &LocalSimulator::onOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &LocalSimulator::onErrors);
    connect(&m_process, &QProcess::errorOccurred, this, &LocalSimulator::onFailed);
    connect(&m_process, &QProcess::finished, this, &LocalSimulator::onFinished);
}

LocalSimulator::~LocalSimulator()
{
    m_process.disconnect(this);
    end();
    finish(makeError(Error::Kind::Cancelled, QStringLiteral("the simulator's owner went away")));
}

QFuture<Result<SimulatorInfo>> LocalSimulator::start(const QString& stateFile)
{
    m_promise = std::make_unique<Promise>();
    m_promise->start();
    QFuture<Result<SimulatorInfo>> future = m_promise->future();
    m_arguments << QStringLiteral("--with-parent") << QStringLiteral("--state") << stateFile;
    // Never answered before this function returns: the caller attaches its continuation first.
    m_begin->start();
    return future;
}

void LocalSimulator::begin()
{
    if (m_program.isEmpty())
        m_program = besideThisProgram();
    if (!QFileInfo(m_program).isExecutable()) {
        finish(makeError(Error::Kind::NotFound, QStringLiteral("no program at ") + m_program));
        return;
    }
    m_limit->start();
    m_process.setProcessEnvironment(environmentWithoutKeys());
    m_process.start(m_program, m_arguments);
}

void LocalSimulator::onOutput()
{
    if (m_wasReady) {
        m_process.readAllStandardOutput();
        return;
    }
    m_process.setReadChannel(QProcess::StandardOutput);
    if (!m_process.canReadLine()) {
        if (m_process.bytesAvailable() > kMostOutput) {
            finish(makeError(Error::Kind::Malformed, QStringLiteral("the ready line is too long")));
            end();
        }
        return;
    }
    Result<SimulatorInfo> info = parseReadyLine(m_process.readLine());
    m_wasReady = info.has_value();
    finish(std::move(info));
    if (!m_wasReady)
        end();
}

void LocalSimulator::onErrors()
{
    m_lastErrors = (m_lastErrors + m_process.readAllStandardError()).right(kMostErrors);
}

void LocalSimulator::onFailed(QProcess::ProcessError error)
{
    if (error == QProcess::FailedToStart)
        finish(makeError(Error::Kind::Internal, m_process.errorString()));
}

void LocalSimulator::onFinished()
{
    onErrors();
    finish(makeError(Error::Kind::Internal,
        QStringLiteral("the simulator ended before it was ready: ")
            + QString::fromUtf8(m_lastErrors)));
    if (m_wasReady)
        Q_EMIT endedUnexpectedly();
}

void LocalSimulator::finish(Result<SimulatorInfo> result)
{
    m_limit->stop();
    const std::unique_ptr<Promise> promise = std::move(m_promise);
    if (!promise)
        return;
    promise->addResult(std::move(result));
    promise->finish();
}

void LocalSimulator::end()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    constexpr int kPatienceMs = 2000;
    m_process.closeWriteChannel(); // what --with-parent waits for
    m_process.terminate();
    if (!m_process.waitForFinished(kPatienceMs)) {
        m_process.kill();
        m_process.waitForFinished(kPatienceMs);
    }
}

Result<SimulatorInfo> LocalSimulator::parseReadyLine(const QByteArray& line)
{
    const Result<JsonValue> json = readJson(line, JsonLimits::forReply(kMostOutput));
    if (!json)
        return json.error();
    const JsonNode root(*json);
    SimulatorInfo info;
    const Result<QUrl> endpoint = loopbackUrl(root, u"endpoint");
    const Result<QUrl> admin = loopbackUrl(root, u"admin");
    const Result<QString> keyId = textMember(root, u"accessKeyId");
    const Result<QString> secret = textMember(root, u"accessKeySecret");
    const Result<JsonNode> defaults = root.member(u"defaults");
    if (!endpoint || !admin)
        return endpoint ? admin.error() : endpoint.error();
    if (!keyId || !secret)
        return keyId ? secret.error() : keyId.error();
    if (!defaults)
        return defaults.error();
    const auto members = defaults->members();
    if (!members)
        return members.error();
    for (const auto& [name, node] : *members) {
        const Result<QString> text = node.text();
        if (!text)
            return text.error();
        info.defaults.set(name, *text);
    }
    info.endpoint = *endpoint;
    info.admin = *admin;
    info.accessKeyId = *keyId;
    QByteArray bytes = secret->toUtf8();
    info.secret = std::make_shared<Secret>(Secret::takeFrom(bytes));
    return info;
}

} // namespace muster
