// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <cstdint>
#include <string_view>

namespace ward::server {

/// One client's end of the carrier: a WebSocket, or memory in tests. Main thread.
class Socket : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// One message, in two parts: what all receivers get is not copied for each.
    virtual void send(std::string_view head, std::string_view body) = 0;
    /// `closed` follows, maybe at once.
    virtual void close(std::uint16_t code, const QString &why) = 0;
    /// Who it is, for limits; not proof of anything.
    [[nodiscard]] virtual QString address() const = 0;

Q_SIGNALS:
    void received(const QByteArray &message);
    void closed();
};

} // namespace ward::server
