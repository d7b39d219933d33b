// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "sim-client/engine_address.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>

namespace ward::client {

/// What carries binary messages: a WebSocket, or two ends in memory in tests. GUI thread.
class Transport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void open(const EngineAddress &address) = 0;
    virtual void send(const QByteArray &message) = 0;
    virtual void close() = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray &message);
    /// After `opened` or instead of it; `code` is the WebSocket close code, 0 = none.
    void closed(int code, const QString &why);
    /// The engine's certificate is not one to be trusted, code `client.tls.*`; `closed` may follow.
    void untrusted(const ward::Message &why);
};

[[nodiscard]] std::unique_ptr<Transport> makeWebSocketTransport();

} // namespace ward::client
