// SPDX-License-Identifier: GPL-3.0-or-later
#include "check_list.h"

#include "icons.h"
#include "plain_label.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace muster {
namespace {

bool areSame(const CheckLine& a, const CheckLine& b)
{
    return a.kind == b.kind && a.text == b.text && a.advice == b.advice && a.details == b.details;
}

QPixmap pictureOf(CheckLine::Kind kind, qreal ratio)
{
    const QPalette palette = QApplication::palette();
    switch (kind) {
    case CheckLine::Kind::Running:
        return tintedPixmap(
            QStringLiteral("state/pending"), 16, themeColor(ColorRole::Muted, palette), ratio);
    case CheckLine::Kind::Passed:
        return tintedPixmap(
            QStringLiteral("action/check"), 16, themeColor(ColorRole::Good, palette), ratio);
    case CheckLine::Kind::Failed:
        break;
    }
    return tintedPixmap(
        QStringLiteral("action/problem"), 16, themeColor(ColorRole::Problem, palette), ratio);
}

} // namespace

CheckList::CheckList(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("checkList"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    setVisible(false);
}

void CheckList::setLines(const std::vector<CheckLine>& lines)
{
    if (std::equal(lines.begin(), lines.end(), m_lines.begin(), m_lines.end(), areSame))
        return;
    m_lines = lines;
    build();
}

void CheckList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        build();
}

void CheckList::build()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const CheckLine& line : m_lines)
        m_column->addWidget(lineOf(line));
    setVisible(!m_lines.empty());
}

QWidget* CheckList::lineOf(const CheckLine& line)
{
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    auto* icon = new QLabel(box);
    icon->setPixmap(pictureOf(line.kind, devicePixelRatioF()));
    grid->addWidget(icon, 0, 0, Qt::AlignTop);
    int row = 0;
    const auto add = [&](const QString& text, bool muted) {
        if (text.isEmpty())
            return;
        auto* label = new PlainLabel(text, box);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (muted)
            label->setRole(ColorRole::Muted);
        grid->addWidget(label, row++, 1);
    };
    add(line.text, false);
    add(line.advice, true);
    add(line.details, true);
    return box;
}

} // namespace muster
