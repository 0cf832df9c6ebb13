// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialog_frame.h"

#include "primary_button.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace muster {

DialogFrame::DialogFrame(QWidget* parent)
    : QDialog(parent)
    , m_content(new QVBoxLayout)
    , m_buttons(new QDialogButtonBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    m_content->setSpacing(12);
    column->addLayout(m_content, 1);
    column->addWidget(m_buttons);
}

QPushButton* DialogFrame::addAction(const QString& text, const QString& accessibleName, bool danger)
{
    auto* button = new PrimaryButton(this);
    button->setText(text);
    button->setAccessibleName(accessibleName);
    button->setDanger(danger);
    button->setMinimumHeight(36);
    m_buttons->addButton(button, QDialogButtonBox::AcceptRole);
    return button;
}

QPushButton* DialogFrame::addCancel()
{
    QPushButton* button = m_buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    button->setObjectName(QStringLiteral("cancelButton"));
    button->setAccessibleName(tr("Cancel"));
    button->setMinimumHeight(36);
    connect(button, &QPushButton::clicked, this, &QDialog::reject);
    return button;
}

} // namespace muster
