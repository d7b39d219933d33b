// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/instantiate.h"
#include "core/world/state_codec.h"
#include "tests/support/frame_laws.h"
#include "tests/support/session_fixture.h"

#include <QTest>

#include <google/protobuf/stubs/logging.h>
#include <random>
#include <type_traits>

using namespace ward;
using namespace ward::test;

/// Both ends' codecs against each other, and against damaged bytes.
class TestFrames : public QObject
{
    Q_OBJECT

    static v1::wire::Frame snapshotOf(const world::World &world)
    {
        v1::wire::Frame frame;
        frame.set_seq(1);
        v1::wire::Snapshot &snapshot = *frame.mutable_snapshot();
        snapshot.set_session("r1");
        snapshot.set_kind("run");
        snapshot.mutable_layout()->ParseFromString(world.layout().serialise());
        snapshot.set_world(world::encodeKeyframe(world, world::VisibilityClass::Author));
        return frame;
    }

    static world::World arrestWorld()
    {
        auto world = world::instantiate(arrestDocument(), content::Schema::shipped(),
                                        content::Catalogue::shipped());
        return world ? *std::move(world)
                     : world::World(std::make_shared<world::Layout>(
                           world::Layout::fromSchema(content::Schema::shipped())));
    }

private Q_SLOTS:
    void initTestCase() { google::protobuf::SetLogHandler(nullptr); }

    /// What a client says is what the engine understands.
    void commandsTravel()
    {
        using client::Command;
        client::LearnerAction action;
        action.action = "defib.shock";
        action.target = kOkafor;
        action.args.emplace("energy", content::Quantity{200, "J"});
        action.actor = "learner-1";
        client::ClockCommand clock;
        clock.change = client::ClockCommand::Change::Rate;
        clock.rate = {5, 2};
        client::MarkCommand mark;
        mark.label = "look";
        mark.from = Tick{0};
        const std::vector<Command> commands{
            setHr(92, 110),
            addEntity("stool", "Stool", "AB"),
            action,
            clock,
            mark,
            client::CueCommand{"cue"},
            client::UndoCommand{},
            client::RedoCommand{},
            client::OpenDraftCommand{{}, arrestBytes(), "Arrest"},
            client::SaveDraftCommand{"note"},
            client::CloseDraftCommand{true},
            client::StartRunCommand{"d1", 9, {10, 1}, true},
            client::EndRunCommand{},
        };
        for (const Command &command : commands) {
            v1::wire::Command message;
            client::toProto(command, message);
            message.set_id(contract::idBytes(newId()));
            message.set_session("s");
            const auto request = server::fromProto(message);
            QVERIFY2(request.has_value(), request ? "" : request.error().code().c_str());
            QCOMPARE(request->session.c_str(), "s");
            if (const auto *change = std::get_if<content::ChangeSet>(&command))
                QVERIFY(std::get<content::ChangeSet>(request->what) == *change);
        }
        v1::wire::Command message;
        client::toProto(Command(action), message);
        message.set_id(contract::idBytes(newId()));
        const auto read = server::fromProto(message);
        const auto &acted = std::get<sessions::ActionCommand>(read->what);
        QVERIFY(acted.action.args == action.args);
        QCOMPARE(acted.onBehalfOf.c_str(), "learner-1");
        client::toProto(Command(mark), message);
        const auto marked = server::fromProto(message);
        QVERIFY(std::get<sessions::MarkCommand>(marked->what).from == Tick{0});
        QVERIFY(!std::get<sessions::MarkCommand>(marked->what).to);
        client::toProto(Command(client::ShutdownCommand{}), message);
        QVERIFY(!server::fromProto(message)); // answered by the server itself
    }

    void repliesTravel()
    {
        sessions::Reply reply;
        reply.accepted = false;
        reply.reason = Message("some.code", {{"text", std::string("t")},
                                             {"whole", std::int64_t{-7}},
                                             {"real", 2.5},
                                             {"dose", MessageQuantity{4, "mg"}},
                                             {"time", MessageTime{95'000'000}}});
        reply.clashes.push_back({kOkaforVitals, "hr", content::Quantity{110, "/min"}, "ana"});
        reply.event = 12;
        reply.changeIndex = 3;
        reply.inverse = setHr(110, 92);
        reply.document = "bytes";
        v1::wire::CommandResult message;
        server::toProto(reply, message);
        const client::Outcome outcome = client::fromProto(message);
        QVERIFY(outcome.reason == reply.reason);
        QCOMPARE(outcome.clashes.size(), 1u);
        QVERIFY(outcome.clashes[0].current == reply.clashes[0].current);
        QCOMPARE(outcome.clashes[0].by.c_str(), "ana");
        QCOMPARE(outcome.event, 12u);
        QVERIFY(outcome.inverse == reply.inverse);
    }

    void frameIsHeadAndBody()
    {
        v1::wire::Frame frame = snapshotOf(arrestWorld());
        frame.clear_seq();
        const std::string body = contract::frameBody(frame);
        for (const std::uint64_t seq : {1ull, 127ull, 128ull, 1ull << 40}) {
            v1::wire::Frame expected = frame;
            expected.set_seq(seq);
            QVERIFY(contract::frameHead(seq) + body == expected.SerializeAsString());
        }
    }

    void damagedFramesDoNoHarm()
    {
        const world::World world = arrestWorld();
        v1::wire::Frame edit;
        edit.set_seq(2);
        client::toProto(client::Command(addEntity("stool", "Stool", "AB")),
                        *edit.mutable_command());
        edit.mutable_command()->set_id(contract::idBytes(newId()));
        v1::wire::Frame preview;
        contract::toProto(std::get<content::SetOp>(setHr(92, 110).ops[0]),
                          *preview.mutable_preview()->add_sets());
        v1::wire::Frame state;
        world::World next = world;
        next.setTick(Tick{1});
        state.mutable_state()->set_tick(1);
        state.mutable_state()->set_delta(
            world::encodeDelta(world, next, world::VisibilityClass::Author));
        v1::wire::Frame events;
        events.mutable_events()->add_events()->set_id(1);
        const std::string whole = snapshotOf(world).SerializeAsString();
        const std::vector<std::string> seeds{edit.SerializeAsString(), preview.SerializeAsString(),
                                             whole, state.SerializeAsString(),
                                             events.SerializeAsString()};

        std::mt19937 random(20261121);
        for (int round = 0; round < 4000; ++round) {
            std::string bytes = seeds[random() % seeds.size()];
            const unsigned hits = 1 + random() % 4;
            for (unsigned i = 0; i < hits; ++i)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            if (random() % 4 == 0)
                bytes.resize(random() % bytes.size());
            QVERIFY(engineReads(bytes));
            client::RunFollower run;
            clientReads(whole, run);
            clientReads(bytes, run);
        }
    }
};

QTEST_APPLESS_MAIN(TestFrames)
#include "tst_frames.moc"
