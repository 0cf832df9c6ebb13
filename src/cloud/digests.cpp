// SPDX-License-Identifier: GPL-3.0-or-later
#include "digests.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>

#include <array>
#include <string_view>

namespace muster {
namespace {

using Block = std::array<unsigned char, EVP_MAX_MD_SIZE>;

QByteArray hex(const Block& block, std::size_t size)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    QByteArray text(static_cast<qsizetype>(2 * size), Qt::Uninitialized);
    char* out = text.data();
    for (std::size_t index = 0; index < size; ++index) {
        *out++ = kDigits[block[index] >> 4];
        *out++ = kDigits[block[index] & 0x0F];
    }
    return text;
}

const unsigned char* bytesOf(const char* data)
{
    return reinterpret_cast<const unsigned char*>(data);
}

std::size_t sizeOf(QByteArrayView data)
{
    return static_cast<std::size_t>(data.size());
}

/// Size of the code in \a out, or 0.
std::size_t authenticate(
    EVP_MAC_CTX* context, std::string_view key, QByteArrayView data, Block& out)
{
    std::size_t size = 0;
    // OpenSSL takes a null key for "the key of before", so an empty one needs an address
    const char* keyData = key.empty() ? "" : key.data();
    const bool good = context && EVP_MAC_init(context, bytesOf(keyData), key.size(), nullptr) == 1
        && EVP_MAC_update(context, bytesOf(data.data()), sizeOf(data)) == 1
        && EVP_MAC_final(context, out.data(), &size, out.size()) == 1;
    return good ? size : 0;
}

} // namespace

DigestKit::DigestKit()
    : m_sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr))
    , m_sha256Context(EVP_MD_CTX_new())
    , m_hmac(EVP_MAC_fetch(nullptr, "HMAC", nullptr))
    , m_hmacSha256(macContext("SHA256"))
    , m_hmacSha1(macContext("SHA1"))
{
}

DigestKit::MacContext DigestKit::macContext(const char* digestName)
{
    MacContext context(m_hmac ? EVP_MAC_CTX_new(m_hmac.get()) : nullptr);
    if (!context)
        return nullptr;
    // OSSL_PARAM wants a writable text, which it does not write
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, const_cast<char*>(digestName), 0),
        OSSL_PARAM_construct_end(),
    };
    if (EVP_MAC_CTX_set_params(context.get(), parameters.data()) != 1)
        return nullptr;
    return context;
}

QByteArray DigestKit::sha256Hex(QByteArrayView data)
{
    Block block;
    unsigned int size = 0;
    const bool good = m_sha256 && m_sha256Context
        && EVP_DigestInit_ex2(m_sha256Context.get(), m_sha256.get(), nullptr) == 1
        && EVP_DigestUpdate(m_sha256Context.get(), data.data(), sizeOf(data)) == 1
        && EVP_DigestFinal_ex(m_sha256Context.get(), block.data(), &size) == 1;
    return good ? hex(block, size) : QByteArray();
}

QByteArray DigestKit::hmacSha256Hex(std::string_view key, QByteArrayView data)
{
    Block block;
    const std::size_t size = authenticate(m_hmacSha256.get(), key, data, block);
    return size > 0 ? hex(block, size) : QByteArray();
}

QByteArray DigestKit::hmacSha1Base64(std::string_view key, char keyEnd, QByteArrayView data)
{
    std::array<char, 256> whole;
    if (key.size() >= whole.size())
        return {};
    std::copy(key.begin(), key.end(), whole.begin());
    whole[key.size()] = keyEnd;
    Block block;
    const std::size_t size = authenticate(
        m_hmacSha1.get(), std::string_view(whole.data(), key.size() + 1), data, block);
    OPENSSL_cleanse(whole.data(), whole.size());
    if (size == 0)
        return {};
    return QByteArray(reinterpret_cast<const char*>(block.data()), static_cast<qsizetype>(size))
        .toBase64();
}

} // namespace muster
