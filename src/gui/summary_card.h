// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "card.h"
#include "presenter/launch_presenter.h"

class QListWidget;
class QPushButton;

namespace muster {

class CheckList;
class PlainLabel;
class PrimaryButton;

/// What Launch would do, what stands against it, and the buttons. Stays in sight while the form
/// scrolls.
class SummaryCard : public Card
{
    Q_OBJECT

public:
    explicit SummaryCard(QWidget* parent = nullptr);

    void start(LaunchPresenter& presenter);

Q_SIGNALS:
    /// A problem was chosen: its field wants the focus.
    void fieldRequested(muster::LaunchField field);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildBody();
    void refresh();
    void showProblems();
    void retranslate();

    LaunchPresenter* m_presenter = nullptr;
    PlainLabel* m_sentence;
    RowsView* m_rows;
    CheckList* m_checks;
    QListWidget* m_problems;
    QPushButton* m_check;
    PrimaryButton* m_launch;
};

} // namespace muster
