// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/recording/reader.h"
#include "core/recording/verify.h"
#include "sim-engine/sessions/headless.h"
#include "sim-engine/sessions/recovery.h"
#include "sim-engine/sessions/replay.h"
#include "sim-engine/sessions/resimulation.h"
#include "tests/support/scenario.h"
#include "tests/support/std_strings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ward;
using namespace ward::sessions;

namespace {

constexpr std::string_view kScript =
    R"({"t":"01:10","actor":"instructor","action":"spawn","target":"Med cart","args":{"prefab":"defibrillator","socket":"top"}}
{"t":"01:40.0","actor":"learner-1","action":"recognise","target":"Patient, Mr Okafor"}

{"t":"01:45","actor":"learner-1","action":"cpr.start","target":"Patient, Mr Okafor","args":{"rate":"110 /min"}}
{"t":"02:20","actor":"learner-1","action":"defib.charge","target":"Patient, Mr Okafor","args":{"energy":"200 J"}}
{"t":"02:30","actor":"learner-1","action":"defib.shock","target":"Patient, Mr Okafor"}
{"t":"03:20","actor":"learner-2","action":"drug.bolus","target":"Patient, Mr Okafor","args":{"drug":"epinephrine","dose":"1 mg"}}
{"t":"04:20","actor":"learner-1","action":"defib.charge","target":"Patient, Mr Okafor","args":{"energy":200}}
{"t":"04:30","actor":"learner-1","action":"defib.shock","target":"Patient, Mr Okafor"}
)";

content::Document arrest()
{
    return *test::scenario(QStringLiteral("icu-arrest"));
}

LearnerScript scriptOf(std::string_view text)
{
    static const content::Document document = arrest();
    return readLearnerScript(text, "learner.jsonl", document, content::Schema::shipped());
}

HeadlessResult runIt(const HeadlessOptions &options)
{
    auto result =
        runHeadless(arrest(), content::Schema::shipped(), content::Catalogue::shipped(), options);
    if (!result)
        qFatal("%s", result.error().code().c_str());
    return *std::move(result);
}

} // namespace

class TestHeadless : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeats();
    void actionsChangeTheCourse();
    void recordsAndVerifies();
    void refusedActionsNameTheirLine();
    void scriptDiagnostics_data();
    void scriptDiagnostics();
    void recoversAtAnyMoment_data();
    void recoversAtAnyMoment();

private:
    QTemporaryDir m_dir;
    [[nodiscard]] std::string path(const QString &name) const
    {
        return m_dir.filePath(name).toStdString();
    }
};

void TestHeadless::repeats()
{
    HeadlessOptions options;
    options.until = SimTime::fromSeconds(120);
    const HeadlessResult a = runIt(options);
    const HeadlessResult b = runIt(options);
    QCOMPARE(a.hash, b.hash);
    QCOMPARE(a.events, b.events);
    QCOMPARE(a.end.n, 3600);
    options.seed = 2;
    QVERIFY(runIt(options).hash != a.hash);
}

void TestHeadless::actionsChangeTheCourse()
{
    HeadlessOptions options;
    options.until = SimTime::fromSeconds(400);
    options.record = path(QStringLiteral("nothing.wardrec"));
    runIt(options);
    options.record = path(QStringLiteral("treated.wardrec"));
    options.actions = scriptOf(kScript).actions;
    QCOMPARE(options.actions.size(), std::size_t(8));
    const HeadlessResult treated = runIt(options);
    QVERIFY(treated.refused.empty());

    const auto rhythmAtEnd = [&](const QString &name) {
        auto reader = recording::RecordingReader::open(path(name));
        const world::World world = *(*reader)->worldAt(Tick{400 * 30});
        const world::Handle patient = test::handleNamed(world, "Patient, Mr Okafor");
        return std::string(world.enumValue(patient, world.layout().find("rhythm.ecg")));
    };
    QCOMPARE(rhythmAtEnd(QStringLiteral("treated.wardrec")), std::string("sinus-tachycardia"));
    QCOMPARE(rhythmAtEnd(QStringLiteral("nothing.wardrec")), std::string("vf-fine"));
}

void TestHeadless::recordsAndVerifies()
{
    HeadlessOptions options;
    options.until = SimTime::fromSeconds(300);
    options.record = path(QStringLiteral("verified.wardrec"));
    options.actions = scriptOf(kScript).actions;
    const HeadlessResult result = runIt(options);

    auto reader = recording::RecordingReader::open(options.record);
    QVERIFY(reader);
    const recording::RecordingInfo info = *(*reader)->info();
    QVERIFY(info.closed);
    QCOMPARE(info.events, result.events);
    QCOMPARE(info.last, result.end);
    QCOMPARE((*reader)->worldAt(result.end)->stateHash(), result.hash);
    const auto events = *(*reader)->events(0, 10'000);
    QCOMPARE(events.back().type, std::string("session.ended"));

    KernelResimulator resimulator;
    recording::VerifyOptions verify;
    verify.seeks = 50;
    verify.resimulator = &resimulator;
    const auto steps = recording::verify(options.record, verify);
    for (const recording::VerifyStep &step : steps)
        QVERIFY2(step.outcome == recording::VerifyStep::Outcome::Ok, step.message.code.c_str());
}

void TestHeadless::refusedActionsNameTheirLine()
{
    HeadlessOptions options;
    options.until = SimTime::fromSeconds(110);
    options.actions = scriptOf("\n{\"t\":\"01:40.0\",\"actor\":\"learner-1\",\"action\":"
                               "\"defib.shock\",\"target\":\"Patient, Mr Okafor\"}\n")
                          .actions;
    options.record = path(QStringLiteral("refused.wardrec"));
    const HeadlessResult result = runIt(options);
    QCOMPARE(result.refused.size(), std::size_t(1));
    QCOMPARE(result.refused.front().line, 2);
    QCOMPARE(result.refused.front().message.code, std::string("kernel.action.no-defibrillator"));
    auto reader = recording::RecordingReader::open(options.record);
    const auto events = *(*reader)->eventsBetween(Tick{3000}, Tick{3000});
    QVERIFY(std::any_of(events.begin(), events.end(), [](const recording::Event &event) {
        return event.type == "action.rejected" && event.actor == "learner-1";
    }));
}

void TestHeadless::scriptDiagnostics_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const char *line, const char *code) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(code);
    };
    row("no json", "{\"t\":", "sessions.learner.malformed");
    row("unknown field", R"({"t":"1","action":"recognise","target":"Patient, Mr Okafor","x":1})",
        "sessions.learner.unknown-field");
    row("time", R"({"t":"soon","action":"recognise","target":"Patient, Mr Okafor"})",
        "sessions.learner.time");
    row("action", R"({"t":"1","action":"defib.shok","target":"Patient, Mr Okafor"})",
        "sessions.learner.unknown-action");
    row("target", R"({"t":"1","action":"recognise","target":"Mr Nobody"})",
        "sessions.learner.unknown-target");
    row("no target", R"({"t":"1","action":"recognise"})", "sessions.learner.no-target");
    row("not theirs", R"({"t":"1","action":"spawn","target":"Med cart"})",
        "sessions.learner.instructors-only");
    row("argument",
        R"({"t":"1","action":"cpr.start","target":"Patient, Mr Okafor","args":{"speed":"1 /min"}})",
        "kernel.argument.unknown");
    row("range",
        R"({"t":"1","action":"defib.shock","target":"Patient, Mr Okafor","args":{"energy":"900 J"}})",
        "kernel.argument.range");
    row("unit",
        R"({"t":"1","action":"defib.shock","target":"Patient, Mr Okafor","args":{"energy":"2 kg"}})",
        "kernel.argument.unit");
    row("drug",
        R"({"t":"1","action":"drug.bolus","target":"Patient, Mr Okafor","args":{"drug":"adrenalin","dose":"1 mg"}})",
        "kernel.argument.drug");
    row("missing",
        R"({"t":"1","action":"drug.bolus","target":"Patient, Mr Okafor","args":{"drug":"atropine"}})",
        "kernel.argument.missing");
    row("scenario's", R"({"t":"1","action":"phys.stress","target":"Patient, Mr Okafor"})",
        "sessions.learner.instructors-only");
}

void TestHeadless::scriptDiagnostics()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, code);
    const LearnerScript script = scriptOf("\n" + line.toStdString() + "\n");
    QVERIFY(script.actions.empty());
    QCOMPARE(script.diagnostics.size(), std::size_t(1));
    QCOMPARE(script.diagnostics.front().line, 2);
    QCOMPARE(script.diagnostics.front().message.code, code.toStdString());
}

void TestHeadless::recoversAtAnyMoment_data()
{
    QTest::addColumn<int>("tick");
    for (const int tick : {1, 37, 899, 900, 1351, 3155, 4502, 8200})
        QTest::addRow("tick %d", tick) << tick;
}

void TestHeadless::recoversAtAnyMoment()
{
    QFETCH(int, tick);
    // An uninterrupted run of the same inputs.
    HeadlessOptions options;
    options.until = SimTime::fromSeconds(280);
    options.actions = scriptOf(kScript).actions;
    options.session = Id(1, 2);
    const HeadlessResult whole = runIt(options);

    // The same, recorded by hand and left in the middle as a kill would.
    const std::string file = path(QStringLiteral("killed-%1.wardrec").arg(tick));
    const content::Document document = arrest();
    kernel::SimulationOptions simulationOptions;
    simulationOptions.sessionId = Id(1, 2);
    simulationOptions.seed = 1;
    auto simulation = kernel::Simulation::create(document, content::Schema::shipped(),
                                                 content::Catalogue::shipped(), simulationOptions);
    recording::RecordingInfo info;
    info.session = Id(1, 2);
    info.seed = 1;
    info.simVersion = kernel::kSimVersion;
    info.scenario = test::scenarioBytes(QStringLiteral("icu-arrest"));
    info.catalogue = content::Catalogue::shipped().bytes();
    info.engine = simulationOptions.engine;
    std::size_t next = 0;
    const auto submitDue = [&](kernel::Simulation &s) {
        while (next < options.actions.size() &&
               tickScheduledAt(options.actions[next].at) <= s.world().tick() + 1)
            QVERIFY(s.submit(options.actions[next++].input));
        if (s.world().tick().n == 280 * 30 - 1)
            QVERIFY(s.submit({{}, "engine", kernel::EndInput{"sessions.run.ended"}}));
    };
    {
        auto writer = recording::RecordingWriter::create(file, info,
                                                         (*simulation)->world().sharedLayout(), {});
        QVERIFY(writer);
        QVERIFY((*writer)->appendTick((*simulation)->world(), (*simulation)->lastEvents()));
        while ((*simulation)->world().tick().n < tick) {
            submitDue(**simulation);
            const auto events = (*simulation)->step();
            QVERIFY((*writer)->appendTick((*simulation)->world(), events));
            if ((*simulation)->world().tick().n % 900 == 0)
                QVERIFY((*writer)->addCheckpoint({{(*simulation)->world().tick(), 0},
                                                  (*simulation)->checkpoint(),
                                                  (*simulation)->privateHash()}));
        }
        QVERIFY((*writer)->sync());
    }
    const std::uint64_t privateBefore = (*simulation)->privateHash();
    const std::uint64_t eventsBefore = (*simulation)->lastEventId();
    simulation->reset();

    auto recovered = recoverRun(file);
    QVERIFY2(recovered, recovered ? "" : recovered.error().code().c_str());
    kernel::Simulation &again = *recovered->simulation;
    QVERIFY(recovered->identical);
    QCOMPARE(again.world().tick().n, tick);
    QCOMPARE(again.privateHash(), privateBefore);
    QCOMPARE(again.lastEventId(), eventsBefore);
    while (again.world().tick().n < 280 * 30) {
        submitDue(again);
        const auto events = again.step();
        QVERIFY(recovered->writer->appendTick(again.world(), events));
    }
    QCOMPARE(again.stateHash(), whole.hash);
    QCOMPARE(again.lastEventId(), whole.events);
    QVERIFY(recovered->writer->finish());
}

QTEST_APPLESS_MAIN(TestHeadless)
#include "tst_headless.moc"
