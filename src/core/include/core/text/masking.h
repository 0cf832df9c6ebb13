// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/secret.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace muster {

/// A key id as 4+4 characters: `LTAI…c8F2`. Shorter ones than 12 become `***`.
QString maskedKeyId(const QString& keyId);

/// Replaces what stands after a name that marks a secret (AccessKeySecret, Password, UserData,
/// Signature, SecurityToken, Authorization, StringToSign, CanonicalRequest) by `***`, as
/// `Name=value`, `Name: value`, in JSON and percent-encoded; key ids become 4+4 characters. For log
/// lines and for messages of the service.
QString maskedByName(const QString& text);

/// Masks by value too: knows every secret in use. Its copies are in locked memory.
class Masker
{
public:
    /// Also in percent-encoded form, once and twice. Secrets of less than four bytes are not
    /// masked.
    void add(const Secret& secret);
    void clear() { m_secrets.clear(); }
    /// By value first, then by name.
    [[nodiscard]] QString masked(const QString& text) const;

private:
    std::vector<Secret> m_secrets;
};

} // namespace muster
