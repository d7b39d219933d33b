// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QString>

#include <cstdint>
#include <optional>

namespace ward::server {

/// The certificate and key with which both ports prove who this engine is. Plain value.
class TlsIdentity
{
public:
    /// Reads and checks both files (PEM; the certificate first, then its chain). Codes
    /// `server.tls.unsupported`, `server.tls.unreadable`, `server.tls.no-certificate`,
    /// `server.tls.no-key`, `server.tls.expired`, `server.tls.not-yet`, `server.tls.mismatch`.
    [[nodiscard]] static Result<TlsIdentity> load(const QString &certificateFile,
                                                  const QString &keyFile, std::int64_t unixMs);

    [[nodiscard]] const QByteArray &certificatePem() const { return m_certificatePem; }
    [[nodiscard]] const QByteArray &keyPem() const { return m_keyPem; }
    /// TLS 1.2 or newer.
    [[nodiscard]] QSslConfiguration configuration() const;

private:
    QByteArray m_certificatePem;
    QByteArray m_keyPem;
    QList<QSslCertificate> m_chain;
    QSslKey m_key;
};

/// TLS 1.2 and 1.3 only, for GnuTLS, with which libmicrohttpd speaks.
inline constexpr const char *kTlsPriorities = "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2";

} // namespace ward::server
