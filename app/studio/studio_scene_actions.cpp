// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Everything that can be done in the scene, as commands with shortcuts.
#include "app/studio/studio.h"
#include "viewport/qml/saved_view_model.h"
#include "viewport/qml/scene_commands.h"
#include "viewport/qml/scene_look.h"

#include <algorithm>

namespace ward::studio {

using viewport::Arrangement;
using viewport::SceneLook;
using viewport::SceneViewModel;

namespace {

using Keys = QList<QKeySequence>;

constexpr int kViewKeys = 9;

/// The kinds of things that can be hidden together.
constexpr const char *kKinds[] = {"patient", "actor", "device", "furniture", "supply"};

} // namespace

void Studio::addSceneActions()
{
    addSceneEditActions();
    addSceneViewActions();
    addSceneLookActions();
}

void Studio::addSceneEditActions()
{
    SceneViewModel *scene = &m_scene->scene();
    const QString edit = tr("Edit");
    m_actions.add({"edit.selectAll",
                   edit,
                   tr("Select everything in the room"),
                   {QKeySequence("Ctrl+A")},
                   "edit-select-all"},
                  [scene] { scene->commands().selectAll(); });
    m_actions.add({"edit.selectInverse",
                   edit,
                   tr("Select the others"),
                   {QKeySequence("Ctrl+I")},
                   "edit-select-invert"},
                  [scene] { scene->commands().selectInverse(); });

    const QString tool = tr("Tool");
    const auto addTool = [&](const char *id, const QString &text, const char *key, const char *icon,
                             SceneViewModel::Tool which) {
        m_actions.add({QLatin1String(id),
                       tool,
                       text,
                       {QKeySequence(QLatin1String(key))},
                       QLatin1String(icon)},
                      [scene, which] { scene->setTool(which); });
    };
    addTool("scene.tool.measure", tr("Measure a distance"), "Shift+M", "measure",
            SceneViewModel::Tool::Measure);
    // V, G and R are keys of the scene itself: there they begin to move and turn as well.
    addTool("scene.tool.select", tr("Select"), "", "edit-select", SceneViewModel::Tool::Select);
    addTool("scene.tool.move", tr("Move"), "", "transform-move", SceneViewModel::Tool::Move);
    addTool("scene.tool.rotate", tr("Rotate"), "", "transform-rotate",
            SceneViewModel::Tool::Rotate);
    m_actions.add({"scene.snapSurface",
                   tool,
                   tr("Snap to surfaces, on or off"),
                   {QKeySequence("Shift+S")},
                   "snap"},
                  [scene] { scene->setSnapToSurface(!scene->snapToSurface()); });
    m_actions.add({"scene.snapGrid",
                   tool,
                   tr("Snap to the grid, on or off"),
                   {QKeySequence("Shift+G")},
                   "show-grid"},
                  [scene] { scene->setSnapToGrid(!scene->snapToGrid()); });
    m_actions.add({"scene.snapAngle",
                   tool,
                   tr("Snap angles, on or off"),
                   {QKeySequence("Shift+R")},
                   "snap-angle"},
                  [scene] { scene->setSnapAngle(!scene->snapAngle()); });
    m_actions.add({"scene.localAxes",
                   tool,
                   tr("Own axes or the room's"),
                   {QKeySequence("Shift+L")},
                   "axes-local"},
                  [scene] { scene->setLocalAxes(!scene->localAxes()); });

    const QString order = tr("Arrange");
    const auto arrange = [&](const char *id, const QString &text, const char *key, const char *icon,
                             Arrangement how) {
        m_actions.add({QLatin1String(id),
                       order,
                       text,
                       {QKeySequence(QLatin1String(key))},
                       QLatin1String(icon)},
                      [scene, how] { scene->commands().arrange(how); });
    };
    arrange("arrange.left", tr("Left edges to the first selected"), "Ctrl+Shift+Left",
            "align-horizontal-left", Arrangement::AlignLeft);
    arrange("arrange.centre", tr("Centres, left to right, to the first selected"), "Ctrl+Shift+C",
            "align-horizontal-center", Arrangement::AlignCentre);
    arrange("arrange.right", tr("Right edges to the first selected"), "Ctrl+Shift+Right",
            "align-horizontal-right", Arrangement::AlignRight);
    arrange("arrange.back", tr("Back edges to the first selected"), "Ctrl+Shift+Up",
            "align-vertical-top", Arrangement::AlignBack);
    arrange("arrange.middle", tr("Centres, front to back, to the first selected"), "Ctrl+Shift+N",
            "align-vertical-center", Arrangement::AlignMiddle);
    arrange("arrange.front", tr("Front edges to the first selected"), "Ctrl+Shift+Down",
            "align-vertical-bottom", Arrangement::AlignFront);
    arrange("arrange.across", tr("Equal gaps from left to right"), "Ctrl+Shift+E",
            "distribute-horizontal-gaps", Arrangement::SpreadAcross);
    arrange("arrange.deep", tr("Equal gaps from front to back"), "Ctrl+Shift+D",
            "distribute-vertical-gaps", Arrangement::SpreadDeep);
    arrange("arrange.faceEachOther", tr("Turn to face each other"), "Ctrl+Shift+F",
            "transform-rotate", Arrangement::FaceEachOther);
    arrange("arrange.faceFirst", tr("Turn to face the first selected"), "Ctrl+Shift+T",
            "transform-rotate", Arrangement::FaceFirst);
    m_actions.add({"arrange.setDown",
                   order,
                   tr("Set down on what is below"),
                   {QKeySequence("Ctrl+PgDown")},
                   "go-bottom"},
                  [scene] { scene->commands().setDown(); });
    m_actions.add({"arrange.lock",
                   order,
                   tr("Lock in place, or free again"),
                   {QKeySequence("Ctrl+L")},
                   "object-locked"},
                  [this] { toggleLock(m_panels->selection.ids()); });
}

void Studio::addSceneViewActions()
{
    SceneViewModel *scene = &m_scene->scene();
    const QString camera = tr("Camera");
    m_actions.add({"scene.frame",
                   tr("Scene"),
                   tr("Frame the selection"),
                   {QKeySequence(Qt::Key_F)},
                   "zoom-fit-selection"},
                  [scene] { scene->frameSelection(); });
    m_actions.add({"scene.frameAll",
                   camera,
                   tr("Frame the whole room"),
                   {QKeySequence("Shift+F")},
                   "zoom-fit-best"},
                  [scene] { scene->frameAll(); });
    m_actions.add(
        {"scene.cancel", tr("Scene"), tr("Put nothing down"), {QKeySequence(Qt::Key_Escape)}},
        [scene] { scene->cancelPlacing(); });
    m_actions.add({"scene.home", tr("Scene"), tr("Whole room")}, [scene] { scene->resetCamera(); });
    const auto look = [&](const char *id, const QString &text, const char *key, const char *icon,
                          SceneViewModel::Navigation way) {
        m_actions.add({QLatin1String(id),
                       camera,
                       text,
                       {QKeySequence(QLatin1String(key))},
                       QLatin1String(icon)},
                      [scene, way] { scene->setNavigation(way); });
    };
    look("camera.orbit", tr("Turn round the room"), "Shift+1", "view-orbit",
         SceneViewModel::Navigation::Orbit);
    look("camera.walk", tr("Walk"), "Shift+2", "view-walk", SceneViewModel::Navigation::Walk);
    look("camera.plan", tr("Plan from above"), "Shift+3", "view-plan",
         SceneViewModel::Navigation::Plan);
    look("camera.bedside", tr("At the bedside; again: the next bed"), "Shift+4", "bed",
         SceneViewModel::Navigation::Bedside);
    m_actions.add({"camera.save",
                   camera,
                   tr("Save this view"),
                   {QKeySequence("Ctrl+Shift+V")},
                   "bookmark-new"},
                  [scene] { scene->saveView(); });
    for (int i = 0; i < kViewKeys; ++i) {
        m_actions.add({QStringLiteral("camera.view.%1").arg(i + 1),
                       camera,
                       tr("Saved view %1").arg(i + 1),
                       {QKeySequence(QStringLiteral("Alt+%1").arg(i + 1))},
                       "bookmarks"},
                      [scene, i] { scene->goToView(i); });
    }
    connect(scene->views(), &viewport::SavedViewModel::edited, this,
            [this, scene] { m_settings.setValue(viewsKey(), scene->views()->bytes()); });
    connect(scene->views(), &viewport::SavedViewModel::countChanged, this, &Studio::updateActions);
}

void Studio::addSceneLookActions()
{
    SceneViewModel *scene = &m_scene->scene();
    const QString shown = tr("Show");
    m_actions.add(
        {"scene.hide", shown, tr("Hide the selection"), {QKeySequence(Qt::Key_H)}, "view-hidden"},
        [scene] { scene->commands().hideSelection(); });
    m_actions.add({"scene.solo",
                   shown,
                   tr("Only the selection; again: everything"),
                   {QKeySequence("Shift+H")},
                   "view-visible"},
                  [scene] { scene->commands().soloSelection(); });
    m_actions.add({"scene.showAll",
                   shown,
                   tr("Show everything again"),
                   {QKeySequence("Alt+H")},
                   "view-visible"},
                  [scene] { scene->showAll(); });
    const QStringList names = {tr("Patients, shown or hidden"),
                               tr("Staff and family, shown or hidden"),
                               tr("Devices, shown or hidden"), tr("Furniture, shown or hidden"),
                               tr("Supplies, shown or hidden")};
    for (int i = 0; i < names.size(); ++i) {
        const QString kind = QLatin1String(kKinds[i]);
        m_actions.add({QStringLiteral("scene.kind.") + kind, shown, names[i]}, [scene, kind] {
            auto &visibility = scene->commands().visibility();
            visibility.setKindHidden(kind, !visibility.isKindHidden(kind));
        });
    }
    SceneLook *look = scene->look();
    const auto labels = [&](const char *id, const QString &text, SceneLook::Labels whom) {
        m_actions.add({QLatin1String(id), shown, text}, [look, whom] { look->setLabels(whom); });
    };
    labels("scene.labels.nobody", tr("Names of whatever is pointed at"), SceneLook::Labels::Nobody);
    labels("scene.labels.people", tr("Names of people"), SceneLook::Labels::People);
    labels("scene.labels.everything", tr("Names of everything"), SceneLook::Labels::Everything);
    m_actions.add({"scene.grid",
                   shown,
                   tr("Grid on the floor, on or off"),
                   {QKeySequence("Ctrl+Shift+G")},
                   "show-grid"},
                  [look] { look->setGrid(!look->hasGrid()); });
    m_actions.add({"scene.walls",
                   shown,
                   tr("Walls in the way: cut away or whole"),
                   {QKeySequence("Ctrl+Shift+W")}},
                  [look] { look->setCutWalls(!look->cutsWalls()); });
    m_actions.add(
        {"scene.light", shown, tr("Day or night light"), {QKeySequence("Shift+N")}}, [look] {
            look->setLight(look->light() == SceneLook::Light::Day ? SceneLook::Light::Night
                                                                  : SceneLook::Light::Day);
        });
    const auto quality = [&](const char *id, const QString &text, bool automatic,
                             SceneViewModel::Quality level) {
        m_actions.add({QLatin1String(id), shown, text}, [scene, automatic, level] {
            scene->setAutomaticQuality(automatic);
            if (!automatic)
                scene->setQuality(level);
        });
    };
    quality("scene.quality.auto", tr("Quality by what this computer can do"), true,
            SceneViewModel::Quality::Full);
    quality("scene.quality.full", tr("Full quality"), false, SceneViewModel::Quality::Full);
    quality("scene.quality.plain", tr("Plain quality"), false, SceneViewModel::Quality::Plain);
}

void Studio::updateSceneActions()
{
    const auto enable = [this](const QString &id, bool on) {
        m_actions.action(id)->setEnabled(on);
    };
    const SceneViewModel &scene = m_scene->scene();
    const bool open = m_workbench->plane() != Workbench::Plane::None && m_workspaces->isShown();
    const bool edits = open && m_panels->edit.canEdit();
    const std::size_t selected = m_panels->selection.ids().size();
    for (QAction *action : m_actions.all()) {
        const QString id = action->objectName();
        if (id.startsWith(QStringLiteral("scene.")) || id.startsWith(QStringLiteral("camera.")))
            action->setEnabled(open);
        else if (id.startsWith(QStringLiteral("arrange.")))
            action->setEnabled(edits && selected > 1);
    }
    enable(QStringLiteral("arrange.across"), edits && selected > 2);
    enable(QStringLiteral("arrange.deep"), edits && selected > 2);
    enable(QStringLiteral("arrange.setDown"), edits && selected > 0);
    enable(QStringLiteral("arrange.lock"),
           edits && selected > 0 && m_workbench->plane() == Workbench::Plane::Draft);
    enable(QStringLiteral("edit.selectAll"), open);
    enable(QStringLiteral("edit.selectInverse"), open);
    enable(QStringLiteral("scene.hide"), open && selected > 0);
    enable(QStringLiteral("scene.solo"), open && (selected > 0 || scene.isSolo()));
    enable(QStringLiteral("scene.showAll"), open && scene.hiddenCount() > 0);
    enable(QStringLiteral("scene.cancel"), !scene.placing().isEmpty());
    for (int i = 0; i < kViewKeys; ++i)
        enable(QStringLiteral("camera.view.%1").arg(i + 1), open && i < scene.views()->count());
}

QString Studio::viewsKey()
{
    const content::Record *scenario = m_workbench->shown().document().scenario();
    return QStringLiteral("scene/views/") + (scenario != nullptr
                                                 ? QString::fromStdString(scenario->id.toString())
                                                 : QStringLiteral("any"));
}

/// Those of the scenario that is open now.
void Studio::showViews()
{
    m_scene->scene().views()->setBytes(m_settings.value(viewsKey()).toByteArray());
}

void Studio::toggleLock(const std::vector<Id> &ids)
{
    const bool all = std::all_of(ids.begin(), ids.end(),
                                 [this](const Id &id) { return m_scene->locked().contains(id); });
    std::vector<editor::FieldEdit> edits;
    for (const Id &id : ids)
        edits.push_back({id, "entity", {{"locked", !all}}});
    if (!edits.empty())
        m_panels->edit.setFields(edits);
}

} // namespace ward::studio
