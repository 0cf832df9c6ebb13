// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/wire/parameters.h"

#include <QJsonDocument>
#include <QProcess>
#include <QStringList>
#include <QUrl>

namespace muster {

/// The built muster-simulator, run for one test. It is found in the folder that the environment
/// variable MUSTER_BIN_DIR names, and ends with the test program, also when that is killed.
class SimulatorFixture
{
public:
    SimulatorFixture() = default;
    SimulatorFixture(const SimulatorFixture&) = delete;
    SimulatorFixture& operator=(const SimulatorFixture&) = delete;
    ~SimulatorFixture() { stop(); }

    /// True when the program is there.
    static bool isBuilt();
    /// Starts it with \a arguments and `--with-parent`, and reads its ready line. Blocks for at
    /// most 10 s.
    Result<Done> start(const QStringList& arguments = {});
    /// Asks it to end, and waits at most 5 s.
    void stop();

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] QUrl endpoint() const { return m_endpoint; }
    [[nodiscard]] QUrl admin() const { return m_admin; }
    [[nodiscard]] QString accessKeyId() const { return m_accessKeyId; }
    [[nodiscard]] QString accessKeySecret() const { return m_accessKeySecret; }
    /// RegionId, ZoneId, VSwitchId, SecurityGroupId, ImageId, InstanceType, KeyPairName
    [[nodiscard]] const Parameters& defaults() const { return m_defaults; }

    /// Asks the control port; blocks for at most 10 s, without an event loop. \a path is `/state`,
    /// `/calls?action=RunInstances` … Fails unless it answers 200 with JSON.
    [[nodiscard]] Result<QJsonDocument> get(const QString& path) const;
    /// As get(), with a body. \a json is what the control port takes, for example `{"advance":
    /// "40m"}`.
    [[nodiscard]] Result<QJsonDocument> post(const QString& path, const QByteArray& json) const;
    /// `DELETE /faults`
    [[nodiscard]] Result<QJsonDocument> clearFaults() const;

private:
    [[nodiscard]] Result<QJsonDocument> ask(
        const QByteArray& method, const QString& path, const QByteArray& body) const;
    Result<Done> readReadyLine(const QByteArray& line);

    QProcess m_process;
    QUrl m_endpoint;
    QUrl m_admin;
    QString m_accessKeyId;
    QString m_accessKeySecret;
    Parameters m_defaults;
};

} // namespace muster
