// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/lane_rows.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace ward::timeline {

namespace {

constexpr double kLeastRoom = 26;

/// The more urgent, the smaller.
int urgency(Style style)
{
    switch (style) {
    case Style::AlarmHigh:
        return 0;
    case Style::AlarmMedium:
        return 1;
    case Style::AlarmLow:
        return 2;
    default:
        return 3;
    }
}

} // namespace

LaneRows arrangeRows(const Lane &lane)
{
    struct Named
    {
        std::string name;
        int urgency = 3;
        Tick first;
    };
    std::vector<Named> named;
    for (const Span &span : lane.spans) {
        if (span.name.empty())
            continue;
        const auto found = std::find_if(named.begin(), named.end(),
                                        [&](const Named &n) { return n.name == span.name; });
        if (found == named.end())
            named.push_back({span.name, urgency(span.style), span.from});
        else
            found->urgency = std::min(found->urgency, urgency(span.style));
    }
    std::stable_sort(named.begin(), named.end(), [](const Named &a, const Named &b) {
        return std::pair(a.urgency, a.first) < std::pair(b.urgency, b.first);
    });
    std::map<std::string, int, std::less<>> rowOfName;
    for (const Named &n : named)
        rowOfName.emplace(n.name, static_cast<int>(rowOfName.size()));

    LaneRows rows;
    std::vector<Tick> ends; // of the rows below the named ones
    for (const Span &span : lane.spans) {
        if (!span.name.empty()) {
            rows.rowOf.push_back(rowOfName.find(span.name)->second);
            continue;
        }
        auto row =
            std::find_if(ends.begin(), ends.end(), [&](Tick end) { return end <= span.from; });
        if (row == ends.end())
            row = ends.insert(ends.end(), span.to);
        *row = std::max(*row, span.to);
        rows.rowOf.push_back(static_cast<int>(named.size()) + static_cast<int>(row - ends.begin()));
    }
    rows.count = std::max<int>(1, static_cast<int>(named.size() + ends.size()));
    return rows;
}

Lane foldedLane(const Lane &lane)
{
    Lane folded = lane;
    folded.spans.clear();
    std::vector<Tick> edges;
    for (const Span &span : lane.spans) {
        edges.push_back(span.from);
        edges.push_back(span.to);
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    const Span *before = nullptr;
    int moreBefore = 0;
    for (std::size_t e = 0; e + 1 < edges.size(); ++e) {
        const Span *first = nullptr;
        int count = 0;
        for (const Span &span : lane.spans) {
            if (span.from > edges[e] || span.to <= edges[e])
                continue;
            ++count;
            if (first == nullptr || std::pair(urgency(span.style), span.from) <
                                        std::pair(urgency(first->style), first->from))
                first = &span;
        }
        if (first == nullptr) {
            before = nullptr;
            continue;
        }
        if (first == before) {
            // One bar for one alarm, however many come and go beside it.
            moreBefore = std::max(moreBefore, count - 1);
            folded.spans.back().to = edges[e + 1];
        } else {
            moreBefore = count - 1;
            folded.spans.push_back(*first);
            folded.spans.back().name.clear();
            folded.spans.back().from = edges[e];
            folded.spans.back().to = edges[e + 1];
        }
        folded.spans.back().label = first->label;
        if (moreBefore > 0)
            folded.spans.back().label += QStringLiteral(" +%1").arg(moreBefore);
        before = first;
    }
    return folded;
}

LabelSpot placeLabel(double width, const LabelRoom &room)
{
    const std::pair<LabelPlace, double> places[] = {{LabelPlace::Inside, room.inside},
                                                    {LabelPlace::After, room.after},
                                                    {LabelPlace::Before, room.before}};
    LabelSpot best;
    for (const auto &[place, free] : places) {
        if (width <= free)
            return {place, free};
        if (free > best.room)
            best = {place, free};
    }
    return best.room > kLeastRoom ? best : LabelSpot{};
}

} // namespace ward::timeline
