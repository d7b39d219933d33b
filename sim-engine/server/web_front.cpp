// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/web_front.h"

#include "core/contract/codec/wire_codec.h"
#include "sim-engine/server/frame_outlet.h"
#include "sim-engine/server/listen_address.h"

#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketCorsAuthenticator>
#include <QWebSocketHandshakeOptions>
#include <QWebSocketServer>

#include <chrono>

namespace ward::server {

namespace {

class WebSocketEnd final : public Socket
{
    Q_OBJECT
public:
    /// `plain` is the connection that carries the socket, if it is not encrypted.
    WebSocketEnd(QWebSocket *socket, QTcpSocket *plain)
        : m_socket(socket)
        , m_open(socket->state() == QAbstractSocket::ConnectedState)
    {
        m_socket->setParent(this);
        connect(m_socket, &QWebSocket::binaryMessageReceived, this, &Socket::received);
        connect(m_socket, &QWebSocket::textMessageReceived, this, [this] {
            close(static_cast<std::uint16_t>(contract::CloseCode::Malformed),
                  QStringLiteral("binary messages only"));
        });
        connect(m_socket, &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState s) {
            m_open = s == QAbstractSocket::ConnectedState;
        });
        connect(m_socket, &QWebSocket::disconnected, this, &Socket::closed);
        if (plain)
            m_outlet.emplace(plain);
    }

    void send(std::string_view head, std::string_view body) override
    {
        if (!m_open)
            return; // nothing may follow the closing frame
        if (m_outlet)
            return m_outlet->send(head, body);
        QByteArray message(head.data(), static_cast<qsizetype>(head.size()));
        message.append(body.data(), static_cast<qsizetype>(body.size()));
        m_socket->sendBinaryMessage(message);
    }
    void close(std::uint16_t code, const QString &why) override
    {
        m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), why);
    }
    QString address() const override { return m_socket->peerAddress().toString(); }

private:
    QWebSocket *m_socket;
    bool m_open; ///< as of the last change; asking for every frame costs more than a frame's header
    std::optional<FrameOutlet> m_outlet;
};

} // namespace

WebFront::WebFront(Options options, Accepted accepted, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_accepted(std::move(accepted))
    , m_web(std::make_unique<QWebSocketServer>(QStringLiteral("ward-engine"),
                                               QWebSocketServer::NonSecureMode))
{
    m_web->setSupportedSubprotocols({QString::fromLatin1(contract::kSubProtocol)});
    m_web->setHandshakeTimeout(std::chrono::seconds(5));
    m_web->setMaxPendingConnections(m_options.maxPending);
    connect(m_web.get(), &QWebSocketServer::originAuthenticationRequired, this,
            [this](QWebSocketCorsAuthenticator *authenticator) {
                const QString origin = authenticator->origin();
                authenticator->setAllowed(origin.isEmpty() ||
                                          m_options.allowedOrigins.contains(origin));
            });
    connect(m_web.get(), &QWebSocketServer::newConnection, this, &WebFront::upgraded);
}

WebFront::~WebFront() = default;

Result<> WebFront::listen()
{
    auto port = listenOnAll(
        m_options.addresses, m_options.port,
        [this](const QHostAddress &address, std::uint16_t wanted) {
            return listenOn(address, wanted);
        },
        [this] { m_tcp.clear(); });
    if (!port)
        return failure(std::move(port.error()));
    m_port = *port;
    return {};
}

Result<std::uint16_t> WebFront::listenOn(const QHostAddress &address, std::uint16_t port)
{
    // Own TCP servers: the option must be set before the first small frame waits for another.
    std::unique_ptr<QTcpServer> tcp;
    if (m_options.tls) {
        auto secure = std::make_unique<QSslServer>();
        secure->setSslConfiguration(m_options.tls->configuration());
        tcp = std::move(secure);
    } else {
        tcp = std::make_unique<QTcpServer>();
    }
    if (!tcp->listen(address, port)) {
        const bool inUse = tcp->serverError() == QAbstractSocket::AddressInUseError;
        return failure(
            inUse ? "server.listen.port-in-use" : "server.listen.failed",
            {{"port", std::int64_t{port}}, {"detail", tcp->errorString().toStdString()}});
    }
    // Of an encrypted one, once it is encrypted.
    connect(tcp.get(), &QTcpServer::pendingConnectionAvailable, this, [this, server = tcp.get()] {
        while (QTcpSocket *socket = server->nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            remember(socket);
            m_web->handleConnection(socket);
        }
    });
    const std::uint16_t got = tcp->serverPort();
    m_tcp.push_back(std::move(tcp));
    return got;
}

/// QWebSocket does not tell which connection carries it; both know who is at the other end.
void WebFront::remember(QTcpSocket *socket)
{
    if (m_options.tls)
        return;
    const Ends ends = endsOf(*socket);
    m_connections.insert(ends, socket);
    connect(socket, &QObject::destroyed, this, [this, ends, socket] {
        if (const auto it = m_connections.constFind(ends);
            it != m_connections.constEnd() && *it == socket)
            m_connections.erase(it);
    });
}

void WebFront::upgraded()
{
    while (QWebSocket *socket = m_web->nextPendingConnection()) {
        socket->setMaxAllowedIncomingFrameSize(m_options.maxFrameBytes);
        socket->setMaxAllowedIncomingMessageSize(m_options.maxFrameBytes);
        auto end = std::make_unique<WebSocketEnd>(socket, m_connections.take(endsOf(*socket)));
        if (socket->subprotocol() != QLatin1String(contract::kSubProtocol)) {
            // The carrier allows it; we have nothing to say to such a client.
            connect(end.get(), &Socket::closed, end.get(), &QObject::deleteLater);
            end.release()->close(static_cast<std::uint16_t>(contract::CloseCode::Rejected),
                                 QStringLiteral("sub-protocol ward.v1 expected"));
            continue;
        }
        m_accepted(std::move(end));
    }
}

} // namespace ward::server

#include "web_front.moc"
