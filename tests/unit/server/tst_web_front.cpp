// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/contract/codec/wire_codec.h"
#include "sim-engine/server/web_front.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <memory>
#include <string>
#include <vector>

using namespace ward;
using namespace ward::server;

namespace {

constexpr int kPatienceMs = 10'000;

std::string pattern(std::size_t size, char first)
{
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(first + i % 251);
    return bytes;
}

/// A front on loopback and one client of Qt's own making at it.
class Line
{
public:
    Line()
        : m_front({}, [this](std::unique_ptr<Socket> socket) { engine = std::move(socket); })
    {
        QObject::connect(&client, &QWebSocket::binaryMessageReceived, &client,
                         [this](const QByteArray &message) { received.push_back(message); });
    }
    bool open()
    {
        if (!m_front.listen())
            return false;
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({QString::fromLatin1(contract::kSubProtocol)});
        client.open(QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(m_front.port())), options);
        return QTest::qWaitFor(
            [this] { return engine && client.state() == QAbstractSocket::ConnectedState; },
            kPatienceMs);
    }
    bool waitFor(std::size_t messages)
    {
        return QTest::qWaitFor([&] { return received.size() >= messages; }, kPatienceMs);
    }

    std::unique_ptr<Socket> engine;
    QWebSocket client;
    std::vector<QByteArray> received;

private:
    WebFront m_front;
};

} // namespace

/// What the engine sends arrives as any WebSocket client reads it.
class TestWebFront : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void messagesOfEverySizeArrive_data()
    {
        QTest::addColumn<int>("head");
        QTest::addColumn<int>("body");
        // The length of a frame is written in 1, 3 or 9 bytes.
        QTest::newRow("nothing") << 0 << 0;
        QTest::newRow("head only") << 3 << 0;
        QTest::newRow("body only") << 0 << 7;
        QTest::newRow("last of one byte") << 5 << 120;
        QTest::newRow("first of two bytes") << 5 << 121;
        QTest::newRow("last of two bytes") << 11 << 65524;
        QTest::newRow("first of eight bytes") << 11 << 65525;
        QTest::newRow("more than the kernel takes") << 11 << (8 << 20);
    }
    void messagesOfEverySizeArrive()
    {
        QFETCH(int, head);
        QFETCH(int, body);
        Line line;
        QVERIFY(line.open());
        const std::string first = pattern(static_cast<std::size_t>(head), 'a');
        const std::string second = pattern(static_cast<std::size_t>(body), 'k');
        line.engine->send(first, second);
        line.engine->send("the", "next");
        QVERIFY(line.waitFor(2));
        QVERIFY(line.received[0].toStdString() == first + second);
        QCOMPARE(line.received[1], QByteArray("thenext"));
    }

    void whoReadsLateGetsAllInOrder()
    {
        Line line;
        QVERIFY(line.open());
        constexpr std::size_t kMessages = 100;
        const std::string body = pattern(60'000, 'x');
        // Nobody reads until all is sent: the kernel is full long before the end.
        for (std::size_t i = 0; i < kMessages; ++i) {
            line.engine->send(std::to_string(i) + ":", body);
            if (i % 25 == 12)
                line.client.ping("still there"); // its answer is written by another hand
        }
        QSignalSpy pongs(&line.client, &QWebSocket::pong);
        QVERIFY(line.waitFor(kMessages));
        for (std::size_t i = 0; i < kMessages; ++i)
            QVERIFY2(line.received[i].toStdString() == std::to_string(i) + ":" + body,
                     qPrintable(QString::number(i)));
        QVERIFY(QTest::qWaitFor([&] { return pongs.size() == 4; }, kPatienceMs));
        QCOMPARE(line.received.size(), kMessages);
    }

    void nothingFollowsTheClosingFrame()
    {
        Line line;
        QVERIFY(line.open());
        QSignalSpy gone(&line.client, &QWebSocket::disconnected);
        line.engine->send("", "last");
        line.engine->close(4000, QStringLiteral("enough"));
        line.engine->send("", "too late");
        QVERIFY(gone.size() == 1 || gone.wait(kPatienceMs));
        QCOMPARE(line.received.size(), 1u);
        QCOMPARE(line.received[0], QByteArray("last"));
        QCOMPARE(static_cast<int>(line.client.closeCode()), 4000);
        line.engine->send("", "nobody there");
    }

    void whoIsGoneIsNoticed()
    {
        Line line;
        QVERIFY(line.open());
        QSignalSpy closed(line.engine.get(), &Socket::closed);
        line.client.abort();
        const std::string body = pattern(100'000, 'q');
        QVERIFY(QTest::qWaitFor(
            [&] {
                line.engine->send("", body);
                return closed.size() == 1;
            },
            kPatienceMs));
    }
};

QTEST_GUILESS_MAIN(TestWebFront)
#include "tst_web_front.moc"
