// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace muster::app {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of the event loop. One for a program.
class SignalWatch : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatch(QObject* parent = nullptr);
    ~SignalWatch() override;

Q_SIGNALS:
    void endRequested();

private:
    void onReadable();
    QSocketNotifier* m_notifier = nullptr; ///< a child
};

} // namespace muster::app
