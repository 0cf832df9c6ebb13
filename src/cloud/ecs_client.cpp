// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/ecs_client.h"

#include "core/catalogue/region.h"
#include "ecs_client_ask.h"
#include "page_reader.h"
#include "reply_readers.h"

namespace muster {
namespace {

constexpr milliseconds kOffsetThatMatters = seconds(60);
constexpr milliseconds kOffsetBelieved = std::chrono::hours(24 * 365 * 4 + 24);

} // namespace

EcsClient::EcsClient(
    Account account, CredentialSource& credentials, Clock& clock, Random& random, QObject* parent)
    : QObject(parent)
    , m_account(std::move(account))
    , m_clock(clock)
    , m_random(random)
    , m_pageParser(std::make_shared<PageParser>())
    , m_transport(std::make_unique<Transport>(credentials))
{
}

EcsClient::~EcsClient() = default;

void EcsClient::setClockOffset(milliseconds offset)
{
    m_clockOffset = std::chrono::abs(offset) > kOffsetBelieved ? milliseconds(0) : offset;
}

UtcTime EcsClient::signingTime() const
{
    const bool matters = std::chrono::abs(m_clockOffset) > kOffsetThatMatters;
    return m_clock.wallNow() + (matters ? m_clockOffset : milliseconds(0));
}

Result<QUrl> EcsClient::endpointOf(const RegionId& region) const
{
    if (!m_account.endpoint.isEmpty())
        return m_account.endpoint;
    const auto known = builtInRegion(region.value());
    if (!known)
        return makeError(Error::Kind::Invalid, QStringLiteral("no host is known for this region"));
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(known->ecsHost);
    return url;
}

Result<ApiRequest> EcsClient::makeRequest(const QByteArray& action, const RegionId& region) const
{
    const Result<QUrl> endpoint = endpointOf(region);
    if (!endpoint)
        return endpoint.error();
    ApiRequest request;
    request.action = action;
    request.endpoint = *endpoint;
    request.nonce = m_random.nonce().toLatin1();
    request.signedAt = signingTime();
    return request;
}

QFuture<Result<std::vector<RegionRow>>> EcsClient::regions()
{
    const QString region = m_account.defaultRegion.isEmpty() ? QStringLiteral("cn-hangzhou")
                                                             : m_account.defaultRegion;
    const Result<ApiRequest> request
        = makeRequest(QByteArrayLiteral("DescribeRegions"), RegionId::fromTrusted(region));
    return ask<std::vector<RegionRow>>(request, readRegions);
}

QFuture<Result<CallerIdentity>> EcsClient::caller()
{
    ApiRequest request;
    request.action = QByteArrayLiteral("GetCallerIdentity");
    request.version = QByteArrayLiteral("2015-04-01");
    request.endpoint = m_account.endpoint.isEmpty()
        ? QUrl(QStringLiteral("https://sts.aliyuncs.com"))
        : m_account.endpoint;
    request.nonce = m_random.nonce().toLatin1();
    request.signedAt = signingTime();
    return ask<CallerIdentity>(request, readCaller);
}

} // namespace muster
