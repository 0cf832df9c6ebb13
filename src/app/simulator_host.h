// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/simulator_process.h"
#include "platform/local_simulator.h"
#include "store/home_folders.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace muster::app {

/// The private simulator of a home. Its owner starts it and leaves its address in the home, so that
/// a command beside the owner finds it.
class SimulatorHost : public QObject
{
    Q_OBJECT

public:
    explicit SimulatorHost(const HomeFolders& home, QObject* parent = nullptr);
    ~SimulatorHost() override;

    /// For the owner of the home: starts the program, its ledger kept in the home.
    void start();
    /// Beside a running owner. Fails with Kind::Locked when it has left no address.
    Result<SimulatorInfo> ofOwner() const;

Q_SIGNALS:
    void started(const muster::SimulatorInfo& info);
    void failed(const muster::Error& error);

private:
    void apply(const Result<SimulatorInfo>& info);
    [[nodiscard]] QString addressFile() const;

    HomeFolders m_home;
    LocalSimulator m_process;
    bool m_isOwner = false;
};

} // namespace muster::app
