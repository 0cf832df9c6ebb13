// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

class QComboBox;

namespace muster::app {

/// What assistive tools see of a combo box. Qt itself tells on Linux the current text as its name,
/// so that two boxes with the same choice cannot be told apart; here its name is its accessible
/// name, and the current text its value.
class ComboAccess : public QAccessibleWidget
{
public:
    explicit ComboAccess(QComboBox* box);

    /// Makes every combo box of the program be seen like this. Called once, before the first
    /// window.
    static void install();

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QString text(QAccessible::Text what) const override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString& action) override;

private:
    [[nodiscard]] QComboBox* box() const;
};

} // namespace muster::app
