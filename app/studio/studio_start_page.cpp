// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/studio.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <utility>

/// What there is to open: on the start page, and what went on while no studio was there.
namespace ward::studio {

void Studio::fillStartPage()
{
    QList<CardItem> shipped;
    for (const QString &name : shippedScenarios()) {
        const auto file = readScenario(shippedSource(name), content::Schema::shipped());
        if (!file)
            continue;
        const QString picture = QStringLiteral(":/ward/pictures/%1.jpg").arg(name);
        shipped.append({name,
                        file->title,
                        file->summary,
                        {},
                        QFileInfo::exists(picture) ? QUrl(QStringLiteral("qrc") + picture) : QUrl(),
                        QStringLiteral("bed")});
    }
    m_start.shipped()->setItems(shipped);
    QList<CardItem> recent;
    for (const RecentFile &file : m_workbench.recent().files()) {
        recent.append({file.file,
                       file.title,
                       QDir::toNativeSeparators(file.file),
                       QLocale().toString(file.opened, QLocale::ShortFormat),
                       {},
                       QStringLiteral("document-open-recent")});
    }
    m_start.recent()->setItems(recent);
    m_startView->prepare();
}

void Studio::listRecordings()
{
    m_engine.connection().listRecordings(
        [this](const Result<std::vector<client::RecordingSummary>> &recordings) {
            if (!recordings)
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
            m_start.recordings()->setItems(items);
        });
}

void Studio::offerRunningSession()
{
    if (std::exchange(m_sessionsAsked, true))
        return;
    m_engine.connection().listSessions([this](const Result<std::vector<client::SessionInfo>> &all) {
        if (!all || (m_workbench.plane() != Workbench::Plane::None && !m_workbench.isUnserved()))
            return;
        for (const client::SessionInfo &session : *all) {
            if (session.kind != client::SessionKind::Run ||
                session.clock.state == client::ClockState::Ended)
                continue;
            m_toaster.show(ui::Toaster::Kind::Warning,
                           tr("The session “%1” is still open at %2.")
                               .arg(QString::fromStdString(session.title),
                                    QString::fromStdString(formatTime(session.clock.tick.time()))),
                           QStringLiteral("restore"), tr("Go to it"),
                           [this, session] { m_workbench.join(session); });
            return;
        }
    });
}

} // namespace ward::studio
