// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/automation/tour.h"

#include "app/studio/studio.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QScreen>

namespace ward::studio {

namespace {
constexpr int kPollMs = 100;
constexpr int kStationMs = 60000;
} // namespace

Tour::Tour(Studio &studio, const QString &folder)
    : m_studio(studio)
    , m_folder(folder)
{
    QDir().mkpath(folder);
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &Tour::look);
    addStations();
}

Tour::~Tour() = default;

void Tour::start()
{
    m_whole.start();
    next();
}

void Tour::next()
{
    if (m_at >= m_stations.size())
        return finish();
    m_since.start();
    m_stations[m_at].act();
    m_poll.start();
}

void Tour::look()
{
    const bool reached = !m_typing && m_stations[m_at].reached();
    if (!reached && m_since.elapsed() < kStationMs)
        return;
    m_poll.stop();
    m_typing.reset();
    QTimer::singleShot(m_stations[m_at].settleMs, this, [this, reached] {
        takePicture(m_stations[m_at], reached);
        ++m_at;
        next();
    });
}

void Tour::takePicture(const Station &station, bool reached)
{
    const QString file =
        QStringLiteral("%1-%2.png").arg(int(m_at) + 1, 2, 10, QLatin1Char('0')).arg(station.name);
    // The whole screen: what a person sees, with the scene's own window and the popups.
    const bool saved =
        m_studio.window().screen()->grabWindow(0).save(m_folder + QLatin1Char('/') + file);
    if (!reached || !saved)
        ++m_missed;
    m_report.append(
        QStringLiteral("%1  %2  %3")
            .arg(reached && saved ? "reached" : "MISSED ", file.leftJustified(22), station.what));
    const QStringList notices = m_studio.toaster().texts();
    if (!notices.isEmpty())
        m_report.append(QStringLiteral("         notices: ") + notices.join(QStringLiteral(" | ")));
    for (const QString &complaint : ConsoleWatch::take()) {
        ++m_complaints;
        m_report.append(QStringLiteral("         console: ") + complaint);
    }
}

void Tour::finish()
{
    m_report.append(QStringLiteral("%1 stations, %2 missed, %3 warnings on the console, %4 s")
                        .arg(m_stations.size())
                        .arg(m_missed)
                        .arg(m_complaints)
                        .arg(m_whole.elapsed() / 1000));
    QFile out(m_folder + QStringLiteral("/report.txt"));
    if (out.open(QIODevice::WriteOnly))
        out.write(m_report.join(QLatin1Char('\n')).toUtf8() + '\n');
    QCoreApplication::exit(m_missed == 0 ? 0 : 1);
}

} // namespace ward::studio
