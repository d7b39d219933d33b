// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/authors/authors_model.h"
#include "editor/conflicts/conflicts_model.h"
#include "editor/inspector/inspector_model.h"
#include "editor/selection.h"
#include "sim-client/shown_world.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/wire_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace ward;
using namespace ward::test;
using editor::ConflictsModel;
using editor::InspectorModel;

namespace {

/// One person with the panels that matter here.
struct Person
{
    Person(TestEngine &engine, const std::string &name)
        : client(engine, client::Role::Author, name)
    {
    }
    ~Person() { shown.setReplica(nullptr); }

    bool work(const std::string &session)
    {
        draft = client.follow(session);
        if (!draft)
            return false;
        shown.setReplica(draft.get());
        selection.select(kOkafor);
        return true;
    }
    [[nodiscard]] int row(const char *path = "vitals.hr") const
    {
        return inspector.rowOf(QLatin1String(path));
    }
    [[nodiscard]] double hr() const { return hrOf(draft->document()); }
    [[nodiscard]] QVariant conflict(int role) const
    {
        return conflicts.data(conflicts.index(0), role);
    }
    [[nodiscard]] QVariant at(const char *path, int role) const
    {
        return inspector.data(inspector.index(row(path)), role);
    }

    const content::Schema &schema = content::Schema::shipped();
    const content::Catalogue &catalogue = content::Catalogue::shipped();
    Client client;
    std::unique_ptr<client::SessionReplica> draft;
    client::ShownWorld shown;
    editor::Selection selection;
    editor::EditController edit{shown, schema, catalogue};
    editor::AuthorsModel authors{shown, selection};
    InspectorModel inspector{shown,  selection, edit,
                             schema, catalogue, content::FieldGroups::shipped()};
    ConflictsModel conflicts{shown, edit, schema, catalogue};
    QAbstractItemModelTester tester{&conflicts,
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};
};

/// Two people in one draft.
struct Pair
{
    bool start()
    {
        if (!ana.client.goOnline() || !ben.client.goOnline())
            return false;
        const std::string session = ana.client.openArrest();
        return ana.work(session) && ben.work(session);
    }
    /// Both have it.
    [[nodiscard]] bool agreeOn(double hr) const
    {
        return waitFor([&] {
            return ana.hr() == hr && ben.hr() == hr && ana.draft->pendingEdits() == 0 &&
                   ben.draft->pendingEdits() == 0;
        });
    }

    TestEngine engine;
    Person ana{engine, "Ana"};
    Person ben{engine, "Ben"};
};

} // namespace

/// Two people who edit the same scenario in their panels at once.
class TestTwoAuthors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void selectionsAndFieldsAreSeen()
    {
        Pair both;
        QVERIFY(both.start());
        Person &ana = both.ana;
        Person &ben = both.ben;
        QVERIFY(waitFor([&] { return ana.authors.tags().contains(kOkafor); }));
        QVERIFY(waitFor([&] { return ben.authors.tags().contains(kOkafor); }));
        QCOMPARE(ana.authors.tags().at(kOkafor).name, QStringLiteral("Ben"));
        QVERIFY(ana.authors.tags().at(kOkafor).colour >= 0);
        QVERIFY(ana.authors.others()[0].colour < editor::AuthorsModel::kColours);

        const auto follow = [&] { ana.inspector.setAuthors(ana.authors.others()); };
        QObject::connect(&ana.authors, &editor::AuthorsModel::changed, &ana.inspector, follow);
        QObject::connect(&ben.inspector, &InspectorModel::editingChanged, &ben.authors,
                         [&] { ben.authors.setField(ben.inspector.editing()); });
        QCOMPARE(ana.at("vitals.hr", InspectorModel::AuthorColourRole).toInt(), -1);
        ben.inspector.beginEdit(ben.row());
        QVERIFY(waitFor([&] {
            return ana.at("vitals.hr", InspectorModel::AuthorNameRole).toString() ==
                   QStringLiteral("Ben");
        }));
        QVERIFY(ana.at("vitals.hr", InspectorModel::AuthorColourRole).toInt() >= 0);
        QVERIFY(ana.at("vitals.spo2", InspectorModel::AuthorNameRole).toString().isEmpty());
        ben.inspector.endEdit(ben.row());
        QVERIFY(waitFor([&] {
            return ana.at("vitals.hr", InspectorModel::AuthorNameRole).toString().isEmpty();
        }));
        // The same field of something else is another field.
        ben.selection.clear();
        QVERIFY(waitFor([&] { return ana.authors.tags().empty(); }));

        const Pose camera{{1, 2, 3}, {}};
        ben.authors.setCamera(camera);
        QVERIFY(waitFor([&] { return ana.authors.others()[0].camera == camera; }));
    }

    void whatWasChangedMeanwhileIsNotOverwritten_data()
    {
        QTest::addColumn<bool>("mine");
        QTest::newRow("keeps theirs") << false;
        QTest::newRow("uses mine") << true;
    }
    void whatWasChangedMeanwhileIsNotOverwritten()
    {
        QFETCH(bool, mine);
        Pair both;
        QVERIFY(both.start());
        both.ben.inspector.beginEdit(both.ben.row()); // sees 92, and begins to type
        QVERIFY(both.ana.inspector.commitText(both.ana.row(), QStringLiteral("110")));
        QVERIFY(both.agreeOn(110));
        QSignalSpy rejected(both.ben.draft.get(), &client::SessionReplica::rejected);
        both.ben.inspector.commitText(both.ben.row(), QStringLiteral("60"));
        QCOMPARE(rejected.count(), 1);
        QCOMPARE(both.ben.conflicts.count(), 1);
        QVERIFY(both.agreeOn(110));
        QCOMPARE(both.ben.conflict(ConflictsModel::ByRole).toString(), QStringLiteral("Ana"));
        QCOMPARE(both.ben.conflict(ConflictsModel::TheirsRole).toString(),
                 QStringLiteral("110 /min"));
        QCOMPARE(both.ben.conflict(ConflictsModel::MineRole).toString(), QStringLiteral("60 /min"));
        QVERIFY(both.ben.conflict(ConflictsModel::FieldRole)
                    .toString()
                    .contains(QStringLiteral("Okafor")));
        // What stands by now is what is offered.
        QVERIFY(both.ana.inspector.commitText(both.ana.row(), QStringLiteral("115")));
        QVERIFY(both.agreeOn(115));
        QCOMPARE(both.ben.conflict(ConflictsModel::TheirsRole).toString(),
                 QStringLiteral("115 /min"));
        if (!mine) {
            both.ben.conflicts.keepTheirs(0);
            QCOMPARE(both.ben.conflicts.count(), 0);
            QVERIFY(both.agreeOn(115));
            return;
        }
        both.ben.conflicts.useMine(0);
        QCOMPARE(both.ben.conflicts.count(), 0);
        QVERIFY(both.agreeOn(60));
        // One step of his own.
        QVERIFY(waitFor([&] { return both.ben.draft->canUndo(); }));
        both.ben.draft->undo();
        QVERIFY(both.agreeOn(115));
    }

    /// Both at the same moment: the engine decides.
    void bothAtOnce()
    {
        Pair both;
        QVERIFY(both.start());
        both.ana.inspector.commitText(both.ana.row(), QStringLiteral("110"));
        both.ben.inspector.commitText(both.ben.row(), QStringLiteral("60"));
        QVERIFY(
            waitFor([&] { return both.ana.conflicts.count() + both.ben.conflicts.count() == 1; }));
        QVERIFY(waitFor([&] { return both.ana.hr() == both.ben.hr(); }));
        Person &loser = both.ana.conflicts.count() == 1 ? both.ana : both.ben;
        const double won = loser.hr();
        QVERIFY(won == 110 || won == 60);
        loser.conflicts.useMine(0);
        QVERIFY(both.agreeOn(won == 110 ? 60 : 110));
    }

    void agreementNeedsNoChoice()
    {
        Pair both;
        QVERIFY(both.start());
        both.ben.inspector.beginEdit(both.ben.row());
        both.ana.inspector.commitText(both.ana.row(), QStringLiteral("110"));
        QVERIFY(both.agreeOn(110));
        both.ben.inspector.commitText(both.ben.row(), QStringLiteral("60"));
        QCOMPARE(both.ben.conflicts.count(), 1);
        both.ana.inspector.commitText(both.ana.row(), QStringLiteral("60"));
        QVERIFY(both.agreeOn(60));
        QCOMPARE(both.ben.conflicts.count(), 0);
    }

    /// One's own edits, again and again in the same field, are no surprise; nor is taking them
    /// back.
    void ownEditsNeverClash()
    {
        Pair both;
        QVERIFY(both.start());
        Person &ben = both.ben;
        ben.inspector.beginEdit(ben.row());
        for (const char *value : {"100", "+5", "60"})
            QVERIFY(ben.inspector.commitText(ben.row(), QLatin1String(value)));
        QVERIFY(both.agreeOn(60));
        ben.draft->undo();
        QVERIFY(both.agreeOn(105));
        QVERIFY(ben.inspector.commitText(ben.row(), QStringLiteral("70")));
        QVERIFY(both.agreeOn(70));
        QCOMPARE(ben.conflicts.count(), 0);
        // Who turns to the field again has seen what is there.
        both.ana.inspector.commitText(both.ana.row(), QStringLiteral("110"));
        QVERIFY(both.agreeOn(110));
        ben.inspector.beginEdit(ben.row());
        QVERIFY(ben.inspector.commitText(ben.row(), QStringLiteral("90")));
        QVERIFY(both.agreeOn(90));
        QCOMPARE(ben.conflicts.count(), 0);
    }

    /// Systolic, diastolic and mean go together, and come back together.
    void revertingAPressureIsOneStep()
    {
        Pair both;
        QVERIFY(both.start());
        Person &ana = both.ana;
        const auto owned = [&ana] {
            const content::Record *vitals = ana.draft->document().component(kOkafor, "vitals");
            return QList<content::CellValue>{vitals->cell("sbp"), vitals->cell("dbp"),
                                             vitals->cell("map")};
        };
        const auto settled = [&ana] { return ana.draft->pendingEdits() == 0; };
        QVERIFY(ana.inspector.commitText(ana.row("vitals.sbp"), QStringLiteral("96 / 58 (71)")));
        QVERIFY(waitFor(settled));
        const auto own = owned();
        QVERIFY(std::none_of(own.begin(), own.end(), content::isAbsent));
        ana.inspector.revert(ana.row("vitals.sbp"));
        QVERIFY(waitFor(settled));
        const auto none = owned();
        QVERIFY(std::all_of(none.begin(), none.end(), content::isAbsent));
        ana.draft->undo();
        QVERIFY(waitFor([&] { return owned() == own; }));
    }

    /// A thing that is dragged while somebody else puts it elsewhere.
    void draggedByTwo()
    {
        Pair both;
        QVERIFY(both.start());
        Person &ana = both.ana;
        Person &ben = both.ben;
        // One that has a place of its own, not only its prefab's.
        const Id thing = ben.draft->document().ofKind("transform").front()->parent;
        const auto positionOf = [thing](const Person &person) {
            return std::get<Vec3>(
                person.draft->document().component(thing, "transform")->cell("position"));
        };
        const Vec3 start = positionOf(ben);
        ben.edit.previewFields({{thing, "transform", {{"position", start + Vec3{0.1, 0, 0}}}}});
        ana.edit.setFields({{thing, "transform", {{"position", start + Vec3{0, 0, 0.5}}}}});
        const Vec3 hers = start + Vec3{0, 0, 0.5};
        QVERIFY(waitFor([&] { return positionOf(ben) == hers; }));
        ben.edit.previewFields({{thing, "transform", {{"position", start + Vec3{0.2, 0, 0}}}}});
        ben.edit.setFields({{thing, "transform", {{"position", start + Vec3{0.2, 0, 0}}}}});
        ben.edit.endPreview();
        QCOMPARE(ben.conflicts.count(), 1);
        QVERIFY(positionOf(ben) == hers);
        ben.conflicts.useMine(0);
        const Vec3 his = start + Vec3{0.2, 0, 0};
        QVERIFY(waitFor([&] { return positionOf(ana) == his; }));
    }
};

QTEST_GUILESS_MAIN(TestTwoAuthors)
#include "tst_two_authors.moc"
