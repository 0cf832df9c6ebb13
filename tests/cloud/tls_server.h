// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QPointer>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QUrl>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <functional>
#include <memory>

namespace muster {

/// A key and a certificate for `localhost` that nobody has signed, made for one test.
struct SelfSigned
{
    QSslKey key{};
    QSslCertificate certificate{};

    static SelfSigned make()
    {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
            EVP_EC_gen("P-256"), EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
        X509_set_version(made.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
        X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
        X509_set_pubkey(made.get(), key.get());
        X509_NAME* name = X509_get_subject_name(made.get());
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
            reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
        X509_set_issuer_name(made.get(), name);
        X509_EXTENSION* names
            = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost");
        X509_add_ext(made.get(), names, -1);
        X509_EXTENSION_free(names);
        X509_sign(made.get(), key.get(), EVP_sha256());

        const auto text = [](auto write) {
            const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
            write(bio.get());
            char* data = nullptr;
            const long size = BIO_get_mem_data(bio.get(), &data);
            return QByteArray(data, size);
        };
        const QByteArray keyText = text([&key](BIO* bio) {
            PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        });
        const QByteArray certificateText
            = text([&made](BIO* bio) { PEM_write_bio_X509(bio, made.get()); });
        return SelfSigned{QSslKey(keyText, QSsl::Ec), QSslCertificate(certificateText)};
    }
};

/// A TLS server on loopback that counts whole requests and then does what the test says.
class TlsServer : public QTcpServer
{
    Q_OBJECT

public:
    using Script = std::function<void(QSslSocket*)>;

    TlsServer(SelfSigned identity, Script script)
        : m_identity(std::move(identity))
        , m_script(std::move(script))
    {
        listen(QHostAddress::LocalHost, 0);
    }

    [[nodiscard]] QUrl endpoint() const
    {
        return QUrl(QStringLiteral("https://localhost:%1").arg(serverPort()));
    }
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }

protected:
    void incomingConnection(qintptr handle) override
    {
        ++m_connections;
        auto* socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        socket->setPrivateKey(m_identity.key);
        socket->setLocalCertificate(m_identity.certificate);
        connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QIODevice::readyRead, this, [this, socket] {
            QByteArray text = socket->property("text").toByteArray() + socket->readAll();
            if (text.contains("\r\n\r\n")) {
                ++m_requests;
                text.clear();
                m_script(socket);
            }
            socket->setProperty("text", text);
        });
        socket->startServerEncryption();
    }

private:
    SelfSigned m_identity;
    Script m_script;
    std::atomic<int> m_requests{0}; ///< the server may live in a thread of its own
    std::atomic<int> m_connections{0};
};

} // namespace muster
