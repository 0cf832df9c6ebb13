// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "captured_console.h"
#include "cli/job.h"
#include "support/fake_clock.h"
#include "support/fake_instance_api.h"
#include "support/fake_journal.h"
#include "support/fake_launch_api.h"
#include "support/fake_random.h"
#include "support/fake_small_apis.h"
#include "support/fake_stores.h"
#include "support/manual_scheduler.h"

#include <QCoreApplication>

#include <optional>

namespace muster::cli {

/// Everything that a command works through, without a network, a disk or a clock.
class JobBench
{
public:
    JobBench()
    {
        account.name = QStringLiteral("test");
        account.accessKeyId = QStringLiteral("LTAI1");
    }

    /// Runs the command to its end and returns its exit code; none when it did not end.
    std::optional<int> run(const QStringList& words)
    {
        begin(words);
        return waitForEnd();
    }

    void begin(const QStringList& words)
    {
        const Result<CommandLine> line = parseCommandLine(words);
        code.reset();
        LocalPorts ports{console, clock, scheduler};
        ports.profiles = &profiles;
        ports.journal = &journal;
        ports.accounts = {account};
        ports.fallbackRegion = QStringLiteral("cn-hangzhou");
        ports.readFile = [this](const QString& path) { return readFile(path); };
        job = Job::make(*line, ports);
        QObject::connect(job.get(), &Job::finished, job.get(), [this](int ended) { code = ended; });
        if (const std::optional<ExitCode> refused = job->prepare()) {
            code = static_cast<int>(*refused);
            return;
        }
        SessionConfig config;
        config.account = account;
        session.emplace(SessionPorts{launch, instances, journal, clock, scheduler, random}, config);
        if (const Result<Done> started = session->start(); !started)
            return;
        cloud.emplace(CloudPorts{launch, instances, catalogue, identity, &*session});
        job->run(&*cloud);
    }

    std::optional<int> waitForEnd()
    {
        constexpr int kRounds = 4000;
        for (int round = 0; round < kRounds && !code; ++round) {
            QCoreApplication::processEvents();
            scheduler.moveOn(std::chrono::milliseconds(500));
        }
        return code;
    }

    /// Accepts every launch with fresh ids and shows every instance with \a status.
    void answerWith(InstanceStatus status)
    {
        launch.runs.answerAllBy([this](const LaunchRequest& request) -> Result<LaunchReply> {
            const Result<Parameters> parameters = Parameters::fromEncoded(request.frozen);
            LaunchReply reply;
            reply.requestId = QStringLiteral("R-1");
            for (int left = parameters->text(QStringLiteral("Amount")).toInt(); left > 0; --left)
                reply.ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-%1").arg(++lastId)));
            return reply;
        });
        instances.describes.answerAllBy(
            [status](const DescribeQuery& query) -> Result<InstancePage> {
                InstancePage page;
                for (const InstanceId& id : query.ids) {
                    Instance row;
                    row.id = id;
                    row.status = status;
                    row.region = query.region.value();
                    page.rows.push_back(row);
                }
                return page;
            });
    }

    CapturedConsole console;
    FakeClock clock;
    ManualScheduler scheduler{&clock};
    FakeLaunchApi launch;
    FakeInstanceApi instances;
    FakeCatalogueApi catalogue;
    FakeIdentityApi identity;
    FakeJournal journal;
    FakeRandom random;
    FakeProfileStore profiles;
    Account account;
    QByteArray file; ///< what every path holds
    std::optional<Session> session;
    std::optional<CloudPorts> cloud;
    std::unique_ptr<Job> job;
    std::optional<int> code;
    int lastId = 0;

private:
    [[nodiscard]] Result<QByteArray> readFile(const QString& path) const
    {
        if (file.isEmpty())
            return makeError(Error::Kind::NotFound, path);
        return file;
    }
};

/// A complete order of one kind of instance.
inline QStringList launchWords(const QStringList& more)
{
    return QStringList{QStringLiteral("launch"), QStringLiteral("--set"),
               QStringLiteral("VSwitchId=vsw-1"), QStringLiteral("--set"),
               QStringLiteral("SecurityGroupId=sg-1"), QStringLiteral("--set"),
               QStringLiteral("ImageId=img-1"), QStringLiteral("--set"),
               QStringLiteral("InstanceType=ecs.g6.large")}
    + more;
}

} // namespace muster::cli
