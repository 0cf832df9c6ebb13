// SPDX-License-Identifier: GPL-3.0-or-later
#include "number_edit.h"

#include <QAccessible>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

namespace muster {

/// A number field that keeps what was typed.
class NumberEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void keepsWhatWasTyped_data();
    void keepsWhatWasTyped();
    void takesAValueFromAnAssistiveTool();
    void takesATextFromAnAssistiveTool();
    void stepsStayWithinTheRule();
    void stepsBeginWhereThereIsNoNumber();
    void settingAKnownTextTellsNothing();
    void theWheelChangesNothingWithoutFocus();
};

void NumberEditTest::keepsWhatWasTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("in the range") << QStringLiteral("20");
    QTest::newRow("above the range") << QStringLiteral("101");
    QTest::newRow("zero") << QStringLiteral("0");
    QTest::newRow("leading zeros") << QStringLiteral("007");
    QTest::newRow("negative") << QStringLiteral("-3");
    QTest::newRow("no number") << QStringLiteral("ten");
    QTest::newRow("larger than an int") << QStringLiteral("99999999999");
    QTest::newRow("empty") << QString();
}

void NumberEditTest::keepsWhatWasTyped()
{
    QFETCH(const QString, text);
    NumberEdit edit;
    edit.setTypedText(QStringLiteral("5"));
    edit.show();
    edit.setFocus();
    QSignalSpy typed(&edit, &NumberEdit::typed);

    edit.selectAll();
    QTest::keyClick(&edit, Qt::Key_Delete);
    QTest::keyClicks(&edit, text);
    QTest::keyClick(&edit, Qt::Key_Return);
    edit.clearFocus();

    QCOMPARE(edit.typedText(), text);
    QVERIFY(!typed.isEmpty());
    QCOMPARE(typed.last().first().toString(), text);
}

void NumberEditTest::takesAValueFromAnAssistiveTool()
{
    NumberEdit edit;
    edit.setTypedText(QStringLiteral("ten"));
    QSignalSpy typed(&edit, &NumberEdit::typed);
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&edit);

    face->valueInterface()->setCurrentValue(101.0);

    QCOMPARE(face->role(), QAccessible::SpinBox);
    QCOMPARE(edit.typedText(), QStringLiteral("101"));
    QCOMPARE(face->valueInterface()->currentValue().toInt(), 101);
    QCOMPARE(typed.count(), 1);
}

void NumberEditTest::takesATextFromAnAssistiveTool()
{
    NumberEdit edit;
    QSignalSpy typed(&edit, &NumberEdit::typed);
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&edit);
    QVERIFY(face->editableTextInterface() != nullptr);

    face->editableTextInterface()->replaceText(
        0, static_cast<int>(edit.text().size()), QStringLiteral("101"));

    QCOMPARE(edit.typedText(), QStringLiteral("101"));
    QCOMPARE(edit.value(), 101);
    QCOMPARE(typed.last().first().toString(), QStringLiteral("101"));
}

void NumberEditTest::stepsStayWithinTheRule()
{
    NumberEdit edit;
    edit.setSteps(1, 100);
    edit.setTypedText(QStringLiteral("100"));

    edit.stepUp();
    QCOMPARE(edit.typedText(), QStringLiteral("100"));
    edit.stepDown();
    QCOMPARE(edit.typedText(), QStringLiteral("99"));
}

void NumberEditTest::stepsBeginWhereThereIsNoNumber()
{
    NumberEdit edit;
    edit.setSteps(1, 100);

    edit.stepUp();

    QCOMPARE(edit.typedText(), QStringLiteral("1"));
}

void NumberEditTest::settingAKnownTextTellsNothing()
{
    NumberEdit edit;
    QSignalSpy typed(&edit, &NumberEdit::typed);

    edit.setTypedText(QStringLiteral("20"));

    QCOMPARE(edit.value(), 20);
    QVERIFY(typed.isEmpty());
}

void NumberEditTest::theWheelChangesNothingWithoutFocus()
{
    NumberEdit edit;
    edit.setTypedText(QStringLiteral("20"));
    QWheelEvent wheel(
        {5, 5}, {5, 5}, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);

    QCoreApplication::sendEvent(&edit, &wheel);

    QCOMPARE(edit.typedText(), QStringLiteral("20"));
}

} // namespace muster

QTEST_MAIN(muster::NumberEditTest)
#include "tst_number_edit.moc"
