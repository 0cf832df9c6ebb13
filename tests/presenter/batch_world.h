// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/launch_spec.h"
#include "presenter/batch_orders.h"
#include "session_world.h"

#include <QTest>

namespace muster {

/// A session that launches batches, ends in the middle and starts again on the same journal.
struct BatchWorld : SessionWorld
{
    BatchWorld() { begin(); }

    void begin()
    {
        QVERIFY(session->start());
        orders.setSession(session.get());
    }
    /// Launches \a amount instances; answers the first \a answered calls, the rest stays open.
    void launchBatch(int amount, int answered = 0)
    {
        LaunchDraft wanted = draft(amount);
        wanted.split = amount > InstanceCount::kMax;
        wanted.parameters.set(QStringLiteral("InstanceName"), QStringLiteral("web-[1,4]"));
        const auto checked = checkDraft(wanted, CheckContext{clock.wallNow()});
        QVERIFY(checked.spec.has_value());
        const Plan plan = session->plan(*checked.spec, QString());
        QVERIFY(session->launch(plan));
        id = plan.batch;
        for (int i = 0; i < answered; ++i) {
            launch.runs.answerNext(reply(100, 100 * i + 1));
            QCoreApplication::processEvents();
        }
        session->fleet().flush();
    }
    void refuse(const QString& code)
    {
        Error error;
        error.kind = Error::Kind::Service;
        error.code = code;
        error.httpStatus = 403;
        error.requestId = QStringLiteral("REQ-9");
        launch.runs.answerNext(error);
        QCoreApplication::processEvents();
    }
    /// kill -9, and the next start.
    void startAgain()
    {
        orders.setSession(nullptr);
        session = makeSession();
        begin();
    }
    [[nodiscard]] const BatchStatus& status() const { return *session->batch(id); }
    [[nodiscard]] QStringList offerTexts() const
    {
        QStringList texts;
        for (const BatchOffer& offer : orders.offers(status()))
            texts += offer.text;
        return texts;
    }

    BatchOrders orders{prompt};
    BatchId id{};
};

} // namespace muster
