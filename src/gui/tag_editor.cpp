// SPDX-License-Identifier: GPL-3.0-or-later
#include "tag_editor.h"

#include "icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace muster {

TagEditor::TagEditor(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_add(new QPushButton(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    m_add->setObjectName(QStringLiteral("addTagButton"));
    m_add->setIcon(themedIcon(QStringLiteral("action/add")));
    m_add->setMinimumHeight(28);
    m_column->addWidget(m_add, 0, Qt::AlignLeading);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({});
        m_rows.back().key->setFocus();
        Q_EMIT edited();
    });
    setFocusProxy(m_add);
    retranslate();
}

std::vector<TagField> TagEditor::tags() const
{
    std::vector<TagField> tags;
    tags.reserve(m_rows.size());
    for (const Row& row : m_rows)
        tags.push_back({row.key->text(), row.value->text()});
    return tags;
}

void TagEditor::setTags(const std::vector<TagField>& tags)
{
    if (tags == this->tags())
        return;
    clear();
    for (const TagField& tag : tags)
        addRow(tag);
}

void TagEditor::setProblem(const QString& text)
{
    m_add->setAccessibleDescription(text);
    for (const Row& row : m_rows) {
        row.key->setAccessibleDescription(text);
        row.value->setAccessibleDescription(text);
    }
}

void TagEditor::addRow(const TagField& tag)
{
    auto* box = new QWidget(this);
    const Row row{
        box, new QLineEdit(tag.key, box), new QLineEdit(tag.value, box), new QToolButton(box)};
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(row.key, 2);
    line->addWidget(row.value, 3);
    line->addWidget(row.remove);
    for (QLineEdit* edit : {row.key, row.value}) {
        edit->setMinimumHeight(28);
        edit->setMaxLength(256);
        connect(edit, &QLineEdit::textChanged, this, &TagEditor::edited);
    }
    row.remove->setAutoRaise(true);
    row.remove->setIcon(themedIcon(QStringLiteral("action/close")));
    connect(row.remove, &QToolButton::clicked, this, [this, box] { removeRow(box); });
    m_column->insertWidget(static_cast<int>(m_rows.size()), box);
    QWidget::setTabOrder(m_rows.empty() ? previousInFocusChain() : m_rows.back().remove, row.key);
    QWidget::setTabOrder(row.key, row.value);
    QWidget::setTabOrder(row.value, row.remove);
    QWidget::setTabOrder(row.remove, m_add);
    m_rows.push_back(row);
    retranslate();
}

void TagEditor::removeRow(QWidget* box)
{
    const auto gone = std::find_if(
        m_rows.begin(), m_rows.end(), [box](const Row& row) { return row.box == box; });
    if (gone == m_rows.end())
        return;
    m_rows.erase(gone);
    box->hide();
    box->deleteLater();
    retranslate();
    m_add->setFocus();
    Q_EMIT edited();
}

void TagEditor::clear()
{
    for (const Row& row : m_rows) {
        row.box->hide();
        row.box->deleteLater();
    }
    m_rows.clear();
}

void TagEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TagEditor::retranslate()
{
    m_add->setText(tr("Add a tag"));
    m_add->setAccessibleName(tr("Add a tag"));
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const int number = static_cast<int>(i) + 1;
        row.key->setObjectName(QStringLiteral("tagKeyEdit%1").arg(number));
        row.key->setAccessibleName(tr("Key of tag %1").arg(number));
        row.key->setPlaceholderText(tr("key"));
        row.value->setObjectName(QStringLiteral("tagValueEdit%1").arg(number));
        row.value->setAccessibleName(tr("Value of tag %1").arg(number));
        row.value->setPlaceholderText(tr("value"));
        row.remove->setObjectName(QStringLiteral("removeTagButton%1").arg(number));
        row.remove->setAccessibleName(tr("Remove tag %1").arg(number));
        row.remove->setToolTip(tr("Remove tag %1").arg(number));
    }
}

} // namespace muster
