// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The shipped septic shock with the scripts of docs/scripting.md: run, verify, recover, validate.
#include "tests/support/std_strings.h"

#include "app/cli/command.h"
#include "core/base/file.h"
#include "core/content/catalogue.h"
#include "core/content/document_codec.h"
#include "core/content/rank.h"
#include "core/content/schema.h"
#include "core/recording/writer.h"
#include "sim-engine/kernel/simulation.h"
#include "sim-engine/sessions/recovery.h"

#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace ward;

namespace {

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Outcome ward_(const std::vector<std::string> &arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    cli::Streams streams{out, err};
    const int code = cli::runCommandLine(arguments, streams);
    return {code, QByteArray::fromStdString(out.str()), QByteArray::fromStdString(err.str())};
}

Id patientOf(const kernel::Simulation &simulation)
{
    const world::World &world = simulation.world();
    for (const world::Handle handle : world.entities()) {
        if (world.name(handle) == "Patient, Mrs Petrova")
            return world.id(handle);
    }
    return {};
}

/// The n-th block of Lua in the authors' page.
std::string documented(int wanted)
{
    const std::string page = *readFile(WARD_SOURCE_DIR "/docs/scripting.md");
    std::size_t at = 0;
    for (int n = 0;; ++n) {
        at = page.find("```lua\n", at);
        if (at == std::string::npos)
            return {};
        at += 7;
        const std::size_t end = page.find("```", at);
        if (n == wanted)
            return page.substr(at, end - at);
        at = end + 3;
    }
}

} // namespace

class TestCliScripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsAndVerifies();
    void recoversWithItsState();
    void validateNamesTheLine();

private:
    std::string path(const char *name) const
    {
        return m_folder.filePath(QLatin1String(name)).toStdString();
    }
    /// Septic shock with two scripts, and a rule that calls the second every minute.
    static content::Document scripted(const std::string &code);
    QTemporaryDir m_folder;
};

content::Document TestCliScripts::scripted(const std::string &code)
{
    const content::Schema &schema = content::Schema::shipped();
    auto loaded = content::loadDocument(
        WARD_SOURCE_DIR "/resources/scenarios/septic-shock.ward.json", schema);
    content::Document document = *loaded.parsed.document;
    const Id scenario = document.scenario()->id;
    std::uint64_t last = 0;
    const auto add = [&](const char *kind, const Id &parent, content::Cells cells) {
        const Id id(0x0192f0c17a990000ULL, 0x8000000000000000ULL | ++last);
        const auto added =
            document.add({id, kind, parent, content::rankBetween("z", {}), std::move(cells)});
        Q_ASSERT(added);
        return id;
    };
    add("script", scenario,
        {{"name", std::string("Fluids help less each time")},
         {"events", std::string("action.performed")},
         {"code", code}});
    const Id complaints =
        add("script", scenario, {{"name", std::string("Complaints")}, {"code", documented(1)}});
    const Id rule =
        add("rule", scenario, {{"name", std::string("Complains")}, {"fire", std::string("every")}});
    add("trigger", rule, {{"type", std::string("every")}, {"every", content::Quantity{20, "s"}}});
    add("action", rule, {{"type", std::string("script")}, {"script", complaints}});
    return document;
}

void TestCliScripts::initTestCase()
{
    const content::Schema &schema = content::Schema::shipped();
    QVERIFY(!documented(0).empty() && !documented(1).empty());
    QVERIFY(writeFileAtomically(path("scripted.ward.json"),
                                content::writeDocument(scripted(documented(0)), schema)));
    std::string actions;
    for (const char *at : {"00:10", "00:40", "01:10", "01:40"}) {
        actions += std::string(R"({"t":")") + at +
                   R"(","action":"fluid.bolus","target":"Patient, Mrs Petrova",)"
                   R"("args":{"drug":"balanced-crystalloid","volume":"600 mL","over":"60 s"}})"
                   "\n";
    }
    QVERIFY(writeFileAtomically(path("actions.jsonl"), actions));
    const Outcome run = ward_({"run", path("scripted.ward.json"), "--until", "02:30", "--actions",
                               path("actions.jsonl"), "--record", path("run.wardrec")});
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY2(run.err.isEmpty(), run.err.constData());
}

void TestCliScripts::runsAndVerifies()
{
    const Outcome log = ward_({"log", path("run.wardrec")});
    QCOMPARE(log.code, 0);
    QVERIFY(!log.out.contains("script.fault"));
    QVERIFY(log.out.contains("35 mL/kg of fluid given: crackles at both bases"));
    QVERIFY(log.out.count("script.acted") >= 4 + 7);
    QVERIFY(log.out.contains("Why is it so dark?") || log.out.contains("My hands are cold."));
    // Re-simulation calls the scripts again and finds every event and hash the same.
    const Outcome verified = ward_({"verify", path("run.wardrec")});
    QVERIFY2(verified.code == 0, (verified.out + verified.err).constData());
}

void TestCliScripts::recoversWithItsState()
{
    // Recorded by hand and left without an end, as a kill would, 22.5 s behind the last checkpoint.
    constexpr std::int64_t killed = 75 * 30 + 15;
    constexpr std::int64_t end = 130 * 30;
    const content::Document document = scripted(documented(0));
    kernel::SimulationOptions options;
    options.sessionId = Id(1, 2);
    options.seed = 1;
    const auto created = [&] {
        return std::move(*kernel::Simulation::create(document, content::Schema::shipped(),
                                                     content::Catalogue::shipped(), options));
    };
    const auto step = [](kernel::Simulation &simulation) {
        if ((simulation.world().tick().n + 1) % 600 == 0) {
            const auto accepted = simulation.submit(
                {{}, "learner-1", kernel::LearnerAction{"fluid.bolus", patientOf(simulation), {}}});
            Q_ASSERT(accepted);
        }
        return simulation.step();
    };
    auto whole = created();
    while (whole->world().tick().n < end)
        step(*whole);

    auto simulation = created();
    recording::RecordingInfo info;
    info.session = options.sessionId;
    info.seed = options.seed;
    info.simVersion = kernel::kSimVersion;
    info.scenario = content::writeDocument(document, content::Schema::shipped());
    info.catalogue = content::Catalogue::shipped().bytes();
    info.engine = options.engine;
    {
        auto writer = recording::RecordingWriter::create(path("killed.wardrec"), info,
                                                         simulation->world().sharedLayout(), {});
        QVERIFY(writer);
        QVERIFY((*writer)->appendTick(simulation->world(), simulation->lastEvents()));
        while (simulation->world().tick().n < killed) {
            const auto events = step(*simulation);
            QVERIFY((*writer)->appendTick(simulation->world(), events));
            if (simulation->world().tick().n % 900 == 0)
                QVERIFY((*writer)->addCheckpoint({{simulation->world().tick(), 0},
                                                  simulation->checkpoint(),
                                                  simulation->privateHash()}));
        }
        QVERIFY((*writer)->sync());
    }
    auto recovered = sessions::recoverRun(path("killed.wardrec"));
    QVERIFY2(recovered.has_value(), recovered ? "" : recovered.error().code().c_str());
    QVERIFY2(recovered->identical, recovered->difference.c_str());
    QCOMPARE(recovered->simulation->privateHash(), simulation->privateHash());
    while (recovered->simulation->world().tick().n < end)
        step(*recovered->simulation);
    QCOMPARE(recovered->simulation->stateHash(), whole->stateHash());
    QCOMPARE(recovered->simulation->privateHash(), whole->privateHash());
    QCOMPARE(recovered->simulation->lastEventId(), whole->lastEventId());
}

void TestCliScripts::validateNamesTheLine()
{
    const content::Schema &schema = content::Schema::shipped();
    const std::string broken = "function on(event, view)\n  local x = = 1\nend\n";
    QVERIFY(writeFileAtomically(path("broken.ward.json"),
                                content::writeDocument(scripted(broken), schema)));
    const Outcome found = ward_({"validate", path("broken.ward.json")});
    QCOMPARE(found.code, 1);
    QVERIFY2(found.out.contains("error kernel.script.syntax Script “Fluids help less each time” "
                                "cannot be read as Lua; line 2 of its code: unexpected symbol "
                                "near '='."),
             found.out.constData());
    const Outcome run = ward_({"run", path("broken.ward.json"), "--until", "00:01"});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("broken.ward.json:") && run.err.contains("line 2 of its code"),
             run.err.constData());
    const Outcome fine = ward_({"validate", path("scripted.ward.json")});
    QVERIFY2(!fine.out.contains("kernel.script"), fine.out.constData());
}

QTEST_GUILESS_MAIN(TestCliScripts)
#include "tst_cli_scripts.moc"
