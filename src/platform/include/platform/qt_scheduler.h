// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/scheduler.h"

#include <QHash>
#include <QObject>

class QTimer;

namespace muster {

/// Waiting by the event loop of the thread that made it. Spans longer than 24 days are waited for
/// in parts. What still waits when it is destroyed is never called.
class QtScheduler : public QObject, public Scheduler
{
    Q_OBJECT

public:
    explicit QtScheduler(QObject* parent = nullptr);
    qint64 after(
        std::chrono::milliseconds delay, QObject* context, std::function<void()> work) override;
    void cancel(qint64 id) override;

private:
    struct Wait
    {
        QTimer* timer = nullptr; ///< a child of this
        std::chrono::milliseconds left{}; ///< after the part that runs now
        std::function<void()> work;
    };

    void startPart(Wait& wait);
    void onPartOver(qint64 id);

    qint64 m_lastId = 0;
    QHash<qint64, Wait> m_waits;
};

} // namespace muster
