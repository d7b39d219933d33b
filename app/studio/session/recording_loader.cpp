// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/recording_loader.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace ward::studio {
namespace {

Result<LoadedRecording> readWhole(const client::ShownWorld::SourceFactory &factory)
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
    for (;;) {
        auto page = source->events(read.events.empty() ? 0 : read.events.back().id, kPage);
        if (!page)
            return failure(page.error());
        if (page->empty())
            return read;
        read.events.insert(read.events.end(), page->begin(), page->end());
    }
}

} // namespace

void RecordingLoader::load(client::ShownWorld::SourceFactory source, Loaded loaded)
{
    const int request = ++m_current;
    QThreadPool::globalInstance()->start(
        [self = QPointer(this), source = std::move(source), loaded = std::move(loaded), request] {
            auto read = std::make_shared<const Result<LoadedRecording>>(readWhole(source));
            // Through the application: whether the loader is still there only its own thread can
            // tell.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, loaded, request, read] {
                    if (self && request == self->m_current)
                        loaded(*read);
                },
                Qt::QueuedConnection);
        });
}

} // namespace ward::studio
