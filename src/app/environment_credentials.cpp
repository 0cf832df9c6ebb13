// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment_credentials.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace muster::app {

namespace {

constexpr const char* kKeyId = "ALIBABA_CLOUD_ACCESS_KEY_ID";
constexpr const char* kKeySecret = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
constexpr const char* kSecurityToken = "ALIBABA_CLOUD_SECURITY_TOKEN";

bool isSpace(char character)
{
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

bool isPrintable(char character)
{
    return character > 0x20 && character < 0x7F;
}

/// Reads a variable and takes it away: unsetenv alone would leave the text in the block that
/// /proc/PID/environ shows.
Secret takeSecret(const char* name)
{
    char* const value = std::getenv(name);
    if (!value)
        return {};
    const std::string_view text(value);
    const auto from = std::ranges::find_if_not(text, isSpace);
    const auto to = std::find_if_not(text.rbegin(), text.rend(), isSpace).base();
    Secret secret;
    // Other characters than printable ASCII cannot be in a key: such a text is no key at all.
    if (from < to && std::all_of(from, to, isPrintable))
        secret = Secret::copyOf(std::string_view(from, to));
    explicit_bzero(value, text.size());
    unsetenv(name);
    return secret;
}

} // namespace

EnvironmentCredentials EnvironmentCredentials::take()
{
    EnvironmentCredentials credentials;
    credentials.m_accessKeyId = qEnvironmentVariable(kKeyId).trimmed();
    qunsetenv(kKeyId);
    credentials.m_secret = takeSecret(kKeySecret);
    credentials.m_securityToken = takeSecret(kSecurityToken);
    return credentials;
}

Result<Credentials> EnvironmentCredentials::credentials()
{
    if (!isComplete())
        return makeError(
            Error::Kind::NoCredentials, QStringLiteral("the environment has no key pair"));
    return Credentials{m_accessKeyId, m_secret.clone(), m_securityToken.clone()};
}

Result<Credentials> FixedCredentials::credentials()
{
    return Credentials{m_accessKeyId, m_secret.clone(), {}};
}

} // namespace muster::app
