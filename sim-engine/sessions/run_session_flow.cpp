// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// What leaves a run: events to log and recorder, answers after the commit, motion to subscribers.

#include "core/content/proto_codec.h"
#include "core/recording/event.h"
#include "sim-engine/sessions/recovery.h"
#include "sim-engine/sessions/run_session.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <array>

namespace ward::sessions {

using recording::Event;

namespace {

constexpr std::size_t kRememberedReplies = 4096;
constexpr std::int64_t kFrameGraceUs = 5'000;
constexpr std::array kClasses{world::VisibilityClass::Learner, world::VisibilityClass::Staff,
                              world::VisibilityClass::Author};

} // namespace

void RunSession::publish(std::span<const Event> events)
{
    std::vector<Event> stamped(events.begin(), events.end());
    const std::int64_t wallMs = stamped.empty() ? 0 : clock().unixMs();
    bool marked = false;
    for (Event &event : stamped) {
        event.wallMs = wallMs;
        marked |= event.type == "mark.added";
        log().append(recording::visibility(event), recording::toProto(event).SerializeAsString());
        m_lastEvent = event.id;
    }
    if (m_recording)
        m_recorder->appendTick(m_parts.simulation->world(), stamped);
    settle(stamped);
    if (marked)
        checkpoint();
    if (!m_recording)
        committed(m_lastEvent);
}

void RunSession::settle(std::span<const Event> events)
{
    // For as long as the run lasts: replies are remembered for a while only, and a refused command
    // takes a place there as well.
    for (const Event &event : events) {
        if (!event.command.isNull())
            m_parts.commands.emplace(event.command, event.id);
    }
    for (Pending &pending : m_pending) {
        if (pending.awaits != 0)
            continue;
        pending.awaits = std::max<std::uint64_t>(m_lastEvent, 1);
        std::uint64_t first = 0;
        for (const Event &event : events) {
            const bool own = event.command == pending.command && !pending.command.isNull();
            if (!own && (first == 0 || event.correlation != first))
                continue;
            if (first == 0)
                first = event.id;
            pending.reply.event = event.id;
            const bool ofRules = event.type == "definition.changed";
            if (!ofRules && event.type != "world.changed")
                continue;
            if (const auto payload = recording::payloadOf(event)) {
                if (auto inverse =
                        content::fromProto(ofRules ? payload->definition_changed().inverse()
                                                   : payload->world_changed().inverse()))
                    pending.reply.inverse = std::move(*inverse);
            }
        }
        const kernel::UndoAvailability undo = m_parts.simulation->undoAvailability(pending.actor);
        setStatus(pending.actor, {undo.undo ? 1u : 0u, undo.redo ? 1u : 0u, 0});
    }
}

void RunSession::committed(std::uint64_t upto)
{
    if (m_parts.brokeOff && m_recording) {
        unmarkBrokenOff(m_recorder->path()); // now the recording itself says that it stands
        m_parts.brokeOff = false;
    }
    if (upto > log().last()) {
        log().commit(upto);
        listener().logGrew(id());
    }
    release();
}

void RunSession::release()
{
    while (!m_pending.empty() && m_pending.front().awaits != 0 &&
           (m_pending.front().awaits <= log().last() || m_lastEvent == 0)) {
        const Pending done = std::move(m_pending.front());
        m_pending.pop_front();
        remember(done.command, done.reply);
        for (const Replied &replied : done.replied)
            replied(done.reply);
    }
}

void RunSession::recorderFailed(const Error &error)
{
    if (!m_recording)
        return;
    m_recording = false;
    ++m_metrics.recorderFailures;
    if (m_state != ClockState::Ended)
        markBrokenOff(m_recorder->path());
    listener().notice(id(), error.message);
    listener().notice(id(), Message("sessions.run.recording-stopped",
                                    {{"time", MessageTime{now().tick.time().us}}}));
    if (m_state == ClockState::Running) {
        // A run that is not recorded is worth nothing for the debrief: let a person decide.
        m_pace.pause();
        tellClock(ClockState::Paused);
    }
    committed(m_lastEvent);
}

void RunSession::remember(const Id &command, const Reply &reply)
{
    if (command.isNull() || !m_replies.emplace(command, reply).second)
        return;
    m_replyOrder.push_back(command);
    if (m_replyOrder.size() > kRememberedReplies) {
        m_replies.erase(m_replyOrder.front());
        m_replyOrder.pop_front();
    }
}

void RunSession::checkpoint()
{
    m_lastCheckpoint = now().tick;
    if (m_recording)
        m_recorder->addCheckpoint(
            {now(), m_parts.simulation->checkpoint(), m_parts.simulation->privateHash()});
}

void RunSession::audienceGrew()
{
    if (!m_sent)
        m_sent = m_parts.simulation->world();
}

void RunSession::broadcastIfDue(std::int64_t nowUs)
{
    if (audience() == 0) {
        m_sent.reset();
        return;
    }
    // Grace, longer than a slot of the session threads, keeps 30 ticks a second from becoming 15
    // frames.
    if (nowUs < m_nextFrameUs - kFrameGraceUs)
        return;
    if (m_sent && recording::Moment{m_sent->tick(), m_sent->sub()} == now())
        return;
    m_nextFrameUs = std::max(m_nextFrameUs + kFrameUs, nowUs);
    broadcast();
}

void RunSession::broadcast()
{
    const world::World &world = m_parts.simulation->world();
    if (m_sent) {
        const recording::Moment base{m_sent->tick(), m_sent->sub()};
        if (base == now())
            return;
        for (const world::VisibilityClass sees : kClasses) {
            if (!hasAudience(sees))
                continue;
            auto frame = std::make_shared<StateFrame>();
            frame->session = id();
            frame->sees = sees;
            frame->base = base;
            frame->at = now();
            frame->bytes = world::encodeDelta(*m_sent, world, sees);
            listener().stateReady(std::move(frame));
        }
    }
    m_sent = world;
}

std::shared_ptr<const StateFrame> RunSession::keyframe(world::VisibilityClass sees)
{
    if (!m_begun)
        begin();
    broadcast();
    auto frame = std::make_shared<StateFrame>();
    frame->session = id();
    frame->sees = sees;
    frame->absolute = true;
    frame->at = now();
    frame->bytes = world::encodeKeyframe(m_parts.simulation->world(), sees);
    return frame;
}

SessionSnapshot RunSession::snapshot(world::VisibilityClass sees)
{
    SessionSnapshot snapshot;
    snapshot.world = keyframe(sees)->bytes;
    snapshot.session = id();
    snapshot.kind = SessionKind::Run;
    snapshot.epoch = m_epoch;
    snapshot.lastEvent = log().last();
    snapshot.at = now();
    snapshot.layout = m_parts.simulation->world().layout().serialise();
    if (sees != world::VisibilityClass::Learner) {
        snapshot.document = m_parts.document;
        snapshot.stateHash = m_parts.simulation->stateHash();
    }
    snapshot.clock = clockStatus();
    snapshot.recording = m_parts.recording;
    return snapshot;
}

} // namespace ward::sessions
