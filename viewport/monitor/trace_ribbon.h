// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ward::viewport {

/// A point of a line to be drawn; `joined`: there is a line from the point before.
struct RibbonPoint
{
    float x;
    float y;
    bool joined;
};

/// Vertex of the scene graph's vertex-colour material, colour premultiplied.
struct RibbonVertex
{
    float x, y;
    std::uint8_t r, g, b, a;
};

struct RibbonColor
{
    std::uint8_t r, g, b, a;
};

/// Makes one triangle strip out of polylines: a core of the line's colour with a feather to
/// transparent on either side, which smooths edges where the render target has no multisampling,
/// and round-looking joints. Breaks are bridged by triangles of no area, so that a trace is one
/// draw. `width` and `feather` in the points' units; reuses `into`'s memory.
void makeRibbon(std::span<const RibbonPoint> points, float width, float feather, RibbonColor color,
                std::vector<RibbonVertex> &into);

} // namespace ward::viewport
