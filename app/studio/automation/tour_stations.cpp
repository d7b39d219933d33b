// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/automation/tour.h"
#include "app/studio/studio.h"

#include <QApplication>

namespace ward::studio {

namespace {
constexpr double kArrestSeconds = 95;
constexpr double kLookBackSeconds = 97;
constexpr int kPlan = 2; ///< of the ways to look at the scene
} // namespace

using Plane = Workbench::Plane;

void Tour::addStations()
{
    addAuthoring();
    addRun();
    addLookingBack();
    addReturn();
    addRooms();
}

void Tour::addAuthoring()
{
    Workbench &bench = m_studio.workbench();
    Panels &panels = m_studio.panels();
    const auto set = [&panels](const char *field, const char *text) {
        panels.inspector.commitText(panels.inspector.rowOf(QLatin1String(field)),
                                    QLatin1String(text));
    };
    const std::vector<Station> stations = {
        {"start", "The start page shows what can be opened, and the engine is there.", [] {},
         [this] { return m_studio.engine().isOnline(); }},
        {"open", "The ICU bay opens in 3D, with its tree, catalogue, rules and monitor.",
         [&bench] { bench.openShipped(QStringLiteral("icu-arrest")); },
         [&bench] { return bench.draft() != nullptr && bench.draft()->isReady(); }, 2500},
        {"catalogue", "The catalogue finds things by any of their names.",
         [this] { type("catalogue", "catalogueSearch", QStringLiteral("defib")); },
         [&panels] {
             return panels.catalogue.count() > 0 &&
                    panels.catalogue.count() < panels.catalogue.total();
         }},
        {"select", "The patient is selected: scene, tree and inspector agree.",
         [this, &panels] {
             type("catalogue", "catalogueSearch", {});
             panels.selection.select(entityOf("patient"));
         },
         [&panels] { return panels.inspector.rowOf(QStringLiteral("vitals.hr")) >= 0; }},
        {"heart-rate", "HR 92 → 110 /min, typed into the inspector; the engine has saved it.",
         [set] { set("vitals.hr", "110"); },
         [this, &bench] {
             return heartRate() == QLatin1String("110") && bench.draft()->pendingEdits() == 0;
         }},
        {"problems", "A pulmonary pressure the wrong way round is taken; the checks say so.",
         [this, set] {
             set("vitals.pap_s", "10/12");
             raise("problems");
         },
         [&panels] { return panels.problems.errors() > 0; }},
        {"undone", "Undo: HR 110 again, and no problem.",
         [this] {
             trigger("edit.undo");
             raise("rules");
         },
         [this, &panels] {
             return heartRate() == QLatin1String("110") && panels.problems.errors() == 0;
         }},
        {"gizmo", "The med cart is moved along one axis; a hint says how far.",
         [this, &panels] {
             panels.selection.select(entityOf("med-cart"));
             m_studio.scene().scene().setTool(viewport::SceneViewModel::Tool::Move);
             m_before = placeOf("med-cart");
             QTimer::singleShot(600, this, [this] {
                 const QPointF handle = gizmoHandle();
                 pointInScene(handle, Mouse::Press);
                 for (const double step : {8.0, 24.0, 48.0})
                     pointInScene(m_hand + QPointF(step, step * 0.2), Mouse::Move);
             });
         },
         [this] { return !m_hand.isNull(); }},
        {"moved", "Let go: one change, saved by the engine. Undo puts it back.",
         [this] { pointInScene(m_hand + QPointF(48, 9.6), Mouse::Release); },
         [this, undone = false]() mutable {
             if (!undone && std::abs(placeOf("med-cart") - m_before) > 0.04) {
                 undone = true;
                 trigger("edit.undo");
                 m_studio.scene().scene().setTool(viewport::SceneViewModel::Tool::Select);
             }
             return undone && std::abs(placeOf("med-cart") - m_before) < 0.001;
         }},
        {"commands", "Ctrl+K: every command, found by typing, with its shortcut.",
         [this] {
             trigger("view.palette");
             typeIntoPalette(QStringLiteral("pan"));
         },
         [] { return QApplication::activePopupWidget() != nullptr; }},
    };
    m_stations.insert(m_stations.end(), stations.begin(), stations.end());
}

void Tour::addRun()
{
    Workbench &bench = m_studio.workbench();
    client::ShownWorld &shown = bench.shown();
    const std::vector<Station> stations = {
        {"run", "The session runs at 10×.",
         [this, &bench] {
             closePopup();
             m_studio.panels().selection.select(entityOf("patient"));
             trigger("run.start");
         },
         [&bench, &shown, fast = false]() mutable {
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
             pointInScene(topOf("med-cart"), Mouse::Move);
         },
         [this] { return !m_studio.scene().scene().placing().isEmpty(); }},
        {"spawned", "… and one on the med cart. It stands there, in the running session only.",
         [this] { pointInScene(topOf("med-cart"), Mouse::Click); },
         [this] { return countOf("defibrillator") == 1; }},
        {"arrest", "At 95 s the rhythm changes to ventricular fibrillation.", [] {},
         [&shown] { return shown.time().seconds() > kArrestSeconds + 12; }},
        {"paused", "The session is paused; the monitor alarms.",
         [&bench] { bench.setRunning(false); },
         [&bench] { return bench.run()->clock().state == client::ClockState::Paused; }, 1500},
    };
    m_stations.insert(m_stations.end(), stations.begin(), stations.end());
}

void Tour::addLookingBack()
{
    Workbench &bench = m_studio.workbench();
    Panels &panels = m_studio.panels();
    client::ShownWorld &shown = bench.shown();
    const std::vector<Station> stations = {
        {"back", "Scrubbed back to 60 s: HR 110, and no defibrillator yet.",
         [&panels] { panels.timeline.seek(60); },
         [this, &shown] {
             return !shown.isLive() && shown.tick().n == 60 * kTicksPerSecond &&
                    heartRate() == QLatin1String("110") && countOf("defibrillator") == 0;
         },
         1500},
        {"log", "The log says what happened, in sentences; what comes later is dimmed.",
         [this] { raise("log"); }, [] { return true; }},
        {"live", "End: back at the newest moment.",
         [this] {
             raise("timeline");
             trigger("run.live");
         },
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
    };
    m_stations.insert(m_stations.end(), stations.begin(), stations.end());
}

void Tour::addReturn()
{
    Workbench &bench = m_studio.workbench();
    Panels &panels = m_studio.panels();
    client::ShownWorld &shown = bench.shown();
    CardListModel *recordings = m_studio.startPage().recordings();
    const std::vector<Station> stations = {
        {"author", "The scenario itself is as it was written, with HR 110.",
         [this] { trigger("view.author"); },
         [this, &bench] { return bench.plane() == Plane::Draft && countOf("defibrillator") == 0; },
         1500},
        {"recordings", "Closed: the start page has the recording.",
         [this] { trigger("file.close"); }, [recordings] { return recordings->count() > 0; }},
        {"recording", "The recording is opened and shows the moment of the arrest.",
         [this, recordings] {
             Q_EMIT m_studio.startPage().recordingRequested(recordings->items().front().key);
         },
         [&bench, &panels, &shown, sought = false]() mutable {
             if (bench.plane() != Plane::Recording || !shown.hasWorld())
                 return false;
             if (!std::exchange(sought, true))
                 panels.timeline.seek(kLookBackSeconds);
             return shown.tick().time().seconds() == kLookBackSeconds;
         },
         2500},
        {"reopened", "The scenario is opened again: the change is still there.",
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
    };
    m_stations.insert(m_stations.end(), stations.begin(), stations.end());
}

void Tour::addRooms()
{
    Workbench &bench = m_studio.workbench();
    StartViewModel &start = m_studio.startPage();
    const auto served = [&bench](const char *source) {
        return bench.source() == QLatin1String(source) && bench.draft() != nullptr &&
               bench.draft()->isReady();
    };
    const std::vector<Station> stations = {
        {"guide", "The guided first scenario: its first step, in a room with a patient.",
         [&start] { Q_EMIT start.guideRequested(); },
         [served] { return served("template:single-room"); }, 2500},
        {"room", "A bay with four beds to begin with, from the gallery.",
         [&start] { Q_EMIT start.templateRequested(QStringLiteral("template:bay-4-beds")); },
         [served] { return served("template:bay-4-beds"); }, 2500},
        {"plan", "The same from straight above.",
         [this] { m_studio.scene().scene().setProperty("navigation", kPlan); }, [] { return true; },
         1800},
        {"large", "The interface at a larger scale.",
         [this] {
             m_studio.scene().scene().setProperty("navigation", 0);
             for (int i = 0; i < 3; ++i)
                 trigger("view.larger");
         },
         [] { return true; }, 1800},
        {"other-theme", "The other theme.",
         [this] {
             trigger("view.normalSize");
             const bool dark = m_studio.actions().action(QStringLiteral("view.dark"))->isChecked();
             trigger(dark ? "view.light" : "view.dark");
         },
         [] { return true; }, 1800},
    };
    m_stations.insert(m_stations.end(), stations.begin(), stations.end());
}

} // namespace ward::studio
