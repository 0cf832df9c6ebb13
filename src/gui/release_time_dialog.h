// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialog_frame.h"
#include "presenter/release_time_flow.h"

#include <QPointer>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;

namespace muster {

class NumberEdit;
class PlainLabel;

/// "Extend release time": lists what it is about, and asks for the new time in the three forms of
/// the Launch page.
class ReleaseTimeDialog : public DialogFrame
{
    Q_OBJECT

public:
    explicit ReleaseTimeDialog(ReleaseTimeFlow& flow, QWidget* parent = nullptr);

    void reject() override;

private:
    void buildFields();
    void connectFields();
    void fill();
    void refresh();
    void tellSpan();

    QPointer<ReleaseTimeFlow> m_flow;
    QComboBox* m_kind;
    NumberEdit* m_span;
    QComboBox* m_unit;
    QDateTimeEdit* m_local;
    QLineEdit* m_utc;
    PlainLabel* m_problem;
    PlainLabel* m_effect;
    PlainLabel* m_warning;
    QPushButton* m_confirm = nullptr;
    QPushButton* m_cancel = nullptr;
    bool m_filling = false;
};

} // namespace muster
