// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/launch_form.h"

#include <QWidget>

#include <vector>

class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace muster {

/// Tags as rows of key and value, with a button that adds one.
class TagEditor : public QWidget
{
    Q_OBJECT

public:
    explicit TagEditor(QWidget* parent = nullptr);

    [[nodiscard]] std::vector<TagField> tags() const;
    /// Shows \a tags; does nothing when they are shown already, so that the cursor stays.
    void setTags(const std::vector<TagField>& tags);
    /// What is wrong with the tags, as accessible description of their fields.
    void setProblem(const QString& text);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row
    {
        QWidget* box;
        QLineEdit* key;
        QLineEdit* value;
        QToolButton* remove;
    };

    void addRow(const TagField& tag);
    void removeRow(QWidget* box);
    void clear();
    void retranslate();

    QVBoxLayout* m_column;
    QPushButton* m_add;
    std::vector<Row> m_rows;
};

} // namespace muster
