// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/moment_reader.h"

#include "core/recording/source.h"

#include <QMetaObject>
#include <QThreadPool>

#include <condition_variable>
#include <mutex>
#include <optional>

namespace ward::client {

struct MomentReader::Shared
{
    SourceFactory factory;
    std::mutex mutex;
    std::condition_variable wake;
    std::optional<Tick> wanted;
    MomentReader *owner = nullptr; ///< null once it is gone; then the reader stops

    /// The next request, or nothing when the reader is to stop.
    std::optional<Tick> next()
    {
        std::unique_lock lock(mutex);
        wake.wait(lock, [&] { return !owner || wanted; });
        return owner ? std::exchange(wanted, std::nullopt) : std::nullopt;
    }

    /// Emits on the owner's thread, unless it is gone; what is under way dies with it.
    template <typename Emitter>
    void post(Emitter emitter)
    {
        const std::scoped_lock lock(mutex);
        if (owner) {
            QMetaObject::invokeMethod(
                owner, [to = owner, emitter = std::move(emitter)] { emitter(*to); },
                Qt::QueuedConnection);
        }
    }

    void run()
    {
        const auto source = factory();
        if (!source)
            return;
        if (auto info = source->info()) {
            post([info = *std::move(info)](MomentReader &to) { Q_EMIT to.opened(info); });
        } else {
            post([why = info.error().message](MomentReader &to) { Q_EMIT to.failed(why); });
        }
        while (const auto tick = next()) {
            if (auto world = source->worldAt(*tick)) {
                auto shown = std::make_shared<const world::World>(*std::move(world));
                post([shown](MomentReader &to) { Q_EMIT to.arrived(shown); });
            } else {
                post([why = world.error().message](MomentReader &to) { Q_EMIT to.failed(why); });
            }
        }
    }
};

namespace {

/// A reader may wait for the GUI thread's socket, so the GUI thread must never wait for a reader:
/// readers end by themselves here, at the latest before the program does.
QThreadPool &readers()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(64);
    return pool;
}

} // namespace

MomentReader::MomentReader(SourceFactory source)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->factory = std::move(source);
    m_shared->owner = this;
    readers().start([shared = m_shared] { shared->run(); });
}

MomentReader::~MomentReader()
{
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->owner = nullptr;
    }
    m_shared->wake.notify_one();
}

void MomentReader::request(Tick tick)
{
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->wanted = tick;
    }
    m_shared->wake.notify_one();
}

} // namespace ward::client
