// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/engine_recording_source.h"

#include "core/contract/codec/wire_codec.h"
#include "core/recording/reader.h"
#include "core/recording/source.h"
#include "sim-client/connection.h"
#include "sim-client/connection_private.h"

#include <chrono>
#include <condition_variable>
#include <iterator>
#include <list>
#include <mutex>

namespace ward::client {

namespace wire = v1::wire;

/// How a reader thread reaches the connection on the GUI thread while that lives.
class SourceLink
{
public:
    explicit SourceLink(Connection &connection)
        : m_connection(&connection)
    {
    }

    void drop()
    {
        const std::lock_guard lock(m_mutex);
        m_connection = nullptr;
        m_changed.notify_all();
    }

    /// Reader thread. Waits.
    Result<wire::Answer> ask(const wire::Query &query)
    {
        struct Waiting
        {
            std::optional<Result<wire::Answer>> answer; ///< guarded by m_mutex
        };
        const auto waiting = std::make_shared<Waiting>();
        std::unique_lock lock(m_mutex);
        if (!m_connection)
            return failure("client.source.gone");
        const std::shared_ptr<SourceLink> self = m_self.lock();
        // The object cannot die while the mutex is held: its `destroyed` waits for it.
        QMetaObject::invokeMethod(
            m_connection,
            [self, connection = m_connection, query, waiting] {
                send(*connection, query, [self, waiting](Result<wire::Answer> answer) {
                    const std::lock_guard inner(self->m_mutex);
                    waiting->answer = std::move(answer);
                    self->m_changed.notify_all();
                });
            },
            Qt::QueuedConnection);
        const bool done = m_changed.wait_for(lock, std::chrono::seconds(10), [&] {
            return waiting->answer.has_value() || !m_connection;
        });
        if (waiting->answer)
            return std::move(*waiting->answer);
        return failure(done ? "client.source.gone" : "client.source.timeout");
    }

    std::weak_ptr<SourceLink> m_self;

private:
    static void send(Connection &connection, const wire::Query &query,
                     ConnectionPrivate::AnswerCallback answered);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    Connection *m_connection;
};

namespace {

class EngineRecordingSourceImpl final : public recording::RecordingSource
{
public:
    static constexpr std::size_t kCachedChunks = 32;

    EngineRecordingSourceImpl(std::shared_ptr<SourceLink> link, std::string recording)
        : m_link(std::move(link))
        , m_recording(std::move(recording))
    {
    }

    Result<recording::RecordingInfo> info() override
    {
        if (auto read = header(); !read)
            return failure(std::move(read.error()));
        return m_info;
    }

    std::shared_ptr<const world::Layout> layout() override
    {
        if (!m_layout && !header())
            return nullptr;
        return m_layout;
    }

    Result<world::World> worldAt(Tick tick, std::optional<std::uint32_t> sub) override
    {
        const auto known = layout();
        if (!known)
            return failure("client.source.no-layout");
        const recording::Moment at{tick, sub.value_or(UINT32_MAX)};
        for (auto it = m_chunks.begin(); it != m_chunks.end(); ++it) {
            if (it->first_tick() <= tick.n && tick.n <= it->last_tick()) {
                m_chunks.splice(m_chunks.begin(), m_chunks, it);
                return recording::worldInChunk(it->data(), known, at);
            }
        }
        wire::Query query = ask();
        query.mutable_read_chunk()->set_tick(tick.n);
        auto answer = m_link->ask(query);
        if (!answer)
            return failure(std::move(answer.error()));
        if (tick.n > answer->chunk().last_tick())
            return failure("recording.seek.outside", {{"at", MessageTime{tick.time().us}}});
        if (answer->chunk().final()) {
            m_chunks.push_front(answer->chunk());
            if (m_chunks.size() > kCachedChunks)
                m_chunks.pop_back();
        }
        return recording::worldInChunk(answer->chunk().data(), known, at);
    }

    Result<std::vector<recording::Event>> events(std::uint64_t after, int limit) override
    {
        wire::Query query = ask();
        query.mutable_read_events()->set_after(after);
        query.mutable_read_events()->set_limit(static_cast<std::uint32_t>(std::max(limit, 1)));
        while (true) {
            bool more = false;
            std::uint64_t upto = 0;
            auto page = readEvents(query, &more, &upto);
            // An empty page only means the end when the engine says so.
            if (!page || !page->empty() || !more)
                return page;
            query.mutable_read_events()->set_after(upto);
        }
    }

    Result<std::vector<recording::Event>> eventsBetween(Tick from, Tick to) override
    {
        wire::Query query = ask();
        query.mutable_read_events()->set_by_tick(true);
        query.mutable_read_events()->set_from_tick(from.n);
        query.mutable_read_events()->set_to_tick(to.n);
        std::vector<recording::Event> all;
        while (true) {
            bool more = false;
            std::uint64_t upto = 0;
            auto page = readEvents(query, &more, &upto);
            if (!page)
                return page;
            std::move(page->begin(), page->end(), std::back_inserter(all));
            if (!more)
                return all;
            query.mutable_read_events()->set_after(upto);
        }
    }

    Result<recording::Series> series(world::Handle handle, world::FieldRef field, Tick from,
                                     Tick to, int bucketTicks) override
    {
        const auto known = layout();
        if (!known)
            return failure("client.source.no-layout");
        wire::Query query = ask();
        wire::ReadSeries &asked = *query.mutable_read_series();
        asked.set_handle(handle);
        asked.set_field(known->path(field));
        asked.set_from_tick(from.n);
        asked.set_to_tick(to.n);
        asked.set_bucket_ticks(static_cast<std::uint32_t>(bucketTicks));
        const auto answer = m_link->ask(query);
        if (!answer)
            return failure(answer.error());
        recording::Series series{Tick{answer->series().from_tick()},
                                 static_cast<int>(answer->series().bucket_ticks()),
                                 {}};
        for (const wire::SeriesPoint &p : answer->series().points())
            series.points.push_back({p.set(), p.min(), p.max(), p.last()});
        return series;
    }

    Result<std::vector<recording::Activity>> activity(Tick from, Tick to, int bucketTicks) override
    {
        wire::Query query = ask();
        query.mutable_read_activity()->set_from_tick(from.n);
        query.mutable_read_activity()->set_to_tick(to.n);
        query.mutable_read_activity()->set_bucket_ticks(static_cast<std::uint32_t>(bucketTicks));
        const auto answer = m_link->ask(query);
        if (!answer)
            return failure(answer.error());
        std::vector<recording::Activity> list;
        for (const wire::Activity &a : answer->activity()) {
            recording::Activity activity{a.aggregate(), a.type(), {}, {}};
            activity.counts.assign(a.counts().begin(), a.counts().end());
            for (const std::uint32_t severity : a.severities())
                activity.severities.push_back(static_cast<std::uint8_t>(severity));
            list.push_back(std::move(activity));
        }
        return list;
    }

    Result<std::vector<recording::Mark>> marks() override
    {
        wire::Query query = ask();
        query.mutable_read_marks();
        const auto answer = m_link->ask(query);
        if (!answer)
            return failure(answer.error());
        std::vector<recording::Mark> list;
        for (const wire::Mark &m : answer->marks()) {
            const auto id = contract::idFromBytes(m.mark().id());
            list.push_back({id.value_or(Id()), m.event(), m.mark().label(), m.mark().tag(),
                            Tick{m.mark().from_tick()}, Tick{m.mark().to_tick()}, m.mark().note(),
                            m.actor(), m.mark().automatic()});
        }
        return list;
    }

    Result<std::vector<recording::ClockPoint>> clockMap() override
    {
        wire::Query query = ask();
        query.mutable_read_clock_map();
        const auto answer = m_link->ask(query);
        if (!answer)
            return failure(answer.error());
        std::vector<recording::ClockPoint> list;
        for (const wire::ClockPoint &p : answer->clock_points())
            list.push_back({Tick{p.tick()}, p.wall_ms(), p.rate_numerator(), p.rate_denominator(),
                            p.running(), p.reason()});
        return list;
    }

private:
    [[nodiscard]] wire::Query ask() const
    {
        wire::Query query;
        query.set_session(m_recording);
        return query;
    }

    /// Whole the first time, then only what grows.
    Result<> header()
    {
        if (m_info.closed)
            return {};
        wire::Query query = ask();
        query.mutable_read_header()->set_brief(m_layout != nullptr);
        const auto answer = m_link->ask(query);
        if (!answer)
            return failure(answer.error());
        const wire::RecordingHeader &h = answer->header();
        m_info.last = Tick{h.last_tick()};
        m_info.events = h.events();
        m_info.closed = h.closed();
        m_info.epoch = h.epoch();
        if (m_layout)
            return {};
        m_info.session = contract::idFromBytes(h.session()).value_or(Id());
        m_info.seed = h.seed();
        m_info.engine = h.engine();
        m_info.simVersion = static_cast<int>(h.sim_version());
        m_info.scenarioTitle = h.title();
        m_info.locale = h.locale();
        m_info.scenario = h.scenario();
        m_info.catalogue = h.catalogue();
        m_info.startedMs = h.started_ms();
        auto layout = world::Layout::parse(h.layout().SerializeAsString());
        if (!layout)
            return failure(std::move(layout.error()));
        m_layout = std::make_shared<const world::Layout>(std::move(*layout));
        return {};
    }

    Result<std::vector<recording::Event>> readEvents(const wire::Query &query, bool *more = nullptr,
                                                     std::uint64_t *upto = nullptr)
    {
        const auto answer = m_link->ask(query);
        if (!answer)
            return failure(answer.error());
        if (more)
            *more = answer->more();
        if (upto)
            *upto = answer->upto();
        std::vector<recording::Event> list;
        for (const v1::events::Event &message : answer->events()) {
            auto event = recording::fromProto(message);
            if (!event)
                return failure(std::move(event.error()));
            list.push_back(std::move(*event));
        }
        return list;
    }

    std::shared_ptr<SourceLink> m_link;
    std::string m_recording;
    recording::RecordingInfo m_info;
    std::shared_ptr<const world::Layout> m_layout;
    std::list<wire::Chunk> m_chunks; ///< newest first; final ones only
};

} // namespace

void SourceLink::send(Connection &connection, const wire::Query &query,
                      ConnectionPrivate::AnswerCallback answered)
{
    connection.d->query(query, std::move(answered));
}

ShownWorld::SourceFactory engineRecordingSource(Connection &connection, std::string recording)
{
    const auto link = std::make_shared<SourceLink>(connection);
    link->m_self = link;
    QObject::connect(&connection, &QObject::destroyed, [link] { link->drop(); });
    return [link, recording = std::move(recording)] {
        return std::make_unique<EngineRecordingSourceImpl>(link, recording);
    };
}

} // namespace ward::client
