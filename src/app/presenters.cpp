// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenters.h"

#include "core/constants.h"

namespace muster::app {

namespace {

milliseconds scaled(milliseconds span, double scale)
{
    return milliseconds(qRound64(static_cast<double>(span.count()) * scale));
}

} // namespace

Presenters::Presenters(const PresenterPorts& ports, QApplication& application)
    : store(ports.settings)
    , theme(application)
    , tasks(ports.clock)
    , orders(ports.prompt)
    , launch(ports.clock, ports.scheduler, ports.profiles, ports.settings, ports.prompt, tasks)
    , launchBatch(
          ports.clock, ports.scheduler, orders, scaled(constants::kStalledAfter, ports.timeScale))
    , fleet(ports.clock, ports.scheduler, ports.prompt, tasks,
          FleetSpans{scaled(constants::kStalledAfter, ports.timeScale),
              scaled(constants::kReleaseHold, ports.timeScale)})
    , batchDetails(
          ports.clock, ports.scheduler, orders, scaled(constants::kStalledAfter, ports.timeScale))
    , profiles(ports.profiles, ports.clock, ports.prompt)
    , settings(ports.settings, ports.prompt)
    , status(ports.clock, ports.scheduler)
    , notices(ports.clock, ports.scheduler, orders)
{
}

void Presenters::start()
{
    settings.start();
    theme.choose(settings.settings().theme);
    profiles.reload();
    launch.start();
    status.start();
}

void Presenters::setSession(Session* session)
{
    orders.setSession(session);
    launch.setSession(session);
    launchBatch.setSession(session);
    fleet.setSession(session);
    batchDetails.setSession(session); // before the list, whose first row it is to show
    batches.setSession(session);
    status.setSession(session);
    notices.setSession(session);
}

WindowParts Presenters::windowParts(const QString& homeFolder, std::function<void()> openSimulator)
{
    return {launch, launchBatch, fleet, batches, batchDetails, profiles, settings, status, tasks,
        orders, notices, store, theme, homeFolder, std::move(openSimulator)};
}

} // namespace muster::app
