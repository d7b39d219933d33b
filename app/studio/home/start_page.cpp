// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/home/start_page.h"

#include "app/studio/engine/engine_link.h"
#include "app/studio/session/recent_files.h"
#include "app/studio/session/scenario_file.h"
#include "core/base/time.h"

#include <QDir>
#include <QLocale>
#include <QPointer>

#include <utility>

namespace ward::studio {

namespace {

QList<CardItem> cardsOf(const QList<GalleryEntry> &entries, const QString &icon)
{
    QList<CardItem> cards;
    for (const GalleryEntry &entry : entries)
        cards.append({entry.source, entry.title, entry.summary, {}, entry.picture, icon});
    return cards;
}

} // namespace

StartPage::StartPage(EngineLink &engine, RecentFiles &recent, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_recent(recent)
{
    connect(&m_engine, &EngineLink::changed, this, [this] {
        StartState state = m_view.state();
        state.engineText = m_engine.chipText();
        state.engineLevel = int(m_engine.level());
        m_view.setState(state);
        if (m_engine.isOnline() != std::exchange(m_online, m_engine.isOnline()) && m_online)
            listRecordings();
    });
    // Queued: what was just opened takes the page's place first.
    connect(&m_recent, &RecentFiles::changed, this, &StartPage::fillRecent, Qt::QueuedConnection);
}

void StartPage::setGallery(const Gallery &gallery)
{
    m_view.templates()->setItems(cardsOf(gallery.templates, QStringLiteral("room")));
    m_view.shipped()->setItems(cardsOf(gallery.scenarios, QStringLiteral("bed")));
}

void StartPage::refresh()
{
    fillRecent();
    listRecordings();
}

void StartPage::fillRecent()
{
    QList<CardItem> recent;
    for (const RecentFile &file : m_recent.files()) {
        recent.append({file.file,
                       file.title,
                       isShipped(file.file) ? tr("comes with Ward; your changes are kept")
                                            : QDir::toNativeSeparators(file.file),
                       QLocale().toString(file.opened, QLocale::ShortFormat),
                       {},
                       QStringLiteral("document-open-recent")});
    }
    m_view.recent()->setItems(recent);
}

void StartPage::listRecordings()
{
    if (!m_engine.isOnline())
        return;
    m_engine.connection().listRecordings(
        [self = QPointer(this)](const Result<std::vector<client::RecordingSummary>> &recordings) {
            if (!self || !recordings)
                return;
            QList<CardItem> items;
            for (const client::RecordingSummary &recording : *recordings) {
                const QDateTime started = QDateTime::fromMSecsSinceEpoch(recording.startedMs);
                items.append({QString::fromStdString(recording.recording),
                              QString::fromStdString(recording.title),
                              QString::fromStdString(formatTimeLong(recording.last.time())),
                              recording.open ? tr("still running")
                                             : QLocale().toString(started, QLocale::ShortFormat),
                              {},
                              QStringLiteral("monitor")});
            }
            self->m_view.recordings()->setItems(items);
        });
}

} // namespace ward::studio
