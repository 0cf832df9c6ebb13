// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QPushButton;
class QVBoxLayout;

namespace muster {

/// The common shape of the dialogs: a column of content over a row of buttons in the desktop's
/// order.
class DialogFrame : public QDialog
{
    Q_OBJECT

protected:
    explicit DialogFrame(QWidget* parent);

    [[nodiscard]] QVBoxLayout* content() { return m_content; }
    /// The leading button, a verb with its object; \a danger gives it the colour of a problem.
    QPushButton* addAction(const QString& text, const QString& accessibleName, bool danger);
    QPushButton* addCancel();

private:
    QVBoxLayout* m_content;
    QDialogButtonBox* m_buttons;
};

} // namespace muster
