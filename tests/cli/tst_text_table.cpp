// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_table.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster::cli;
using namespace Qt::StringLiterals;

class TestTextTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void padsToTheWidestCell()
    {
        TextTable table({u"a"_s, u"b"_s});
        table.addRow({u"long"_s, u"x"_s});

        QCOMPARE(table.lines(), QStringList({u"a     b"_s, u"long  x"_s}));
    }

    void countsChineseAsTwoColumns()
    {
        TextTable table({u"名称"_s, u"b"_s});
        table.addRow({u"abc"_s, u"x"_s});

        QCOMPARE(table.lines(), QStringList({u"名称  b"_s, u"abc   x"_s}));
        QCOMPARE(displayWidth(u"运行中"_s), 6);
    }

    void cutsWithAnEllipsis()
    {
        QCOMPARE(cutToWidth(u"abcdef"_s, 6), u"abcdef"_s);
        QCOMPARE(cutToWidth(u"abcdef"_s, 4), u"abc…"_s);
        QCOMPARE(cutToWidth(u"运行中"_s, 4), u"运…"_s);
    }
};

QTEST_GUILESS_MAIN(TestTextTable)
#include "tst_text_table.moc"
