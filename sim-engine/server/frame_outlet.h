// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QTcpSocket>

#include <string_view>

namespace ward::server {

/// Writes binary WebSocket messages of a server (RFC 6455, 5.2: one frame, not masked) straight to
/// a connection, beside the QWebSocket that did the handshake and reads it.
///
/// A frame goes to the kernel in one call, its parts where they lie, without Qt's buffer, notifier
/// and signals, which cost more than the call itself. What the kernel does not take waits in the
/// buffer of the QTcpSocket, and everything after it too, so that the order stays the one of
/// sending. The QWebSocket writes its own frames (pong, close) through the same buffer. The thread
/// of the socket.
class FrameOutlet
{
public:
    /// `connection` is not owned; nothing is written once it is gone. Not for encrypted ones.
    explicit FrameOutlet(QTcpSocket *connection);

    /// One message whose payload is `head` followed by `body`. A broken connection is found by
    /// whoever reads it.
    void send(std::string_view head, std::string_view body);

private:
    QPointer<QTcpSocket> m_connection;
};

} // namespace ward::server
