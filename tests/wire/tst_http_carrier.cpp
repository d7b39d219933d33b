// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/http_front.h"
#include "tests/fault/soak.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/http_asker.h"

#include <QTcpSocket>
#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

constexpr int kPolls = 25; ///< that are dropped together

struct Carrier
{
    explicit Carrier(server::Limits limits = server::Limits::derive({}))
        : api(engine.server(), systemClock())
        , front(options(limits), api, engine.server().metrics(), systemClock())
    {
        listening = front.listen().has_value();
    }
    static server::HttpFront::Options options(const server::Limits &limits)
    {
        server::HttpFront::Options options;
        options.limits = limits;
        return options;
    }
    std::unique_ptr<QTcpSocket> connectTo() const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), front.port());
        return waitFor([&] { return socket->state() == QAbstractSocket::ConnectedState; })
                   ? std::move(socket)
                   : nullptr;
    }
    [[nodiscard]] server::Metrics &metrics() { return engine.server().metrics(); }

    TestEngine engine;
    server::HttpApi api;
    server::HttpFront front;
    bool listening = false;
};

bool isClosed(QTcpSocket &socket)
{
    return waitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; });
}

QByteArray head(const char *method, const std::string &path, const QByteArray &more = {})
{
    return QByteArray(method) + ' ' + QByteArray::fromStdString(path) +
           " HTTP/1.1\r\nHost: engine\r\nAuthorization: Bearer " +
           QByteArray::fromStdString(kToken) + "\r\n" + more + "\r\n";
}

} // namespace

/// HTTP as it comes from the net: slow, large, dropped.
class TestHttpCarrier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void slowHeadersAndBodiesAreCut()
    {
        server::Limits limits = server::Limits::derive({});
        limits.httpHeaderMs = 300;
        limits.httpBodyMs = 300;
        Carrier carrier(limits);
        QVERIFY(carrier.listening);
        const auto silent = carrier.connectTo();
        const auto headers = carrier.connectTo();
        const auto body = carrier.connectTo();
        QVERIFY(silent && headers && body);
        body->write(head("POST", "/v1/commands", "Content-Length: 100\r\n") + "{");
        // A byte now and then keeps no connection alive.
        const QByteArray slow = head("GET", "/healthz");
        qsizetype sent = 0;
        QVERIFY(waitFor([&] {
            if (sent < slow.size() / 2 && headers->state() == QAbstractSocket::ConnectedState)
                headers->write(slow.mid(sent++, 1));
            return headers->state() == QAbstractSocket::UnconnectedState;
        }));
        QVERIFY(isClosed(*silent));
        QVERIFY(isClosed(*body));
        QCOMPARE(carrier.metrics().faults(server::Fault::SlowHttp), 3u);
        const auto good = carrier.connectTo();
        good->write(head("GET", "/healthz", "Connection: close\r\n"));
        QVERIFY(isClosed(*good));
        QVERIFY(good->readAll().startsWith("HTTP/1.1 200"));
    }

    void largeRequestsAreRefusedUnread()
    {
        Carrier carrier;
        const auto body = carrier.connectTo();
        body->write(head("POST", "/v1/commands", "Content-Length: 1000000000\r\n"));
        QVERIFY(waitFor([&] { return body->bytesAvailable() > 20; }));
        QVERIFY(body->readAll().startsWith("HTTP/1.1 413"));
        QVERIFY(isClosed(*body));

        // Without saying how large it will be.
        const auto chunked = carrier.connectTo();
        chunked->write(head("POST", "/v1/commands", "Transfer-Encoding: chunked\r\n"));
        const QByteArray piece = "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
        qint64 sent = 0;
        QVERIFY(waitFor([&] {
            if (chunked->bytesToWrite() == 0 &&
                chunked->state() == QAbstractSocket::ConnectedState && sent < (64 << 20)) {
                chunked->write(piece);
                sent += piece.size();
            }
            return chunked->state() == QAbstractSocket::UnconnectedState;
        }));
        QVERIFY(sent < (64 << 20));

        const auto headers = carrier.connectTo();
        headers->write(head("GET", "/v1/limits", "X-Much: " + QByteArray(20'000, 'x') + "\r\n"));
        QVERIFY(waitFor([&] { return headers->bytesAvailable() > 20; }));
        QVERIFY(headers->readAll().startsWith("HTTP/1.1 431"));
    }

    void droppedLongPollsAreFreedAtOnce()
    {
        Carrier carrier;
        Client ana(carrier.engine);
        QVERIFY(ana.goOnline());
        const std::string run = ana.startRun(ana.openArrest(), true);
        const auto mark = [&] {
            return ana.ask(client::MarkCommand{"m", {}, {}, {}, {}}, run).event;
        };
        const auto pathAfter = [&](std::uint64_t event) {
            return "/v1/sessions/" + run + "/events?wait=30&after=" + std::to_string(event);
        };
        std::string path = pathAfter(mark());
        auto &waiters = carrier.engine.server().waiters();
        const int rounds = times(1000) / kPolls;
        for (int round = 0; round < rounds; ++round) {
            std::vector<std::unique_ptr<QTcpSocket>> sockets;
            for (int i = 0; i < kPolls; ++i) {
                sockets.push_back(carrier.connectTo());
                QVERIFY(sockets.back());
                sockets.back()->write(head("GET", path));
            }
            QVERIFY(waitFor([&] { return waiters.waiting() == kPolls; }));
            const bool answered = round % 2 == 1; // dropped while the answer is on its way
            if (answered)
                path = pathAfter(mark());
            for (const auto &socket : sockets)
                socket->abort();
            QVERIFY(waitFor([&] { return waiters.waiting() == 0; }));
        }
        QVERIFY(waitFor([&] { return carrier.metrics().longPolls.load() == 0; }));
        QCOMPARE(carrier.metrics().faults(server::Fault::DroppedPoll),
                 std::uint64_t((rounds + 1) / 2 * kPolls));
        // The engine may stop while somebody waits.
        const auto last = carrier.connectTo();
        last->write(head("GET", path));
        QVERIFY(waitFor([&] { return carrier.engine.server().waiters().waiting() == 1; }));
    }

    void aPollIsAnsweredWhenTheSessionGoesOn()
    {
        Carrier carrier;
        Client ana(carrier.engine);
        QVERIFY(ana.goOnline());
        const std::string run = ana.startRun(ana.openArrest(), true);
        const auto first = ana.ask(client::MarkCommand{"m", {}, {}, {}, {}}, run);
        const auto poll = carrier.connectTo();
        poll->write(head(
            "GET", "/v1/sessions/" + run + "/events?wait=30&after=" + std::to_string(first.event),
            "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n"
            "Connection: close\r\n"));
        QVERIFY(waitFor([&] { return carrier.engine.server().waiters().waiting() == 1; }));
        QVERIFY(ana.ask(client::MarkCommand{"next", {}, {}, {}, {}}, run).accepted);
        QVERIFY(isClosed(*poll));
        const QByteArray answer = poll->readAll();
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
        QVERIFY(answer.contains("next"));
        QVERIFY(answer.contains("Ward-Trace: 4bf92f3577b34da6a3ce929d0e0e4736"));
    }
};

QTEST_GUILESS_MAIN(TestHttpCarrier)
#include "tst_http_carrier.moc"
