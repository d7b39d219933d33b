// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/recording_loader.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <memory>
#include <utility>

namespace ward::studio {
namespace {

/// What a reading thread needs to know and to tell.
struct Request
{
    std::function<bool()> isWanted;
    std::function<void(double done)> tell;
};

Result<LoadedRecording> readWhole(const client::ShownWorld::SourceFactory &factory,
                                  const Request &request)
{
    const auto source = factory();
    if (source == nullptr)
        return failure("studio.recording.gone");
    LoadedRecording read;
    auto info = source->info();
    if (!info)
        return failure(info.error());
    read.info = std::move(*info);
    constexpr int kPage = 1000;
    while (request.isWanted()) {
        auto page = source->events(read.events.empty() ? 0 : read.events.back().id, kPage);
        if (!page)
            return failure(page.error());
        if (page->empty())
            break;
        read.events.insert(read.events.end(), page->begin(), page->end());
        // One that is still being written may have more by now than it said.
        const auto all = std::max<std::uint64_t>(read.info.events, read.events.size());
        request.tell(double(read.events.size()) / double(all));
    }
    return read;
}

} // namespace

RecordingLoader::RecordingLoader(QObject *parent)
    : QObject(parent)
    , m_current(std::make_shared<std::atomic<int>>(0))
{
}

RecordingLoader::~RecordingLoader()
{
    abandon();
}

void RecordingLoader::load(client::ShownWorld::SourceFactory source, Loaded loaded)
{
    const int request = ++*m_current;
    const auto current = m_current;
    // Through the application: whether the loader is still there only its own thread can tell.
    const auto onOwnThread = [](std::function<void()> work) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(work),
                                  Qt::QueuedConnection);
    };
    QThreadPool::globalInstance()->start([self = QPointer(this), source = std::move(source),
                                          loaded = std::move(loaded), request, current,
                                          onOwnThread] {
        const Request asked{[current, request] { return *current == request; },
                            [self, current, request, onOwnThread](double done) {
                                onOwnThread([self, current, request, done] {
                                    if (self && *current == request)
                                        Q_EMIT self->progressed(done);
                                });
                            }};
        auto read = std::make_shared<const Result<LoadedRecording>>(readWhole(source, asked));
        onOwnThread([self, current, loaded, request, read] {
            if (self && *current == request)
                loaded(*read);
        });
    });
}

} // namespace ward::studio
