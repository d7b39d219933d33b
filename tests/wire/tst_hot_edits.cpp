// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/event.h"
#include "core/recording/verify.h"
#include "sim-engine/sessions/replay.h"
#include "sim-engine/sessions/resimulation.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/wire_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace ward;
using namespace ward::test;
using client::SessionReplica;

namespace {

std::string bytesOf(const content::Document &document)
{
    return content::writeDocument(document, content::Schema::shipped());
}

const content::Record &rule(const content::Document &document)
{
    return *document.ofKind("rule").front();
}

std::string nameOf(const SessionReplica &run)
{
    const content::Document &document = run.document();
    return document.ofKind("rule").empty() ? std::string()
                                           : std::get<std::string>(rule(document).cell("name"));
}

content::ChangeSet renaming(const SessionReplica &run, const std::string &name)
{
    content::ChangeSet change;
    const content::Record &record = rule(run.document());
    change.ops.emplace_back(content::SetOp{record.id, "name", record.cell("name"), name});
    return change;
}

content::ChangeSet addingScript(const SessionReplica &run, const std::string &code)
{
    content::Record record;
    record.id = newId();
    record.kind = "script";
    record.parent = run.document().scenario()->id;
    record.rank = "ZZZV";
    record.cells["name"] = std::string("Added");
    record.cells["events"] = std::string("go");
    record.cells["code"] = code;
    content::ChangeSet change;
    change.ops.emplace_back(content::AddOp{std::move(record)});
    return change;
}

constexpr const char *kCounts = "function on(event, view)\n"
                                "  state.n = (state.n or 0) + 1\n"
                                "  return {type = 'note', text = 'n' .. state.n}\n"
                                "end\n";

/// Waits for the answer to whatever `does` asks for.
client::Outcome outcomeOf(const std::function<void(client::Done)> &does)
{
    std::optional<client::Outcome> outcome;
    does([&](const client::Outcome &o) { outcome = o; });
    return waitFor([&] { return outcome.has_value(); }) ? *outcome : client::Outcome{};
}
client::Outcome apply(SessionReplica &run, const content::ChangeSet &change)
{
    return outcomeOf([&](client::Done done) { run.apply(change, std::move(done)); });
}
client::Outcome undo(SessionReplica &run)
{
    return outcomeOf([&](client::Done done) { run.undo(std::move(done)); });
}
client::Outcome redo(SessionReplica &run)
{
    return outcomeOf([&](client::Done done) { run.redo(std::move(done)); });
}

} // namespace

/// Rules and scripts that are edited while a run goes on, as its clients see them.
class TestHotEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyClientFollows()
    {
        TestEngine engine;
        Client ana(engine);
        Client ben(engine, client::Role::Instructor, "ben");
        Client lea(engine, client::Role::Learner, "learner-1");
        QVERIFY(ana.goOnline() && ben.goOnline() && lea.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), true);
        const auto anas = ana.follow(session);
        const auto bens = ben.follow(session);
        const auto leas = lea.follow(session);
        QVERIFY(anas && bens && leas);
        const std::string before = nameOf(*anas);
        const std::string original = bytesOf(anas->document());
        QSignalSpy told(bens.get(), &SessionReplica::documentChanged);

        const client::Outcome edited = apply(*anas, renaming(*anas, "Edited"));
        QVERIFY2(edited.accepted, edited.reason.code.c_str());
        QVERIFY(edited.inverse.has_value());
        QVERIFY(waitFor([&] { return nameOf(*anas) == "Edited" && nameOf(*bens) == "Edited"; }));
        QCOMPARE(told.count(), 1);
        QVERIFY(leas->document().isEmpty());
        // What is there when the event is told is what it says.
        QVERIFY(waitFor([&] { return anas->event(edited.event) != nullptr; }));
        QCOMPARE(anas->event(edited.event)->type.c_str(), "definition.changed");

        QVERIFY(waitFor([&] { return anas->canUndo(); }));
        QVERIFY(!bens->canUndo());
        QVERIFY(!undo(*bens).accepted);
        QVERIFY(undo(*anas).accepted);
        QVERIFY(waitFor([&] { return nameOf(*anas) == before && nameOf(*bens) == before; }));
        QCOMPARE(bytesOf(bens->document()), original);
        QVERIFY(waitFor([&] { return anas->canRedo() && !anas->canUndo(); }));
        QVERIFY(redo(*anas).accepted);
        QVERIFY(waitFor([&] { return nameOf(*anas) == "Edited" && nameOf(*bens) == "Edited"; }));
        // The history stays: an edit, its undo, its redo.
        QCOMPARE(
            std::count_if(bens->events().begin(), bens->events().end(),
                          [](const recording::Event &e) { return e.type == "definition.changed"; }),
            3);
        QVERIFY(leas->events().empty() || std::none_of(leas->events().begin(), leas->events().end(),
                                                       [](const recording::Event &e) {
                                                           return e.type == "definition.changed";
                                                       }));
    }

    void lateAndCutOffClientsHaveTheSameRules()
    {
        TestEngine engine;
        Client ana(engine);
        Client ben(engine, client::Role::Instructor, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), true);
        const auto anas = ana.follow(session);
        const auto bens = ben.follow(session);
        QVERIFY(anas && bens);
        QVERIFY(apply(*anas, renaming(*anas, "One")).accepted);
        QVERIFY(waitFor([&] { return nameOf(*anas) == "One" && nameOf(*bens) == "One"; }));
        ben.cable->cut();
        QVERIFY(apply(*anas, renaming(*anas, "Two")).accepted);
        QVERIFY(apply(*anas, addingScript(*anas, kCounts)).accepted);
        QVERIFY(ben.goOnline());
        QVERIFY(waitFor([&] {
            return nameOf(*anas) == "Two" && bytesOf(bens->document()) == bytesOf(anas->document());
        }));
        Client cleo(engine);
        QVERIFY(cleo.goOnline());
        const auto cleos = cleo.follow(session);
        QVERIFY(cleos);
        QVERIFY(waitFor([&] { return bytesOf(cleos->document()) == bytesOf(anas->document()); }));

        // An engine that was killed goes on with the edited rules.
        const std::string edited = bytesOf(anas->document());
        engine.stop();
        engine.start();
        for (Client *each : {&ana, &ben, &cleo})
            each->cable->cut();
        QVERIFY(ana.goOnline() && ben.goOnline() && cleo.goOnline());
        QVERIFY(apply(*bens, renaming(*bens, "Three")).accepted);
        QVERIFY(waitFor([&] { return nameOf(*anas) == "Three" && nameOf(*cleos) == "Three"; }));
        // And knows how to take back what was edited before.
        QVERIFY(undo(*bens).accepted);
        QVERIFY(undo(*anas).accepted);
        QVERIFY(waitFor([&] { return nameOf(*bens) == "Two"; }));
        QVERIFY(waitFor([&] { return bens->document().ofKind("script").empty(); }));
        QVERIFY(bytesOf(anas->document()) != edited);
    }

    void aScriptThatDoesNotLoadIsRefused()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), true);
        const auto run = ana.follow(session);
        QVERIFY(run);
        const std::string before = bytesOf(run->document());
        QSignalSpy rejected(run.get(), &SessionReplica::rejected);
        const client::Outcome refused = apply(*run, addingScript(*run, "function on(\n\nend"));
        QVERIFY(!refused.accepted);
        QCOMPARE(refused.reason.code.c_str(), "kernel.script.syntax");
        QCOMPARE(std::get<std::int64_t>(*refused.reason.arg("line")), std::int64_t{3});
        QCOMPARE(std::get<std::string>(*refused.reason.arg("name")), std::string("Added"));
        QCOMPARE(rejected.count(), 1);
        QCOMPARE(bytesOf(run->document()), before);
        QVERIFY(!run->canUndo());
    }

    void seekVerifyAndReplayHold()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), false, {60, 1});
        const auto run = ana.follow(session);
        QVERIFY(run);
        const auto pass = [&](std::int64_t ticks) {
            const std::int64_t goal = run->world().tick().n + ticks;
            return waitFor([&] { return run->world().tick().n >= goal; });
        };
        const auto cue = [&] {
            return outcomeOf([&](client::Done done) { run->cue({"go"}, std::move(done)); })
                .accepted;
        };
        QVERIFY(pass(200));
        QVERIFY(apply(*run, addingScript(*run, kCounts)).accepted);
        QVERIFY(cue());
        QVERIFY(pass(1000)); // past a checkpoint
        QVERIFY(apply(*run, renaming(*run, "Edited")).accepted);
        QVERIFY(cue());
        QVERIFY(pass(100));
        QVERIFY(undo(*run).accepted);
        QVERIFY(undo(*run).accepted);
        QVERIFY(cue()); // nobody counts it
        QVERIFY(pass(1000));
        QVERIFY(redo(*run).accepted);
        QVERIFY(cue());
        QVERIFY(pass(100));
        QVERIFY(outcomeOf([&](client::Done done) { run->endRun(std::move(done)); }).accepted);
        QStringList notes;
        for (const recording::Event &event : run->events()) {
            if (event.type == "note.added")
                notes << QString::fromStdString(recording::payloadOf(event)->noted().text());
        }
        QCOMPARE(notes.join(u' '), QStringLiteral("n1 n2 n1"));

        const std::string path =
            (engine.path() +
             QStringLiteral("/recordings/%1.wardrec").arg(QString::fromStdString(run->recording())))
                .toStdString();
        sessions::KernelResimulator resimulator;
        recording::VerifyOptions options;
        options.resimulator = &resimulator;
        const auto steps = recording::verify(path, options);
        for (const recording::VerifyStep &step : steps)
            QVERIFY2(step.outcome == recording::VerifyStep::Outcome::Ok, step.message.code.c_str());
        QVERIFY(steps.size() >= 3);
        // From any checkpoint to any moment.
        const auto reader = recording::RecordingReader::open(path);
        QVERIFY(reader);
        const auto info = (*reader)->info();
        QVERIFY(info);
        for (std::int64_t tick = 100; tick < info->last.n; tick += 311) {
            const auto simulation = sessions::simulationAt(**reader, Tick{tick});
            const auto world = (*reader)->worldAt(Tick{tick});
            QVERIFY(simulation && world);
            QCOMPARE((*simulation)->stateHash(), world->stateHash());
        }
    }
};

QTEST_GUILESS_MAIN(TestHotEdits)
#include "tst_hot_edits.moc"
