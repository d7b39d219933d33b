// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/transport.h"

#include "core/contract/codec/wire_codec.h"

#include <QDateTime>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>
#include <QTcpSocket>
#include <QUrl>
#include <QWebSocket>

namespace ward::client {

namespace {

constexpr quint64 kMaxFrameBytes = 256u << 20; ///< a snapshot of a large scenario

class WebSocketTransport final : public Transport
{
    Q_OBJECT
public:
    /// A socket that dies says so; nobody may hear it from here any more.
    ~WebSocketTransport() override { drop(); }

    void open(const EngineAddress &address) override
    {
        drop();
        m_socket = std::make_unique<QWebSocket>();
        m_socket->setMaxAllowedIncomingFrameSize(kMaxFrameBytes);
        m_socket->setMaxAllowedIncomingMessageSize(kMaxFrameBytes);
        connect(m_socket.get(), &QWebSocket::connected, this, [this] {
            // The first small frame must not wait for another one to fill a packet.
            if (auto *tcp = m_socket->findChild<QTcpSocket *>())
                tcp->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            Q_EMIT opened();
        });
        connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &Transport::received);
        connect(m_socket.get(), &QWebSocket::disconnected, this, [this] {
            Q_EMIT closed(static_cast<int>(m_socket->closeCode()), m_socket->closeReason());
        });
        if (address.secure)
            trust(address);
        QUrl url;
        url.setScheme(address.secure ? QStringLiteral("wss") : QStringLiteral("ws"));
        url.setHost(QString::fromStdString(address.host));
        url.setPort(address.port);
        url.setPath(QStringLiteral("/"));
        QNetworkRequest request(url);
        // Qt 6.4 cannot be asked for a sub-protocol in another way.
        request.setRawHeader("Sec-WebSocket-Protocol", contract::kSubProtocol);
        m_socket->open(request);
    }

    void send(const QByteArray &message) override
    {
        if (m_socket)
            m_socket->sendBinaryMessage(message);
    }

    void close() override
    {
        if (m_socket)
            m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(
                static_cast<int>(contract::CloseCode::Normal)));
    }

private:
    void trust(const EngineAddress &address)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setProtocol(QSsl::TlsV1_2OrLater);
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        if (!address.authority.empty())
            configuration.addCaCertificates(
                QSslCertificate::fromData(QByteArray::fromStdString(address.authority), QSsl::Pem));
        m_socket->setSslConfiguration(configuration);
        connect(m_socket.get(), &QWebSocket::sslErrors, this,
                [this, host = address.host](const QList<QSslError> &errors) {
                    // Not ignored: the connection ends. The first says enough.
                    if (!errors.isEmpty())
                        Q_EMIT untrusted(reasonOf(errors.front(), host));
                });
    }

    static Message reasonOf(const QSslError &error, const std::string &host)
    {
        switch (error.error()) {
        case QSslError::CertificateExpired:
            return Message(
                "client.tls.expired",
                {{"host", host},
                 {"date",
                  error.certificate().expiryDate().date().toString(Qt::ISODate).toStdString()}});
        case QSslError::CertificateNotYetValid:
            return Message("client.tls.not-yet", {{"host", host}});
        case QSslError::HostNameMismatch:
            return Message("client.tls.other-host", {{"host", host}});
        case QSslError::SelfSignedCertificate:
        case QSslError::SelfSignedCertificateInChain:
        case QSslError::UnableToGetLocalIssuerCertificate:
        case QSslError::UnableToGetIssuerCertificate:
        case QSslError::UnableToVerifyFirstCertificate:
        case QSslError::CertificateUntrusted:
            return Message("client.tls.unknown-authority", {{"host", host}});
        default:
            return Message("client.tls.untrusted",
                           {{"host", host}, {"detail", error.errorString().toStdString()}});
        }
    }

    void drop()
    {
        if (!m_socket)
            return;
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater(); // we may be inside one of its signals
    }

    std::unique_ptr<QWebSocket> m_socket;
};

} // namespace

std::unique_ptr<Transport> makeWebSocketTransport()
{
    return std::make_unique<WebSocketTransport>();
}

} // namespace ward::client

#include "web_socket_transport.moc"
