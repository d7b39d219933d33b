// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/change_set.h"
#include "core/content/schema.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <limits>

using namespace ward;
using namespace ward::content;

namespace {

const Id kScenario(1, 1), kBed(1, 2), kPatient(1, 3), kVitals(1, 4), kMonitor(1, 5),
    kMonitorPart(1, 6), kPhase(1, 7);

Document sample()
{
    Document d;
    (void)d.add({kScenario, "scenario", {}, {}, {{"name", std::string("Test")}}});
    (void)d.add({kBed, "entity", kScenario, "A", {{"name", std::string("Bed 3")}}});
    (void)d.add({kPatient, "entity", kBed, "A", {{"name", std::string("Mr Okafor")}}});
    (void)d.add({kVitals, "vitals", kPatient, {}, {{"hr", Quantity{92, "/min"}}}});
    (void)d.add({kMonitor, "entity", kScenario, "B", {{"name", std::string("Monitor")}}});
    (void)d.add({kMonitorPart, "monitor", kMonitor, {}, {{"patient", kPatient}}});
    (void)d.add({kPhase, "phase", kScenario, "A", {}});
    return d;
}

ChangeSet changeOf(std::vector<Op> ops, Scope scope = Scope::Definition)
{
    ChangeSet change;
    change.id = Id(9, 9);
    change.intent = "edit.set";
    change.scope = scope;
    change.ops = std::move(ops);
    return change;
}

} // namespace

class TestChangeSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsAndInverts()
    {
        Document d = sample();
        const auto inverse =
            apply(d,
                  changeOf({SetOp{kVitals, "hr", Quantity{92, "/min"}, Quantity{110, "/min"}},
                            SetOp{kVitals, "spo2", {}, Quantity{94, "%"}}}),
                  Schema::shipped());
        QVERIFY(inverse);
        QCOMPARE(d.find(kVitals)->cell("hr"), CellValue(Quantity{110, "/min"}));
        QCOMPARE(inverse->base, Id(9, 9));
        QVERIFY(inverse->id.isNull());
        QCOMPARE(inverse->ops.size(), std::size_t{2});
        QCOMPARE(std::get<SetOp>(inverse->ops[0]).cell, std::string("spo2")); // reversed
        QVERIFY(apply(d, *inverse, Schema::shipped()));
        QVERIFY(d == sample());
    }

    void dropsEqualValues()
    {
        Document d = sample();
        const CellValue now = Quantity{92, "/min"};
        const auto inverse = apply(d, changeOf({SetOp{kVitals, "hr", now, Quantity{92.2, "/min"}}}),
                                   Schema::shipped());
        QVERIFY(inverse);
        QVERIFY(inverse->ops.empty());
        QVERIFY(d == sample());
        // Another unit is a change, if only of looks.
        QVERIFY(!apply(d, changeOf({SetOp{kVitals, "hr", now, Quantity{1.5333333333333334, "Hz"}}}),
                       Schema::shipped())
                     ->ops.empty());
        QCOMPARE(std::get<Quantity>(d.find(kVitals)->cell("hr")).unit, std::string("Hz"));
    }

    void refusesADifferingBefore()
    {
        Document d = sample();
        const auto refused =
            apply(d,
                  changeOf({SetOp{kVitals, "spo2", {}, Quantity{94, "%"}},
                            SetOp{kVitals, "hr", Quantity{80, "/min"}, Quantity{110, "/min"}},
                            SetOp{kBed, "name", std::string("Bed 4"), std::string("Bed 5")}}),
                  Schema::shipped());
        QVERIFY(!refused);
        QCOMPARE(refused.error().error.code(), std::string("content.change.clash"));
        QCOMPARE(refused.error().clashes.size(), std::size_t{2}); // every clash, not the first only
        QCOMPARE(refused.error().clashes[0].cell, std::string("hr"));
        QCOMPARE(refused.error().clashes[0].current, CellValue(Quantity{92, "/min"}));
        QVERIFY(d == sample());
    }

    void aSessionTakesAnyBefore()
    {
        Document d = sample();
        const auto inverse =
            apply(d,
                  changeOf({SetOp{kVitals, "hr", Quantity{80, "/min"}, Quantity{110, "/min"}}},
                           Scope::Session),
                  Schema::shipped());
        QVERIFY(inverse);
        QCOMPARE(std::get<SetOp>(inverse->ops[0]).after, CellValue(Quantity{92, "/min"}));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("which");
        QTest::newRow("no such record") << "content.change.no-record" << 0;
        QTest::newRow("no such field") << "content.cell.unknown-field" << 1;
        QTest::newRow("wrong unit") << "content.cell.wrong-unit" << 2;
        QTest::newRow("out of range") << "content.cell.out-of-range" << 3;
        QTest::newRow("wrong type") << "content.cell.wrong-type" << 4;
        QTest::newRow("dangling reference") << "content.cell.dangling-reference" << 5;
        QTest::newRow("reference to another kind") << "content.cell.wrong-reference" << 6;
        QTest::newRow("still referenced") << "content.change.still-referenced" << 7;
        QTest::newRow("not a leaf") << "content.document.not-a-leaf" << 8;
        QTest::newRow("into itself") << "content.document.cycle" << 9;
        QTest::newRow("wrong parent") << "content.record.wrong-parent" << 10;
        QTest::newRow("second component") << "content.record.second-component" << 11;
        QTest::newRow("engine's kind") << "content.record.not-authored" << 12;
        QTest::newRow("id taken") << "content.document.duplicate-id" << 13;
        QTest::newRow("unknown kind") << "content.record.unknown-kind" << 14;
        QTest::newRow("text of a number") << "content.change.not-text" << 15;
        QTest::newRow("another language") << "content.change.no-variant" << 16;
        QTest::newRow("moved by somebody") << "content.change.clash" << 17;
        QTest::newRow("changed since") << "content.change.clash" << 18;
        QTest::newRow("not finite") << "content.cell.not-finite" << 19;
        QTest::newRow("scenario moved") << "content.document.parent" << 20;
    }
    void refuses()
    {
        QFETCH(QString, code);
        QFETCH(int, which);
        Document d = sample();
        const auto record = [](std::uint64_t id, const char *kind, Id parent) {
            return Record{Id(2, id), kind, parent, {}, {}};
        };
        Record stale = *d.find(kMonitorPart);
        stale.cells["power"] = false;
        const std::vector<std::vector<Op>> changes = {
            {SetOp{Id(7, 7), "hr", {}, {}}},
            {SetOp{kVitals, "heart", {}, {}}},
            {SetOp{kVitals, "spo2", {}, Quantity{94, "kPa"}}},
            {SetOp{kVitals, "spo2", {}, Quantity{120, "%"}}},
            {SetOp{kVitals, "spo2", {}, std::string("94 %")}},
            {SetOp{kMonitorPart, "patient", kPatient, Id(7, 7)}},
            {SetOp{kMonitorPart, "patient", kPatient, kPhase}},
            {RemoveOp{*d.find(kVitals)}, RemoveOp{*d.find(kPatient)}},
            {RemoveOp{*d.find(kPatient)}},
            {MoveOp{kBed, kScenario, "A", kPatient, "A"}},
            {AddOp{record(1, "trigger", kBed)}},
            {AddOp{record(1, "vitals", kPatient)}},
            {AddOp{record(1, "numerics", kPatient)}},
            {AddOp{Record{kBed, "entity", kScenario, "C", {}}}},
            {AddOp{record(1, "hologram", kBed)}},
            {TextOp{kVitals, "hr", {}, {{TextStep::Kind::Insert, 0, "x"}}}},
            {TextOp{kBed, "name", "de", {{TextStep::Kind::Insert, 0, "x"}}}},
            {MoveOp{kPatient, kBed, "Z", kScenario, "A"}},
            {RemoveOp{stale}},
            {SetOp{kVitals, "spo2", {}, Quantity{std::numeric_limits<double>::quiet_NaN(), "%"}}},
            {MoveOp{kScenario, {}, {}, kBed, "A"}}};
        const auto refused =
            apply(d, changeOf(changes[static_cast<std::size_t>(which)]), Schema::shipped());
        QVERIFY(!refused);
        QCOMPARE(refused.error().error.code(), code.toStdString());
        QVERIFY(d == sample());
    }

    void removesAPatientTogetherWithWhatRefersToHim()
    {
        Document d = sample();
        const auto inverse =
            apply(d,
                  changeOf({RemoveOp{*d.find(kVitals)}, RemoveOp{*d.find(kPatient)},
                            SetOp{kMonitorPart, "patient", kPatient, {}}}),
                  Schema::shipped());
        QVERIFY(inverse);
        QVERIFY(!d.find(kPatient));
        QVERIFY(apply(d, *inverse, Schema::shipped()));
        QVERIFY(d == sample());
    }

    void aReferenceMayComeBeforeItsTarget()
    {
        Document d = sample();
        const Id other(2, 1);
        QVERIFY(apply(d,
                      changeOf({SetOp{kMonitorPart, "patient", kPatient, other},
                                AddOp{Record{other, "entity", kBed, "C", {}}}}),
                      Schema::shipped()));
    }

    void editsTextInCodePoints()
    {
        Document d = sample();
        QVERIFY(d.set(kBed, "name", std::string("Bett 🫀 drei")));
        const Document before = d;
        const auto inverse =
            apply(d,
                  changeOf({TextOp{kBed,
                                   "name",
                                   "en",
                                   {{TextStep::Kind::Retain, 7, {}}, // the heart counts once
                                    {TextStep::Kind::Delete, 0, "drei"},
                                    {TextStep::Kind::Insert, 0, "vier, e\u0301"}}}}),
                  Schema::shipped());
        QVERIFY(inverse);
        QCOMPARE(std::get<std::string>(d.find(kBed)->cell("name")),
                 std::string("Bett 🫀 vier, \u00e9"));
        QVERIFY(apply(d, *inverse, Schema::shipped()));
        QVERIFY(d == before);
        // A delta made for another text does not fit.
        const auto refused =
            apply(d, changeOf({TextOp{kBed, "name", {}, {{TextStep::Kind::Delete, 0, "Zimmer"}}}}),
                  Schema::shipped());
        QCOMPARE(refused.error().error.code(), std::string("content.change.clash"));
        const auto beyond = apply(
            d, changeOf({TextOp{kBed, "name", {}, {{TextStep::Kind::Retain, 4'000'000'000u, {}}}}}),
            Schema::shipped());
        QVERIFY(!beyond);
    }

    void movesWithinOneChange()
    {
        Document d = sample();
        const auto inverse = apply(d,
                                   changeOf({MoveOp{kMonitor, kScenario, "B", kBed, "B"},
                                             MoveOp{kPatient, kBed, "A", kMonitor, "A"}}),
                                   Schema::shipped());
        QVERIFY(inverse);
        QVERIFY(d.isWithin(kVitals, kBed));
        QVERIFY(apply(d, *inverse, Schema::shipped()));
        QVERIFY(d == sample());
    }

    void buildsADocumentFromNothing()
    {
        Document d;
        const auto inverse = apply(d,
                                   changeOf({AddOp{Record{kScenario, "scenario", {}, {}, {}}},
                                             AddOp{Record{kBed, "entity", kScenario, "A", {}}}}),
                                   Schema::shipped());
        QVERIFY(inverse);
        QCOMPARE(d.size(), std::size_t{2});
        QVERIFY(apply(d, *inverse, Schema::shipped()));
        QVERIFY(d.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestChangeSet)
#include "tst_change_set.moc"
