// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/simulator_process.h"

#include <QObject>
#include <QProcess>
#include <QPromise>
#include <QStringList>

#include <memory>
#include <optional>

class QTimer;

namespace muster {

/// Starts `muster-simulator`, which lies beside the running program, and ends it when destroyed; it
/// also ends by itself when this program is killed, since its standard input then closes.
class LocalSimulator : public QObject, public SimulatorProcess
{
    Q_OBJECT

public:
    /// \a program empty: `muster-simulator` in the folder of the running program. \a arguments come
    /// before `--state`.
    explicit LocalSimulator(
        const QString& program = {}, const QStringList& arguments = {}, QObject* parent = nullptr);
    ~LocalSimulator() override;

    /// To be called once. Besides the errors of the port: Kind::Internal when no ready line came
    /// within 10 s (\c detail has what the program wrote to its standard error), Kind::Cancelled
    /// when this object is destroyed before.
    QFuture<Result<SimulatorInfo>> start(const QString& stateFile) override;

    /// Reads the ready line. Fails with Kind::Malformed.
    static Result<SimulatorInfo> parseReadyLine(const QByteArray& line);

Q_SIGNALS:
    /// It ended although nobody asked it to.
    void endedUnexpectedly();

private:
    using Promise = QPromise<Result<SimulatorInfo>>;

    void begin();
    void onOutput();
    void onErrors();
    void onFailed(QProcess::ProcessError error);
    void onFinished();
    void finish(Result<SimulatorInfo> result);
    void end();

    QString m_program;
    QStringList m_arguments;
    QProcess m_process;
    QTimer* m_begin; ///< a child, as the next
    QTimer* m_limit;
    std::unique_ptr<Promise> m_promise; ///< null: not asked, or answered
    QByteArray m_lastErrors;
    bool m_wasReady = false;
};

} // namespace muster
