// SPDX-License-Identifier: GPL-3.0-or-later
#include "job_bench.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace muster::cli;
using namespace Qt::StringLiterals;

namespace {

/// Two pages of \a region.
Result<InstancePage> pageOf(const DescribeQuery& query)
{
    InstancePage page;
    Instance row;
    row.id = InstanceId::fromTrusted(query.nextToken.isEmpty() ? u"i-first"_s : u"i-second"_s);
    row.region = query.region.value();
    row.status = InstanceStatus::Running;
    page.rows.push_back(row);
    if (query.nextToken.isEmpty())
        page.nextToken = u"more"_s;
    return page;
}

Error throttled()
{
    Error error = makeError(Error::Kind::Service, u"throttled"_s);
    error.code = u"Throttling.User"_s;
    error.httpStatus = 400;
    return error;
}

} // namespace

class TestListJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsAllPages()
    {
        JobBench bench;
        bench.instances.describes.answerAllBy(pageOf);

        QCOMPARE(bench.run({u"list"_s, u"--json"_s}), 0);

        const QJsonArray rows = bench.console.json().value(u"instances"_s).toArray();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(1).toObject().value(u"instanceId"_s), u"i-second"_s);
        QCOMPARE(rows.at(0).toObject().value(u"region"_s), u"cn-hangzhou"_s);
        QCOMPARE(rows.at(0).toObject().value(u"batch"_s), QJsonValue(QJsonValue::Null));
    }

    void readsAllRegions()
    {
        JobBench bench;
        bench.instances.describes.answerAllBy(pageOf);
        bench.catalogue.asked.answerAllBy([](const Done&) -> Result<std::vector<RegionRow>> {
            return std::vector<RegionRow>{{u"cn-a"_s, {}, {}, false}, {u"cn-b"_s, {}, {}, false}};
        });

        QCOMPARE(bench.run({u"list"_s, u"--all-regions"_s, u"--json"_s}), 0);

        QCOMPARE(bench.console.json().value(u"instances"_s).toArray().size(), 4);
    }

    void asksAgainWhenThrottled()
    {
        JobBench bench;
        int asked = 0;
        bench.instances.describes.answerAllBy(
            [&asked](const DescribeQuery& query) -> Result<InstancePage> {
                if (++asked == 1)
                    return throttled();
                return pageOf(query);
            });

        QCOMPARE(bench.run({u"list"_s}), 0);

        QCOMPARE(asked, 3);
    }

    void givesUpAfterThreeAttempts()
    {
        JobBench bench;
        bench.instances.describes.answerAllBy(
            [](const DescribeQuery&) -> Result<InstancePage> { return throttled(); });

        QCOMPARE(bench.run({u"list"_s}), 3);

        QCOMPARE(bench.instances.describes.count(), size_t{3});
    }

    void printsCsvWithAHeader()
    {
        JobBench bench;
        bench.instances.describes.answerAllBy(pageOf);

        QCOMPARE(bench.run({u"list"_s, u"--csv"_s}), 0);

        QVERIFY2(bench.console.output.startsWith(u"instanceId,name,status"_s),
            qPrintable(bench.console.output));
        QCOMPARE(bench.console.output.count(u"i-"_s), 2);
    }

    void namesABatchThatIsNotThere()
    {
        JobBench bench;

        QCOMPARE(bench.run({u"list"_s, u"--batch"_s, u"nowhere"_s}), 2);

        QVERIFY(bench.console.errors.contains(u"nowhere"_s));
    }

    void anOrderNeedsTheRightCount()
    {
        JobBench bench;

        QCOMPARE(
            bench.run({u"release"_s, u"--instance"_s, u"i-1"_s, u"i-2"_s, u"--yes"_s, u"1"_s}), 2);
        QCOMPARE(bench.run({u"release"_s, u"--instance"_s, u"i-1"_s}), 2);

        QVERIFY(bench.console.errors.contains(u"--yes 2"_s));
        QCOMPARE(bench.instances.orders.count(), size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestListJob)
#include "tst_list_job.moc"
