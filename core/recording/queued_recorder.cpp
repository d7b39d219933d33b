// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/queued_recorder.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

namespace ward::recording {

namespace {

struct Append
{
    world::World world; ///< shares its pools with the session's until that changes them
    std::vector<Event> events;
};
struct Finish
{
};
using Job = std::variant<Append, Checkpoint, ClockPoint, Finish>;

} // namespace

/// One thread of the pool and the recordings that have something to write.
struct RecorderWorker
{
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::shared_ptr<RecorderQueue>> ready;
    bool stop = false;
    std::thread thread;
};

/// One recording on the recorder's side: its queue and its writer.
struct RecorderQueue
{
    std::unique_ptr<RecordingWriter> writer;
    QueuedRecorder::Callbacks callbacks;
    std::string path;
    RecorderWorker *worker = nullptr; ///< the one thread that ever writes it

    std::mutex mutex;
    std::condition_variable idle;
    std::deque<Job> jobs;
    bool busy = false; ///< queued at the pool, or being written
    std::optional<Error> error;
    std::atomic<std::uint64_t> committed = 0;
    std::atomic<int> backlog = 0;

    Result<> write(Job &job)
    {
        if (auto *append = std::get_if<Append>(&job))
            return writer->appendTick(append->world, append->events);
        if (auto *checkpoint = std::get_if<Checkpoint>(&job))
            return writer->addCheckpoint(*checkpoint);
        if (auto *point = std::get_if<ClockPoint>(&job))
            return writer->addClockPoint(*point);
        return writer->finish();
    }

    void run(Job &job)
    {
        {
            const std::scoped_lock lock(mutex);
            if (error)
                return; // the file stays as it was when writing failed
        }
        auto done = write(job);
        if (!done) {
            {
                const std::scoped_lock lock(mutex);
                error = done.error();
            }
            if (callbacks.failed)
                callbacks.failed(done.error());
            return;
        }
        const std::uint64_t now = writer->committedEvent();
        if (now > committed.load()) {
            committed = now;
            if (callbacks.committed)
                callbacks.committed(now);
        }
    }
};

struct RecorderPool::Private
{
    std::vector<std::unique_ptr<RecorderWorker>> workers;
    std::atomic<std::size_t> next = 0;
};

namespace {

void work(RecorderWorker &worker)
{
    while (true) {
        std::shared_ptr<RecorderQueue> state;
        {
            std::unique_lock lock(worker.mutex);
            worker.wake.wait(lock, [&] { return worker.stop || !worker.ready.empty(); });
            if (worker.ready.empty())
                return; // stopped, and nothing is left to write
            state = std::move(worker.ready.front());
            worker.ready.pop_front();
        }
        std::deque<Job> jobs;
        {
            const std::scoped_lock lock(state->mutex);
            jobs.swap(state->jobs);
        }
        for (Job &job : jobs) {
            state->run(job);
            --state->backlog;
        }
        const std::scoped_lock lock(state->mutex);
        if (state->jobs.empty()) {
            state->busy = false;
            state->idle.notify_all();
        } else {
            const std::scoped_lock workerLock(worker.mutex);
            worker.ready.push_back(state);
        }
    }
}

} // namespace

RecorderPool::RecorderPool(int threads)
    : d(std::make_unique<Private>())
{
    for (int i = 0; i < std::max(1, threads); ++i) {
        d->workers.push_back(std::make_unique<RecorderWorker>());
        RecorderWorker &worker = *d->workers.back();
        worker.thread = std::thread([&worker] { work(worker); });
    }
}

RecorderPool::~RecorderPool()
{
    for (const auto &worker : d->workers) {
        {
            const std::scoped_lock lock(worker->mutex);
            worker->stop = true;
        }
        worker->wake.notify_all();
    }
    for (const auto &worker : d->workers)
        worker->thread.join();
}

QueuedRecorder::QueuedRecorder(std::unique_ptr<RecordingWriter> writer, RecorderPool &pool,
                               Callbacks callbacks)
    : m_queue(std::make_shared<RecorderQueue>())
{
    m_queue->path = writer->path();
    m_queue->committed = writer->committedEvent();
    m_queue->writer = std::move(writer);
    m_queue->callbacks = std::move(callbacks);
    m_queue->worker = pool.d->workers[pool.d->next++ % pool.d->workers.size()].get();
}

QueuedRecorder::~QueuedRecorder()
{
    std::unique_lock lock(m_queue->mutex);
    m_queue->idle.wait(lock, [&] { return !m_queue->busy; });
}

namespace {

void push(const std::shared_ptr<RecorderQueue> &queue, Job job)
{
    ++queue->backlog;
    bool wake = false;
    {
        const std::scoped_lock lock(queue->mutex);
        queue->jobs.push_back(std::move(job));
        wake = !std::exchange(queue->busy, true);
    }
    if (!wake)
        return;
    {
        const std::scoped_lock lock(queue->worker->mutex);
        queue->worker->ready.push_back(queue);
    }
    queue->worker->wake.notify_one();
}

} // namespace

void QueuedRecorder::appendTick(const world::World &world, std::span<const Event> events)
{
    push(m_queue, Append{world, {events.begin(), events.end()}});
}

void QueuedRecorder::addCheckpoint(Checkpoint checkpoint)
{
    push(m_queue, std::move(checkpoint));
}

void QueuedRecorder::addClockPoint(ClockPoint point)
{
    push(m_queue, std::move(point));
}

Result<> QueuedRecorder::flush()
{
    std::unique_lock lock(m_queue->mutex);
    m_queue->idle.wait(lock, [&] { return !m_queue->busy; });
    if (m_queue->error)
        return failure(*m_queue->error);
    lock.unlock();
    // The recorder's thread is idle for this recording, so its writer may be used from here.
    return m_queue->writer->sync();
}

Result<> QueuedRecorder::finish()
{
    push(m_queue, Finish{});
    std::unique_lock lock(m_queue->mutex);
    m_queue->idle.wait(lock, [&] { return !m_queue->busy; });
    if (m_queue->error)
        return failure(*m_queue->error);
    return {};
}

std::uint64_t QueuedRecorder::committedEvent() const
{
    return m_queue->committed;
}

int QueuedRecorder::backlog() const
{
    return m_queue->backlog;
}

std::optional<Error> QueuedRecorder::error() const
{
    const std::scoped_lock lock(m_queue->mutex);
    return m_queue->error;
}

const std::string &QueuedRecorder::path() const
{
    return m_queue->path;
}

} // namespace ward::recording
