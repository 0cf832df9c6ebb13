// SPDX-License-Identifier: GPL-3.0-or-later
#include "release_dialog.h"

#include "number_edit.h"
#include "plain_label.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster {

ReleaseDialog::ReleaseDialog(ReleaseFlow& flow, QWidget* parent)
    : DialogFrame(parent)
    , m_flow(&flow)
    , m_question(new PlainLabel(this))
    , m_hold(new PlainLabel(this))
    , m_list(new QListWidget(this))
    , m_count(new NumberEdit(this))
{
    setObjectName(QStringLiteral("releaseDialog"));
    setWindowTitle(tr("Release instances"));
    setAccessibleName(tr("Release instances"));
    setMinimumSize(520, 380);

    m_question->setObjectName(QStringLiteral("releaseQuestion"));
    m_question->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("releaseList"));
    m_list->setAccessibleName(tr("Instances"));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::TabFocus);
    m_list->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_count->setObjectName(QStringLiteral("releaseCountEdit"));
    m_count->setAccessibleName(tr("Count"));
    m_count->setMinimumSize(96, 32);
    m_count->setSteps(1, flow.count());
    m_count->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_hold->setObjectName(QStringLiteral("releaseHold"));
    m_hold->setRole(ColorRole::Problem);
    m_hold->setBold(true);
    auto* countLabel = new PlainLabel(tr("&Count"), this);
    countLabel->setBuddy(m_count);

    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(countLabel);
    line->addWidget(m_count);
    line->addWidget(m_hold, 1);
    content()->addWidget(m_question);
    content()->addWidget(m_list, 1);
    content()->addLayout(line);

    m_release = addAction(flow.title(), tr("Release"), true);
    m_release->setObjectName(QStringLiteral("releaseButton"));
    m_cancel = addCancel();
    connect(m_release, &QPushButton::clicked, m_flow, &ReleaseFlow::confirm);
    connect(m_count, &NumberEdit::typed, m_flow, &ReleaseFlow::setCountText);
    connect(m_flow, &ReleaseFlow::changed, this, &ReleaseDialog::refresh);
    connect(m_flow, &ReleaseFlow::finished, this, &QDialog::accept);
    listInstances();
    refresh();
    m_count->setFocus();
}

void ReleaseDialog::reject()
{
    if (m_flow != nullptr && !m_flow->canCancel())
        return; // the order is out; its outcome closes the dialog
    if (m_flow != nullptr) {
        m_flow->disconnect(this);
        m_flow->cancel();
    }
    QDialog::reject();
}

void ReleaseDialog::listInstances()
{
    for (const ReleaseFlow::Line& line : m_flow->lines())
        m_list->addItem(line.text);
}

void ReleaseDialog::refresh()
{
    if (m_flow == nullptr)
        return;
    const bool typing = m_flow->stage() == ReleaseFlow::Stage::Typing;
    m_question->setText(m_flow->question());
    m_count->setReadOnly(!typing);
    m_release->setEnabled(typing && m_flow->canConfirm());
    m_release->setDefault(m_flow->canConfirm());
    m_cancel->setEnabled(m_flow->canCancel());
    m_hold->setText(m_flow->stage() == ReleaseFlow::Stage::Holding ? m_flow->holdText()
            : typing                                               ? QString()
                                                                   : tr("Releasing…"));
    if (m_flow->stage() == ReleaseFlow::Stage::Holding && m_count->hasFocus())
        m_cancel->setFocus();
}

} // namespace muster
