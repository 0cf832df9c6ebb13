// SPDX-License-Identifier: GPL-3.0-or-later
// Signs one RunInstances of 26 parameters with V1 and V3, beside a tight loop over the same bytes
// and the vendor's packages.
#include "bench_support.h"
#include "cloud/request_signer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <cstring>
#include <string>

namespace muster::bench {
namespace {

constexpr char kHost[] = "ecs.cn-hangzhou.aliyuncs.com";
constexpr char kNonce[] = "0123456789abcdef0123456789abcdef";
constexpr char kTime[] = "2026-11-24T08:20:00Z";

Parameters launchParameters()
{
    const std::pair<const char*, const char*> values[] = {{"Amount", "20"},
        {"AutoReleaseTime", "2026-11-24T20:00:00Z"},
        {"ClientToken", "m1-0123456789abcdef0123456789abcdef-001-1"},
        {"ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"}, {"InstanceChargeType", "PostPaid"},
        {"InstanceName", "web-[1,4]-tier"}, {"InstanceType", "ecs.g7.large"},
        {"InternetChargeType", "PayByTraffic"}, {"InternetMaxBandwidthOut", "5"},
        {"KeyPairName", "muster-ops"}, {"RegionId", "cn-hangzhou"},
        {"SecurityGroupId", "sg-bp1muster0000000web"}, {"SpotStrategy", "NoSpot"},
        {"SystemDisk.Category", "cloud_essd"}, {"SystemDisk.PerformanceLevel", "PL1"},
        {"SystemDisk.Size", "40"}, {"Tag.1.Key", "muster:batch"},
        {"Tag.1.Value", "0123456789abcdef0123456789abcdef"}, {"Tag.2.Key", "muster:call"},
        {"Tag.2.Value", "0123456789abcdef0123456789abcdef-001-1"}, {"Tag.3.Key", "owner"},
        {"Tag.3.Value", "\xE8\xBF\x90\xE7\xBB\xB4 team a"}, {"UniqueSuffix", "true"},
        {"UserData", "IyEvYmluL2Jhc2gKZWNobyBoZWxsbyA+IC9ldGMvbW90ZAo="},
        {"VSwitchId", "vsw-bp1muster000000000g"}, {"ZoneId", "cn-hangzhou-g"}};
    Parameters parameters;
    for (const auto& [name, value] : values)
        parameters.set(QString::fromUtf8(name), QString::fromUtf8(value));
    return parameters;
}

/// What cannot be done faster with OpenSSL: one buffer, one table, contexts that are kept, UTF-8
/// that is ready and sorted.
class TightLoop
{
public:
    TightLoop(const Parameters& parameters, bool withCommon)
        : m_mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr))
        , m_macContext(EVP_MAC_CTX_new(m_mac))
        , m_digest(EVP_MD_fetch(nullptr, "SHA256", nullptr))
        , m_digestContext(EVP_MD_CTX_new())
    {
        for (unsigned byte = 0; byte < 256; ++byte)
            m_plain[byte] = std::isalnum(static_cast<int>(byte))
                || std::strchr("-_.~", static_cast<int>(byte));
        m_plain[0] = false;
        std::map<std::string, std::string> sorted;
        for (const auto& [name, value] : parameters.values())
            sorted[name.toStdString()] = value.toStdString();
        if (withCommon) {
            for (const auto& [name, value] :
                {std::pair{"AccessKeyId", "testid"}, {"Action", "RunInstances"}, {"Format", "JSON"},
                    {"SignatureMethod", "HMAC-SHA1"}, {"SignatureNonce", kNonce},
                    {"SignatureVersion", "1.0"}, {"Timestamp", kTime}, {"Version", "2014-05-26"}})
                sorted[name] = value;
        }
        m_parameters.assign(sorted.begin(), sorted.end());
    }
    ~TightLoop()
    {
        EVP_MAC_CTX_free(m_macContext);
        EVP_MAC_free(m_mac);
        EVP_MD_CTX_free(m_digestContext);
        EVP_MD_free(m_digest);
    }
    TightLoop(const TightLoop&) = delete;
    TightLoop& operator=(const TightLoop&) = delete;

    void v3()
    {
        char* at = put(m_buffer, "POST\n/\n");
        at = query(at);
        at = put(at, "\nhost:");
        at = put(at, kHost);
        at = put(at, "\nx-acs-action:RunInstances\nx-acs-content-sha256:");
        at = put(
            at, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx-acs-date:");
        at = put(at, kTime);
        at = put(at, "\nx-acs-signature-nonce:");
        at = put(at, kNonce);
        at = put(at,
            "\nx-acs-version:2014-05-26\n\nhost;x-acs-action;x-acs-content-sha256;x-acs-date;"
            "x-acs-signature-nonce;x-acs-"
            "version\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        unsigned char hash[EVP_MAX_MD_SIZE];
        unsigned int size = 0;
        EVP_DigestInit_ex2(m_digestContext, m_digest, nullptr);
        EVP_DigestUpdate(m_digestContext, m_buffer, static_cast<std::size_t>(at - m_buffer));
        EVP_DigestFinal_ex(m_digestContext, hash, &size);
        char text[128];
        char* end = hex(put(text, "ACS3-HMAC-SHA256\n"), hash, size);
        const std::size_t made = authenticate("SHA256", "testsecret", text, end, hash);
        at = put(m_buffer,
            "ACS3-HMAC-SHA256 "
            "Credential=testid,SignedHeaders=host;x-acs-action;x-acs-content-sha256;"
            "x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=");
        keep(hex(at, hash, made));
    }

    void v1()
    {
        char* const queryEnd = query(m_buffer);
        char* at = put(m_second, "POST&%2F&");
        for (const char* c = m_buffer; c != queryEnd; ++c)
            at = byte(at, static_cast<unsigned char>(*c));
        unsigned char code[EVP_MAX_MD_SIZE];
        const std::size_t size = authenticate("SHA1", "testsecret&", m_second, at, code);
        unsigned char base64[64];
        EVP_EncodeBlock(base64, code, static_cast<int>(size));
        keep(base64);
    }

private:
    static char* put(char* at, const char* text)
    {
        const std::size_t size = std::strlen(text);
        std::memcpy(at, text, size);
        return at + size;
    }
    char* byte(char* at, unsigned char value) const
    {
        static constexpr char kDigits[] = "0123456789ABCDEF";
        if (m_plain[value]) {
            *at++ = static_cast<char>(value);
            return at;
        }
        *at++ = '%';
        *at++ = kDigits[value >> 4];
        *at++ = kDigits[value & 15];
        return at;
    }
    char* query(char* at) const
    {
        bool first = true;
        for (const auto& [name, value] : m_parameters) {
            if (!first)
                *at++ = '&';
            first = false;
            for (const char c : name)
                at = byte(at, static_cast<unsigned char>(c));
            *at++ = '=';
            for (const char c : value)
                at = byte(at, static_cast<unsigned char>(c));
        }
        return at;
    }
    static char* hex(char* at, const unsigned char* bytes, std::size_t size)
    {
        static constexpr char kDigits[] = "0123456789abcdef";
        for (std::size_t index = 0; index < size; ++index) {
            *at++ = kDigits[bytes[index] >> 4];
            *at++ = kDigits[bytes[index] & 15];
        }
        return at;
    }
    std::size_t authenticate(
        const char* digest, const char* key, const char* begin, const char* end, unsigned char* out)
    {
        if (digest != m_macDigest) {
            const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST,
                                                 const_cast<char*>(digest), 0),
                OSSL_PARAM_construct_end()};
            EVP_MAC_CTX_set_params(m_macContext, parameters);
            m_macDigest = digest;
        }
        std::size_t size = 0;
        EVP_MAC_init(
            m_macContext, reinterpret_cast<const unsigned char*>(key), std::strlen(key), nullptr);
        EVP_MAC_update(m_macContext, reinterpret_cast<const unsigned char*>(begin),
            static_cast<std::size_t>(end - begin));
        EVP_MAC_final(m_macContext, out, &size, EVP_MAX_MD_SIZE);
        return size;
    }

    std::vector<std::pair<std::string, std::string>> m_parameters;
    bool m_plain[256]{};
    char m_buffer[16384];
    char m_second[32768];
    const char* m_macDigest = nullptr;
    EVP_MAC* m_mac;
    EVP_MAC_CTX* m_macContext;
    EVP_MD* m_digest;
    EVP_MD_CTX* m_digestContext;
};

QByteArray peerInput(const Parameters& parameters)
{
    QJsonObject values;
    for (const auto& [name, value] : parameters.values())
        values.insert(name, value);
    return QJsonDocument(QJsonObject{{QStringLiteral("action"), QStringLiteral("RunInstances")},
                             {QStringLiteral("version"), QStringLiteral("2014-05-26")},
                             {QStringLiteral("host"), QString::fromLatin1(kHost)},
                             {QStringLiteral("params"), values}})
        .toJson();
}

int run()
{
    const Parameters parameters = launchParameters();
    const Credentials credentials{QStringLiteral("testid"), Secret::copyOf("testsecret"), Secret()};
    std::map<QByteArray, double> peers = peerFigures(
        QStringLiteral(MUSTER_BENCH_SOURCE "/peer_signing.mjs"), peerInput(parameters));
    RequestSigner signer;
    const QByteArray host(kHost);
    const QByteArray nonce(kNonce);
    const QByteArray time(kTime);
    const QString nonceText = QString::fromLatin1(nonce);
    const QString timeText = QString::fromLatin1(time);

    TightLoop tightV1(parameters, true);
    const double limitV1 = medianMicros(101, 500, [&tightV1] { tightV1.v1(); });
    const double v1 = medianMicros(101, 500, [&] {
        V1Request request;
        request.action = QStringLiteral("RunInstances");
        request.version = QStringLiteral("2014-05-26");
        request.nonce = nonceText;
        request.timestamp = timeText;
        keep(signer.signV1(request, parameters, credentials));
    });
    report("sign RunInstances, V1", v1, limitV1, "@alicloud/pop-core", peers["V1"]);

    TightLoop tightV3(parameters, false);
    const double limitV3 = medianMicros(101, 500, [&tightV3] { tightV3.v3(); });
    const double v3 = medianMicros(101, 500, [&] {
        V3Request request;
        request.host = host;
        request.action = QByteArrayLiteral("RunInstances");
        request.version = QByteArrayLiteral("2014-05-26");
        request.query = parameters.encoded();
        request.nonce = nonce;
        request.timestamp = time;
        keep(signer.signV3(request, credentials));
    });
    report("sign RunInstances, V3", v3, limitV3, "@alicloud/openapi-core", peers["V3"]);
    return 0;
}

} // namespace
} // namespace muster::bench

int main()
{
    return muster::bench::run();
}
