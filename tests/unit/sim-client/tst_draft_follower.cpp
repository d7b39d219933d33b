// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "sim-client/draft_follower.h"
#include "tests/support/session_fixture.h"

#include <QTest>

using namespace ward;
using namespace ward::test;
using client::DraftFollower;

namespace {

double hrInWorld(const DraftFollower &draft)
{
    const world::World *world = draft.world();
    if (!world)
        return -1;
    return world->quantity(world->find(kOkafor), world->layout().find("vitals.hr")).value_or(-1);
}

content::ChangeSet setSpo2(double after)
{
    return setVital("spo2", arrestDocument().find(kOkaforVitals)->cell("spo2"), after, "%");
}

} // namespace

/// Own edits on top of what the engine has confirmed, in every order of answers.
class TestDraftFollower : public QObject
{
    Q_OBJECT

    DraftFollower open() const
    {
        DraftFollower draft(content::Schema::shipped(), content::Catalogue::shipped());
        [[maybe_unused]] const auto done = draft.reset(arrestBytes(), 10);
        return draft;
    }

private Q_SLOTS:
    void followsTheLog()
    {
        DraftFollower draft = open();
        QCOMPARE(hrOf(draft.document()), 92.0);
        QCOMPARE(hrInWorld(draft), 92.0);
        const auto update = draft.confirmed(setHr(92, 110), 11);
        QVERIFY(!update.lost && !update.reset);
        QCOMPARE(update.changes.size(), 1u);
        QCOMPARE(hrOf(draft.document()), 110.0);
        QCOMPARE(hrInWorld(draft), 110.0);
        QCOMPARE(draft.index(), 11u);
        // A number it has is passed over, a gap is noticed.
        QVERIFY(draft.confirmed(setHr(110, 1), 11).changes.empty());
        QVERIFY(draft.confirmed(setHr(110, 120), 13).lost);
        QCOMPARE(hrOf(draft.document()), 110.0);
    }

    void ownEditIsShownOnceWhicheverComesFirst()
    {
        for (const bool logFirst : {true, false}) {
            DraftFollower draft = open();
            const content::ChangeSet edit = setHr(92, 110);
            QVERIFY(draft.edit(edit));
            QCOMPARE(hrOf(draft.document()), 110.0);
            QCOMPARE(draft.pending(), 1);
            if (logFirst)
                QVERIFY(draft.confirmed(edit, 11).changes.empty());
            QVERIFY(draft.answered(edit.id, true, 11).changes.empty());
            if (!logFirst)
                QVERIFY(draft.confirmed(edit, 11).changes.empty());
            QCOMPARE(draft.pending(), 0);
            QCOMPARE(hrOf(draft.document()), 110.0);
            QCOMPARE(draft.index(), 11u);
        }
    }

    void othersEditComesBelowOwn()
    {
        DraftFollower draft = open();
        const content::ChangeSet mine = setHr(92, 110);
        QVERIFY(draft.edit(mine));
        const auto update = draft.confirmed(setSpo2(90), 11);
        QCOMPARE(update.changes.size(), 1u);
        QVERIFY(!update.reset);
        QCOMPARE(hrOf(draft.document()), 110.0);
        QCOMPARE(hrInWorld(draft), 110.0);
        QVERIFY(draft.confirmed(mine, 12).changes.empty());
        QCOMPARE(draft.pending(), 0);
    }

    void rejectionTakesTheEditBack()
    {
        DraftFollower draft = open();
        const content::ChangeSet first = setHr(92, 110);
        const content::ChangeSet second = setSpo2(90);
        QVERIFY(draft.edit(first));
        QVERIFY(draft.edit(second));
        const auto update = draft.answered(first.id, false, 0);
        QCOMPARE(update.changes.size(), 1u); // the inverse
        QCOMPARE(hrOf(draft.document()), 92.0);
        QCOMPARE(hrInWorld(draft), 92.0);
        QCOMPARE(draft.pending(), 1); // the second stays
        QVERIFY(draft.confirmed(second, 11).changes.empty());
        QCOMPARE(draft.pending(), 0);
    }

    void clashIsShownAsTheEngineHasIt()
    {
        DraftFollower draft = open();
        const content::ChangeSet mine = setHr(92, 110);
        QVERIFY(draft.edit(mine));
        const auto theirs = draft.confirmed(setHr(92, 60), 11);
        QVERIFY(theirs.reset); // mine does not fit on theirs
        QCOMPARE(hrOf(draft.document()), 60.0);
        const auto answer = draft.answered(mine.id, false, 0);
        QVERIFY(answer.changes.empty());
        QCOMPARE(hrOf(draft.document()), 60.0);
        QCOMPARE(draft.pending(), 0);
    }

    void invalidEditIsNotShown()
    {
        DraftFollower draft = open();
        const auto done = draft.edit(setHr(91, 110));
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().clashes.size(), 1u);
        QCOMPARE(draft.pending(), 0);
        QCOMPARE(hrOf(draft.document()), 92.0);
    }

    /// After a reconnect the snapshot may hold an edit whose answer was lost.
    void snapshotWithOwnEditInside()
    {
        DraftFollower draft = open();
        const content::ChangeSet mine = setHr(92, 110);
        QVERIFY(draft.edit(mine));
        content::Document engine = arrestDocument();
        QVERIFY(content::apply(engine, mine, content::Schema::shipped()).has_value());
        QVERIFY(draft.reset(content::writeDocument(engine, content::Schema::shipped()), 11));
        QCOMPARE(hrOf(draft.document()), 110.0);
        QCOMPARE(draft.pending(), 1); // sent again; the engine answers with the old number
        const auto update = draft.answered(mine.id, true, 11);
        QVERIFY(update.changes.empty());
        QCOMPARE(draft.pending(), 0);
        QCOMPARE(hrOf(draft.document()), 110.0);
    }

    void snapshotKeepsUnansweredEdits()
    {
        DraftFollower draft = open();
        const content::ChangeSet mine = setHr(92, 110);
        QVERIFY(draft.edit(mine));
        QVERIFY(draft.reset(arrestBytes(), 20));
        QCOMPARE(hrOf(draft.document()), 110.0);
        QVERIFY(draft.confirmed(mine, 21).changes.empty());
        QCOMPARE(draft.pending(), 0);
    }

    void unreadableSnapshotChangesNothing()
    {
        DraftFollower draft = open();
        QVERIFY(!draft.reset("{", 30));
        QCOMPARE(hrOf(draft.document()), 92.0);
        QCOMPARE(draft.index(), 10u);
    }
};

QTEST_APPLESS_MAIN(TestDraftFollower)
#include "tst_draft_follower.moc"
