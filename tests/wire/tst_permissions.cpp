// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random_source.h"
#include "core/content/proto_codec.h"
#include "core/contract/codec/wire_codec.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/http_asker.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace ward;
using namespace ward::test;
using sessions::Act;
using sessions::Role;
using v1::wire::Frame;

namespace {

constexpr std::array kRoles{Role::Author, Role::Instructor, Role::Learner, Role::Observer,
                            Role::EngineAdmin};
constexpr const char *kNotAllowed = "sessions.role.not-allowed";

v1::wire::Role wireRole(Role role)
{
    return static_cast<v1::wire::Role>(static_cast<int>(role) + 1);
}

/// The page docs/formats/wire.md as this test reads it: who may do what.
std::set<Act> expected(Role role)
{
    const std::set<Act> instructs{Act::ChangeRun,     Act::ControlClock, Act::EndRun,
                                  Act::Perform,       Act::Mark,         Act::PerformForOthers,
                                  Act::SeeRecordings, Act::AskWhy,       Act::ShowWork};
    std::set<Act> authors = instructs;
    authors.insert({Act::OpenDraft, Act::EditDraft, Act::StartRun, Act::SeeDrafts});
    std::set<Act> admins = authors;
    admins.insert({Act::SeeMetrics, Act::Shutdown});
    switch (role) {
    case Role::Author:
        return authors;
    case Role::Instructor:
        return instructs;
    case Role::Learner:
        return {Act::Perform, Act::Mark};
    case Role::Observer:
        return {};
    case Role::EngineAdmin:
        return admins;
    }
    return {};
}

/// A command for each act that is one.
std::optional<v1::wire::Command> commandFor(Act act, const std::string &draft,
                                            const std::string &run)
{
    v1::wire::Command command;
    command.set_id(contract::idBytes(newId()));
    command.set_session(run);
    switch (act) {
    case Act::OpenDraft:
        command.clear_session();
        command.mutable_open_draft()->set_document(arrestBytes());
        return command;
    case Act::EditDraft:
        command.set_session(draft);
        command.mutable_save_draft();
        return command;
    case Act::StartRun:
        command.clear_session();
        command.mutable_start_run()->set_draft(draft);
        command.mutable_start_run()->set_rate_numerator(1);
        command.mutable_start_run()->set_rate_denominator(1);
        command.mutable_start_run()->set_paused(true);
        return command;
    case Act::ChangeRun:
        command.mutable_cue()->set_name("cue");
        return command;
    case Act::ControlClock:
        command.mutable_clock()->mutable_change()->set_change(
            v1::events::ClockChanged::CHANGE_STEP);
        command.mutable_clock()->mutable_change()->set_steps(1);
        return command;
    case Act::EndRun:
        command.mutable_end_run();
        return command;
    case Act::Perform:
        command.mutable_action()->set_action("assess");
        return command;
    case Act::PerformForOthers:
        command.mutable_action()->set_action("assess");
        command.mutable_action()->set_actor("somebody");
        return command;
    case Act::Mark:
        command.mutable_mark()->set_label("here");
        command.mutable_mark()->set_from_tick(-1);
        command.mutable_mark()->set_to_tick(-1);
        return command;
    case Act::Shutdown:
        command.clear_session();
        command.mutable_shutdown();
        return command;
    case Act::SeeDrafts:
    case Act::SeeRecordings:
    case Act::AskWhy:
    case Act::ShowWork:
    case Act::SeeMetrics:
        break;
    }
    return std::nullopt;
}

/// Sends and waits for the code of the refusal, "" when there is none.
std::string outcomeOf(RawClient &client, Frame frame)
{
    const bool command = frame.has_command();
    const std::string id = command ? frame.command().id() : frame.query().id();
    client.send(std::move(frame));
    const Frame *answer = nullptr;
    const bool came = waitFor([&] {
        for (const Frame &f : client.frames) {
            if (command ? f.has_result() && f.result().id() == id
                        : f.has_answer() && f.answer().id() == id)
                answer = &f;
        }
        return answer != nullptr;
    });
    if (!came)
        return "test.no-answer";
    return command ? answer->result().reason().code() : answer->answer().error().code();
}

} // namespace

Q_DECLARE_METATYPE(ward::sessions::Role)

/// Walks the whole table of roles over both carriers.
class TestPermissions : public QObject
{
    Q_OBJECT

    static void rows()
    {
        QTest::addColumn<Role>("role");
        for (const Role role : kRoles)
            QTest::newRow(std::string(sessions::name(role)).c_str()) << role;
    }

private Q_SLOTS:
    void commands_data() { rows(); }
    void commands()
    {
        QFETCH(Role, role);
        EngineSetup setup;
        setup.local = false;
        TestEngine engine(setup);
        HttpAsker http(engine);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string draft = ana.openArrest();
        RawClient client(engine.connector());
        client.sayHello(kToken, wireRole(role));
        QVERIFY(waitFor([&] { return client.find(Frame::kWelcome) != nullptr; }));
        int walked = 0;
        for (int i = 0; i <= static_cast<int>(Act::Shutdown); ++i) {
            const Act act = static_cast<Act>(i);
            const bool allowed = expected(role).contains(act);
            for (const bool overHttp : {false, true}) {
                const std::string run = ana.startRun(draft, true);
                const auto command = commandFor(act, draft, run);
                if (!command || (act == Act::Shutdown && allowed))
                    continue; // see below
                std::string code;
                if (overHttp) {
                    const auto answer =
                        http.post("/v1/commands", *command, std::string(sessions::name(role)));
                    v1::wire::CommandResult result;
                    QVERIFY(result.ParseFromString(answer.body));
                    code = result.reason().code();
                    QCOMPARE(answer.status == 403, !allowed);
                } else {
                    Frame frame;
                    *frame.mutable_command() = *command;
                    code = outcomeOf(client, std::move(frame));
                }
                QVERIFY2((code == kNotAllowed) == !allowed,
                         qPrintable(QStringLiteral("act %1: %2").arg(i).arg(code.c_str())));
                QVERIFY(code != "test.no-answer");
                ++walked;
            }
        }
        QVERIFY(walked >= 18);
    }

    void whatIsSeen_data() { rows(); }
    void whatIsSeen()
    {
        QFETCH(Role, role);
        const std::set<Act> may = expected(role);
        TestEngine engine;
        HttpAsker http(engine);
        const std::string name(sessions::name(role));
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string draft = ana.openArrest();
        const std::string run = ana.startRun(draft, true);
        RawClient client(engine.connector());
        client.sayHello(kToken, wireRole(role));
        QVERIFY(waitFor([&] { return client.find(Frame::kWelcome) != nullptr; }));
        Frame frame;
        frame.mutable_query()->set_id("1");
        frame.mutable_query()->mutable_list_drafts();
        QCOMPARE(outcomeOf(client, frame) == kNotAllowed, !may.contains(Act::SeeDrafts));
        frame.mutable_query()->set_id("2");
        frame.mutable_query()->mutable_list_recordings();
        QCOMPARE(outcomeOf(client, frame) == kNotAllowed, !may.contains(Act::SeeRecordings));
        frame.mutable_query()->set_id("why");
        frame.mutable_query()->set_session(run);
        frame.mutable_query()->mutable_ask_why()->set_event(1);
        QCOMPARE(outcomeOf(client, frame) == kNotAllowed, !may.contains(Act::AskWhy));
        QCOMPARE(http.get("/v1/sessions/" + run + "/why", name, {{"event", "1"}}).status == 403,
                 !may.contains(Act::AskWhy));
        QCOMPARE(http.get("/metrics", name).status, may.contains(Act::SeeMetrics) ? 200u : 403u);

        // Titles, which often name the diagnosis, are for staff; drafts for those who make them.
        const bool staff = role != Role::Learner && role != Role::Observer;
        frame.mutable_query()->set_id("3");
        frame.mutable_query()->mutable_list_sessions();
        QCOMPARE(outcomeOf(client, frame).c_str(), "");
        const v1::wire::Answer &list = client.frames.back().answer();
        QCOMPARE(list.sessions_size(), may.contains(Act::SeeDrafts) ? 2 : 1);
        for (const v1::wire::SessionInfo &session : list.sessions())
            QCOMPARE(session.title().c_str(), staff ? "Arrest" : "");
        QCOMPARE(http.get("/v1/sessions", name).body.find("Arrest") != std::string::npos, staff);
        frame.mutable_query()->set_id("4");
        frame.mutable_query()->set_session(run);
        frame.mutable_query()->mutable_read_header();
        QCOMPARE(outcomeOf(client, frame).c_str(), "");
        const v1::wire::RecordingHeader &header = client.frames.back().answer().header();
        QCOMPARE(header.title().c_str(), staff ? "Arrest" : "");
        QCOMPARE(header.scenario().empty(), !staff);
        QCOMPARE(header.seed() != 0, staff);
        for (const auto &[session, seen] :
             {std::pair{draft, may.contains(Act::SeeDrafts)}, std::pair{run, true}}) {
            const auto answer = http.get("/v1/sessions/" + session + "/snapshot", name);
            QCOMPARE(answer.status, seen ? 200u : 404u);
            v1::wire::Snapshot snapshot;
            if (seen) {
                QVERIFY(snapshot.ParseFromString(answer.body));
                QCOMPARE(snapshot.document().empty(), !staff);
            }
        }
    }

    void previewsComeFromThoseWhoMayShowTheirWork_data() { rows(); }
    void previewsComeFromThoseWhoMayShowTheirWork()
    {
        QFETCH(Role, role);
        // Time stands still: the lossy lane goes to those who keep up.
        const SteppedClock clock;
        EngineSetup setup;
        setup.clock = &clock;
        TestEngine engine(setup);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string run = ana.startRun(ana.openArrest(), true);
        RawClient staff(engine.connector());
        RawClient learner(engine.connector());
        RawClient client(engine.connector());
        staff.sayHello();
        learner.sayHello(kToken, v1::wire::ROLE_LEARNER);
        client.sayHello(kToken, wireRole(role));
        Frame follow;
        follow.mutable_subscribe()->set_session(run);
        for (RawClient *one : {&staff, &learner, &client}) {
            one->send(follow);
            QVERIFY(waitFor([&] { return one->find(Frame::kSnapshot) != nullptr; }));
            Frame ack;
            ack.mutable_ack()->set_seq(one->frames.back().seq());
            one->send(ack);
        }
        Frame preview;
        preview.mutable_preview()->set_session(run);
        preview.mutable_preview()->set_actor("somebody else");
        client.send(preview);
        // A command behind it: what was passed on before its result has arrived.
        Frame mark;
        *mark.mutable_command() = *commandFor(Act::Mark, {}, run);
        outcomeOf(staff, mark);
        const bool allowed = expected(role).contains(Act::ShowWork);
        QCOMPARE(
            waitFor([&] { return staff.find(Frame::kPreview) != nullptr; }, allowed ? 10'000 : 100),
            allowed);
        QVERIFY(!learner.find(Frame::kPreview));
        if (allowed)
            QCOMPARE(staff.find(Frame::kPreview)->preview().actor(),
                     std::string(sessions::name(role))); // never who the sender says it is
    }

    void shutdownIsForAdminsAndForTheStudioThatStartedTheEngine()
    {
        for (const auto &[role, local, ends] :
             {std::tuple{Role::EngineAdmin, false, true}, std::tuple{Role::Author, true, true},
              std::tuple{Role::Author, false, false}, std::tuple{Role::Instructor, true, false}}) {
            EngineSetup setup;
            setup.local = local;
            TestEngine engine(setup);
            QSignalSpy finished(&engine.server(), &server::EngineServer::finished);
            RawClient client(engine.connector());
            client.sayHello(kToken, wireRole(role));
            QVERIFY(waitFor([&] { return client.find(Frame::kWelcome) != nullptr; }));
            Frame frame;
            *frame.mutable_command() = *commandFor(Act::Shutdown, {}, {});
            QCOMPARE(outcomeOf(client, frame).empty(), ends);
            QCOMPARE(waitFor([&] { return finished.count() == 1; }, ends ? 10'000 : 100), ends);
        }
    }

    /// A token derived for a role is that role over HTTP, and no other.
    void derivedTokens()
    {
        TestEngine engine;
        HttpAsker http(engine);
        const auto with = [&](Role token, const std::string &role) {
            const auto answer = http.ask(
                "GET", "/v1/sessions", role, {},
                {{"Authorization", "Bearer " + server::TokenGuard::derive(kToken, token)}});
            return waitFor([&] { return answer->has_value(); }) ? (*answer)->status : 0;
        };
        QCOMPARE(with(Role::Learner, {}), 200u);
        QCOMPARE(with(Role::Learner, "learner"), 200u);
        QCOMPARE(with(Role::Learner, "author"), 403u);
        QCOMPARE(with(Role::EngineAdmin, {}), 200u);
        QCOMPARE(with(Role::EngineAdmin, "king"), 403u);
        const auto metrics = http.ask(
            "GET", "/metrics", {}, {},
            {{"Authorization", "Bearer " + server::TokenGuard::derive(kToken, Role::Learner)}});
        QVERIFY(waitFor([&] { return metrics->has_value(); }));
        QCOMPARE((*metrics)->status, 403u);
    }
};

QTEST_GUILESS_MAIN(TestPermissions)
#include "tst_permissions.moc"
