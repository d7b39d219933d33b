// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/transport.h"

#include "core/contract/codec/wire_codec.h"

#include <QNetworkRequest>
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
