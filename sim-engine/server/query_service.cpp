// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/query_service.h"

#include "core/contract/codec/wire_codec.h"
#include "core/recording/event.h"
#include "sim-engine/server/session_codec.h"
#include "sim-engine/server/why_answer.h"

#include <algorithm>

namespace ward::server {

namespace wire = v1::wire;
using recording::RecordingReader;
using sessions::maySee;
using world::VisibilityClass;

namespace {

using Answer = Result<wire::Answer>;

bool mayReadEventsOf(std::string_view type, VisibilityClass sees)
{
    const recording::EventType *known = recording::eventType(type);
    return maySee(sees, known ? known->visibility : content::Visibility::Author);
}

/// No run is older than this; what lies outside is asked for by mistake and may not overflow.
Tick tickOf(std::int64_t asked)
{
    constexpr std::int64_t kFarthest = std::int64_t{1} << 48;
    return Tick{std::clamp(asked, -kFarthest, kFarthest)};
}

Answer header(RecordingReader &reader, bool brief, VisibilityClass sees)
{
    const auto info = reader.info();
    if (!info)
        return failure(info.error());
    wire::Answer answer;
    wire::RecordingHeader &out = *answer.mutable_header();
    out.set_last_tick(info->last.n);
    out.set_events(info->events);
    out.set_closed(info->closed);
    out.set_epoch(info->epoch);
    if (brief)
        return answer;
    out.set_session(contract::idBytes(info->session));
    out.set_engine(info->engine);
    out.set_sim_version(static_cast<std::uint32_t>(info->simVersion));
    out.set_locale(info->locale);
    out.set_started_ms(info->startedMs);
    if (const auto layout = reader.layout())
        out.mutable_layout()->ParseFromString(layout->serialise());
    if (sees != VisibilityClass::Learner) {
        out.set_title(info->scenarioTitle); // it often names the diagnosis
        out.set_seed(info->seed);
        out.set_scenario(info->scenario);
        out.set_catalogue(info->catalogue);
    }
    return answer;
}

Answer chunk(RecordingReader &reader, Tick tick, VisibilityClass sees)
{
    auto chunk = reader.chunkAt(tick, sees);
    if (!chunk)
        return failure(chunk.error());
    wire::Answer answer;
    wire::Chunk &out = *answer.mutable_chunk();
    out.set_first_tick(chunk->first.tick.n);
    out.set_first_sub(chunk->first.sub);
    out.set_last_tick(chunk->last.tick.n);
    out.set_last_sub(chunk->last.sub);
    out.set_data(std::move(chunk->data));
    out.set_final(chunk->final);
    return answer;
}

Answer events(RecordingReader &reader, const wire::ReadEvents &asked, VisibilityClass sees)
{
    const int limit = asked.limit() == 0
                          ? QueryService::kMaxEvents
                          : std::min(static_cast<int>(std::min(asked.limit(), 1'000'000u)),
                                     QueryService::kMaxEvents);
    wire::Answer answer;
    std::uint64_t after = asked.after();
    if (asked.by_tick()) {
        const auto first = reader.firstEventAt(tickOf(asked.from_tick()));
        if (!first)
            return failure(first.error());
        after = std::max(after, *first - 1);
    }
    // An empty page means the end: one that hides everything from the asker must not look like it,
    // nor may one question read a whole recording.
    for (int looked = 0;;) {
        const auto events = reader.events(after, limit);
        if (!events)
            return failure(events.error());
        bool past = false;
        for (const recording::Event &event : *events) {
            past = asked.by_tick() && event.tick > tickOf(asked.to_tick());
            if (past)
                break;
            after = event.id;
            if (maySee(sees, recording::visibility(event)))
                *answer.add_events() = recording::toProto(event);
        }
        looked += static_cast<int>(events->size());
        const bool end = past || events->size() < static_cast<std::size_t>(limit);
        if (!end && answer.events_size() == 0 && looked < QueryService::kMaxRead)
            continue;
        answer.set_upto(after);
        answer.set_more(!end);
        return answer;
    }
}

Answer snapshot(RecordingReader &reader, Tick tick, VisibilityClass sees)
{
    const auto world = reader.worldAt(tick);
    if (!world)
        return failure(world.error());
    wire::Answer answer;
    wire::Snapshot &out = *answer.mutable_snapshot();
    out.set_kind("run");
    out.set_tick(world->tick().n);
    out.set_sub(world->sub());
    out.mutable_layout()->ParseFromString(world->layout().serialise());
    out.set_world(world::encodeKeyframe(*world, sees));
    if (sees != VisibilityClass::Learner)
        out.set_state_hash(world->stateHash());
    return answer;
}

Result<> checkBuckets(std::int64_t from, std::int64_t to, std::uint32_t bucket)
{
    if (bucket == 0 || bucket > INT32_MAX || to < from || tickOf(from).n != from ||
        tickOf(to).n != to || (to - from) / bucket > QueryService::kMaxBuckets)
        return failure("server.query.range");
    return {};
}

Answer series(RecordingReader &reader, const wire::ReadSeries &asked, VisibilityClass sees)
{
    if (const auto fine = checkBuckets(asked.from_tick(), asked.to_tick(), asked.bucket_ticks());
        !fine)
        return failure(fine.error());
    const auto layout = reader.layout();
    const world::FieldRef field = layout ? layout->find(asked.field()) : world::FieldRef();
    if (!field.isValid() || !maySee(sees, layout->field(field).visibility))
        return failure("server.query.unknown-field", {{"field", asked.field()}});
    const auto series =
        reader.series(asked.handle(), field, Tick{asked.from_tick()}, Tick{asked.to_tick()},
                      static_cast<int>(asked.bucket_ticks()));
    if (!series)
        return failure(series.error());
    wire::Answer answer;
    wire::Series &out = *answer.mutable_series();
    out.set_from_tick(series->from.n);
    out.set_bucket_ticks(static_cast<std::uint32_t>(series->bucketTicks));
    for (const recording::SeriesPoint &point : series->points) {
        wire::SeriesPoint &p = *out.add_points();
        p.set_set(point.set);
        p.set_min(point.min);
        p.set_max(point.max);
        p.set_last(point.last);
    }
    return answer;
}

Answer activity(RecordingReader &reader, const wire::ReadActivity &asked, VisibilityClass sees)
{
    if (const auto fine = checkBuckets(asked.from_tick(), asked.to_tick(), asked.bucket_ticks());
        !fine)
        return failure(fine.error());
    const auto list = reader.activity(Tick{asked.from_tick()}, Tick{asked.to_tick()},
                                      static_cast<int>(asked.bucket_ticks()));
    if (!list)
        return failure(list.error());
    wire::Answer answer;
    for (const recording::Activity &activity : *list) {
        if (!mayReadEventsOf(activity.type, sees))
            continue;
        wire::Activity &out = *answer.add_activity();
        out.set_aggregate(activity.aggregate);
        out.set_type(activity.type);
        for (const std::uint32_t count : activity.counts)
            out.add_counts(count);
        for (const std::uint8_t severity : activity.severities)
            out.add_severities(severity);
    }
    return answer;
}

Answer marks(RecordingReader &reader, VisibilityClass sees)
{
    wire::Answer answer;
    // A mark is a projection of its event and shown to the same people.
    if (!mayReadEventsOf("mark.added", sees))
        return answer;
    const auto marks = reader.marks();
    if (!marks)
        return failure(marks.error());
    for (const recording::Mark &mark : *marks) {
        wire::Mark &out = *answer.add_marks();
        out.set_event(mark.event);
        out.set_actor(mark.actor);
        v1::events::MarkAdded &m = *out.mutable_mark();
        m.set_id(contract::idBytes(mark.id));
        m.set_label(mark.label);
        m.set_tag(mark.tag);
        m.set_from_tick(mark.from.n);
        m.set_to_tick(mark.to.n);
        m.set_note(mark.note);
        m.set_automatic(mark.automatic);
    }
    return answer;
}

Answer clockMap(RecordingReader &reader)
{
    const auto points = reader.clockMap();
    if (!points)
        return failure(points.error());
    wire::Answer answer;
    for (const recording::ClockPoint &point : *points) {
        wire::ClockPoint &out = *answer.add_clock_points();
        out.set_tick(point.tick.n);
        out.set_wall_ms(point.wallMs);
        out.set_rate_numerator(point.rateNumerator);
        out.set_rate_denominator(point.rateDenominator);
        out.set_running(point.running);
        out.set_reason(point.reason);
    }
    return answer;
}

wire::Answer refused(const Error &error)
{
    wire::Answer answer;
    *answer.mutable_error() = contract::toProto(error.message);
    return answer;
}

} // namespace

QueryService::QueryService(sessions::SessionRegistry &registry)
    : m_registry(registry)
{
}

Answer QueryService::read(const wire::Query &query, sessions::Role role,
                          sessions::RecordingShelf &shelf) const
{
    const VisibilityClass sees = sessions::sees(role);
    return shelf.read<wire::Answer>(query.session(), [&](RecordingReader &reader) -> Answer {
        switch (query.kind_case()) {
        case wire::Query::kReadHeader:
            return header(reader, query.read_header().brief(), sees);
        case wire::Query::kReadChunk:
            return chunk(reader, tickOf(query.read_chunk().tick()), sees);
        case wire::Query::kReadEvents:
            return events(reader, query.read_events(), sees);
        case wire::Query::kSnapshotAt:
            return snapshot(reader, tickOf(query.snapshot_at().tick()), sees);
        case wire::Query::kReadSeries:
            return series(reader, query.read_series(), sees);
        case wire::Query::kReadActivity:
            return activity(reader, query.read_activity(), sees);
        case wire::Query::kReadMarks:
            return marks(reader, sees);
        case wire::Query::kReadClockMap:
            return clockMap(reader);
        default:
            return failure("server.query.unknown");
        }
    });
}

void QueryService::answer(const wire::Query &query, sessions::Role role, Answered answered,
                          const Withdrawn &withdrawn) const
{
    const auto deliver = [id = query.id(), answered = std::move(answered)](wire::Answer answer) {
        answer.set_id(id);
        answered(std::move(answer));
    };
    switch (query.kind_case()) {
    case wire::Query::kListSessions: {
        wire::Answer answer;
        for (sessions::SessionSummary summary : m_registry.sessions()) {
            if (summary.kind == sessions::SessionKind::Draft &&
                !sessions::may(role, sessions::Act::SeeDrafts))
                continue;
            if (!maySee(sessions::sees(role), content::Visibility::Staff))
                summary.title.clear(); // it often names the diagnosis
            const auto session = m_registry.find(summary.session);
            toProto(summary, session ? session->audience() : 0, *answer.add_sessions());
        }
        return deliver(std::move(answer));
    }
    case wire::Query::kListDrafts:
        if (!sessions::may(role, sessions::Act::SeeDrafts))
            break;
        return m_registry.drafts([deliver](Result<std::vector<sessions::DraftSummary>> drafts) {
            if (!drafts)
                return deliver(refused(drafts.error()));
            wire::Answer answer;
            for (const sessions::DraftSummary &draft : *drafts)
                toProto(draft, *answer.add_drafts());
            deliver(std::move(answer));
        });
    case wire::Query::kListRecordings:
        if (!sessions::may(role, sessions::Act::SeeRecordings))
            break;
        return m_registry.withShelf([deliver](sessions::RecordingShelf &shelf) {
            wire::Answer answer;
            for (const sessions::RecordingSummary &recording : shelf.list())
                toProto(recording, *answer.add_recordings());
            deliver(std::move(answer));
        });
    case wire::Query::kAskWhy:
        if (!sessions::may(role, sessions::Act::AskWhy))
            break;
        return m_registry.inquire(
            [this, query, withdrawn, deliver](sessions::RecordingShelf &shelf) {
                const auto gone = [this, withdrawn] {
                    return m_registry.isStopping() || (withdrawn && *withdrawn);
                };
                auto why = shelf.read<wire::Why>(query.session(), [&](RecordingReader &reader) {
                    return answerWhy(query.ask_why(), reader, gone);
                });
                if (!why)
                    return deliver(refused(why.error()));
                wire::Answer answer;
                *answer.mutable_why() = std::move(*why);
                deliver(std::move(answer));
            });
    case wire::Query::KIND_NOT_SET:
        return deliver(refused(Error("server.query.unknown", {})));
    default: {
        // A learner may look back in the run that is going on, not into other people's recordings.
        const auto run = m_registry.find(query.session());
        if (!run && !sessions::may(role, sessions::Act::SeeRecordings))
            break;
        return m_registry.withShelf([this, query, role, deliver](sessions::RecordingShelf &shelf) {
            auto answer = read(query, role, shelf);
            deliver(answer ? std::move(*answer) : refused(answer.error()));
        });
    }
    }
    deliver(refused(Error(
        Message("sessions.role.not-allowed", {{"role", std::string(sessions::name(role))}}))));
}

} // namespace ward::server
