// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/scenario_file.h"
#include "app/studio/studio.h"
#include "viewport/qml/scene_camera.h"

#include <algorithm>
#include <cmath>

/// The guided first scenario: where it stands, and what it can see of what its person did.
namespace ward::studio {

namespace {

constexpr char kStepKey[] = "guide/step";
const QString kRoom = QStringLiteral("single-room");
/// Higher than any resting heart rate, so that "set it to 124" is seen whatever it was before.
constexpr double kIllHeartRate = 100;
/// Metres the eye has to move; less is a click that slipped.
constexpr double kTurned = 0.25;

bool stands(const world::World &world, std::string_view prefab)
{
    const std::string wanted = "#" + std::string(prefab);
    return std::any_of(world.entities().begin(), world.entities().end(), [&](world::Handle entity) {
        return world.prefab(entity).ends_with(wanted);
    });
}

} // namespace

bool Studio::isGuidesRoom() const
{
    return m_workbench->plane() != Workbench::Plane::None &&
           m_workbench->source() == templateSource(kRoom);
}

/// What was done of it in an earlier session counts: the start page offers the rest.
void Studio::showGuideOnHome()
{
    StartState state = startPage().state();
    state.guideStep = std::clamp(m_settings.value(kStepKey).toInt(), 0, m_guide.steps());
    state.guideSteps = m_guide.steps();
    startPage().setState(state);
}

void Studio::beginGuide()
{
    m_making.finish();
    const QString room = templateSource(kRoom);
    m_guideFacts = {};
    m_guideEye.reset();
    m_guideThere = false;
    m_guideAt = -1;
    const bool there = isGuidesRoom();
    if (!there && !mayLeaveSession())
        return;
    m_guide.begin(m_settings.value(kStepKey).toInt());
    if (there)
        return goTo(m_workspaces->current());
    m_guide.step() == 0 ? m_workbench->openTemplate(room) : m_workbench->reopen(room);
}

void Studio::connectGuide()
{
    connect(m_actions.action(QStringLiteral("run.mark")), &QAction::triggered, this,
            [this] { m_guideFacts.marked = true; });
    connect(&m_guide, &GuideViewModel::changed, this, &Studio::updateGuide);
    connect(&m_panels->selection, &editor::Selection::changed, this, &Studio::lookForGuide);
    connect(&m_workbench->shown(), &client::ShownWorld::changed, this, &Studio::lookForGuide);
    connect(m_scene->scene().camera(), &viewport::SceneCamera::viewChanged, this,
            &Studio::lookForGuide);
    connect(m_scene->scene().camera(), &viewport::SceneCamera::movingChanged, this,
            &Studio::lookForGuide);
}

/// The bar, where it stands, and the panel that the step is done in.
void Studio::updateGuide()
{
    m_settings.setValue(kStepKey, m_guide.step());
    showGuideOnHome();
    const bool shown = m_guide.isShown() && m_workspaces->isShown();
    if (shown)
        m_guideView->prepare();
    m_guideView->setVisible(shown);
    if (!shown || m_guideAt == m_guide.step())
        return;
    m_guideAt = m_guide.step();
    if (PanelHost *panel = m_window->panel(m_guide.panel())) {
        panel->show();
        panel->raise();
    }
}

void Studio::lookForGuide()
{
    if (!m_guide.isShown() || !m_workbench->shown().hasWorld())
        return;
    // What was open before is still shown while the room is on its way.
    m_guideThere = m_guideThere || isGuidesRoom();
    if (!m_guideThere)
        return;
    const world::World &world = m_workbench->shown().world();
    const Workbench::Plane plane = m_workbench->plane();
    const bool draft = plane == Workbench::Plane::Draft;
    const bool run = plane == Workbench::Plane::Run;
    GuideFacts &facts = m_guideFacts;
    // Where it comes to rest after the room was opened is where looking around begins.
    const viewport::SceneCamera &camera = *m_scene->scene().camera();
    const Vec3 eye = camera.view().pose.position;
    if (camera.rig().isFirstView() || (!m_guideEye && !m_frameRoom && !camera.isMoving()))
        m_guideEye = eye;
    facts.turned = facts.turned || (m_guideEye && viewport::length(eye - *m_guideEye) > kTurned);
    facts.furnished = facts.furnished || stands(world, "ventilator");
    const world::Handle chosen = world.find(m_panels->selection.primary());
    facts.selected = chosen != world::kNoHandle &&
                     world.hasComponent(chosen, world.layout().componentIndex("patient"));
    const world::FieldRef hr = world.layout().find("vitals.hr");
    if (hr.isValid() && draft) {
        facts.changed = std::any_of(
            world.entities().begin(), world.entities().end(), [&](world::Handle entity) {
                return world.quantity(entity, hr).value_or(0) >= kIllHeartRate;
            });
    }
    facts.running = facts.running || (run && m_workbench->isRunLive());
    facts.spawned = facts.spawned || (run && stands(world, "defibrillator"));
    facts.ended = facts.running && m_workbench->run() != nullptr && !m_workbench->isRunLive();
    facts.lookedBack = facts.lookedBack || (run && facts.ended && !m_workbench->shown().isLive());
    facts.saved = draft && m_workbench->hasFile() && !m_workbench->hasUnsavedChanges();
    m_guide.look(facts);
}

} // namespace ward::studio
