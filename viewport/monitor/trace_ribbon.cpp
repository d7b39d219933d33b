// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/trace_ribbon.h"

#include <algorithm>
#include <cmath>

namespace ward::viewport {

namespace {

struct Direction
{
    float x;
    float y;
};

Direction between(const RibbonPoint &a, const RibbonPoint &b)
{
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float length = std::sqrt(dx * dx + dy * dy);
    return length > 1e-6F ? Direction{dx / length, dy / length} : Direction{1, 0};
}

/// One band of the ribbon, between two offsets across the line: a strip of its own.
struct Band
{
    float from;
    float to;
    RibbonColor fromColor;
    RibbonColor toColor;
};

void bridge(std::vector<RibbonVertex> &into, const RibbonVertex &next)
{
    if (into.empty())
        return;
    into.push_back(into.back());
    into.push_back(next);
}

void addBand(std::span<const RibbonPoint> run, const std::vector<Direction> &across,
             const Band &band, std::vector<RibbonVertex> &into)
{
    for (std::size_t i = 0; i < run.size(); ++i) {
        const Direction n = across[i];
        const RibbonVertex a{run[i].x + n.x * band.from, run[i].y + n.y * band.from,
                             band.fromColor.r,           band.fromColor.g,
                             band.fromColor.b,           band.fromColor.a};
        const RibbonVertex b{run[i].x + n.x * band.to, run[i].y + n.y * band.to, band.toColor.r,
                             band.toColor.g,           band.toColor.b,           band.toColor.a};
        if (i == 0)
            bridge(into, a);
        into.push_back(a);
        into.push_back(b);
    }
}

} // namespace

void makeRibbon(std::span<const RibbonPoint> points, float width, float feather, RibbonColor color,
                std::vector<RibbonVertex> &into)
{
    into.clear();
    const RibbonColor clear{0, 0, 0, 0};
    const float core = std::max(0.0F, width * 0.5F - feather * 0.5F);
    const float edge = width * 0.5F + feather * 0.5F;
    std::vector<RibbonPoint> run;
    std::vector<Direction> across;
    for (std::size_t start = 0; start < points.size();) {
        std::size_t end = start + 1;
        while (end < points.size() && points[end].joined)
            ++end;
        // Points closer than a fraction of the line's width only make its edge rough.
        run.clear();
        for (std::size_t i = start; i < end; ++i) {
            if (!run.empty() && i + 1 < end && std::abs(points[i].x - run.back().x) < 0.2F &&
                std::abs(points[i].y - run.back().y) < 0.2F)
                continue;
            run.push_back(points[i]);
        }
        start = end;
        if (run.size() < 2)
            continue;
        across.resize(run.size());
        for (std::size_t i = 0; i < run.size(); ++i) {
            const Direction in = i > 0 ? between(run[i - 1], run[i]) : between(run[0], run[1]);
            const Direction out = i + 1 < run.size() ? between(run[i], run[i + 1]) : in;
            // The mitre: normal of the mean direction, longer where the line bends, but never
            // spiky.
            float mx = in.x + out.x;
            float my = in.y + out.y;
            const float length = std::sqrt(mx * mx + my * my);
            if (length < 1e-3F) {
                mx = in.x;
                my = in.y;
            } else {
                mx /= length;
                my /= length;
            }
            const float cosine = std::max(mx * in.x + my * in.y, 0.5F);
            across[i] = {-my / cosine, mx / cosine};
        }
        addBand(run, across, {-edge, -core, clear, color}, into);
        addBand(run, across, {-core, core, color, color}, into);
        addBand(run, across, {core, edge, color, clear}, into);
    }
}

} // namespace ward::viewport
