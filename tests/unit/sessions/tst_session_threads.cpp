// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/session_threads.h"
#include "tests/support/session_fixture.h"

#include <QTest>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace ward;
using namespace ward::sessions;

namespace {

/// Runs a thousand times and notes on which threads.
class NotingSession final : public Session
{
public:
    NotingSession(const std::string &id, SessionListener &listener)
        : Session(id, SessionKind::Run, listener, systemClock(), 1)
    {
    }
    std::set<std::thread::id> threads;
    std::atomic<int> rounds = 0;
    std::atomic<int> inside = 0;
    std::atomic<bool> overlapped = false;

protected:
    void handle(const Request &, Replied) override {}
    std::int64_t advance(std::int64_t nowUs) override
    {
        if (++inside != 1)
            overlapped = true;
        threads.insert(std::this_thread::get_id());
        --inside;
        return ++rounds < 200 ? nowUs : kNever;
    }
    SessionSnapshot snapshot(world::VisibilityClass) override { return {}; }
    std::shared_ptr<const StateFrame> keyframe(world::VisibilityClass) override { return {}; }
};

} // namespace

/// Many sessions, few threads: each session on one of them, each thread with as many as the others.
class TestSessionThreads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachSessionStaysOnOneThread()
    {
        constexpr int kThreads = 4;
        constexpr int kSessions = 200;
        ward::test::CountingListener listener;
        std::vector<std::shared_ptr<NotingSession>> sessions;
        {
            SessionThreads threads(kThreads, systemClock());
            for (int i = 0; i < kSessions; ++i) {
                sessions.push_back(std::make_shared<NotingSession>(std::to_string(i), listener));
                threads.add(sessions.back());
            }
            for (const auto &session : sessions)
                QTRY_VERIFY_WITH_TIMEOUT(session->rounds >= 200, 20'000);
        }
        std::map<std::thread::id, int> load;
        for (const auto &session : sessions) {
            QCOMPARE(session->threads.size(), 1u);
            QVERIFY(!session->overlapped);
            ++load[*session->threads.begin()];
        }
        QCOMPARE(load.size(), std::size_t{kThreads});
        for (const auto &[thread, count] : load)
            QCOMPARE(count, kSessions / kThreads);
    }

    /// Who goes makes room: the next sessions go where there are fewer.
    void placesThatBecameFreeAreTakenAgain()
    {
        ward::test::CountingListener listener;
        SessionThreads threads(2, systemClock());
        std::vector<std::shared_ptr<NotingSession>> sessions;
        const auto add = [&] {
            sessions.push_back(std::make_shared<NotingSession>("s", listener));
            threads.add(sessions.back());
            QTRY_VERIFY_WITH_TIMEOUT(sessions.back()->rounds >= 200, 20'000);
        };
        for (int i = 0; i < 4; ++i)
            add();
        const std::thread::id first = *sessions[0]->threads.begin();
        for (const auto &session : sessions) {
            if (*session->threads.begin() == first)
                threads.remove(session);
        }
        for (int i = 0; i < 2; ++i) {
            add();
            QVERIFY(*sessions.back()->threads.begin() == first);
        }
    }
};

QTEST_GUILESS_MAIN(TestSessionThreads)
#include "tst_session_threads.moc"
