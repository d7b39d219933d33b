// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/client_codec.h"

#include "core/content/proto_codec.h"
#include "core/contract/codec/wire_codec.h"

#include <type_traits>

namespace ward::client {

namespace wire = v1::wire;
using contract::idBytes;

namespace {

v1::events::ClockChanged::Change toProto(ClockCommand::Change change)
{
    using P = v1::events::ClockChanged;
    switch (change) {
    case ClockCommand::Change::Start:
        return P::CHANGE_START;
    case ClockCommand::Change::Pause:
        return P::CHANGE_PAUSE;
    case ClockCommand::Change::Resume:
        return P::CHANGE_RESUME;
    case ClockCommand::Change::Step:
        return P::CHANGE_STEP;
    case ClockCommand::Change::Rate:
        return P::CHANGE_RATE;
    }
    return P::CHANGE_UNSPECIFIED;
}

struct Writer
{
    wire::Command &out;

    void operator()(const content::ChangeSet &c) const
    {
        content::toProto(c, *out.mutable_change());
    }
    void operator()(const LearnerAction &c) const
    {
        wire::LearnerAction &action = *out.mutable_action();
        action.set_action(c.action);
        action.set_target(idBytes(c.target));
        contract::toProto(c.args, *action.mutable_args());
        action.set_actor(c.actor);
    }
    void operator()(const ClockCommand &c) const
    {
        v1::events::ClockChanged &clock = *out.mutable_clock()->mutable_change();
        clock.set_change(toProto(c.change));
        clock.set_rate_numerator(c.rate.numerator);
        clock.set_rate_denominator(c.rate.denominator);
        clock.set_steps(c.steps);
    }
    void operator()(const MarkCommand &c) const
    {
        wire::AddMark &mark = *out.mutable_mark();
        mark.set_label(c.label);
        mark.set_tag(c.tag);
        mark.set_from_tick(c.from ? c.from->n : -1);
        mark.set_to_tick(c.to ? c.to->n : -1);
        mark.set_note(c.note);
    }
    void operator()(const CueCommand &c) const { out.mutable_cue()->set_name(c.name); }
    void operator()(const UndoCommand &) const { out.mutable_undo(); }
    void operator()(const RedoCommand &) const { out.mutable_redo(); }
    void operator()(const OpenDraftCommand &c) const
    {
        out.mutable_open_draft()->set_draft(c.draft);
        out.mutable_open_draft()->set_document(c.document);
        out.mutable_open_draft()->set_title(c.title);
    }
    void operator()(const SaveDraftCommand &c) const { out.mutable_save_draft()->set_note(c.note); }
    void operator()(const CloseDraftCommand &c) const
    {
        out.mutable_close_draft()->set_discard(c.discard);
    }
    void operator()(const StartRunCommand &c) const
    {
        wire::StartRun &run = *out.mutable_start_run();
        run.set_draft(c.draft);
        run.set_seed(c.seed);
        run.set_rate_numerator(c.rate.numerator);
        run.set_rate_denominator(c.rate.denominator);
        run.set_paused(c.paused);
    }
    void operator()(const EndRunCommand &) const { out.mutable_end_run(); }
    void operator()(const ShutdownCommand &) const { out.mutable_shutdown(); }
};

} // namespace

wire::Role toProto(Role role)
{
    switch (role) {
    case Role::Author:
        return wire::ROLE_AUTHOR;
    case Role::Instructor:
        return wire::ROLE_INSTRUCTOR;
    case Role::Learner:
        return wire::ROLE_LEARNER;
    case Role::Observer:
        return wire::ROLE_OBSERVER;
    case Role::EngineAdmin:
        return wire::ROLE_ENGINE_ADMIN;
    }
    return wire::ROLE_UNSPECIFIED;
}

void toProto(const Command &command, wire::Command &out)
{
    std::visit(Writer{out}, command);
}

Outcome fromProto(const wire::CommandResult &result)
{
    Outcome outcome;
    outcome.accepted = result.accepted();
    if (result.has_reason())
        outcome.reason = contract::fromProto(result.reason());
    for (const wire::CellClash &clash : result.clashes()) {
        const auto record = contract::idFromBytes(clash.record());
        auto current = content::fromProto(clash.current());
        if (record && current)
            outcome.clashes.push_back({*record, clash.cell(), std::move(*current), clash.by()});
    }
    outcome.event = result.event();
    outcome.changeIndex = result.change_index();
    if (result.has_inverse()) {
        if (auto inverse = content::fromProto(result.inverse()))
            outcome.inverse = std::move(*inverse);
    }
    outcome.session = result.session();
    outcome.recording = result.recording();
    outcome.document = result.document();
    return outcome;
}

ClockInfo fromProto(const wire::Clock &clock)
{
    ClockInfo info;
    switch (clock.state()) {
    case wire::Clock::STATE_RUNNING:
        info.state = ClockState::Running;
        break;
    case wire::Clock::STATE_PAUSED:
        info.state = ClockState::Paused;
        break;
    case wire::Clock::STATE_ENDED:
        info.state = ClockState::Ended;
        break;
    default:
        info.state = ClockState::Ready;
        break;
    }
    if (clock.rate_numerator() > 0 && clock.rate_denominator() > 0)
        info.rate = {clock.rate_numerator(), clock.rate_denominator()};
    info.tick = Tick{clock.tick()};
    return info;
}

SessionKind kindFrom(const std::string &kind)
{
    return kind == "run" ? SessionKind::Run : SessionKind::Draft;
}

std::vector<SessionInfo> sessionsFrom(const wire::Answer &answer)
{
    std::vector<SessionInfo> list;
    for (const wire::SessionInfo &s : answer.sessions())
        list.push_back({s.session(), kindFrom(s.kind()), s.title(), fromProto(s.clock()),
                        s.clients(), s.draft(), s.recording()});
    return list;
}

std::vector<DraftInfo> draftsFrom(const wire::Answer &answer)
{
    std::vector<DraftInfo> list;
    for (const wire::DraftInfo &d : answer.drafts())
        list.push_back({d.draft(), d.title(), d.changed_ms(), d.change_index(), d.saved_index()});
    return list;
}

std::vector<RecordingSummary> recordingsFrom(const wire::Answer &answer)
{
    std::vector<RecordingSummary> list;
    for (const wire::RecordingInfo &r : answer.recordings())
        list.push_back({r.recording(), r.title(), r.started_ms(), Tick{r.last_tick()}, r.open()});
    return list;
}

} // namespace ward::client
