// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_view_model_private.h"

namespace ward::viewport {

void SceneViewModel::frameSelection()
{
    const QList<Id> &ids = d->scene.selection();
    const Box box = ids.isEmpty() ? roomBox(d->scene)
                                  : d->scene.pickScene().bounds(std::span<const Id>(
                                        ids.constData(), static_cast<std::size_t>(ids.size())));
    if (d->navigation == Navigation::Walk)
        setNavigation(Navigation::Orbit);
    d->camera.rig().frame(box);
    d->camera.wake();
}

void SceneViewModel::resetCamera()
{
    if (d->navigation == Navigation::Walk)
        setNavigation(Navigation::Orbit);
    d->camera.rig().reset(content(d->scene));
    d->camera.wake();
}

void SceneViewModel::frameAll()
{
    if (d->navigation == Navigation::Walk)
        setNavigation(Navigation::Orbit);
    d->camera.rig().frame(roomBox(d->scene));
    d->camera.wake();
}

void SceneViewModel::showAll()
{
    d->commands.visibility().showAll();
}

void SceneViewModel::saveView()
{
    d->commands.saveView();
}

void SceneViewModel::touchLabel(int row)
{
    d->controller.touchTag(d->labels.named(row));
}

void SceneViewModel::goToView(int row)
{
    const SavedView *view = d->commands.views().at(row);
    if (view == nullptr)
        return;
    d->camera.rig().go(view->view);
    d->camera.wake();
    showMode(view->view.mode == CameraRig::Mode::Walk   ? Navigation::Walk
             : view->view.mode == CameraRig::Mode::Plan ? Navigation::Plan
                                                        : Navigation::Orbit);
}

void SceneViewModel::keepClear(const QList<QRectF> &areas)
{
    d->labels.setTaken(areas);
    // The tools lie along the top; the axes, at the foot, leave room beside them.
    double covered = 0;
    for (const QRectF &area : areas) {
        if (area.top() < d->camera.view().height / 4)
            covered = std::max(covered, area.bottom());
    }
    d->camera.setCovered(covered);
    d->labels.update(d->camera.view());
}

void SceneViewModel::lookAlong(int axis)
{
    if (axis == 1)
        return setNavigation(Navigation::Plan);
    setNavigation(Navigation::Orbit);
    const CameraRig::View now = d->camera.rig().goal();
    // The same axis again: from the other side.
    const double yaw = axis == 0 ? std::numbers::pi / 2 : 0;
    constexpr double kLevel = 0.02;
    const bool there = std::abs(std::remainder(now.yaw - yaw, 2 * std::numbers::pi)) < kLevel &&
                       std::abs(now.pitch) < 2 * kLevel;
    d->camera.rig().lookAt(now.target, there ? yaw + std::numbers::pi : yaw, kLevel, now.distance);
    d->camera.wake();
}

void SceneViewModel::beginPlacing(const QString &prefab)
{
    d->controller.beginPlacing(prefab);
}

void SceneViewModel::cancelPlacing()
{
    d->controller.cancel();
}

bool SceneViewModel::dragPrefab(const QString &prefab, const QPointF &position,
                                Qt::KeyboardModifiers modifiers)
{
    return d->controller.dragPrefab(prefab, position, modifiers);
}

bool SceneViewModel::dropPrefab(const QString &prefab, const QPointF &position,
                                Qt::KeyboardModifiers modifiers)
{
    return d->controller.dropPrefab(prefab, position, modifiers);
}

void SceneViewModel::leavePrefab()
{
    d->controller.leavePrefab();
}

std::optional<SceneViewModel::Spot> SceneViewModel::freeSpot(const QString &prefab) const
{
    const auto asset = d->assets.store().asset(prefab.toStdString());
    const auto placement =
        d->controller.solver().freeSocket(asset->mesh.bounds, d->camera.rig().target());
    if (!placement)
        return std::nullopt;
    return Spot{placement->local, placement->parent, QString::fromStdString(placement->socket)};
}

} // namespace ward::viewport
