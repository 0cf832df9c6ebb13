// SPDX-License-Identifier: GPL-3.0-or-later
#include "combo_access.h"

#include <QComboBox>
#include <QRegularExpression>
#include <QTest>

using namespace muster::app;
using namespace Qt::StringLiterals;

class TestComboAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ComboAccess::install(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isNamedByItsAccessibleName()
    {
        QComboBox box;
        box.setAccessibleName(u"Release"_s);
        box.addItems({u"Never"_s, u"In a span"_s});

        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&box);

        QCOMPARE(access->role(), QAccessible::ComboBox);
        QCOMPARE(access->text(QAccessible::Name), u"Release"_s);
        QCOMPARE(access->text(QAccessible::Value), u"Never"_s);
        box.setCurrentIndex(1);
        QCOMPARE(access->text(QAccessible::Value), u"In a span"_s);
    }

    void hasTheLineOfAnEditableBox()
    {
        QComboBox box;
        box.setEditable(true);

        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&box);

        QCOMPARE(access->childCount(), 2);
        QCOMPARE(access->child(1)->role(), QAccessible::EditableText);
        QCOMPARE(access->indexOfChild(access->child(1)), 1);
        QVERIFY(access->state().editable);
    }

    void canBeOpened()
    {
        QComboBox box;

        const QStringList actions
            = QAccessible::queryAccessibleInterface(&box)->actionInterface()->actionNames();

        QVERIFY(actions.contains(QAccessibleActionInterface::showMenuAction()));
        QVERIFY(actions.contains(QAccessibleActionInterface::setFocusAction()));
    }
};

QTEST_MAIN(TestComboAccess)
#include "tst_combo_access.moc"
