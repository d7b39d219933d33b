// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/automation/tour.h"

#include "app/studio/studio.h"
#include "core/world/instantiate.h"
#include "viewport/qml/scene_camera.h"

#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QQuickView>
#include <QScreen>

namespace ward::studio {

namespace {
constexpr int kPollMs = 100;
constexpr int kStationMs = 60000;
constexpr double kArrestSeconds = 95;
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

void Tour::start()
{
    m_whole.start();
    next();
}

void Tour::addStations()
{
    using Plane = Workbench::Plane;
    Workbench &bench = m_studio.workbench();
    Panels &panels = m_studio.panels();
    client::ShownWorld &shown = bench.shown();
    const auto seconds = [&shown] { return shown.time().seconds(); };

    m_stations = {
        {"start", "The start page shows what can be opened, and the engine is there.", [] {},
         [this] { return m_studio.engine().isOnline(); }},
        {"open", "The ICU bay opens in 3D, with its tree, catalogue, rules and monitor.",
         [&bench] { bench.openShipped(QStringLiteral("icu-arrest")); },
         [&bench, &shown] { return bench.plane() == Plane::Draft && shown.hasWorld(); }, 2500},
        {"select", "The patient is selected: scene, tree and inspector agree.",
         [this, &panels] { panels.selection.select(entityOf("patient")); },
         [&panels] { return panels.inspector.rowOf(QStringLiteral("vitals.hr")) >= 0; }},
        {"heart-rate", "HR 92 → 110 /min, typed into the inspector; the engine has saved it.",
         [&panels] {
             const int row = panels.inspector.rowOf(QStringLiteral("vitals.hr"));
             panels.inspector.commitText(row, QStringLiteral("110"));
         },
         [this, &bench] {
             return heartRate() == QLatin1String("110") && bench.draft()->pendingEdits() == 0;
         }},
        {"run", "The session runs at 10×.", [this] { trigger("run.start"); },
         [this, &bench, &shown, fast = false]() mutable {
             if (bench.plane() != Plane::Run || !shown.hasWorld())
                 return false;
             if (!fast)
                 bench.setRate({10, 1});
             fast = true;
             return shown.time().seconds() > 66;
         }},
        {"placing", "A defibrillator is asked for: one click in the palette …",
         [this] {
             trigger("spawn.defibrillator");
             pointInScene("med-cart", Click::No);
         },
         [this] { return !m_studio.scene().scene().placing().isEmpty(); }},
        {"spawned", "… and one on the med cart. It stands there, in the running session only.",
         [this] { pointInScene("med-cart", Click::Yes); },
         [this] { return countOf("defibrillator") == 1; }},
        {"arrest", "At 95 s the rhythm changes to ventricular fibrillation.", [] {},
         [seconds] { return seconds() > kArrestSeconds + 12; }},
        {"paused", "The session is paused; the monitor alarms.",
         [&bench] { bench.setRunning(false); },
         [&bench] { return bench.run()->clock().state == client::ClockState::Paused; }},
        {"back", "Scrubbed back to 60 s: HR 110, and no defibrillator yet.",
         [&panels] { panels.timeline.seek(60); },
         [this, &shown] {
             return !shown.isLive() && shown.tick().n == 60 * kTicksPerSecond &&
                    heartRate() == QLatin1String("110") && countOf("defibrillator") == 0;
         }},
        {"live", "End: back at the newest moment.", [this] { trigger("run.live"); },
         [&shown] { return shown.isLive(); }},
        {"undo", "Undo takes the defibrillator away as a new event; history stays.",
         [this] { trigger("edit.undo"); }, [this] { return countOf("defibrillator") == 0; }},
        {"debrief", "The session has ended and is looked back on.", [this] { trigger("run.stop"); },
         [this, &bench] {
             if (bench.isRunLive())
                 return false;
             trigger("view.debrief");
             return true;
         },
         1800},
        {"author", "The scenario itself is as it was written, with HR 110.",
         [this] { trigger("view.author"); },
         [this, &bench] { return bench.plane() == Plane::Draft && countOf("defibrillator") == 0; }},
        {"reopened", "Closed and opened again: the change is still there.",
         [this, &bench] {
             trigger("file.close");
             bench.openShipped(QStringLiteral("icu-arrest"));
         },
         [this, &bench, &panels] {
             if (bench.plane() != Plane::Draft || !bench.shown().hasWorld())
                 return false;
             panels.selection.select(entityOf("patient"));
             return heartRate() == QLatin1String("110");
         },
         2000},
        {"light", "The same in light colours.", [this] { trigger("view.light"); },
         [] { return true; }},
    };
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
    const bool reached = m_stations[m_at].reached();
    if (!reached && m_since.elapsed() < kStationMs)
        return;
    m_poll.stop();
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
    QString line = QStringLiteral("%1  %2  %3")
                       .arg(reached ? "reached" : "MISSED ", file.leftJustified(20), station.what);
    const QStringList notices = m_studio.toaster().texts();
    if (!notices.isEmpty())
        line += QStringLiteral("\n         notices: ") + notices.join(QStringLiteral(" | "));
    m_report.append(line);
}

void Tour::finish()
{
    m_report.append(QStringLiteral("%1 stations, %2 missed, %3 s")
                        .arg(m_stations.size())
                        .arg(m_missed)
                        .arg(m_whole.elapsed() / 1000));
    QFile out(m_folder + QStringLiteral("/report.txt"));
    if (out.open(QIODevice::WriteOnly))
        out.write(m_report.join(QLatin1Char('\n')).toUtf8() + '\n');
    QCoreApplication::exit(m_missed == 0 ? 0 : 1);
}

void Tour::trigger(const char *action)
{
    m_studio.actions().action(QLatin1String(action))->trigger();
}

Id Tour::entityOf(const char *prefab) const
{
    const world::World &world = m_studio.workbench().shown().world();
    for (const world::Handle handle : world.entities()) {
        if (world.prefab(handle).ends_with(std::string("#") + prefab))
            return world.id(handle);
    }
    return {};
}

int Tour::countOf(const char *prefab) const
{
    const world::World &world = m_studio.workbench().shown().world();
    int count = 0;
    for (const world::Handle handle : world.entities())
        count += world.prefab(handle).ends_with(std::string("#") + prefab) ? 1 : 0;
    return count;
}

QString Tour::heartRate() const
{
    const world::World &world = m_studio.workbench().shown().world();
    const auto value =
        world.quantity(world.find(entityOf("patient")), world.layout().find("vitals.hr"));
    return value ? QString::number(qRound(*value)) : QString();
}

void Tour::pointInScene(const char *prefab, Click click)
{
    const content::Catalogue &catalogue = content::Catalogue::shipped();
    const world::World &world = m_studio.workbench().shown().world();
    const Pose pose = world::worldPose(world, catalogue, world.find(entityOf(prefab)));
    const content::Prefab *found = catalogue.prefab(prefab);
    const double height = found == nullptr ? 1 : found->size.y;
    const auto point =
        m_studio.scene().scene().camera()->view().project(pose.position + Vec3{0, height, 0});
    if (!point)
        return;
    QQuickView &view = m_studio.scene().view();
    const QPointF at(point->x, point->y);
    const QPointF global = view.mapToGlobal(at.toPoint());
    const auto send = [&](QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, global, button, buttons, Qt::NoModifier);
        QCoreApplication::sendEvent(&view, &event);
    };
    send(QEvent::MouseMove, Qt::NoButton, {});
    if (click == Click::No)
        return;
    send(QEvent::MouseButtonPress, Qt::LeftButton, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, Qt::LeftButton, {});
}

} // namespace ward::studio
