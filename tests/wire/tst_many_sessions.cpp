// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/event.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/wire_fixture.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

/// Fifty sessions at full speed in one process, and commands still come through.
class TestManySessions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fiftyAtOnce()
    {
        constexpr int kSessions = 50;
#if defined(__SANITIZE_THREAD__)
        constexpr int kRate = 4; // what a tenth of the speed can do
#else
        constexpr int kRate = 60;
#endif
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string draft = ana.openArrest();
        std::vector<std::string> runs;
        for (int i = 0; i < kSessions; ++i) {
            runs.push_back(ana.startRun(draft, false, {kRate, 1}, 1 + i % 2));
            QVERIFY(!runs.back().empty());
        }
        QCOMPARE(engine.server().registry().liveRuns(), std::size_t{kSessions});
        std::unique_ptr<client::SessionReplica> followed = ana.follow(runs.back());
        QVERIFY(followed);
        client::MarkCommand mark;
        mark.label = "alive";
        for (const std::string &run : runs) {
            const client::Outcome outcome = ana.ask(mark, run);
            QVERIFY2(outcome.accepted, outcome.reason.code.c_str());
        }
        QVERIFY(waitFor([&] { return followed->world().tick().n > 300; }, 60'000));
        // A list says where each session is, not where its clock was last touched.
        const Tick seen = followed->world().tick();
        std::vector<client::SessionInfo> sessions;
        ana.connection->listSessions([&](Result<std::vector<client::SessionInfo>> list) {
            if (list)
                sessions = *list;
        });
        QVERIFY(waitFor([&] { return !sessions.empty(); }));
        const auto listed =
            std::find_if(sessions.begin(), sessions.end(),
                         [&](const auto &session) { return session.session == runs.back(); });
        QVERIFY(listed != sessions.end());
        QVERIFY(listed->clock.state == client::ClockState::Running);
        QVERIFY(listed->clock.tick.n >= seen.n);
        for (const std::string &run : runs)
            QVERIFY(ana.ask(client::EndRunCommand{}, run).accepted);
        QCOMPARE(engine.server().registry().liveRuns(), std::size_t{0});

        std::vector<client::RecordingSummary> recordings;
        ana.connection->listRecordings([&](Result<std::vector<client::RecordingSummary>> list) {
            if (list)
                recordings = *list;
        });
        QVERIFY(waitFor([&] { return recordings.size() == kSessions; }));
        for (const client::RecordingSummary &recording : recordings)
            QVERIFY(!recording.open);
    }
};

QTEST_GUILESS_MAIN(TestManySessions)
#include "tst_many_sessions.moc"
