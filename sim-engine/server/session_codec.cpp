// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/session_codec.h"

#include "core/content/proto_codec.h"
#include "core/contract/codec/wire_codec.h"

namespace ward::server {

namespace wire = v1::wire;
using contract::idFromBytes;

namespace {

std::optional<kernel::ClockInput::Change> changeFrom(v1::events::ClockChanged::Change change)
{
    using P = v1::events::ClockChanged;
    using C = kernel::ClockInput::Change;
    switch (change) {
    case P::CHANGE_START:
        return C::Start;
    case P::CHANGE_PAUSE:
        return C::Pause;
    case P::CHANGE_RESUME:
        return C::Resume;
    case P::CHANGE_STEP:
        return C::Step;
    case P::CHANGE_RATE:
        return C::Rate;
    case P::CHANGE_STOP:
        return C::Stop;
    default:
        return std::nullopt;
    }
}

Result<sessions::Command> actionFrom(const wire::LearnerAction &action)
{
    const auto target = idFromBytes(action.target());
    auto args = contract::fromProto(action.args());
    if (!target)
        return failure(target.error());
    if (!args)
        return failure(args.error());
    sessions::ActionCommand command;
    command.action.action = action.action();
    command.action.target = *target;
    command.action.args = std::move(*args);
    command.onBehalfOf = action.actor();
    return command;
}

Result<sessions::Command> whatFrom(const wire::Command &command)
{
    switch (command.kind_case()) {
    case wire::Command::kChange: {
        auto change = content::fromProto(command.change());
        if (!change)
            return failure(change.error());
        return std::move(*change);
    }
    case wire::Command::kAction:
        return actionFrom(command.action());
    case wire::Command::kClock: {
        const v1::events::ClockChanged &clock = command.clock().change();
        const auto change = changeFrom(clock.change());
        if (!change)
            return failure("contract.malformed", {{"what", std::string("a clock command")}});
        return sessions::ClockCommand{
            *change, {clock.rate_numerator(), clock.rate_denominator()}, clock.steps()};
    }
    case wire::Command::kMark: {
        const wire::AddMark &mark = command.mark();
        sessions::MarkCommand result{mark.label(), mark.tag(), {}, {}, mark.note()};
        if (mark.from_tick() >= 0)
            result.from = Tick{mark.from_tick()};
        if (mark.to_tick() >= 0)
            result.to = Tick{mark.to_tick()};
        return result;
    }
    case wire::Command::kUndo:
        return kernel::UndoInput{kernel::UndoInput::Direction::Undo};
    case wire::Command::kRedo:
        return kernel::UndoInput{kernel::UndoInput::Direction::Redo};
    case wire::Command::kCue:
        return kernel::CueInput{command.cue().name()};
    case wire::Command::kOpenDraft:
        return sessions::OpenDraft{command.open_draft().draft(), command.open_draft().document(),
                                   command.open_draft().title()};
    case wire::Command::kSaveDraft:
        return sessions::SaveDraft{command.save_draft().note()};
    case wire::Command::kCloseDraft:
        return sessions::CloseDraft{command.close_draft().discard()};
    case wire::Command::kStartRun: {
        const wire::StartRun &run = command.start_run();
        return sessions::StartRun{
            run.draft(), run.seed(), {run.rate_numerator(), run.rate_denominator()}, run.paused()};
    }
    case wire::Command::kEndRun:
        return sessions::EndRun{};
    case wire::Command::kShutdown:
    case wire::Command::KIND_NOT_SET:
        break;
    }
    return failure("contract.malformed", {{"what", std::string("a command of an unknown kind")}});
}

/// The longest text a person could have typed into a command.
std::size_t longestText(const sessions::Command &command)
{
    std::size_t longest = 0;
    const auto look = [&](const std::string &text) { longest = std::max(longest, text.size()); };
    if (const auto *mark = std::get_if<sessions::MarkCommand>(&command)) {
        look(mark->label);
        look(mark->tag);
        look(mark->note);
    } else if (const auto *action = std::get_if<sessions::ActionCommand>(&command)) {
        look(action->action.action);
        look(action->onBehalfOf);
        for (const auto &[name, value] : action->action.args) {
            look(name);
            if (const auto *text = std::get_if<std::string>(&value))
                look(*text);
            if (const auto *list = std::get_if<std::vector<std::string>>(&value)) {
                std::size_t all = 0;
                for (const std::string &item : *list)
                    all += item.size() + 1;
                longest = std::max(longest, all);
            }
        }
    } else if (const auto *cue = std::get_if<kernel::CueInput>(&command)) {
        look(cue->name);
    } else if (const auto *draft = std::get_if<sessions::OpenDraft>(&command)) {
        look(draft->title);
    } else if (const auto *save = std::get_if<sessions::SaveDraft>(&command)) {
        look(save->note);
    }
    return longest;
}

const char *kindName(sessions::SessionKind kind)
{
    return kind == sessions::SessionKind::Draft ? "draft" : "run";
}

} // namespace

std::optional<sessions::Role> fromProto(wire::Role role)
{
    switch (role) {
    case wire::ROLE_AUTHOR:
        return sessions::Role::Author;
    case wire::ROLE_INSTRUCTOR:
        return sessions::Role::Instructor;
    case wire::ROLE_LEARNER:
        return sessions::Role::Learner;
    case wire::ROLE_OBSERVER:
        return sessions::Role::Observer;
    case wire::ROLE_ENGINE_ADMIN:
        return sessions::Role::EngineAdmin;
    default:
        return std::nullopt;
    }
}

std::optional<Message> tooLarge(const sessions::Command &command, const Limits &limits)
{
    if (const auto *change = std::get_if<content::ChangeSet>(&command);
        change && change->ops.size() > limits.opsPerChange)
        return Message("server.limit.ops");
    if (longestText(command) > limits.textBytes)
        return Message("server.limit.text", {{"limit", std::int64_t{limits.textBytes}}});
    return std::nullopt;
}

Result<sessions::Request> fromProto(const wire::Command &command)
{
    const auto id = idFromBytes(command.id());
    if (!id)
        return failure(id.error());
    if (id->isNull())
        return failure("sessions.command.without-id");
    auto what = whatFrom(command);
    if (!what)
        return failure(what.error());
    sessions::Request request;
    request.id = *id;
    request.session = command.session();
    request.what = std::move(*what);
    return request;
}

void toProto(const sessions::Reply &reply, wire::CommandResult &out)
{
    out.set_accepted(reply.accepted);
    if (!reply.accepted)
        *out.mutable_reason() = contract::toProto(reply.reason);
    out.set_event(reply.event);
    out.set_change_index(reply.changeIndex);
    if (reply.inverse)
        content::toProto(*reply.inverse, *out.mutable_inverse());
    out.set_session(reply.session);
    out.set_recording(reply.recording);
    out.set_document(reply.document);
    for (const sessions::CellClash &clash : reply.clashes) {
        wire::CellClash *c = out.add_clashes();
        c->set_record(contract::idBytes(clash.record));
        c->set_cell(clash.cell);
        content::toProto(clash.current, *c->mutable_current());
        c->set_by(clash.by);
    }
}

void toProto(const std::string &session, const sessions::ClockStatus &clock, wire::Clock &out)
{
    out.set_session(session);
    switch (clock.state) {
    case sessions::ClockState::Ready:
        out.set_state(wire::Clock::STATE_READY);
        break;
    case sessions::ClockState::Running:
        out.set_state(wire::Clock::STATE_RUNNING);
        break;
    case sessions::ClockState::Paused:
        out.set_state(wire::Clock::STATE_PAUSED);
        break;
    case sessions::ClockState::Ended:
        out.set_state(wire::Clock::STATE_ENDED);
        break;
    }
    out.set_rate_numerator(clock.rate.numerator);
    out.set_rate_denominator(clock.rate.denominator);
    out.set_tick(clock.at.tick.n);
    out.set_sub(clock.at.sub);
    out.set_engine_us(clock.engineUs);
}

void toProto(const sessions::SessionSummary &summary, int clients, wire::SessionInfo &out)
{
    out.set_session(summary.session);
    out.set_kind(kindName(summary.kind));
    out.set_title(summary.title);
    toProto(summary.session, summary.clock, *out.mutable_clock());
    out.set_clients(static_cast<std::uint32_t>(clients));
    out.set_draft(summary.draft);
    out.set_recording(summary.recording);
}

void toProto(const sessions::DraftSummary &draft, wire::DraftInfo &out)
{
    out.set_draft(draft.draft);
    out.set_title(draft.title);
    out.set_changed_ms(draft.changedMs);
    out.set_change_index(draft.changeIndex);
    out.set_saved_index(draft.savedIndex);
}

void toProto(const sessions::RecordingSummary &recording, wire::RecordingInfo &out)
{
    out.set_recording(recording.recording);
    out.set_title(recording.title);
    out.set_started_ms(recording.startedMs);
    out.set_last_tick(recording.last.n);
    out.set_open(recording.open);
}

void toProto(const sessions::SessionSnapshot &snapshot, wire::Snapshot &out)
{
    out.set_session(snapshot.session);
    out.set_epoch(snapshot.epoch);
    out.set_last_event(snapshot.lastEvent);
    out.set_tick(snapshot.at.tick.n);
    out.set_sub(snapshot.at.sub);
    if (!snapshot.layout.empty())
        out.mutable_layout()->ParseFromString(snapshot.layout);
    out.set_world(snapshot.world);
    out.set_document(snapshot.document);
    out.set_change_index(snapshot.changeIndex);
    out.set_kind(kindName(snapshot.kind));
    out.set_state_hash(snapshot.stateHash);
    out.set_recording(snapshot.recording);
    toProto(snapshot.session, snapshot.clock, *out.mutable_clock());
}

void toProto(const std::string &session, const sessions::ActorStatus &status, int clients,
             wire::SessionStatus &out)
{
    out.set_session(session);
    out.set_undo(status.undo);
    out.set_redo(status.redo);
    out.set_saved_index(status.savedIndex);
    out.set_clients(static_cast<std::uint32_t>(clients));
}

} // namespace ward::server
