// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace muster {

class PlainLabel;

/// A notice at the top of a page: an icon, a sentence, and the next step as a button.
class InfoBar : public QFrame
{
    Q_OBJECT

public:
    explicit InfoBar(QWidget* parent = nullptr);

    /// Empty \a text hides the bar; empty \a button hides the button.
    void show(const QString& text, const QString& button = {});
    [[nodiscard]] QPushButton* button() const { return m_button; }

Q_SIGNALS:
    void actionRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void paintIcon();

    QLabel* m_icon;
    PlainLabel* m_text;
    QPushButton* m_button;
};

} // namespace muster
