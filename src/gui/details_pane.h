// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "card.h"
#include "presenter/fleet_presenter.h"

#include <QStringList>

class QLabel;
class QListWidget;
class QPushButton;

namespace muster {

class PlainLabel;

/// What is known of the selected instance, and how the last order ended.
class DetailsPane : public Card
{
    Q_OBJECT

public:
    explicit DetailsPane(QWidget* parent = nullptr);

    /// Without a selection it says how to get one.
    void setDetails(const InstanceDetails& details, int selected);
    void setResults(const QStringList& lines, const QString& retry);

Q_SIGNALS:
    void resultsCleared();
    void retryRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    PlainLabel* m_title;
    QLabel* m_icon;
    PlainLabel* m_state;
    PlainLabel* m_hint;
    RowsView* m_rows;
    PlainLabel* m_resultsTitle;
    QListWidget* m_results;
    QStringList m_shownResults;
    QPushButton* m_retry;
    QPushButton* m_clear;
};

} // namespace muster
