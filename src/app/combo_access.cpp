// SPDX-License-Identifier: GPL-3.0-or-later
#include "combo_access.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>

namespace muster::app {

namespace {

QAccessibleInterface* makeAccess(const QString& className, QObject* object)
{
    auto* box = qobject_cast<QComboBox*>(object);
    return box && className == QLatin1String("QComboBox") ? new ComboAccess(box) : nullptr;
}

} // namespace

ComboAccess::ComboAccess(QComboBox* box)
    : QAccessibleWidget(box, QAccessible::ComboBox)
{
}

void ComboAccess::install()
{
    QAccessible::installFactory(makeAccess);
}

QComboBox* ComboAccess::box() const
{
    return qobject_cast<QComboBox*>(object());
}

int ComboAccess::childCount() const
{
    return box()->isEditable() ? 2 : 1;
}

QAccessibleInterface* ComboAccess::child(int index) const
{
    if (index == 0)
        return QAccessible::queryAccessibleInterface(box()->view());
    return index == 1 && box()->isEditable()
        ? QAccessible::queryAccessibleInterface(box()->lineEdit())
        : nullptr;
}

int ComboAccess::indexOfChild(const QAccessibleInterface* child) const
{
    if (child->object() == box()->view())
        return 0;
    return box()->isEditable() && child->object() == box()->lineEdit() ? 1 : -1;
}

QAccessibleInterface* ComboAccess::childAt(int x, int y) const
{
    return box()->isEditable()
            && box()->lineEdit()->rect().contains(box()->lineEdit()->mapFromGlobal(QPoint(x, y)))
        ? child(1)
        : nullptr;
}

QString ComboAccess::text(QAccessible::Text what) const
{
    return what == QAccessible::Value ? box()->currentText() : QAccessibleWidget::text(what);
}

QAccessible::State ComboAccess::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.expandable = true;
    state.expanded = box()->view()->isVisible();
    state.editable = box()->isEditable();
    return state;
}

QStringList ComboAccess::actionNames() const
{
    return {showMenuAction(), pressAction(), setFocusAction()};
}

void ComboAccess::doAction(const QString& action)
{
    if (action == setFocusAction()) {
        box()->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!box()->isEnabled() || (action != showMenuAction() && action != pressAction()))
        return;
    if (box()->view()->isVisible())
        box()->hidePopup();
    else
        box()->showPopup();
}

} // namespace muster::app
