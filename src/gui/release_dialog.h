// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialog_frame.h"
#include "presenter/release_flow.h"

#include <QPointer>

class QListWidget;

namespace muster {

class NumberEdit;
class PlainLabel;

/// "Release instances": lists what goes, asks for the count, then holds for some seconds in which
/// it can be cancelled.
class ReleaseDialog : public DialogFrame
{
    Q_OBJECT

public:
    explicit ReleaseDialog(ReleaseFlow& flow, QWidget* parent = nullptr);

    void reject() override;

private:
    void refresh();
    void listInstances();

    QPointer<ReleaseFlow> m_flow;
    PlainLabel* m_question;
    PlainLabel* m_hold;
    QListWidget* m_list;
    NumberEdit* m_count;
    QPushButton* m_release = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace muster
