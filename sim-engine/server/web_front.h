// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sim-engine/server/socket.h"
#include "sim-engine/server/tls_identity.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QTcpServer;
class QTcpSocket;
class QWebSocketServer;

namespace ward::server {

/// Listens for WebSockets and hands each to `accepted`. Main thread.
class WebFront final : public QObject
{
    Q_OBJECT
public:
    using Accepted = std::function<void(std::unique_ptr<Socket>)>;

    struct Options
    {
        std::vector<QHostAddress> addresses{QHostAddress(QHostAddress::LocalHost)};
        std::uint16_t port = 0; ///< 0 = any, the same on all addresses
        std::optional<TlsIdentity> tls;
        QStringList allowedOrigins; ///< of browsers; programs send none and need none
        std::uint64_t maxFrameBytes = 16u << 20;
        int maxPending = 64;
    };

    WebFront(Options options, Accepted accepted, QObject *parent = nullptr);
    ~WebFront() override;

    /// Codes `server.listen.port-in-use`, `server.listen.failed`.
    Result<> listen();
    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    [[nodiscard]] Result<std::uint16_t> listenOn(const QHostAddress &address, std::uint16_t port);
    void remember(QTcpSocket *socket);
    void upgraded();

    /// Address and port of both ends of a connection: no two that are alive have the same.
    using Ends =
        std::pair<std::pair<QHostAddress, std::uint16_t>, std::pair<QHostAddress, std::uint16_t>>;
    template <class S>
    [[nodiscard]] static Ends endsOf(const S &socket)
    {
        return {{socket.localAddress(), socket.localPort()},
                {socket.peerAddress(), socket.peerPort()}};
    }

    Options m_options;
    Accepted m_accepted;
    std::uint16_t m_port = 0;
    QHash<Ends, QTcpSocket *> m_connections; ///< whose handshake goes on
    std::vector<std::unique_ptr<QTcpServer>> m_tcp;
    std::unique_ptr<QWebSocketServer> m_web;
};

} // namespace ward::server
