// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace muster {

class PlainLabel;

/// What a page shows instead of a blank table: a sentence, help, and the next step as a button.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// \a icon as for themedIcon(); \a button may be empty: then there is none.
    void show(const QString& icon, const QString& sentence, const QString& help,
        const QString& button = {});
    [[nodiscard]] QPushButton* button() const { return m_button; }

Q_SIGNALS:
    void actionRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintIcon();

    QString m_iconName;
    QLabel* m_icon;
    PlainLabel* m_sentence;
    PlainLabel* m_help;
    QPushButton* m_button;
};

} // namespace muster
