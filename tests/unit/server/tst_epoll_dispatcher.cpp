// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using ward::server::EpollDispatcher;

namespace {

/// Two connected ends.
struct Pair
{
    Pair() { (void)!::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends); }
    ~Pair()
    {
        closeEnd(0);
        closeEnd(1);
    }
    void closeEnd(int i)
    {
        if (ends[i] >= 0)
            ::close(ends[i]);
        ends[i] = -1;
    }
    void write(int i) const { QCOMPARE(::write(ends[i], "x", 1), ssize_t{1}); }
    void read(int i) const
    {
        char c = 0;
        QCOMPARE(::read(ends[i], &c, 1), ssize_t{1});
    }
    int ends[2] = {-1, -1};
};

} // namespace

class TestEpollDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itRunsThisTest()
    {
        QVERIFY(qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance()));
    }

    void aReaderHearsWhatIsWrittenUntilItWasRead()
    {
        Pair pair;
        QSocketNotifier reader(pair.ends[0], QSocketNotifier::Read);
        QSignalSpy heard(&reader, &QSocketNotifier::activated);
        QCoreApplication::processEvents();
        QCOMPARE(heard.size(), 0);
        pair.write(1);
        QVERIFY(heard.wait());
        QCoreApplication::processEvents();
        QCOMPARE_GE(heard.size(), 2); // not read: still true
        pair.read(0);
        heard.clear();
        QCoreApplication::processEvents();
        QCOMPARE(heard.size(), 0);
    }

    void aNotifierThatIsOffHearsNothing()
    {
        Pair pair;
        QSocketNotifier reader(pair.ends[0], QSocketNotifier::Read);
        QSocketNotifier writer(pair.ends[0], QSocketNotifier::Write);
        QSignalSpy read(&reader, &QSocketNotifier::activated);
        QSignalSpy wrote(&writer, &QSocketNotifier::activated);
        reader.setEnabled(false);
        pair.write(1);
        QVERIFY(wrote.wait());
        QCOMPARE(read.size(), 0);
        writer.setEnabled(false);
        wrote.clear();
        QCoreApplication::processEvents();
        QCOMPARE(wrote.size(), 0);
        reader.setEnabled(true);
        QVERIFY(read.wait());
    }

    void onAndOffBetweenTwoRoundsIsNotHeard()
    {
        Pair pair;
        QSocketNotifier writer(pair.ends[0], QSocketNotifier::Write);
        writer.setEnabled(false);
        QSignalSpy wrote(&writer, &QSocketNotifier::activated);
        QCoreApplication::processEvents();
        writer.setEnabled(true);
        writer.setEnabled(false);
        QCoreApplication::processEvents();
        QCOMPARE(wrote.size(), 0);
    }

    void theEndOfAConnectionIsNews()
    {
        Pair pair;
        QSocketNotifier reader(pair.ends[0], QSocketNotifier::Read);
        QSignalSpy heard(&reader, &QSocketNotifier::activated);
        pair.closeEnd(1);
        QVERIFY(heard.wait());
    }

    void aHandlerMayTakeAwayWhatIsReadyToo()
    {
        Pair first;
        Pair second;
        auto one = std::make_unique<QSocketNotifier>(first.ends[0], QSocketNotifier::Read);
        auto two = std::make_unique<QSocketNotifier>(second.ends[0], QSocketNotifier::Read);
        int heard = 0;
        connect(one.get(), &QSocketNotifier::activated, this, [&] {
            ++heard;
            first.read(0);
            two.reset();
        });
        connect(two.get(), &QSocketNotifier::activated, this, [&] {
            ++heard;
            second.read(0);
            one.reset();
        });
        first.write(1);
        second.write(1);
        QTRY_COMPARE(heard, 1);
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(heard, 1);
    }

    void aNumberUsedAgainIsAnotherSocket()
    {
        int numbers = 0;
        for (int round = 0; round < 50; ++round) {
            Pair pair;
            auto reader = std::make_unique<QSocketNotifier>(pair.ends[0], QSocketNotifier::Read);
            QSignalSpy heard(reader.get(), &QSocketNotifier::activated);
            pair.write(1);
            QVERIFY(heard.wait());
            numbers = std::max(numbers, pair.ends[1]);
            reader.reset();
        }
        QVERIFY(numbers < 200); // they were used again
    }

    void timersKeepTheirTimeAndOrder()
    {
        QStringList fired;
        QTimer::singleShot(30, this, [&] { fired << QStringLiteral("30"); });
        QTimer::singleShot(10, this, [&] { fired << QStringLiteral("10"); });
        QTimer::singleShot(0, this, [&] { fired << QStringLiteral("0"); });
        QTimer never;
        never.start(20);
        connect(&never, &QTimer::timeout, this, [&] { fired << QStringLiteral("never"); });
        never.stop();
        QElapsedTimer since;
        since.start();
        QTRY_COMPARE(fired.size(), 3);
        QVERIFY(since.elapsed() >= 29);
        QCOMPARE(fired.join(u' '), QStringLiteral("0 10 30"));
    }

    void aTimerRepeatsTillItIsStopped()
    {
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        QSignalSpy fired(&timer, &QTimer::timeout);
        timer.start(5);
        QCOMPARE_LE(timer.remainingTime(), 5);
        QTRY_VERIFY(fired.size() >= 4);
        timer.stop();
        QCOMPARE(timer.remainingTime(), -1);
        fired.clear();
        QTest::qWait(20);
        QCOMPARE(fired.size(), 0);
    }

    void aZeroTimerStarvesNoSocket()
    {
        QTimer busy;
        busy.start(0);
        Pair pair;
        QSocketNotifier reader(pair.ends[0], QSocketNotifier::Read);
        QSignalSpy heard(&reader, &QSocketNotifier::activated);
        pair.write(1);
        QVERIFY(heard.wait());
    }

    void aNestedLoopDoesNotRepeatTheTimerThatOpenedIt()
    {
        QTimer timer;
        int depth = 0;
        int deepest = 0;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
            deepest = std::max(deepest, ++depth);
            QEventLoop inner;
            QTimer::singleShot(20, &inner, &QEventLoop::quit);
            inner.exec();
            --depth;
        });
        timer.start(1);
        QTest::qWait(60);
        timer.stop();
        QTRY_COMPARE(depth, 0);
        QCOMPARE(deepest, 1);
    }

    void anotherThreadWakesTheLoop()
    {
        std::atomic<int> heard{0};
        constexpr int kPosts = 10'000;
        std::thread poster([&] {
            for (int i = 0; i < kPosts; ++i)
                QMetaObject::invokeMethod(
                    this, [&] { ++heard; }, Qt::QueuedConnection);
        });
        QTRY_COMPARE(heard.load(), kPosts);
        poster.join();
    }

    void anEndlessLoopIsLeftFromAnotherThread()
    {
        QEventLoop loop;
        std::thread other([&] {
            QThread::msleep(20);
            QMetaObject::invokeMethod(
                &loop, [&] { loop.exit(7); }, Qt::QueuedConnection);
        });
        QCOMPARE(loop.exec(), 7);
        other.join();
    }

    void connectionsCarryWhatIsWritten()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        constexpr int kClients = 100;
        const QByteArray sent(300'000, 'w'); // more than a buffer of the kernel takes at once
        qint64 got = 0;
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            while (QTcpSocket *end = server.nextPendingConnection()) {
                connect(end, &QTcpSocket::disconnected, end, &QObject::deleteLater);
                connect(end, &QTcpSocket::readyRead, this,
                        [&, end] { got += end->readAll().size(); });
            }
        });
        for (int i = 0; i < kClients; ++i) {
            auto &client = clients.emplace_back(std::make_unique<QTcpSocket>());
            client->connectToHost(QHostAddress::LocalHost, server.serverPort());
            client->write(sent);
        }
        QTRY_COMPARE_WITH_TIMEOUT(got, sent.size() * kClients, 30'000);
        QSignalSpy gone(clients.front().get(), &QTcpSocket::disconnected);
        clients.front()->disconnectFromHost();
        QVERIFY(gone.size() == 1 || gone.wait());
    }
};

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher); // the application's from now on
    QCoreApplication app(argc, argv);
    TestEpollDispatcher test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_epoll_dispatcher.moc"
