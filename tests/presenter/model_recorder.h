// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace muster {

/// Writes down what a model announces, one line a signal: "insert 3-5", "remove 0-1", "layout",
/// "reset", "data 2-4 columns 0-0".
class ModelRecorder : public QObject
{
    Q_OBJECT

public:
    explicit ModelRecorder(QAbstractItemModel& model)
    {
        connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) {
                add(QStringLiteral("insert %1-%2").arg(first).arg(last));
            });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) {
                add(QStringLiteral("remove %1-%2").arg(first).arg(last));
            });
        connect(
            &model, &QAbstractItemModel::rowsMoved, this, [this] { add(QStringLiteral("move")); });
        connect(&model, &QAbstractItemModel::layoutChanged, this,
            [this] { add(QStringLiteral("layout")); });
        connect(&model, &QAbstractItemModel::modelReset, this,
            [this] { add(QStringLiteral("reset")); });
        connect(&model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to, const QList<int>& changed) {
                roles = changed;
                add(QStringLiteral("data %1-%2 columns %3-%4")
                        .arg(from.row())
                        .arg(to.row())
                        .arg(from.column())
                        .arg(to.column()));
            });
    }

    /// The lines so far; begins anew.
    QStringList take() { return std::exchange(m_lines, {}); }

    QList<int> roles; ///< of the last dataChanged

private:
    void add(const QString& line) { m_lines += line; }
    QStringList m_lines;
};

} // namespace muster
