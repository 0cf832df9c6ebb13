// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace muster::cli {

/// Columns of text, padded to their widest cell. CJK characters count as two columns, as terminals
/// draw them.
class TextTable
{
public:
    explicit TextTable(const QStringList& header);
    void addRow(const QStringList& cells);
    [[nodiscard]] QStringList lines() const;
    [[nodiscard]] QString text() const;

private:
    std::vector<QStringList> m_rows;
};

/// Columns that \a text takes on a terminal.
int displayWidth(const QString& text);
/// \a text cut to \a columns.
QString cutToWidth(const QString& text, int columns);

} // namespace muster::cli
