// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace ward::test {

/// A line to an engine that can be made slow: what the engine sends is read from it at so many
/// bytes a second, what the client sends passes at once. One client.
class SlowLine final : public QObject
{
public:
    explicit SlowLine(std::uint16_t enginePort)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this, enginePort] {
            m_client = m_server.nextPendingConnection();
            connect(m_client, &QTcpSocket::readyRead, this,
                    [this] { m_engine.write(m_client->readAll()); });
            m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            m_engine.connectToHost(QHostAddress::LocalHost, enginePort);
        });
        connect(&m_engine, &QTcpSocket::connected, this, [this] {
            m_engine.setSocketOption(QAbstractSocket::LowDelayOption, 1);
            m_engine.write(m_client->readAll());
        });
        connect(&m_engine, &QTcpSocket::readyRead, this, [this] {
            if (m_bytesPerSecond == 0)
                pass(kSlice);
        });
        connect(&m_pace, &QTimer::timeout, this, [this] { pass(m_bytesPerSecond / kPerSecond); });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] std::uint16_t port() const { return m_server.serverPort(); }

    /// 0 = as fast as it goes.
    void setBytesPerSecond(qint64 bytes)
    {
        m_bytesPerSecond = bytes;
        // What is not read stays with the engine and in the kernel.
        m_engine.setReadBufferSize(bytes > 0 ? kHeld : 0);
        if (bytes > 0) {
            m_pace.start(1000 / kPerSecond);
        } else {
            m_pace.stop();
            pass(kSlice);
        }
    }
    [[nodiscard]] qint64 passed() const { return m_passed; }

private:
    static constexpr qint64 kHeld = 1024;
    static constexpr qint64 kSlice = 64 * 1024;
    static constexpr qint64 kPerSecond = 10;

    void pass(qint64 atMost)
    {
        if (!m_client)
            return;
        const QByteArray bytes = m_engine.read(atMost);
        m_passed += bytes.size();
        m_client->write(bytes);
        m_client->flush();
    }

    QTcpServer m_server;
    QTcpSocket m_engine;
    QTcpSocket *m_client = nullptr; ///< the server's
    QTimer m_pace;
    qint64 m_bytesPerSecond = 0;
    qint64 m_passed = 0;
};

} // namespace ward::test
