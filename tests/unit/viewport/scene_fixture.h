// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/viewport/bay_fixture.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/qml/scene_controller.h"
#include "viewport/qml/scene_overlay.h"
#include "viewport/qml/scene_view_model.h"

namespace ward::test {

using viewport::Box;
using viewport::EntityPlace;
using viewport::EntityPlaces;
using viewport::SceneController;
using viewport::SceneModel;
using viewport::SceneViewModel;

struct Committed
{
    Id id;
    Pose pose;
    Id parent;
    QString socket;
};

/// The scene with the shipped arrest scenario, and hands that work in it.
struct SceneFixture
{
    Bay bay;
    SceneViewModel scene{content::Catalogue::shipped()};
    std::vector<Committed> committed;
    std::vector<Committed> spawned;
    int previews = 0;
    int commits = 0;
    QList<Id> requested;
    SceneViewModel::SelectionMode mode = SceneViewModel::SelectionMode::Replace;
    int requests = 0;

    SceneFixture()
    {
        scene.resize(1260, 640);
        scene.setWorld(bay.share());
        // Not the first view: that one follows what the scenario holds.
        scene.camera()->rig().lookAt({0, 0.72, -0.4}, 0.61, 0.4, 6.9);
        scene.camera()->settle();
        QObject::connect(&scene, &SceneViewModel::selectionRequested, &scene,
                         [this](const QList<Id> &ids, SceneViewModel::SelectionMode how) {
                             requested = ids;
                             mode = how;
                             ++requests;
                             scene.setSelection(ids);
                         });
        QObject::connect(&scene, &SceneViewModel::placesCommitted, &scene,
                         [this](const EntityPlaces &places) {
                             ++commits;
                             for (const EntityPlace &one : places)
                                 committed.push_back({one.id, one.pose, one.parent, one.socket});
                         });
        QObject::connect(
            &scene, &SceneViewModel::spawnRequested, &scene,
            [this](const QString &, const Pose &pose, const Id &parent, const QString &socket) {
                spawned.push_back({{}, pose, parent, socket});
            });
        QObject::connect(&scene, &SceneViewModel::placesPreviewed, &scene, [this] { ++previews; });
    }
    [[nodiscard]] SceneController &pointer() const { return scene.controller(); }
    [[nodiscard]] QPointF screen(const Vec3 &point) const
    {
        const auto at = scene.camera()->view().project(point);
        return at ? QPointF(at->x, at->y) : QPointF(-1, -1);
    }
    /// Somewhere on the thing that is not hidden by another.
    [[nodiscard]] QPointF on(const Id &id) const
    {
        const auto *model = qobject_cast<SceneModel *>(scene.entities());
        const Box box = model->pickScene().bounds(std::span<const Id>(&id, 1));
        for (int i = 0; i < 400; ++i) {
            const Vec3 size = box.size();
            const Vec3 point = box.low + Vec3{size.x * (0.1 + 0.8 * (i % 8) / 7.0),
                                              size.y * (0.1 + 0.8 * (i / 8 % 8) / 7.0),
                                              size.z * (0.1 + 0.8 * (i / 64 % 7) / 6.0)};
            const QPointF at = screen(point);
            const auto hit = model->pickScene().pick(scene.camera()->view().ray(at.x(), at.y()));
            if (hit && hit->id == id)
                return at;
        }
        return {-1, -1};
    }
    void click(const QPointF &at, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        pointer().hover(at);
        pointer().press(at, Qt::LeftButton, modifiers);
        pointer().release(at, at, Qt::LeftButton, modifiers);
    }
    void drag(const QPointF &from, const QPointF &to,
              Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        pointer().press(from, Qt::LeftButton, modifiers);
        for (int i = 1; i <= 5; ++i)
            pointer().move(from + (to - from) * i / 5, modifiers);
    }
};

} // namespace ward::test
