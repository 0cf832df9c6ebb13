// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/notices.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace muster {

class PlainLabel;

/// A notice at the top of a page: an icon, a sentence, and the next steps as buttons.
class InfoBar : public QFrame
{
    Q_OBJECT

public:
    explicit InfoBar(QWidget* parent = nullptr);

    /// Empty \a text hides the bar; empty \a button hides the button.
    void show(const QString& text, const QString& button = {});
    /// Shows \a notice in the look of its weight.
    void showNotice(const Notice& notice);
    /// A button for \a count more notices below this one, or to fold them away while \a isOpen;
    /// none for 0.
    void setMore(int count, bool isOpen);
    [[nodiscard]] QPushButton* button() const { return m_button; }

Q_SIGNALS:
    void actionRequested();
    void secondRequested();
    void closeRequested();
    void moreRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void paintIcon();
    void retranslate();
    [[nodiscard]] QColor weightColor() const;

    QLabel* m_icon;
    PlainLabel* m_text;
    QPushButton* m_button;
    QPushButton* m_second;
    QPushButton* m_more;
    QToolButton* m_close;
    Notice::Weight m_weight = Notice::Weight::Information;
};

} // namespace muster
