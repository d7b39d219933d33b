// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sim-engine/server/socket.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

class QTcpServer;
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
        QString host = QStringLiteral("127.0.0.1");
        std::uint16_t port = 0;     ///< 0 = any
        QStringList allowedOrigins; ///< of browsers; programs send none and need none
        std::uint64_t maxFrameBytes = 16u << 20;
        int maxPending = 64;
    };

    WebFront(Options options, Accepted accepted, QObject *parent = nullptr);
    ~WebFront() override;

    /// Codes `server.listen.port-in-use`, `server.listen.failed`.
    Result<> listen();
    [[nodiscard]] std::uint16_t port() const;

private:
    void upgraded();

    Options m_options;
    Accepted m_accepted;
    std::unique_ptr<QTcpServer> m_tcp;
    std::unique_ptr<QWebSocketServer> m_web;
};

} // namespace ward::server
