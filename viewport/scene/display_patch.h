// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/assets/model_mesh.h"
#include "viewport/camera/camera_view.h"
#include "viewport/picking/pick_scene.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ward::viewport {

/// Where a model shows a picture: the flat part with the material "screen", in the model's frame.
struct DisplayPatch
{
    Vec3 corner; ///< of the picture's top left
    Vec3 right;  ///< to its top right
    Vec3 down;   ///< to its bottom left
};

/// nullopt when the model has no display.
[[nodiscard]] std::optional<DisplayPatch> displayPatch(const ModelMesh &mesh);

/// A display as it lies on the screen, cut into cells.
struct DisplayCells
{
    int columns = 0;
    int rows = 0;
    std::vector<ScreenPoint> corners; ///< row by row, (columns + 1) × (rows + 1)
    std::vector<std::uint8_t> seen;   ///< by cell, row by row; 0 = something stands before it
    bool operator==(const DisplayCells &) const = default;

    [[nodiscard]] bool isSeen() const;
};

/// The display of `item` seen by `view`, at most `finest` cells across; nullopt when it looks away,
/// is too small to be read or lies outside the view. Costs one ray a cell.
[[nodiscard]] std::optional<DisplayCells> seeDisplay(const DisplayPatch &patch,
                                                     const PickItem &item, const Pose &pose,
                                                     const PickScene &scene, const CameraView &view,
                                                     int finest);

} // namespace ward::viewport
