// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_choice.h"

#include "cli/start_words.h"

#include <QLoggingCategory>

namespace muster::app {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logApp, "muster.app")

constexpr double kSmallestScale = 0.001;

Error said(const QString& message)
{
    Error error = makeError(Error::Kind::Invalid, u"usage"_s);
    error.message = message;
    return error;
}

} // namespace

Result<AccountChoice> chooseEnvironment(const cli::CommandLine& line,
    EnvironmentCredentials environment, const QString& environmentRegion)
{
    AccountChoice choice;
    choice.account.name = u"Environment"_s;
    choice.account.accessKeyId = environment.accessKeyId();
    choice.account.defaultRegion = environmentRegion;
    if (line.has(u"endpoint"_s)) {
        const Result<QUrl> endpoint = parseEndpoint(line.value(u"endpoint"_s));
        if (!endpoint)
            return said(
                cli::StartWords::badEndpoint(line.value(u"endpoint"_s), endpoint.error().detail));
        choice.account.endpoint = *endpoint;
    }
    const QString wanted = line.value(u"account"_s);
    if (line.has(u"account"_s) && wanted.compare(choice.account.name, Qt::CaseInsensitive) != 0)
        return said(cli::StartWords::noAccount(wanted));
    if (environment.isComplete())
        choice.credentials = std::make_unique<EnvironmentCredentials>(std::move(environment));
    return choice;
}

AccountChoice chooseSimulator(const SimulatorInfo& info)
{
    AccountChoice choice;
    choice.account.name = u"Simulator"_s;
    choice.account.accessKeyId = info.accessKeyId;
    choice.account.endpoint = info.endpoint;
    choice.account.defaultRegion = info.defaults.text(u"RegionId"_s);
    choice.account.simulator = true;
    choice.credentials = std::make_unique<FixedCredentials>(info.accessKeyId, info.secret->clone());
    return choice;
}

double timeScaleFor(const Account& account)
{
    const QByteArray text = qgetenv("MUSTER_TIME_SCALE");
    if (text.isEmpty())
        return 1.0;
    bool isNumber = false;
    const double scale = text.toDouble(&isNumber);
    if (!isNumber || scale < kSmallestScale || scale > 1.0) {
        qCWarning(logApp, "MUSTER_TIME_SCALE is ignored: it must be 0.001 to 1");
        return 1.0;
    }
    if (!account.simulator && (account.endpoint.isEmpty() || !isLoopback(account.endpoint))) {
        qCWarning(logApp, "MUSTER_TIME_SCALE is ignored: an endpoint is not loopback");
        return 1.0;
    }
    return scale;
}

} // namespace muster::app
