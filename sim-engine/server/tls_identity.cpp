// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/tls_identity.h"

#include <QDateTime>
#include <QFile>
#include <QSslSocket>

#include <microhttpd.h>

namespace ward::server {

namespace {

constexpr qint64 kMaxPemBytes = 1 << 20;

Result<QByteArray> readPem(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure("server.tls.unreadable", {{"file", path.toStdString()},
                                                 {"detail", file.errorString().toStdString()}});
    return file.read(kMaxPemBytes);
}

QSslKey keyFrom(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}

MHD_Result refuseAll(void *, MHD_Connection *, const char *, const char *, const char *,
                     const char *, size_t *, void **)
{
    return MHD_NO;
}

/// Qt notices a key of another certificate only when a client comes; GnuTLS at once.
bool belongTogether(const QByteArray &certificate, const QByteArray &key)
{
    MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_TLS | MHD_USE_NO_LISTEN_SOCKET, 0, nullptr, nullptr, &refuseAll, nullptr,
        MHD_OPTION_HTTPS_MEM_CERT, certificate.constData(), MHD_OPTION_HTTPS_MEM_KEY,
        key.constData(), MHD_OPTION_HTTPS_PRIORITIES, kTlsPriorities, MHD_OPTION_END);
    if (!daemon)
        return false;
    MHD_stop_daemon(daemon);
    return true;
}

} // namespace

Result<TlsIdentity> TlsIdentity::load(const QString &certificateFile, const QString &keyFile,
                                      std::int64_t unixMs)
{
    if (!QSslSocket::supportsSsl() || MHD_is_feature_supported(MHD_FEATURE_TLS) != MHD_YES)
        return failure("server.tls.unsupported");
    TlsIdentity identity;
    auto certificate = readPem(certificateFile);
    if (!certificate)
        return failure(std::move(certificate.error()));
    auto key = readPem(keyFile);
    if (!key)
        return failure(std::move(key.error()));
    identity.m_certificatePem = std::move(*certificate);
    identity.m_keyPem = std::move(*key);
    identity.m_chain = QSslCertificate::fromData(identity.m_certificatePem, QSsl::Pem);
    if (identity.m_chain.isEmpty())
        return failure("server.tls.no-certificate", {{"file", certificateFile.toStdString()}});
    identity.m_key = keyFrom(identity.m_keyPem);
    if (identity.m_key.isNull())
        return failure("server.tls.no-key", {{"file", keyFile.toStdString()}});
    const QSslCertificate &own = identity.m_chain.front();
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(unixMs, Qt::UTC);
    const auto day = [](const QDateTime &when) {
        return when.toUTC().date().toString(Qt::ISODate).toStdString();
    };
    if (now > own.expiryDate())
        return failure("server.tls.expired",
                       {{"file", certificateFile.toStdString()}, {"date", day(own.expiryDate())}});
    if (now < own.effectiveDate())
        return failure("server.tls.not-yet", {{"file", certificateFile.toStdString()},
                                              {"date", day(own.effectiveDate())}});
    if (!belongTogether(identity.m_certificatePem, identity.m_keyPem))
        return failure("server.tls.mismatch", {{"certificate", certificateFile.toStdString()},
                                               {"key", keyFile.toStdString()}});
    return identity;
}

QSslConfiguration TlsIdentity::configuration() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // clients prove themselves by token
    configuration.setLocalCertificateChain(m_chain);
    configuration.setPrivateKey(m_key);
    return configuration;
}

} // namespace ward::server
