// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/constants.h"
#include "fleet_world.h"
#include "model_recorder.h"
#include "presenter/instance_table_model.h"

#include <QAbstractItemModelTester>

namespace muster {

/// A fleet, its table, and what the table announces.
struct TableWorld : FleetWorld
{
    TableWorld()
        : model(clock, constants::kStalledAfter)
        , recorder(model)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        model.setFleet(&fleet);
        recorder.take();
    }

    /// The shown ids without `i-` and leading zeros.
    [[nodiscard]] QString shown() const
    {
        QStringList numbers;
        for (const InstanceId& id : model.shownIds())
            numbers += QString::number(id.value().mid(2).toInt());
        return numbers.join(u' ');
    }
    [[nodiscard]] QString text(int rowNumber, int column) const
    {
        return model.index(rowNumber, column).data().toString();
    }
    void start(int first, int last, InstanceStatus status = InstanceStatus::Running)
    {
        fill(first, last, status);
        recorder.take();
    }

    InstanceTableModel model;
    ModelRecorder recorder;
    QAbstractItemModelTester tester;
};

} // namespace muster
