// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/session_fixture.h"
#include "tests/wire/wire_fixture.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace ward;
using namespace ward::test;
using client::Author;
using client::Authors;
using client::SessionReplica;
using client::ShownWork;

namespace {

ShownWork looking(const std::vector<Id> &selection, const std::string &field = {}, double x = 1)
{
    return {selection, field, Pose{{x, 2, 3}, {0.5, 0.5, 0.5, 0.5}}};
}

/// Who is seen, and what they show.
bool sees(SessionReplica &replica, const std::string &name, const ShownWork &work)
{
    const auto &others = replica.authors().others();
    return others.size() == 1 && others[0].name == name && others[0].work == work;
}

} // namespace

/// Several people in one session at once.
class TestAuthors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everybodySeesTheOthers()
    {
        TestEngine engine;
        Client ana(engine, client::Role::Author, "ana");
        Client ben(engine, client::Role::Author, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.openArrest();
        const auto anas = ana.follow(session);
        QVERIFY(anas);
        // Before the other one is there: they see it all the same.
        anas->authors().show(looking({kOkafor}));
        const auto bens = ben.follow(session);
        QVERIFY(bens);
        bens->authors().show(looking({}));
        QVERIFY(waitFor([&] { return sees(*bens, "ana", looking({kOkafor})); }));
        QVERIFY(waitFor([&] { return sees(*anas, "ben", looking({})); }));
        QVERIFY(anas->authors().others()[0].link != bens->authors().others()[0].link);

        QSignalSpy told(&bens->authors(), &Authors::changed);
        anas->authors().show(looking({kOkafor}, "vitals.hr"));
        QVERIFY(waitFor([&] { return sees(*bens, "ana", looking({kOkafor}, "vitals.hr")); }));
        // The last of many in a row arrives, not each of them.
        for (int i = 0; i < 200; ++i)
            anas->authors().show(looking({kOkafor}, "vitals.hr", i));
        QVERIFY(waitFor([&] { return sees(*bens, "ana", looking({kOkafor}, "vitals.hr", 199)); }));
        QVERIFY(told.count() < 20);
    }

    void whoGoesIsGone()
    {
        TestEngine engine;
        Client ana(engine, client::Role::Author, "ana");
        Client ben(engine, client::Role::Author, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.openArrest();
        const auto anas = ana.follow(session);
        auto bens = ben.follow(session);
        QVERIFY(anas && bens);
        anas->authors().show(looking({kOkafor}));
        bens->authors().show(looking({}));
        QVERIFY(waitFor([&] { return anas->authors().others().size() == 1; }));
        // Properly: at once. Otherwise when they have been silent for some time.
        bens.reset();
        QVERIFY(waitFor([&] { return anas->authors().others().empty(); }, 2'000));
        bens = ben.follow(session);
        QVERIFY(bens);
        bens->authors().show(looking({}));
        QVERIFY(waitFor([&] { return anas->authors().others().size() == 1; }));
        ben.connection->close();
        QVERIFY(waitFor([&] { return anas->authors().others().empty(); }, 20'000));
    }

    void comesBackAfterACutCable()
    {
        TestEngine engine;
        Client ana(engine, client::Role::Author, "ana");
        Client ben(engine, client::Role::Author, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.openArrest();
        const auto anas = ana.follow(session);
        const auto bens = ben.follow(session);
        QVERIFY(anas && bens);
        bens->authors().show(looking({}));
        anas->authors().show(looking({kOkafor}));
        QVERIFY(waitFor([&] { return sees(*anas, "ben", looking({})); }));
        ben.cable->cut();
        bens->authors().show(looking({kOkafor}, "vitals.spo2")); // while nobody can hear it
        QVERIFY(ben.goOnline());
        QVERIFY(waitFor([&] {
            const auto &others = anas->authors().others();
            return std::any_of(others.begin(), others.end(), [](const Author &author) {
                return author.work == looking({kOkafor}, "vitals.spo2");
            });
        }));
        // The connection of before is forgotten.
        QVERIFY(waitFor([&] { return anas->authors().others().size() == 1; }, 20'000));
    }

    /// Two programs of one person are two; who shows nothing is not seen; learners see nobody.
    void whoIsSeen()
    {
        TestEngine engine;
        Client ana(engine, client::Role::Author, "ana");
        Client again(engine, client::Role::Author, "ana");
        Client silent(engine, client::Role::Instructor, "ben");
        Client lea(engine, client::Role::Learner, "lea");
        QVERIFY(ana.goOnline() && again.goOnline() && silent.goOnline() && lea.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), true);
        const auto first = ana.follow(session);
        const auto second = again.follow(session);
        const auto third = silent.follow(session);
        const auto fourth = lea.follow(session);
        QVERIFY(first && second && third && fourth);
        first->authors().show(looking({kOkafor}));
        second->authors().show(looking({}));
        fourth->authors().show(looking({kOkafor}));
        QVERIFY(waitFor([&] { return third->authors().others().size() == 2; }));
        QVERIFY(waitFor([&] { return first->authors().others().size() == 1; }));
        QCOMPARE(first->authors().others()[0].name.c_str(), "ana");
        QVERIFY(third->authors().others()[0].link < third->authors().others()[1].link);
        QVERIFY(fourth->authors().others().empty());
    }

    /// The later edit of a field that was changed since its author saw it is not taken, and says
    /// whose value is there.
    void nothingIsOverwrittenSilently()
    {
        TestEngine engine;
        Client ana(engine, client::Role::Author, "ana");
        Client ben(engine, client::Role::Author, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.openArrest();
        const auto anas = ana.follow(session);
        const auto bens = ben.follow(session);
        QVERIFY(anas && bens);
        anas->apply(setHr(92, 110));
        QVERIFY(waitFor([&] { return hrOf(bens->document()) == 110.0; }));
        QSignalSpy rejected(bens.get(), &SessionReplica::rejected);
        bens->apply(setHr(92, 60)); // typed while 92 was there
        QCOMPARE(rejected.count(), 1);
        const auto clashes = rejected[0][1].value<std::vector<client::CellClash>>();
        QCOMPARE(clashes.size(), std::size_t{1});
        QCOMPARE(clashes[0].by.c_str(), "ana");
        QVERIFY(clashes[0].current == content::CellValue(content::Quantity{110, "/min"}));
        QCOMPARE(hrOf(bens->document()), 110.0);
    }
};

QTEST_GUILESS_MAIN(TestAuthors)
#include "tst_authors.moc"
