// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/queued_recorder.h"

#include "core/base/process.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace ward::recording {

namespace {

/// Motion waits this long for more of it, so that many recordings do not wake the thread for every
/// tick, and each is worked on with what it needs at hand; events never wait. Together with what
/// the writer lets wait (`kKeepEveryUs`) and a tick, below the 250 ms of motion that a crash may
/// cost.
constexpr auto kGather = std::chrono::milliseconds(80);
constexpr int kMuchMotion = 32; ///< ticks of a recording that wait for no more

struct TickItem
{
    world::World world;
    std::vector<Event> events;
};
struct SyncItem
{
};
struct FinishItem
{
};
/// Lets the file go as it is.
struct LeaveItem
{
};
using Item = std::variant<TickItem, Checkpoint, ClockPoint, SyncItem, FinishItem, LeaveItem>;

} // namespace

/// What both threads know of a recording. The writer belongs to the recorder's thread.
struct QueuedRecorder::State
{
    std::string path;
    Callbacks callbacks;
    std::unique_ptr<RecordingWriter> writer;
    RecorderPool::Private *pool = nullptr;
    std::size_t lane = 0;

    std::mutex mutex;
    std::condition_variable changed; ///< `done` grew
    std::deque<Item> queue;
    bool scheduled = false; ///< in the lane's list of work
    std::uint64_t handed = 0;
    std::uint64_t done = 0;
    std::optional<Error> error;
    bool finished = false; ///< session's thread only
    std::atomic<std::uint64_t> committed{0};
    std::atomic<int> backlog{0};
    std::uint64_t told = 0; ///< recorder's thread only

    void work();
    void run(Item &item);
    void fail(const Error &what);
    void tellCommitted();
};

struct RecorderPool::Private
{
    using State = QueuedRecorder::State;
    struct Lane
    {
        std::mutex mutex;
        std::condition_variable wake;
        std::deque<std::shared_ptr<State>> work;
        std::vector<std::weak_ptr<State>> recordings;
        bool hurry = false; ///< what somebody waits for is in `work`
        bool stopping = false;
        std::thread thread;
    };
    std::vector<std::unique_ptr<Lane>> lanes;
    std::atomic<std::size_t> next{0};

    static void run(Lane &lane)
    {
        using namespace std::chrono_literals;
        auto idleAt = std::chrono::steady_clock::now() + 100ms;
        std::size_t batch = 0; ///< of what was gathered, not yet worked on
        std::unique_lock lock(lane.mutex);
        while (true) {
            lane.wake.wait_until(lock, idleAt, [&] { return lane.stopping || !lane.work.empty(); });
            if (!lane.work.empty() && batch == 0) {
                lane.wake.wait_for(lock, kGather, [&] { return lane.stopping || lane.hurry; });
                lane.hurry = false;
                batch = lane.work.size(); // all of it, before more is gathered
            }
            if (!lane.work.empty()) {
                --batch;
                const std::shared_ptr<State> state = std::move(lane.work.front());
                lane.work.pop_front();
                lock.unlock();
                state->work();
                lock.lock();
            } else if (lane.stopping) {
                return;
            }
            if (std::chrono::steady_clock::now() < idleAt)
                continue;
            idleAt = std::chrono::steady_clock::now() + 100ms;
            std::vector<std::shared_ptr<State>> live;
            std::erase_if(lane.recordings, [&](const std::weak_ptr<State> &weak) {
                if (auto state = weak.lock()) {
                    live.push_back(std::move(state));
                    return false;
                }
                return true;
            });
            lock.unlock();
            for (const auto &state : live)
                idle(*state);
            live.clear();
            lock.lock();
        }
    }

    /// Motion that waits although nothing follows it, and the write-ahead log.
    static void idle(State &state)
    {
        {
            const std::lock_guard lock(state.mutex);
            if (state.error)
                return;
        }
        if (!state.writer)
            return; // finished
        if (auto done = state.writer->idle(); !done)
            state.fail(done.error());
        else
            state.tellCommitted();
    }
};

RecorderPool::RecorderPool(int threads)
    : d(std::make_unique<Private>())
{
    for (int i = 0; i < std::max(1, threads); ++i) {
        auto &lane = d->lanes.emplace_back(std::make_unique<Private::Lane>());
        lane->thread = std::thread([l = lane.get()] {
            beBackgroundThread();
            Private::run(*l);
        });
    }
}

RecorderPool::~RecorderPool()
{
    for (auto &lane : d->lanes) {
        {
            const std::lock_guard lock(lane->mutex);
            lane->stopping = true;
        }
        lane->wake.notify_all();
        lane->thread.join();
    }
}

// --- the recorder's thread
// ------------------------------------------------------------------------

void QueuedRecorder::State::fail(const Error &what)
{
    {
        const std::lock_guard lock(mutex);
        if (error)
            return;
        error = what;
    }
    if (callbacks.failed)
        callbacks.failed(what);
}

void QueuedRecorder::State::tellCommitted()
{
    const std::uint64_t upto = writer->committedEvent();
    if (upto == told)
        return;
    told = upto;
    committed.store(upto, std::memory_order_release);
    if (callbacks.committed)
        callbacks.committed(upto);
}

void QueuedRecorder::State::run(Item &item)
{
    struct Visitor
    {
        RecordingWriter &writer;
        Result<> operator()(const TickItem &tick) const
        {
            return writer.appendTick(tick.world, tick.events);
        }
        Result<> operator()(const Checkpoint &checkpoint) const
        {
            return writer.addCheckpoint(checkpoint);
        }
        Result<> operator()(const ClockPoint &point) const { return writer.addClockPoint(point); }
        Result<> operator()(SyncItem) const { return writer.sync(); }
        Result<> operator()(FinishItem) const { return writer.finish(); }
        Result<> operator()(LeaveItem) const { return writer.sync(); }
    };
    if (!writer)
        return;
    bool broken = false;
    {
        const std::lock_guard lock(mutex);
        broken = error.has_value();
    }
    if (!broken) {
        if (auto result = std::visit(Visitor{*writer}, item); !result)
            fail(result.error());
        else
            tellCommitted();
    }
    // The file is let go here, not on the session's thread; nothing is told after this.
    if (std::holds_alternative<FinishItem>(item) || std::holds_alternative<LeaveItem>(item))
        writer.reset();
}

void QueuedRecorder::State::work()
{
    std::unique_lock lock(mutex);
    while (!queue.empty()) {
        {
            Item item = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            run(item);
            if (std::holds_alternative<TickItem>(item))
                backlog.fetch_sub(1, std::memory_order_relaxed);
            // Item dies here, unlocked: freeing a world's pools must not hold the session up.
        }
        lock.lock();
        ++done;
        changed.notify_all();
    }
    scheduled = false;
}

// --- the session's thread
// -------------------------------------------------------------------------

namespace {

bool canWait(const Item &item)
{
    const auto *tick = std::get_if<TickItem>(&item);
    return tick && tick->events.empty();
}

template <typename State>
void hand(const std::shared_ptr<State> &state, Item item)
{
    const bool hurry = !canWait(item) || state->backlog.load() >= kMuchMotion;
    bool schedule = false;
    {
        const std::lock_guard lock(state->mutex);
        state->queue.push_back(std::move(item));
        ++state->handed;
        schedule = !std::exchange(state->scheduled, true);
    }
    if (!schedule && !hurry)
        return;
    auto &lane = *state->pool->lanes[state->lane];
    bool wake = hurry;
    {
        const std::lock_guard lock(lane.mutex);
        wake |= lane.work.empty();
        lane.hurry |= hurry;
        if (schedule)
            lane.work.push_back(state);
    }
    if (wake)
        lane.wake.notify_one();
}

} // namespace

QueuedRecorder::QueuedRecorder(std::unique_ptr<RecordingWriter> writer, RecorderPool &pool,
                               Callbacks callbacks)
    : m_state(std::make_shared<State>())
{
    m_state->path = writer->path();
    m_state->committed = writer->committedEvent();
    m_state->told = writer->committedEvent();
    m_state->writer = std::move(writer);
    m_state->callbacks = std::move(callbacks);
    m_state->pool = pool.d.get();
    m_state->lane = pool.d->next.fetch_add(1) % pool.d->lanes.size();
    auto &lane = *pool.d->lanes[m_state->lane];
    const std::lock_guard lock(lane.mutex);
    lane.recordings.push_back(m_state);
}

QueuedRecorder::~QueuedRecorder()
{
    if (m_state->finished)
        return;
    hand(m_state, LeaveItem{});
    (void)wait();
}

void QueuedRecorder::appendTick(const world::World &world, std::span<const Event> events)
{
    m_state->backlog.fetch_add(1, std::memory_order_relaxed);
    hand(m_state, TickItem{world, {events.begin(), events.end()}});
}

void QueuedRecorder::addCheckpoint(Checkpoint checkpoint)
{
    hand(m_state, std::move(checkpoint));
}

void QueuedRecorder::addClockPoint(ClockPoint point)
{
    hand(m_state, std::move(point));
}

Result<> QueuedRecorder::wait()
{
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, [this] { return m_state->done == m_state->handed; });
    return m_state->error ? Result<>(failure(*m_state->error)) : Result<>();
}

Result<> QueuedRecorder::flush()
{
    if (m_state->finished) {
        const std::optional<Error> why = error();
        return why ? Result<>(failure(*why)) : Result<>();
    }
    hand(m_state, SyncItem{});
    return wait();
}

Result<> QueuedRecorder::finish()
{
    if (m_state->finished)
        return flush();
    m_state->finished = true;
    hand(m_state, FinishItem{});
    return wait();
}

std::uint64_t QueuedRecorder::committedEvent() const
{
    return m_state->committed.load(std::memory_order_acquire);
}

int QueuedRecorder::backlog() const
{
    return m_state->backlog.load(std::memory_order_relaxed);
}

std::optional<Error> QueuedRecorder::error() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->error;
}

const std::string &QueuedRecorder::path() const
{
    return m_state->path;
}

} // namespace ward::recording
