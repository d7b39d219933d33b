// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Well-formed inputs for the fuzzers whose inputs nobody writes by hand: fuzz_seeds FOLDER. What is
// committed in corpus/ grew out of these; see README.md.
#include "core/base/bytes.h"
#include "core/base/file.h"
#include "core/base/sqlite.h"
#include "core/content/document_codec.h"
#include "core/content/library_store.h"
#include "core/content/proto_codec.h"
#include "core/recording/frames.h"
#include "core/recording/motion_log.h"
#include "core/world/state_codec.h"
#include "tests/support/recorded_session.h"
#include "tests/support/scenario_builder.h"
#include "tests/support/session_fixture.h"
#include "ward/v1/events/change_set.pb.h"
#include "ward/v1/events/event.pb.h"
#include "ward/v1/wire/frame.pb.h"

#include <QDir>

#include <cstdio>
#include <set>

using namespace ward;
using google::protobuf::FieldDescriptor;
using ProtoMessage = google::protobuf::Message;

namespace {

QString folder;
int failures = 0;

void keep(const char *target, const std::string &name, std::string_view bytes)
{
    const QString place = folder + QLatin1Char('/') + QLatin1String(target);
    QDir().mkpath(place);
    if (!writeFileAtomically(place.toStdString() + "/" + name, bytes))
        ++failures;
}

constexpr int kDeep = 5;

/// A value in every field; of a oneof the member that is asked for, else the first.
void fill(ProtoMessage &message, int depth, const FieldDescriptor *chosen = nullptr)
{
    const auto *reflection = message.GetReflection();
    const auto *type = message.GetDescriptor();
    for (int i = 0; i < type->field_count(); ++i) {
        const FieldDescriptor *field = type->field(i);
        if (const auto *choice = field->real_containing_oneof()) {
            const bool isAsked = chosen && chosen->containing_oneof() == choice;
            if (field != (isAsked ? chosen : choice->field(0)))
                continue;
        }
        if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
            if (depth <= 0)
                continue;
            fill(field->is_repeated() ? *reflection->AddMessage(&message, field)
                                      : *reflection->MutableMessage(&message, field),
                 depth - 1);
            continue;
        }
        const bool many = field->is_repeated();
        switch (field->cpp_type()) {
        case FieldDescriptor::CPPTYPE_STRING: {
            const std::string text = field->type() == FieldDescriptor::TYPE_BYTES
                                         ? test::kOkaforVitals.toBytes()
                                         : field->name();
            many ? reflection->AddString(&message, field, text)
                 : reflection->SetString(&message, field, text);
            break;
        }
        case FieldDescriptor::CPPTYPE_BOOL:
            many ? reflection->AddBool(&message, field, true)
                 : reflection->SetBool(&message, field, true);
            break;
        case FieldDescriptor::CPPTYPE_DOUBLE:
            many ? reflection->AddDouble(&message, field, 1.5)
                 : reflection->SetDouble(&message, field, 1.5);
            break;
        case FieldDescriptor::CPPTYPE_ENUM:
            many ? reflection->AddEnumValue(&message, field, 1)
                 : reflection->SetEnumValue(&message, field, 1);
            break;
        case FieldDescriptor::CPPTYPE_INT32:
            many ? reflection->AddInt32(&message, field, 2)
                 : reflection->SetInt32(&message, field, 2);
            break;
        case FieldDescriptor::CPPTYPE_INT64:
            many ? reflection->AddInt64(&message, field, 3)
                 : reflection->SetInt64(&message, field, 3);
            break;
        case FieldDescriptor::CPPTYPE_UINT32:
            many ? reflection->AddUInt32(&message, field, 4)
                 : reflection->SetUInt32(&message, field, 4);
            break;
        case FieldDescriptor::CPPTYPE_UINT64:
            many ? reflection->AddUInt64(&message, field, 5)
                 : reflection->SetUInt64(&message, field, 5);
            break;
        default:
            break;
        }
    }
}

std::vector<const FieldDescriptor *> choicesOf(const google::protobuf::Descriptor &type)
{
    std::vector<const FieldDescriptor *> choices;
    for (int i = 0; i < type.field_count(); ++i) {
        if (type.field(i)->real_containing_oneof())
            choices.push_back(type.field(i));
    }
    return choices;
}

/// Every kind of frame, and every kind of command, query and answer.
void frames()
{
    for (const FieldDescriptor *body : choicesOf(*v1::wire::Frame::descriptor())) {
        auto inner = choicesOf(*body->message_type());
        if (inner.empty())
            inner.push_back(nullptr);
        for (const FieldDescriptor *choice : inner) {
            v1::wire::Frame frame;
            frame.set_seq(7);
            fill(*frame.GetReflection()->MutableMessage(&frame, body), kDeep, choice);
            keep("frame", body->name() + (choice ? "-" + choice->name() : std::string()),
                 frame.SerializeAsString());
        }
    }
}

std::string framed(const v1::wire::Frame &frame)
{
    const std::string bytes = frame.SerializeAsString();
    return std::string{char(bytes.size() & 0xff), char(bytes.size() >> 8 & 0xff)} + bytes;
}

void followers()
{
    test::RecordedSession session(3, 3);
    v1::wire::Frame snapshot;
    snapshot.mutable_snapshot()->set_kind("run");
    (void)snapshot.mutable_snapshot()->mutable_layout()->ParseFromString(
        session.world().layout().serialise());
    snapshot.mutable_snapshot()->set_world(
        world::encodeKeyframe(session.world(), world::VisibilityClass::Author));
    std::string bytes = framed(snapshot);
    for (int i = 0; i < 12; ++i) {
        const world::World before = session.world();
        session.step();
        v1::wire::Frame state;
        state.mutable_state()->set_base_tick(before.tick().n);
        state.mutable_state()->set_base_sub(before.sub());
        state.mutable_state()->set_tick(session.world().tick().n);
        state.mutable_state()->set_sub(session.world().sub());
        state.mutable_state()->set_delta(
            world::encodeDelta(before, session.world(), world::VisibilityClass::Author));
        bytes += framed(state);
        v1::wire::Frame events;
        for (const recording::Event &event : session.events())
            *events.mutable_events()->add_events() = recording::toProto(event);
        events.mutable_events()->set_upto(session.lastEvent());
        bytes += framed(events);
    }
    keep("follower", "run", bytes);

    v1::wire::Frame draft;
    draft.mutable_snapshot()->set_kind("draft");
    draft.mutable_snapshot()->set_document(
        content::writeDocument(test::ScenarioBuilder().document(), content::Schema::shipped()));
    v1::wire::Frame changes;
    changes.mutable_draft_changes()->set_first_index(1);
    content::toProto(test::addEntity("stool", "Stool", "AB"),
                     *changes.mutable_draft_changes()->add_changes());
    content::toProto(test::setHr(92, 110), *changes.mutable_draft_changes()->add_changes());
    keep("follower", "draft", framed(draft) + framed(changes));
}

/// Every type of event, and those of a short session.
void events()
{
    for (const FieldDescriptor *what : choicesOf(*v1::events::Payload::descriptor())) {
        v1::events::Payload payload;
        fill(payload, kDeep, what);
        recording::Event event = recording::makeEvent(payload);
        event.id = 9;
        event.actor = "ana";
        event.origin = recording::Origin::Input;
        keep("event", what->name(), recording::toProto(event).SerializeAsString());
    }
    const test::ScenarioBuilder scenario;
    test::Run run(scenario.document());
    (void)run.act("phys.bleed", "rate=100 mL/min");
    run.until(3);
    std::set<std::string> types;
    for (const recording::Event &event : run.events()) {
        if (types.insert(event.type).second)
            keep("event", "run-" + event.type, recording::toProto(event).SerializeAsString());
    }
    keep("checkpoint", "after-three-seconds", run.simulation().checkpoint());
}

void states()
{
    test::Dice dice(1);
    test::RecordedSession session(1, 3);
    keep("state_codec", "keyframe",
         "\x04" + world::encodeKeyframe(session.world(), world::VisibilityClass::Author));
    std::string chunk;
    std::string log;
    recording::MotionPiece piece;
    const auto keepMotion = [&] {
        piece.bytes = std::string_view(chunk).substr(piece.offset);
        piece.end = {session.now(), session.world().stateHash()};
        log += recording::encodeMotion(piece);
        piece.offset = chunk.size();
        piece.baseHash = piece.end.hash;
    };
    recording::appendFrame(chunk,
                           world::encodeKeyframe(session.world(), world::VisibilityClass::Author,
                                                 world::KeyframeIds::ByDictionary));
    for (int i = 0; i < 8; ++i) {
        const world::World before = session.world();
        session.step();
        const std::string delta =
            world::encodeDelta(before, session.world(), world::VisibilityClass::Author);
        recording::appendFrame(chunk, delta);
        if (i % 3 == 2)
            keepMotion();
        keep("state_codec", "delta-" + std::to_string(i), "\x01" + delta);
    }
    keep("state_codec", "chunk", "\x02" + chunk);
    keep("motion_log", "pieces", log);
    keep("motion_log", "cut-off", log.substr(0, log.size() - 5));
    keep("state_codec", "layout", "\x03" + session.world().layout().serialise());
}

void changeSets()
{
    int number = 0;
    for (const content::ChangeSet &change :
         {test::setHr(92, 110), test::addEntity("stool", "Stool", "AB"),
          test::setHr(92, 110, content::Scope::Session)}) {
        v1::events::ChangeSet message;
        content::toProto(change, message);
        keep("change_set", "change-" + std::to_string(number++), message.SerializeAsString());
    }
    for (const FieldDescriptor *what : choicesOf(*v1::events::Op::descriptor())) {
        v1::events::ChangeSet message;
        message.set_id(test::kOkafor.toBytes());
        fill(*message.add_ops(), kDeep, what);
        keep("change_set", what->name(), message.SerializeAsString());
    }
}

/// As small as SQLite makes a file.
std::string smallFile(const std::string &path)
{
    {
        sqlite::OpenOptions open;
        open.mode = sqlite::OpenMode::ReadWrite;
        auto db = sqlite::Database::open(path, open);
        if (!db || !db->exec("PRAGMA journal_mode=DELETE; PRAGMA page_size=512; VACUUM"))
            ++failures;
    }
    return readFile(path).value_or(std::string());
}

void files()
{
    const QString place = folder + QStringLiteral("/made");
    QDir().mkpath(place);
    for (const bool closed : {true, false}) {
        const std::string path =
            (place + (closed ? QStringLiteral("/closed") : QStringLiteral("/open"))).toStdString();
        std::remove(path.c_str());
        test::RecordedSession session(2, 2, test::goldenLayout());
        auto writer = recording::RecordingWriter::create(path, session.info(),
                                                         session.world().sharedLayout());
        for (int i = 0; writer && i < 70; ++i) {
            if (!session.appendTo(**writer))
                ++failures;
            session.step();
        }
        if (!writer || (closed && !(*writer)->finish()))
            ++failures;
        writer->reset();
        keep("recording_reader", closed ? "closed" : "open", smallFile(path));
    }
    const std::string path = (place + QStringLiteral("/library")).toStdString();
    std::remove(path.c_str());
    {
        static const ManualClock clock;
        auto library = content::LibraryStore::open(path, clock);
        const std::string draft = test::kRoom.toString();
        const test::ScenarioBuilder scenario;
        if (!library ||
            !(*library)->create(
                draft, "Draft",
                content::writeDocument(scenario.document(), content::Schema::shipped())) ||
            !(*library)->append(draft, 1, test::addEntity("stool", "Stool", "AB")))
            ++failures;
    }
    keep("library", "one-draft", smallFile(path));
}

} // namespace

int main(int count, char **words)
{
    if (count != 2) {
        std::fputs("fuzz_seeds FOLDER\n", stderr);
        return 2;
    }
    folder = QString::fromLocal8Bit(words[1]);
    frames();
    followers();
    events();
    states();
    changeSets();
    files();
    if (failures > 0)
        std::fprintf(stderr, "%d seeds could not be made\n", failures);
    return failures > 0 ? 1 : 0;
}
