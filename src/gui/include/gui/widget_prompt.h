// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/prompt.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace muster {

/// Asks with dialogs over the window. Nothing blocks: each dialog is opened and answers when it is
/// closed.
class WidgetPrompt : public QObject, public Prompt
{
    Q_OBJECT

public:
    explicit WidgetPrompt(QObject* parent = nullptr);
    /// The window that dialogs belong to; before it is set they stand alone.
    void setWindow(QWidget* window);

    void confirmLaunch(
        const ConfirmSummary& summary, std::function<void(bool confirmed)> answer) override;
    void confirmOrder(
        const OrderSummary& summary, std::function<void(bool confirmed)> answer) override;
    void confirmRelease(ReleaseFlow& flow) override;
    void changeReleaseTime(ReleaseTimeFlow& flow) override;
    void message(const Message& message) override;

private:
    QPointer<QWidget> m_window;
};

} // namespace muster
