// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/session_fixture.h"
#include "tests/wire/wire_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace ward;
using namespace ward::test;
using client::SessionReplica;

/// Drafts between two clients and an engine.
class TestDrafts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editRoundTrip()
    {
        TestEngine engine;
        Client ana(engine, client::Role::Author, "ana");
        Client ben(engine, client::Role::Author, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.openArrest();
        QVERIFY(!session.empty());
        auto mine = ana.follow(session);
        auto theirs = ben.follow(session);
        QVERIFY(mine && theirs);
        QVERIFY(mine->kind() == client::SessionKind::Draft);
        QVERIFY(!mine->isModified() && !mine->canUndo());

        QSignalSpy seen(theirs.get(), &SessionReplica::documentChanged);
        QSignalSpy own(mine.get(), &SessionReplica::documentChanged);
        bool accepted = false;
        mine->apply(setHr(92, 110), [&](const client::Outcome &o) { accepted = o.accepted; });
        // At once here, without waiting for the engine.
        QCOMPARE(hrOf(mine->document()), 110.0);
        QCOMPARE(mine->pendingEdits(), 1);
        QCOMPARE(own.count(), 1);
        QVERIFY(waitFor([&] { return accepted && mine->pendingEdits() == 0; }));
        QVERIFY(waitFor([&] { return seen.count() == 1; }));
        QCOMPARE(hrOf(theirs->document()), 110.0);
        QCOMPARE(own.count(), 1); // not a second time when confirmed
        const world::FieldRef hr = theirs->world().layout().find("vitals.hr");
        QCOMPARE(theirs->world().quantity(theirs->world().find(kOkafor), hr).value_or(0), 110.0);
        QCOMPARE(mine->world().contentHash(), theirs->world().contentHash());

        QVERIFY(waitFor([&] { return mine->canUndo(); }));
        QVERIFY(!theirs->canUndo()); // one stack per actor
        QVERIFY(mine->isModified() && theirs->isModified());

        std::string saved;
        mine->save({}, [&](const client::Outcome &o) { saved = o.document; });
        QVERIFY(waitFor([&] { return !saved.empty(); }));
        QVERIFY(waitFor([&] { return !mine->isModified() && !theirs->isModified(); }));
        mine->undo();
        QVERIFY(waitFor([&] { return hrOf(theirs->document()) == 92.0; }));
        QCOMPARE(hrOf(mine->document()), 92.0);
        saved.clear();
        theirs->save({}, [&](const client::Outcome &o) { saved = o.document; });
        QVERIFY(waitFor([&] { return !saved.empty(); }));
        QVERIFY(saved == arrestBytes());
        mine->redo();
        QVERIFY(waitFor([&] { return hrOf(theirs->document()) == 110.0; }));
    }

    void sameCellClashes()
    {
        TestEngine engine;
        Client ana(engine, client::Role::Author, "ana");
        Client ben(engine, client::Role::Author, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.openArrest();
        auto mine = ana.follow(session);
        auto theirs = ben.follow(session);
        QVERIFY(mine && theirs);
        QSignalSpy rejected(theirs.get(), &SessionReplica::rejected);
        // Both at the same moment, before either has heard of the other.
        mine->apply(setHr(92, 110));
        theirs->apply(setHr(92, 60));
        QCOMPARE(hrOf(theirs->document()), 60.0);
        QVERIFY(waitFor([&] { return rejected.count() == 1; }));
        const auto clashes = rejected[0][1].value<std::vector<client::CellClash>>();
        QCOMPARE(clashes.size(), 1u);
        QCOMPARE(clashes[0].by.c_str(), "ana");
        QVERIFY(waitFor([&] { return hrOf(theirs->document()) == 110.0; }));
        QCOMPARE(hrOf(mine->document()), 110.0);
        QCOMPARE(mine->changeIndex(), 1u);
    }

    void differentCellsNever()
    {
        TestEngine engine;
        Client ana(engine, client::Role::Author, "ana");
        Client ben(engine, client::Role::Author, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.openArrest();
        auto mine = ana.follow(session);
        auto theirs = ben.follow(session);
        QVERIFY(mine && theirs);
        const content::CellValue spo2 = mine->document().find(kOkaforVitals)->cell("spo2");
        mine->apply(setHr(92, 110));
        theirs->apply(setVital("spo2", spo2, 90, "%"));
        QVERIFY(waitFor([&] { return mine->changeIndex() == 2 && theirs->changeIndex() == 2; }));
        QVERIFY(mine->document() == theirs->document());
        QCOMPARE(mine->world().contentHash(), theirs->world().contentHash());
    }

    void sameCommandTwice()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.openArrest();
        auto draft = ana.follow(session);
        QVERIFY(draft);
        const content::ChangeSet change = setHr(92, 110);
        const client::Outcome first = ana.ask(change, session);
        const client::Outcome again = ana.ask(change, session);
        QVERIFY(first.accepted && again.accepted);
        QCOMPARE(again.changeIndex, first.changeIndex);
        QVERIFY(waitFor([&] { return draft->changeIndex() == 1; }));
        QTest::qWait(100);
        QCOMPARE(draft->changeIndex(), 1u);
    }

    /// The cable is pulled after the edit left and before the answer came.
    void editSurvivesACutCable()
    {
        TestEngine engine;
        Client ana(engine, client::Role::Author, "ana");
        Client ben(engine, client::Role::Author, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.openArrest();
        auto mine = ana.follow(session);
        auto theirs = ben.follow(session);
        QVERIFY(mine && theirs);
        for (int i = 0; i < 10; ++i) {
            int answers = 0;
            mine->apply(setHr(92 + i, 93 + i), [&](const client::Outcome &o) {
                QVERIFY2(o.accepted, o.reason.code.c_str());
                ++answers;
            });
            QTest::qWait(i % 3);
            ana.cable->cut();
            QCOMPARE(hrOf(mine->document()), 93.0 + i); // still shown
            QVERIFY(waitFor([&] { return answers == 1 && mine->pendingEdits() == 0; }));
        }
        QVERIFY(waitFor([&] { return theirs->changeIndex() == 10; }));
        QCOMPARE(mine->changeIndex(), 10u);
        QVERIFY(mine->document() == theirs->document());
    }

    /// Edits made while away, edits of others meanwhile: exactly once, in order.
    void catchesUpAfterBeingAway()
    {
        TestEngine engine;
        Client ana(engine, client::Role::Author, "ana");
        Client ben(engine, client::Role::Author, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.openArrest();
        auto mine = ana.follow(session);
        auto theirs = ben.follow(session);
        QVERIFY(mine && theirs);
        QSignalSpy resets(mine.get(), &SessionReplica::documentReset);
        ana.cable->stopReading();
        for (int i = 0; i < 20; ++i)
            theirs->apply(setHr(92 + i, 93 + i));
        QVERIFY(waitFor([&] { return theirs->pendingEdits() == 0; }));
        ana.cable->cut();
        QVERIFY(waitFor([&] { return mine->changeIndex() == 20; }));
        QVERIFY(mine->document() == theirs->document());
        QCOMPARE(resets.count(), 0); // resumed, not started afresh
    }

    void draftOutlivesTheEngine()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.openArrest();
        auto draft = ana.follow(session);
        QVERIFY(draft);
        draft->apply(setHr(92, 110));
        QVERIFY(waitFor([&] { return draft->pendingEdits() == 0; }));
        draft.reset();
        engine.stop();
        engine.start();
        ana.cable->cut();
        QVERIFY(ana.goOnline());
        std::vector<client::DraftInfo> drafts;
        ana.connection->listDrafts([&](Result<std::vector<client::DraftInfo>> list) {
            if (list)
                drafts = *list;
        });
        QVERIFY(waitFor([&] { return drafts.size() == 1; }));
        QCOMPARE(drafts[0].changeIndex, 1u);
        QVERIFY(drafts[0].isModified());
        const client::Outcome opened = ana.ask(client::OpenDraftCommand{drafts[0].draft, {}, {}});
        QVERIFY(opened.accepted);
        auto again = ana.follow(opened.session);
        QVERIFY(again);
        QCOMPARE(hrOf(again->document()), 110.0);
        QVERIFY(again->canUndo());
    }

    void previewsAreSeenAndNotKept()
    {
        TestEngine engine;
        Client ana(engine, client::Role::Author, "ana");
        Client ben(engine, client::Role::Author, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.openArrest();
        auto mine = ana.follow(session);
        auto theirs = ben.follow(session);
        QVERIFY(mine && theirs);
        const auto hrOfWorld = [](const SessionReplica &replica) {
            const world::World &world = replica.world();
            return world.quantity(world.find(kOkafor), world.layout().find("vitals.hr"))
                .value_or(-1);
        };
        mine->preview({std::get<content::SetOp>(setHr(92, 130).ops[0])});
        QCOMPARE(hrOfWorld(*mine), 130.0);
        QVERIFY(waitFor([&] { return hrOfWorld(*theirs) == 130.0; }));
        QCOMPARE(hrOf(theirs->document()), 92.0);
        QCOMPARE(theirs->changeIndex(), 0u);
        mine->preview({});
        QVERIFY(waitFor([&] { return hrOfWorld(*theirs) == 92.0; }));
        QCOMPARE(hrOfWorld(*mine), 92.0);
    }

    void learnersSeeNoDrafts()
    {
        TestEngine engine;
        Client ana(engine);
        Client lea(engine, client::Role::Learner, "learner-1");
        QVERIFY(ana.goOnline() && lea.goOnline());
        const std::string session = ana.openArrest();
        QCOMPARE(lea.ask(client::OpenDraftCommand{{}, arrestBytes(), "x"}).reason.code.c_str(),
                 "sessions.role.not-allowed");
        QCOMPARE(lea.ask(setHr(92, 110), session).reason.code.c_str(), "sessions.role.not-allowed");
        SessionReplica replica(*lea.connection, session, content::Schema::shipped(),
                               content::Catalogue::shipped());
        QSignalSpy closed(&replica, &SessionReplica::closed);
        QVERIFY(waitFor([&] { return closed.count() == 1; }));
        QVERIFY(!replica.isReady());
        std::optional<std::size_t> sessions;
        lea.connection->listSessions([&](Result<std::vector<client::SessionInfo>> list) {
            sessions = list ? list->size() : 99;
        });
        QVERIFY(waitFor([&] { return sessions.has_value(); }));
        QCOMPARE(*sessions, 0u);
    }

    void badDocumentsAreRefusedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("cut off") << QByteArray::fromStdString(arrestBytes()).left(5000);
        QTest::newRow("newer major") << QByteArray::fromStdString(arrestBytes())
                                            .replace("\"schema\":\"1.0\"", "\"schema\":\"2.0\"");
    }
    void badDocumentsAreRefusedWithTheReason()
    {
        QFETCH(QByteArray, bytes);
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const client::Outcome outcome =
            ana.ask(client::OpenDraftCommand{{}, bytes.toStdString(), "bad"});
        QVERIFY(!outcome.accepted);
        QVERIFY(!outcome.reason.code.empty());
        std::optional<std::size_t> drafts;
        ana.connection->listDrafts([&](Result<std::vector<client::DraftInfo>> list) {
            drafts = list ? list->size() : 99;
        });
        QVERIFY(waitFor([&] { return drafts.has_value(); }));
        QCOMPARE(*drafts, 0u);
    }
};

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
