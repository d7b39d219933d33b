// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/content/units.h"
#include "tests/support/scenario.h"
#include "tests/support/scenario_builder.h"
#include "tests/support/std_strings.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

struct Given
{
    double at;
    const char *action;
    const char *args;
};

// Something of everything, on the first patient of each scenario.
constexpr Given kCare[] = {
    {20, "monitor.nibp", ""},
    {40, "oxygen.set", "device=non-rebreather; flow=15 L/min"},
    {60, "fluid.bolus", "volume=500 mL; over=300 s"},
    {100, "call.help", ""},
    {104, "cpr.start", "rate=110 /min; depth=5.5 cm"},
    {112, "bvm.start", "rate=10 /min"},
    {144, "defib.charge", "energy=200 J"},
    {150, "cpr.stop", ""},
    {152, "defib.shock", "energy=200 J"},
    {154, "cpr.start", "rate=105 /min; depth=5 cm"},
    {200, "drug.bolus", "drug=adrenaline; dose=1 mg"},
    {265, "defib.charge", "energy=200 J"},
    {270, "cpr.stop", ""},
    {272, "defib.shock", "energy=200 J"},
    {300, "bvm.stop", ""},
    {330, "drug.infusion", "drug=noradrenaline; rate=0.2 ug/kg/min"},
    {400, "airway.intubate", ""},
    {405, "vent.set", "mode=vc-ac; rate=16 /min; vt=480 mL"},
    {450, "drug.bolus", "drug=fentanyl; dose=100 ug"},
    {500, "phys.pneumothorax", "severity=0.6"},
    {600, "chest.decompress", "side=left"},
    {640, "alarm.acknowledge", ""},
};

QByteArray runOf(const QString &scenario, bool care)
{
    const content::Document document = *test::scenario(scenario);
    Run run(document, 42);
    // A defibrillator stands ready, so that shocks are part of the course.
    if (care) {
        content::ChangeSet change;
        change.id = Id(7, 1);
        change.intent = "edit.spawn";
        change.scope = content::Scope::Session;
        content::Record record;
        record.id = Id(7, 2);
        record.kind = "entity";
        record.parent = run.world().id(run.world().parent(run.patient()));
        record.rank = "V";
        record.cells["name"] = std::string("Defibrillator");
        record.cells["prefab"] = std::string("ward.icu@1.0.0#defibrillator");
        change.ops.push_back(content::AddOp{record});
        run.submit({Id(), "instructor", change});
    }
    QByteArray out;
    const Given *next = std::begin(kCare);
    for (int minute = 0; minute <= 15; ++minute) {
        while (care && next != std::end(kCare) && next->at <= minute * 60) {
            run.until(next->at);
            run.act(next->action, next->args);
            ++next;
        }
        run.until(minute * 60);
        out += formatTimeLong(run.world().tick().time()).c_str() + QByteArray(" ") +
               hexHash(run.simulation().stateHash()).c_str() + "\n";
    }
    out += "private " + QByteArray(hexHash(run.simulation().privateHash()).c_str()) + "\n";
    out += "events " + QByteArray::number(static_cast<qulonglong>(run.events().size())) + "\n";
    return out;
}

} // namespace

class TestGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashes_data();
    void hashes();
};

void TestGolden::hashes_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<bool>("care");
    for (const char *name : {"icu-arrest", "septic-shock", "anaphylaxis"}) {
        QTest::addRow("%s alone", name) << name << false;
        QTest::addRow("%s with care", name) << name << true;
    }
}

void TestGolden::hashes()
{
    QFETCH(QString, scenario);
    QFETCH(bool, care);
    const QString path = QStringLiteral(WARD_SOURCE_DIR "/tests/golden/hashes/%1%2.txt")
                             .arg(scenario, care ? QStringLiteral("-care") : QString());
    const QByteArray found = runOf(scenario, care);
    QFile file(path);
    if (qEnvironmentVariableIsSet("WARD_ACCEPT_GOLDEN")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(found), found.size());
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
    const QList<QByteArray> expected = file.readAll().split('\n');
    const QList<QByteArray> lines = found.split('\n');
    QCOMPARE(lines.size(), expected.size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(lines[i], expected[i]);
}

QTEST_APPLESS_MAIN(TestGolden)
#include "tst_golden.moc"
