// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator_host.h"

#include "core/async.h"
#include "store/atomic_file.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace muster::app {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxAddressBytes = 16384;

/// The ready line of the simulator once more. Its key pair is no person's secret.
QByteArray addressOf(const SimulatorInfo& info)
{
    QJsonObject defaults;
    for (const auto& [name, value] : info.defaults.values())
        defaults.insert(name, value);
    const std::string_view secret = info.secret->view();
    const QJsonObject object{
        {u"endpoint"_s, info.endpoint.toString()},
        {u"admin"_s, info.admin.toString()},
        {u"accessKeyId"_s, info.accessKeyId},
        {u"accessKeySecret"_s,
            QString::fromLatin1(secret.data(), static_cast<qsizetype>(secret.size()))},
        {u"defaults"_s, defaults},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

SimulatorHost::SimulatorHost(const HomeFolders& home, QObject* parent)
    : QObject(parent)
    , m_home(home)
{
}

SimulatorHost::~SimulatorHost()
{
    if (m_isOwner)
        QFile::remove(addressFile());
}

QString SimulatorHost::addressFile() const
{
    return m_home.simulator() + u"/running.json"_s;
}

void SimulatorHost::start()
{
    m_isOwner = true;
    whenDone(m_process.start(m_home.simulatorState()), this,
        [this](const Result<SimulatorInfo>& info) { apply(info); });
}

void SimulatorHost::apply(const Result<SimulatorInfo>& info)
{
    if (!info) {
        Q_EMIT failed(info.error());
        return;
    }
    // Without the file only commands beside this run are missing.
    if (const Result<Done> written = writeFileAtomically(addressFile(), addressOf(*info)); !written)
        qWarning("cannot write %s", qUtf8Printable(addressFile()));
    Q_EMIT started(*info);
}

Result<SimulatorInfo> SimulatorHost::ofOwner() const
{
    const Result<QByteArray> bytes = readRegularFile(addressFile(), kMaxAddressBytes);
    if (!bytes)
        return makeError(Error::Kind::Locked, u"the owner of the home runs no simulator"_s);
    return LocalSimulator::parseReadyLine(*bytes);
}

} // namespace muster::app
