// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/studio.h"

#include "app/studio/language.h"
#include "app/studio/shell/command_palette.h"
#include "app/studio/shell/popup_accessible.h"
#include "editor/catalogue/prefab_icon.h"
#include "qml/theme.h"

#include <QApplication>
#include <QMenu>
#include <QQuickItem>

#include <algorithm>
#include <iterator>

namespace ward::studio {

namespace {

using Keys = QList<QKeySequence>;

/// The prefabs an instructor is asked for most, in the order of the run bar.
constexpr const char *kSpawnFirst[] = {"defibrillator", "med-cart",   "bag-valve-mask",
                                       "suction",       "ventilator", "infusion-pump",
                                       "ultrasound",    "physician",  "nurse"};

} // namespace

void Studio::addActions()
{
    addFileActions();
    addEditActions();
    addViewActions();
    addRunActions();
}

void Studio::addFileActions()
{
    const QString file = tr("File");
    m_actions.add({"file.open", file, tr("Open …"), {QKeySequence::Open}, "document-open"},
                  [this] { browse(); });
    m_actions.add({"file.cancelOpening", file, tr("Stop opening"), {QKeySequence("Shift+Esc")}},
                  [this] { m_workbench->cancelOpening(); });
    m_actions.add({"file.save", file, tr("Save"), {QKeySequence::Save}, "document-save"},
                  [this] { m_workbench->hasFile() ? m_workbench->save() : saveAs(); });
    m_actions.add({"file.saveAs", file, tr("Save as …"), Keys{QKeySequence("Ctrl+Shift+S")},
                   "document-save-as"},
                  [this] { saveAs(); });
    m_actions.add({"file.close", file, tr("Close the scenario"), Keys{QKeySequence("Ctrl+W")},
                   "document-close"},
                  [this] {
                      if (!mayLeaveSession())
                          return;
                      m_workbench->close();
                      m_open.forget();
                      goHome();
                  });
    m_actions.add(
        {"engine.connect", tr("Engine"), tr("Connect to an engine …"), {}, "network-connect"},
        [this] { connectToEngine(); });
    m_actions.add({"engine.local", tr("Engine"), tr("Use this computer's own engine")},
                  [this] { useOwnEngine(); });
    m_actions.add({"engine.retry", tr("Engine"), tr("Try to reach the engine again")},
                  [this] { retryEngine(); });
    m_actions.add({"help.guide", tr("Help"), tr("Your first scenario, step by step"), {}, "guide"},
                  [this] { beginGuide(); });
    m_actions.add({"file.quit", file, tr("Quit"), {QKeySequence("Ctrl+Q")}, "application-exit"},
                  [this] { front().close(); });
}

void Studio::addEditActions()
{
    const QString edit = tr("Edit");
    m_actions.add({"edit.undo", edit, tr("Undo"), {QKeySequence("Ctrl+Z")}, "edit-undo"},
                  [this] { m_workbench->undo(); });
    m_actions.add({"edit.redo", edit, tr("Redo"),
                   Keys{QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")}, "edit-redo"},
                  [this] { m_workbench->redo(); });
    m_actions.add({"edit.duplicate", edit, tr("Duplicate"), {QKeySequence("Ctrl+D")}, "edit-copy"},
                  [this] { duplicateSelection(); });
    m_actions.add(
        {"edit.delete", edit, tr("Delete"), {QKeySequence(Qt::Key_Delete)}, "edit-delete"},
        [this] { removeSelection(); });
    m_actions.add({"edit.selectNone", edit, tr("Select nothing")},
                  [this] { m_panels->selection.clear(); });
}

void Studio::addViewActions()
{
    const QString view = tr("View");
    m_actions.add({"view.palette", view, tr("Every command …"), {QKeySequence("Ctrl+K")}},
                  [this] { (new CommandPalette(m_actions, &front()))->popup(); });
    m_actions.add({"view.start", view, tr("Start page"), {QKeySequence("Ctrl+0")}, "go-home"},
                  [this] { goHome(); });
    m_actions.add({"view.author", view, tr("Author"), {QKeySequence("Ctrl+1")}},
                  [this] { goTo(Workspace::Author); });
    m_actions.add({"view.run", view, tr("Run"), {QKeySequence("Ctrl+2")}},
                  [this] { goTo(Workspace::Run); });
    m_actions.add({"view.debrief", view, tr("Debrief"), {QKeySequence("Ctrl+3")}},
                  [this] { goTo(Workspace::Debrief); });
    m_actions.add({"view.resetLayout", view, tr("Reset the layout")},
                  [this] { m_workspaces->reset(); });
    m_actions.add({"view.menu", view, tr("Program menu"), {QKeySequence(Qt::Key_F10)}},
                  [this] { showMenu(nullptr); });
    m_actions.add({"view.nextPanel", view, tr("Next panel"), {QKeySequence(Qt::Key_F6)}},
                  [this] { m_window->focusNext(1); });
    m_actions.add({"view.previousPanel", view, tr("Previous panel"), {QKeySequence("Shift+F6")}},
                  [this] { m_window->focusNext(-1); });
    m_actions.add({"view.dark", view, tr("Dark colours"), {}, {}, true}, [this] {
        m_appearance.setDark(true);
        updateActions();
    });
    m_actions.add({"view.light", view, tr("Light colours"), {}, {}, true}, [this] {
        m_appearance.setDark(false);
        updateActions();
    });
    m_actions.add({"view.larger", view, tr("Larger interface"),
                   Keys{QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")}, "zoom-in"},
                  [this] { m_appearance.setScalePercent(m_appearance.scalePercent() + 10); });
    m_actions.add(
        {"view.smaller", view, tr("Smaller interface"), {QKeySequence("Ctrl+-")}, "zoom-out"},
        [this] { m_appearance.setScalePercent(m_appearance.scalePercent() - 10); });
    m_actions.add({"view.normalSize", view, tr("Interface at 100 %")},
                  [this] { m_appearance.setScalePercent(100); });
    m_actions.add({"view.fullScreen", view, tr("Full screen"), {QKeySequence(Qt::Key_F11)}},
                  [this] { front().setWindowState(front().windowState() ^ Qt::WindowFullScreen); });
    m_actions.add({"view.roomMonitor",
                   view,
                   tr("Monitor on a screen in the room"),
                   {QKeySequence("Ctrl+Shift+M")},
                   "monitor",
                   true},
                  [this] { toggleRoomMonitor(); });
    m_actions.add({"view.frames", view, tr("Frames per second in the status line"), {}, {}, true},
                  [this] { showFrames(!areFramesShown()); });
    m_actions.add({"view.mute", view, tr("Alarms without sound"), {}, {}, true},
                  [this] { setMuted(m_panels->monitor.audio() != 2); });
}

void Studio::addRunActions()
{
    const QString run = tr("Run");
    m_actions.add(
        {"run.start", run, tr("Rehearse"), {QKeySequence("Ctrl+R")}, "media-playback-start"},
        [this] { m_workbench->startRun(); });
    m_actions.add({"run.playPause", run, tr("Play or pause"), {QKeySequence(Qt::Key_P)}},
                  [this] { togglePlay(); });
    m_actions.add({"run.step", run, tr("One step (1/30 s)"), {QKeySequence("Ctrl+.")}},
                  [this] { m_workbench->step(); });
    m_actions.add(
        {"run.stop", run, tr("End the session"), {QKeySequence("Shift+F5")}, "media-playback-stop"},
        [this] { m_workbench->endRun(); });
    m_actions.add({"run.slower", run, tr("Slower"), {QKeySequence("[")}}, [this] { nextRate(-1); });
    m_actions.add({"run.faster", run, tr("Faster"), {QKeySequence("]")}}, [this] { nextRate(1); });
    for (std::size_t i = 0; i < runRates().size(); ++i) {
        const client::Rate rate = runRates()[i];
        m_actions.add({QStringLiteral("run.rate.%1").arg(i), run,
                       tr("Speed %1×").arg(QLocale().toString(rate.value(), 'g', 3))},
                      [this, rate] { m_workbench->setRate(rate); });
    }
    m_actions.add({"run.mark", run, tr("Mark this moment"), {QKeySequence(Qt::Key_M)}, "mark"},
                  [this] { m_workbench->addMark(tr("Mark")); });
    m_actions.add({"run.live", run, tr("Go to the newest moment"), {QKeySequence(Qt::Key_End)}},
                  [this] { m_panels->timeline.followLive(); });
}

void Studio::addSpawnActions()
{
    const content::Catalogue &catalogue = catalogueForUser();
    for (const content::Prefab &prefab : catalogue.prefabs()) {
        const QString reference = QString::fromStdString(catalogue.reference(prefab));
        m_actions.add({QStringLiteral("spawn.") + QString::fromStdString(prefab.id),
                       tr("Add to the room"),
                       QString::fromStdString(prefab.name),
                       {},
                       editor::prefabIcon(prefab)},
                      [this, reference] { spawn(reference); });
    }
}

/// What can be done while there is nothing but the start page.
void Studio::updateFirstActions()
{
    constexpr const char *kAlways[] = {
        "file.open",    "file.quit",    "help.guide",      "engine.connect",
        "view.palette", "view.menu",    "view.dark",       "view.light",
        "view.larger",  "view.smaller", "view.normalSize", "view.fullScreen",
    };
    for (QAction *action : m_actions.all()) {
        action->setEnabled(std::any_of(std::begin(kAlways), std::end(kAlways), [&](const char *id) {
            return action->objectName() == QLatin1String(id);
        }));
    }
    m_actions.action(QStringLiteral("view.light"))->setChecked(!m_appearance.theme().isDark());
    m_actions.action(QStringLiteral("view.dark"))->setChecked(m_appearance.theme().isDark());
}

void Studio::updateActions()
{
    if (m_status == nullptr)
        return updateFirstActions();
    for (const char *id : {"file.open", "file.quit", "help.guide", "engine.connect"})
        m_actions.action(QLatin1String(id))->setEnabled(true);
    using Plane = Workbench::Plane;
    const Plane plane = m_workbench->plane();
    const client::SessionReplica *active = m_workbench->active();
    const client::SessionReplica *draft = m_workbench->draft();
    const bool live = m_workbench->shown().isLive();
    const bool runLive = m_workbench->isRunLive();
    const bool edits = m_panels->edit.canEdit() && m_workspaces->isShown();
    const bool selected = edits && !m_panels->selection.isEmpty();
    const auto enable = [this](const char *id, bool on) {
        m_actions.action(QLatin1String(id))->setEnabled(on);
    };
    enable("file.save",
           draft != nullptr && (m_workbench->hasUnsavedChanges() || !m_workbench->hasFile()));
    enable("file.saveAs", draft != nullptr);
    enable("file.close", plane != Plane::None);
    enable("engine.retry", !m_engine.isOnline());
    enable("engine.local", !m_engine.isLocal());
    enable("edit.undo", active != nullptr && live && active->canUndo());
    enable("edit.redo", active != nullptr && live && active->canRedo());
    enable("edit.delete", selected);
    enable("edit.duplicate", selected);
    enable("edit.selectNone", !m_panels->selection.isEmpty());
    enable("view.author", draft != nullptr);
    enable("view.run", m_workbench->run() != nullptr);
    enable("view.debrief", m_workbench->run() != nullptr || plane == Plane::Recording);
    enable("view.resetLayout", m_workspaces->isShown());
    enable("view.mute", true);
    enable("view.frames", true);
    enable("file.cancelOpening", m_workbench->isOpening() && !m_workbench->isUnserved());
    m_actions.action(QStringLiteral("view.frames"))->setChecked(areFramesShown());
    enable("view.roomMonitor", plane != Plane::None || m_roomMonitor->isOpen());
    m_actions.action(QStringLiteral("view.roomMonitor"))->setChecked(m_roomMonitor->isOpen());
    updateSceneActions();
    updateSpawnPalette(edits);
    enable("run.start", draft != nullptr && draft->isReady() && !runLive && m_engine.isOnline());
    enable("run.playPause", plane == Plane::Run || plane == Plane::Recording);
    enable("run.live", plane == Plane::Run || plane == Plane::Recording);
    for (const char *id : {"run.step", "run.stop", "run.slower", "run.faster", "run.mark"})
        enable(id, runLive);
    for (QAction *action : m_actions.all()) {
        if (action->objectName().startsWith(QStringLiteral("run.rate.")))
            action->setEnabled(runLive);
        else if (action->objectName().startsWith(QStringLiteral("spawn.")))
            action->setEnabled(edits);
    }
    m_actions.action(QStringLiteral("view.light"))->setChecked(!m_appearance.theme().isDark());
    m_actions.action(QStringLiteral("view.dark"))->setChecked(m_appearance.theme().isDark());
    m_actions.action(QStringLiteral("run.start"))->setVisible(!runLive);

    if (m_runBar->spawnItems()->count() == 0) {
        QList<CardItem> items;
        const content::Catalogue &catalogue = catalogueForUser();
        for (const char *id : kSpawnFirst) {
            if (const content::Prefab *prefab = catalogue.prefab(id))
                items.append(
                    {QString::fromStdString(catalogue.reference(*prefab)),
                     QString::fromStdString(prefab->name),
                     {},
                     {},
                     QUrl(QStringLiteral("qrc:/ward/") + QString::fromStdString(prefab->thumbnail)),
                     editor::prefabIcon(*prefab)});
        }
        m_runBar->spawnItems()->setItems(items);
    }
}

namespace {

/// A menu of actions; an empty id is a separator.
QMenu *menuOf(const ActionSet &actions, const QList<const char *> &ids, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    for (const char *id : ids) {
        if (*id == '\0')
            menu->addSeparator();
        else
            menu->addAction(actions.action(QLatin1String(id)));
    }
    return menu;
}

void popup(QMenu *menu, const QPoint &at)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    tellOfActions(*menu);
    menu->popup(at);
}

QPoint belowOf(const QQuickItem *item)
{
    return item->mapToGlobal(QPointF(0, item->height() + 2)).toPoint();
}

} // namespace

void Studio::showMenu(QQuickItem *below)
{
    QMenu *menu = menuOf(m_actions,
                         {"file.open", "file.save", "file.saveAs", "file.close", "", "edit.undo",
                          "edit.redo", "edit.duplicate", "edit.delete", ""},
                         &front());
    menu->setObjectName(QStringLiteral("menu.program"));
    menu->setAccessibleName(tr("Program", "accessible name of a menu"));
    QMenu *view =
        menuOf(m_actions,
               {"view.start", "view.author", "view.run", "view.debrief", "", "view.resetLayout",
                "view.dark", "view.light", "view.larger", "view.smaller", "view.normalSize",
                "view.fullScreen", "", "view.roomMonitor", "view.mute"},
               menu);
    view->setTitle(tr("View"));
    view->setObjectName(QStringLiteral("menu.View"));
    QMenu *panels = view->addMenu(tr("Panels"));
    for (PanelHost *host : m_window->panels())
        panels->addAction(host->toggleViewAction());
    menu->addMenu(view);
    QMenu *scene = menuOf(m_actions,
                          {"scene.frame", "scene.frameAll", "scene.home", "", "camera.orbit",
                           "camera.walk", "camera.plan", "camera.bedside", "camera.save", "",
                           "scene.tool.measure", "", "scene.hide", "scene.solo", "scene.showAll",
                           "", "scene.grid", "scene.walls", "scene.light"},
                          menu);
    scene->setTitle(tr("Scene"));
    scene->setObjectName(QStringLiteral("menu.Scene"));
    menu->addMenu(scene);
    QMenu *run = menuOf(m_actions,
                        {"run.start", "run.playPause", "run.step", "run.slower", "run.faster",
                         "run.mark", "run.live", "", "run.spawn", "run.promote", "", "run.stop"},
                        menu);
    run->setTitle(tr("Run"));
    run->setObjectName(QStringLiteral("menu.Run"));
    menu->addMenu(run);
    menu->addSeparator();
    menu->addAction(m_actions.action(QStringLiteral("view.palette")));
    menu->addAction(m_actions.action(QStringLiteral("engine.connect")));
    menu->addAction(m_actions.action(QStringLiteral("help.guide")));
    menu->addAction(m_actions.action(QStringLiteral("file.quit")));
    popup(menu, below != nullptr ? belowOf(below) : m_window->mapToGlobal(QPoint(8, 44)));
}

void Studio::showEngineMenu(QQuickItem *below)
{
    auto *menu = new QMenu(&front());
    menu->setObjectName(QStringLiteral("menu.engine"));
    menu->setAccessibleName(tr("Engine", "accessible name of a menu"));
    QAction *state = menu->addAction(sentence(m_engine.sentence()));
    state->setEnabled(false);
    menu->addSeparator();
    for (const char *id : {"engine.retry", "engine.connect", "engine.local"})
        menu->addAction(m_actions.action(QLatin1String(id)));
    popup(menu, belowOf(below));
}

void Studio::showSpawnMenu(QQuickItem *below)
{
    auto *menu = new QMenu(&front());
    menu->setObjectName(QStringLiteral("menu.spawn"));
    menu->setAccessibleName(tr("Add to the room", "accessible name of a menu"));
    QHash<QString, QMenu *> categories;
    for (const content::Prefab &prefab : catalogueForUser().prefabs()) {
        const QString category = QString::fromStdString(prefab.category);
        if (!categories.contains(category))
            categories[category] = menu->addMenu(category);
        categories[category]->addAction(
            m_actions.action(QStringLiteral("spawn.") + QString::fromStdString(prefab.id)));
    }
    popup(menu, belowOf(below));
}

void Studio::showContextMenu(const Id &entity, const QPoint &at)
{
    if (!entity.isNull() && !m_panels->selection.contains(entity))
        m_panels->selection.select(entity);
    QMenu *menu = menuOf(
        m_actions,
        entity.isNull() ? QList<const char *>{"scene.home", "edit.selectAll", "scene.showAll", "",
                                              "edit.undo", "edit.redo"}
                        : QList<const char *>{"scene.frame", "", "edit.duplicate", "edit.delete",
                                              "arrange.lock", "", "scene.hide", "scene.solo",
                                              "scene.showAll", "", "edit.undo", "edit.redo"},
        &front());
    if (m_panels->selection.ids().size() > 1) {
        QMenu *order =
            menuOf(m_actions,
                   {"arrange.left", "arrange.centre", "arrange.right", "", "arrange.back",
                    "arrange.middle", "arrange.front", "", "arrange.across", "arrange.deep", "",
                    "arrange.faceEachOther", "arrange.faceFirst", "arrange.setDown"},
                   menu);
        order->setTitle(tr("Arrange"));
        menu->insertMenu(m_actions.action(QStringLiteral("arrange.lock")), order);
    }
    menu->setObjectName(QStringLiteral("menu.context"));
    menu->setAccessibleName(tr("In the room", "accessible name of a menu"));
    popup(menu, at);
}

} // namespace ward::studio
