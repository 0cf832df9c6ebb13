// SPDX-License-Identifier: GPL-3.0-or-later
// crash_points launch|recover HOME ENDPOINT POINT [Key=Value…]
//
// The real layers over ports that end the process at a point. `launch` buys 201 instances in three
// calls and releases three of them; `recover` does what a person's "Finish" does after a crash.
// POINT 0 only counts. The key comes from the environment, as for muster itself.
#include "cloud/ecs_client.h"
#include "core/ports/credential_source.h"
#include "core/wire/set_option.h"
#include "crash_ports.h"
#include "engine/session.h"
#include "platform/qt_scheduler.h"
#include "platform/system_clock.h"
#include "platform/system_random.h"
#include "store/home_folders.h"
#include "store/sqlite_journal.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace muster {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr int kAmount = 201;
constexpr size_t kReleased = 3;
constexpr int kFailed = 1;
constexpr int kNotEnded = 2;
constexpr std::chrono::seconds kLimit{60};
constexpr std::chrono::milliseconds kLookAgain{20};
constexpr int kRoundsForOrders = 150;

int fail(const QString& what)
{
    std::fprintf(stderr, "crash_points: %s\n", qUtf8Printable(what));
    return kFailed;
}

/// The key of this program's environment, which is the simulator's own.
class EnvironmentKey : public CredentialSource
{
public:
    Result<Credentials> credentials() override
    {
        Credentials key;
        key.accessKeyId = accessKeyId();
        key.secret = Secret::copyOf(qgetenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET").toStdString());
        return key;
    }
    [[nodiscard]] QString accessKeyId() const override
    {
        return qEnvironmentVariable("ALIBABA_CLOUD_ACCESS_KEY_ID");
    }
};

Account accountAt(const QString& endpoint)
{
    Account account;
    account.name = u"Environment"_s;
    account.accessKeyId = EnvironmentKey().accessKeyId();
    account.endpoint = QUrl(endpoint);
    return account;
}

bool hasOpenCall(const BatchRecord& record)
{
    return std::ranges::any_of(record.calls, [](const CallRecord& call) { return call.isOpen(); });
}

/// One run of the program: what main() of muster composes, with points in between.
class Run : public QObject
{
public:
    Run(const QString& endpoint, CrashPoints& points)
        : m_points(points)
        , m_account(accountAt(endpoint))
        , m_cloud(m_account, m_key, m_clock, m_random)
        , m_launch(m_cloud, points, this)
        , m_instances(m_cloud, points, this)
    {
        QTimer::singleShot(kLimit, this, [] { QCoreApplication::exit(kNotEnded); });
    }
    ~Run() override { m_session.reset(); }

    Result<Done> start(const QString& home)
    {
        const HomeFolders folders = HomeFolders::below(home);
        if (const Result<Done> made = folders.create(); !made)
            return made;
        m_points.pass("before the journal is opened");
        auto opened = SqliteJournal::open(folders.journal());
        if (!opened)
            return opened.error();
        m_points.pass("after the journal was opened");
        m_file = std::move(*opened);
        for (bool over = false; !over;) {
            const Result<bool> slice = m_file->checkSlice();
            if (!slice)
                return slice.error();
            over = *slice;
        }
        m_points.pass("after the start check");
        m_journal = std::make_unique<CrashingJournal>(*m_file, m_points);
        SessionConfig config;
        config.account = m_account;
        config.timeScale = qEnvironmentVariable("MUSTER_TIME_SCALE", u"1"_s).toDouble();
        m_session = std::make_unique<Session>(
            SessionPorts{m_launch, m_instances, *m_journal, m_clock, m_scheduler, m_random},
            config);
        connect(m_session.get(), &Session::idle, this, [] { QCoreApplication::exit(0); });
        const Result<Done> started = m_session->start();
        m_points.pass("after the start");
        return started;
    }

    Result<Done> launch(const LaunchDraft& draft)
    {
        const CheckedDraft checked = checkDraft(draft, CheckContext{m_clock.wallNow()});
        if (!checked.spec)
            return makeError(Error::Kind::Invalid, u"the parameters are wrong"_s);
        const Plan plan = m_session->plan(*checked.spec, {});
        connect(m_session.get(), &Session::batchChanged, this,
            [this](const BatchId& id) { releaseSome(id); });
        return m_session->launch(plan);
    }

    Result<Done> recover()
    {
        const std::vector<BatchId> batches = m_session->batches();
        for (const BatchId& id : batches) {
            if (!hasOpenCall(m_session->batch(id)->record))
                continue;
            if (const Result<Done> done = m_session->finish(id); !done)
                return done;
        }
        connect(&m_resolved, &QTimer::timeout, this, [this] { endWhenResolved(); });
        m_resolved.start(kLookAgain);
        return Done{};
    }

private:
    void releaseSome(const BatchId& id)
    {
        const BatchStatus* status = m_session->batch(id);
        if (m_ordered || !status || status->counts.running < kAmount)
            return;
        m_ordered = true;
        std::vector<InstanceId> ids = status->record.calls.front().ids;
        ids.resize(kReleased);
        whenDone(m_session->order(OrderKind::Release, ids), this,
            [this](const auto&) { m_session->prepareToQuit(); });
    }

    /// Calls and orders; whatever keeps an order open is the checker's to judge.
    void endWhenResolved()
    {
        const std::vector<BatchId> batches = m_session->batches();
        const bool open = std::ranges::any_of(batches,
            [this](const BatchId& id) { return hasOpenCall(m_session->batch(id)->record); });
        const auto orders = m_file->openOrders();
        const bool ordered = orders && !orders->empty() && ++m_rounds < kRoundsForOrders;
        if (open || ordered)
            return;
        m_resolved.stop();
        m_session->prepareToQuit();
    }

    CrashPoints& m_points;
    Account m_account;
    EnvironmentKey m_key;
    SystemClock m_clock;
    SystemRandom m_random;
    QtScheduler m_scheduler;
    EcsClient m_cloud;
    CrashingLaunchApi m_launch;
    CrashingInstanceApi m_instances;
    std::unique_ptr<SqliteJournal> m_file;
    std::unique_ptr<CrashingJournal> m_journal;
    std::unique_ptr<Session> m_session;
    QTimer m_resolved;
    int m_rounds = 0;
    bool m_ordered = false;
};

Result<LaunchDraft> draftFrom(const QStringList& options)
{
    LaunchDraft draft;
    draft.split = true;
    draft.parameters.set(u"Amount"_s, QString::number(kAmount));
    for (const QString& option : options) {
        if (applySetOption(draft, option))
            return makeError(Error::Kind::Invalid, u"cannot be set: "_s + option);
    }
    return draft;
}

int runPoints(const QStringList& words)
{
    if (words.size() < 5)
        return fail(u"crash_points launch|recover HOME ENDPOINT POINT [Key=Value…]"_s);
    CrashPoints points(words[4].toInt());
    Run run(words[3], points);
    if (const Result<Done> started = run.start(words[2]); !started)
        return fail(started.error().detail);
    Result<Done> done = Done{};
    if (words[1] == "launch"_L1) {
        const Result<LaunchDraft> draft = draftFrom(words.mid(5));
        done = draft ? run.launch(*draft) : Result<Done>(draft.error());
    } else {
        done = run.recover();
    }
    return done ? QCoreApplication::exec() : fail(done.error().detail);
}

} // namespace

} // namespace muster

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    return muster::runPoints(QCoreApplication::arguments());
}
