// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <openssl/evp.h>

#include <memory>
#include <string_view>

namespace muster {

/// SHA-256 and HMAC by OpenSSL's EVP interface. The algorithms are fetched once and the contexts
/// are used again: fetching costs more than signing.
class DigestKit
{
public:
    DigestKit();

    /// Lower-case hex; empty when OpenSSL failed.
    QByteArray sha256Hex(QByteArrayView data);
    /// Lower-case hex; empty when OpenSSL failed.
    QByteArray hmacSha256Hex(std::string_view key, QByteArrayView data);
    /// Base64; empty when OpenSSL failed. The key is \a key followed by \a keyEnd.
    QByteArray hmacSha1Base64(std::string_view key, char keyEnd, QByteArrayView data);

private:
    struct Free
    {
        void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
        void operator()(EVP_MAC* mac) const { EVP_MAC_free(mac); }
        void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
    };
    using MacContext = std::unique_ptr<EVP_MAC_CTX, Free>;

    MacContext macContext(const char* digestName);

    std::unique_ptr<EVP_MD, Free> m_sha256;
    std::unique_ptr<EVP_MD_CTX, Free> m_sha256Context;
    std::unique_ptr<EVP_MAC, Free> m_hmac;
    MacContext m_hmacSha256;
    MacContext m_hmacSha1;
};

} // namespace muster
