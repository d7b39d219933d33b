// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/qml/scene_view_model.h"

#include "viewport/qml/asset_library.h"
#include "viewport/qml/display_rows.h"
#include "viewport/qml/frame_meter.h"
#include "viewport/qml/node_places.h"
#include "viewport/qml/picture_quality.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/qml/scene_commands.h"
#include "viewport/qml/scene_controller.h"
#include "viewport/qml/scene_displays.h"
#include "viewport/qml/scene_look.h"
#include "viewport/qml/scene_measure.h"
#include "viewport/qml/scene_overlay.h"
#include "viewport/scene/author_cameras.h"
#include "viewport/scene/bed_round.h"
#include "viewport/scene/label_model.h"
#include "viewport/scene/scene_extent.h"
#include "viewport/scene/scene_model.h"

namespace ward::viewport {

/// What the view-model is made of; only its own files see it.
struct SceneViewModel::Private
{
    explicit Private(const content::Catalogue &catalogue)
        : assets(catalogue)
        , scene(assets.store())
        , displayed(scene)
        , places(scene)
        , labels(scene)
        , controller({scene, camera, overlay, measure, ghosts, assets.store()})
        , commands(scene, controller.solver(), camera)
    {
    }

    AssetLibrary assets;
    SceneModel scene;
    DisplayRows displayed;
    NodePlaces places;
    LabelModel labels;
    AuthorCameras authorCameras;
    QList<SceneAuthor> authors;
    SceneCamera camera;
    SceneOverlay overlay;
    SceneDisplays displays;
    SceneMeasure measure;
    GhostModel ghosts;
    SceneLook look;
    SceneController controller;
    SceneCommands commands;
    PictureQuality quality;
    FrameMeter frames;
    BedRound beds;

    SceneController::Options options;
    Navigation navigation = Navigation::Orbit;
    bool placed = false; ///< the camera was put in front of the first world
};

} // namespace ward::viewport
