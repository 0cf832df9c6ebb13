// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_job.h"

#include "core/async.h"
#include "core/launch/answer.h"
#include "core/text/display_text.h"
#include "job_parts.h"
#include "presenter/launch_json.h"
#include "text_table.h"

#include <QJsonArray>

namespace muster::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString kindName(IdentityKind kind)
{
    switch (kind) {
    case IdentityKind::Account:
        return u"Account"_s;
    case IdentityKind::RamUser:
        return u"RAMUser"_s;
    case IdentityKind::AssumedRole:
        return u"AssumedRoleUser"_s;
    }
    return {};
}

/// What a dry run of a read tells: allowed, refused, or nothing.
QJsonValue rightOf(const Result<InstancePage>& page)
{
    if (page || isDryRunSuccess(page.error()))
        return true;
    const CodeClass judged = classifyCode(page.error().code, page.error().httpStatus);
    return judged.refusal == RefusalKind::Authentication ? QJsonValue(false)
                                                         : QJsonValue(QJsonValue::Null);
}

} // namespace

AccountJob::AccountJob(const CommandLine& line, const LocalPorts& ports)
    : Job(line, ports)
{
}

std::optional<ExitCode> AccountJob::prepare()
{
    if (line().command == Command::AccountList || line().command == Command::AccountTest)
        return std::nullopt;
    return complain(
        saidError(tr("This version keeps no accounts yet: give the key pair in "
                     "ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.")));
}

void AccountJob::run(const CloudPorts* cloud)
{
    if (line().command == Command::AccountList)
        list();
    else
        test(*cloud);
}

void AccountJob::list()
{
    QJsonArray accounts;
    //: Column headers of the table of accounts in a terminal
    TextTable table({tr("Account"), tr("AccessKey ID"), tr("Region"), tr("Endpoint")});
    for (const Account& account : local().accounts) {
        const QString endpoint = account.endpoint.toString();
        accounts.append(QJsonObject{{u"name"_s, account.name},
            {u"accessKeyId"_s, textOrNull(account.accessKeyId)},
            {u"region"_s, textOrNull(account.defaultRegion)}, {u"endpoint"_s, textOrNull(endpoint)},
            {u"simulator"_s, account.simulator}});
        table.addRow({displayText(account.name), displayText(account.accessKeyId),
            displayText(account.defaultRegion), displayText(endpoint)});
    }
    if (wantsJson())
        console().out(QString::fromUtf8(json::toLine({{u"accounts"_s, accounts}})));
    else
        console().out(table.text());
    finish(ExitCode::Done);
}

void AccountJob::test(const CloudPorts& cloud)
{
    whenDone(cloud.identity.caller(), this, [this, &cloud](const Result<CallerIdentity>& identity) {
        if (!identity) {
            finish(complain(identity.error()));
            return;
        }
        m_identity = *identity;
        if (identity->serverTimeMs)
            m_offsetSeconds
                = qRound64(static_cast<double>(*identity->serverTimeMs - nowMs()) / 1000.0);
        testRights(cloud);
    });
}

void AccountJob::testRights(const CloudPorts& cloud)
{
    // A dry run of RunInstances needs complete parameters, so that right stays unknown here.
    m_rights.insert(u"ecs:RunInstances"_s, QJsonValue::Null);
    m_rights.insert(u"ecs:DescribeInstances"_s, QJsonValue::Null);
    const QString text
        = line().has(u"region"_s) ? line().value(u"region"_s) : local().fallbackRegion;
    const Result<RegionId> region = RegionId::from(text);
    if (!region) {
        report();
        return;
    }
    DescribeQuery query;
    query.region = *region;
    query.dryRun = true;
    whenDone(cloud.instances.describe(query), this, [this](const Result<InstancePage>& page) {
        m_rights.insert(u"ecs:DescribeInstances"_s, rightOf(page));
        report();
    });
}

void AccountJob::report()
{
    const QJsonValue offset
        = m_offsetSeconds ? QJsonValue(*m_offsetSeconds) : QJsonValue(QJsonValue::Null);
    if (wantsJson()) {
        console().out(QString::fromUtf8(json::toLine({{u"accountId"_s, m_identity.accountId},
            {u"identity"_s, kindName(m_identity.kind)}, {u"arn"_s, m_identity.arn},
            {u"clockOffsetSeconds"_s, offset}, {u"rights"_s, m_rights}})));
    } else {
        console().out(
            tr("Account %1: %2").arg(displayText(m_identity.accountId), displayText(m_identity.arn))
            + u'\n');
    }
    finish(ExitCode::Done);
}

std::unique_ptr<Job> makeAccountJob(const CommandLine& line, const LocalPorts& ports)
{
    return std::make_unique<AccountJob>(line, ports);
}

} // namespace muster::cli
