// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/past_seconds.h"

#include "core/recording/source.h"
#include "sim-client/reader_pool.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace ward::studio {

namespace {

/// So many worlds at once: the sweep fills from its head while the rest is read.
constexpr std::size_t kBatch = 16;
constexpr std::size_t kKept = 2 * PastSeconds::kSeconds;

constexpr int kReaders = 16;

/// A reader may wait for the GUI thread's socket, so the GUI thread never waits for a reader.
client::ReaderPool &readers()
{
    static client::ReaderPool pool(kReaders);
    return pool;
}

} // namespace

struct PastSeconds::Reader
{
    client::ShownWorld::SourceFactory factory;
    std::mutex mutex;
    std::condition_variable wake;
    std::vector<Tick> wanted;     ///< newest first; guarded by mutex
    PastSeconds *owner = nullptr; ///< null once nobody waits; guarded by mutex

    void ask(std::vector<Tick> ticks)
    {
        {
            const std::scoped_lock lock(mutex);
            wanted = std::move(ticks);
        }
        wake.notify_one();
    }

    void leave()
    {
        {
            const std::scoped_lock lock(mutex);
            owner = nullptr;
        }
        wake.notify_one();
    }

    /// The next few; empty when the reader is to stop.
    std::vector<Tick> next()
    {
        std::unique_lock lock(mutex);
        wake.wait(lock, [&] { return owner == nullptr || !wanted.empty(); });
        if (owner == nullptr)
            return {};
        const auto count = std::ptrdiff_t(std::min(kBatch, wanted.size()));
        std::vector<Tick> ticks(wanted.begin(), wanted.begin() + count);
        wanted.erase(wanted.begin(), wanted.begin() + count);
        return ticks;
    }

    void run(const std::shared_ptr<Reader> &self)
    {
        const auto source = factory();
        if (source == nullptr)
            return;
        for (auto ticks = next(); !ticks.empty(); ticks = next()) {
            Worlds worlds;
            for (const Tick tick : ticks) {
                // What cannot be read stays a gap; whoever shows the moment itself says why.
                if (auto world = source->worldAt(tick))
                    worlds.push_back(std::make_shared<const world::World>(*std::move(world)));
            }
            const std::scoped_lock lock(mutex);
            if (owner == nullptr)
                return;
            QMetaObject::invokeMethod(
                owner,
                [self, to = owner, worlds = std::move(worlds)] {
                    if (to->m_reader == self)
                        to->take(worlds);
                },
                Qt::QueuedConnection);
        }
    }
};

PastSeconds::PastSeconds(QObject *parent)
    : QObject(parent)
{
}

PastSeconds::~PastSeconds()
{
    setSource({});
}

void PastSeconds::setSource(client::ShownWorld::SourceFactory source)
{
    if (m_reader)
        m_reader->leave();
    m_reader.reset();
    m_worlds.clear();
    m_second = -1;
    if (!source)
        return;
    m_reader = std::make_shared<Reader>();
    m_reader->factory = std::move(source);
    m_reader->owner = this;
    readers().start([reader = m_reader] { reader->run(reader); });
}

void PastSeconds::want(Tick tick)
{
    const std::int64_t second = tick.n / kTicksPerSecond;
    if (!m_reader || second == m_second)
        return;
    m_second = second;
    std::vector<Tick> missing;
    for (std::int64_t s = second; s > 0 && s > second - kSeconds; --s) {
        if (!m_worlds.contains(s))
            missing.push_back(Tick{s * kTicksPerSecond});
    }
    m_reader->ask(std::move(missing));
}

std::shared_ptr<const world::World> PastSeconds::at(Tick tick) const
{
    const auto found = m_worlds.find(tick.n / kTicksPerSecond);
    return found != m_worlds.end() && tick.n % kTicksPerSecond == 0 ? found->second : nullptr;
}

void PastSeconds::take(const Worlds &worlds)
{
    for (const auto &world : worlds)
        m_worlds[world->tick().n / kTicksPerSecond] = world;
    // What is furthest from where one looks goes first.
    while (m_worlds.size() > kKept) {
        const bool early =
            m_second - m_worlds.begin()->first > std::prev(m_worlds.end())->first - m_second;
        m_worlds.erase(early ? m_worlds.begin() : std::prev(m_worlds.end()));
    }
    if (!worlds.empty())
        Q_EMIT arrived();
}

} // namespace ward::studio
