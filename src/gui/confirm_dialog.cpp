// SPDX-License-Identifier: GPL-3.0-or-later
#include "confirm_dialog.h"

#include "card.h"
#include "icons.h"
#include "plain_label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster {
namespace {

QWidget* noteLine(const QString& text, const QString& icon, ColorRole role, QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto* picture = new QLabel(box);
    picture->setPixmap(tintedPixmap(
        icon, 16, themeColor(role, QApplication::palette()), parent->devicePixelRatioF()));
    auto* words = new PlainLabel(text, box);
    words->setWordWrap(true);
    words->setRole(role);
    line->addWidget(picture, 0, Qt::AlignTop);
    line->addWidget(words, 1);
    return box;
}

} // namespace

ConfirmDialog::ConfirmDialog(const ConfirmSummary& summary, QWidget* parent)
    : DialogFrame(parent)
{
    setObjectName(QStringLiteral("confirmDialog"));
    setWindowTitle(tr("Confirm launch"));
    setAccessibleName(tr("Confirm launch"));
    setMinimumWidth(520);

    auto* sentence = new PlainLabel(summary.sentence, this);
    sentence->setObjectName(QStringLiteral("confirmSentence"));
    sentence->setWordWrap(true);
    sentence->setScale(1.3);
    sentence->setBold(true);
    content()->addWidget(sentence);
    auto* rows = new RowsView(this);
    rows->setObjectName(QStringLiteral("confirmRows"));
    rows->setRows(summary.rows);
    content()->addWidget(rows);
    for (const QString& warning : summary.warnings)
        content()->addWidget(
            noteLine(warning, QStringLiteral("action/warning"), ColorRole::Warning, this));
    if (!summary.simulator)
        content()->addWidget(noteLine(tr("This orders instances that cost money."),
            QStringLiteral("action/info"), ColorRole::Muted, this));
    content()->addStretch(1);

    QPushButton* confirm = addAction(tr("Confirm"), tr("Confirm"), false);
    confirm->setObjectName(QStringLiteral("confirmButton"));
    confirm->setDefault(true);
    connect(confirm, &QPushButton::clicked, this, &QDialog::accept);
    addCancel();
    confirm->setFocus();
}

OrderDialog::OrderDialog(const OrderSummary& summary, QWidget* parent)
    : DialogFrame(parent)
{
    setObjectName(QStringLiteral("orderDialog"));
    setWindowTitle(summary.title);
    setAccessibleName(summary.title);
    setMinimumWidth(480);

    if (!summary.question.isEmpty()) {
        auto* question = new PlainLabel(summary.question, this);
        question->setObjectName(QStringLiteral("orderQuestion"));
        question->setWordWrap(true);
        content()->addWidget(question);
    }
    auto* list = new QListWidget(this);
    list->setObjectName(QStringLiteral("orderList"));
    list->setAccessibleName(tr("What it is about"));
    list->setUniformItemSizes(true);
    list->addItems(summary.lines);
    content()->addWidget(list, 1);

    QPushButton* confirm = addAction(summary.buttonText, summary.buttonText, false);
    confirm->setObjectName(QStringLiteral("orderButton"));
    connect(confirm, &QPushButton::clicked, this, &QDialog::accept);
    // A stop or a reboot is not what a slipped Return should do.
    addCancel()->setDefault(true);
}

} // namespace muster
