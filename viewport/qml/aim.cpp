// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/aim.h"

#include <cmath>

namespace ward::viewport {
namespace {

/// So many pixels beside a tray still mean the tray.
constexpr double kSnapPixels = 32;

} // namespace

bool standsOnFloor(const content::Prefab *thing)
{
    constexpr double kTall = 0.9;
    return thing != nullptr &&
           (thing->kind == "actor" || thing->kind == "furniture" || thing->kind == "room" ||
            (thing->kind == "device" && thing->size.y > kTall));
}

SnapRequest aim(const CameraView &view, const QPointF &at, const content::Prefab *thing)
{
    SnapRequest request;
    request.ray = view.ray(at.x(), at.y());
    // A pixel is as large as what it shows is far.
    if (view.orthographic)
        request.reach = kSnapPixels * view.visibleHeight / view.height;
    else
        request.reachGrowth =
            kSnapPixels * 2 * std::tan(radians(view.fieldOfView) / 2) / view.height;
    if (thing != nullptr) {
        request.prefab = thing->id;
        request.floorOnly = standsOnFloor(thing);
    }
    return request;
}

void describeSupport(const SceneModel &model, const Id &parent, const std::string &socket,
                     SceneOverlay::State &state)
{
    const SceneEntity *entity = model.entity(parent);
    const bool named = entity != nullptr && entity->kind != QLatin1String("room");
    state.support = named ? entity->name : QString();
    // "top-tray" reads "top tray".
    state.socket = QString::fromStdString(socket).replace(QLatin1Char('-'), QLatin1Char(' '));
}

QString nameOfObstacle(const SceneModel &model, const Id &id)
{
    const SceneEntity *entity = model.entity(id);
    const bool named = entity != nullptr && entity->kind != QLatin1String("room");
    return named ? entity->name : QString();
}

} // namespace ward::viewport
