// SPDX-License-Identifier: GPL-3.0-or-later
#include "keys_dialog.h"

#include "plain_label.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace muster {

KeysDialog::KeysDialog(QWidget* parent)
    : DialogFrame(parent)
{
    setObjectName(QStringLiteral("keysDialog"));
    setWindowTitle(tr("Keys"));
    setAccessibleName(tr("Keys"));
    auto* title = new PlainLabel(tr("Keys"), this);
    title->setScale(1.3);
    title->setBold(true);
    content()->addWidget(title);

    const std::vector<std::pair<QKeySequence, QString>> keys = {
        {QKeySequence(Qt::CTRL | Qt::Key_N), tr("New launch")},
        {QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Launch what the form says")},
        {QKeySequence(Qt::CTRL | Qt::Key_F), tr("Filter the fleet")},
        {QKeySequence(Qt::Key_F5), tr("Read everything again")},
        {QKeySequence(Qt::CTRL | Qt::Key_E),
            tr("Extend the release time of the selected instances")},
        {QKeySequence(Qt::Key_Delete), tr("Release the selected instances")},
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), tr("Copy the IP addresses")},
        {QKeySequence(Qt::CTRL | Qt::Key_1), tr("Show the Launch page")},
        {QKeySequence(Qt::CTRL | Qt::Key_2), tr("Show the Fleet page")},
        {QKeySequence(Qt::CTRL | Qt::Key_3), tr("Show the Batches page")},
        {QKeySequence(Qt::CTRL | Qt::Key_4), tr("Show the Profiles page")},
        {QKeySequence(Qt::CTRL | Qt::Key_5), tr("Show the Settings page")},
        {QKeySequence(Qt::Key_F1), tr("Show this sheet")},
    };
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& [key, words] : keys) {
        auto* name = new PlainLabel(key.toString(QKeySequence::NativeText), this);
        name->setRole(ColorRole::Muted);
        grid->addWidget(name, row, 0);
        grid->addWidget(new PlainLabel(words, this), row, 1);
        ++row;
    }
    content()->addLayout(grid);
    content()->addStretch(1);

    QPushButton* close = addAction(tr("Close"), tr("Close"), false);
    close->setObjectName(QStringLiteral("closeButton"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace muster
