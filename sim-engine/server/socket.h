// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <cstdint>

namespace ward::server {

/// One client's end of the carrier: a WebSocket, or memory in tests. Main thread.
class Socket : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void send(const QByteArray &message) = 0;
    /// `closed` follows, maybe at once.
    virtual void close(std::uint16_t code, const QString &why) = 0;
    /// Who it is, for limits; not proof of anything.
    [[nodiscard]] virtual QString address() const = 0;

Q_SIGNALS:
    void received(const QByteArray &message);
    void closed();
};

} // namespace ward::server
