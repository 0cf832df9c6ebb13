// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widget_prompt.h"

#include "confirm_dialog.h"
#include "release_dialog.h"
#include "release_time_dialog.h"

#include <QMessageBox>
#include <QPushButton>

namespace muster {

WidgetPrompt::WidgetPrompt(QObject* parent)
    : QObject(parent)
{
}

void WidgetPrompt::setWindow(QWidget* window)
{
    m_window = window;
}

void WidgetPrompt::confirmLaunch(
    const ConfirmSummary& summary, std::function<void(bool confirmed)> answer)
{
    auto* dialog = new ConfirmDialog(summary, m_window);
    connect(dialog, &QDialog::finished, this,
        [answer = std::move(answer)](int result) { answer(result == QDialog::Accepted); });
    dialog->open();
}

void WidgetPrompt::confirmOrder(
    const OrderSummary& summary, std::function<void(bool confirmed)> answer)
{
    auto* dialog = new OrderDialog(summary, m_window);
    connect(dialog, &QDialog::finished, this,
        [answer = std::move(answer)](int result) { answer(result == QDialog::Accepted); });
    dialog->open();
}

void WidgetPrompt::confirmRelease(ReleaseFlow& flow)
{
    auto* dialog = new ReleaseDialog(flow, m_window);
    dialog->open();
}

void WidgetPrompt::changeReleaseTime(ReleaseTimeFlow& flow)
{
    auto* dialog = new ReleaseTimeDialog(flow, m_window);
    dialog->open();
}

void WidgetPrompt::message(const Message& message)
{
    auto* box = new QMessageBox(m_window);
    box->setObjectName(QStringLiteral("messageBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(message.title);
    box->setText(message.title);
    box->setInformativeText(message.text);
    if (!message.details.isEmpty())
        box->setDetailedText(message.details);
    box->setIcon(message.kind == Message::Kind::Information ? QMessageBox::Information
            : message.kind == Message::Kind::Warning        ? QMessageBox::Warning
                                                            : QMessageBox::Critical);
    QPushButton* close = box->addButton(tr("Close"), QMessageBox::AcceptRole);
    close->setObjectName(QStringLiteral("closeButton"));
    close->setAccessibleName(tr("Close"));
    box->setDefaultButton(close);
    box->setEscapeButton(close);
    box->open();
}

} // namespace muster
