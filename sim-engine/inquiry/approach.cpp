// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/inquiry/approach.h"

#include "sim-engine/inquiry/record_phrase.h"

#include <algorithm>
#include <cmath>

namespace ward::inquiry {

namespace {

constexpr std::int64_t kBuckets = 1000;

std::string textOf(const content::Record &record, std::string_view name)
{
    const auto *text = std::get_if<std::string>(&record.cell(name));
    return text ? *text : std::string();
}

/// The named entity, or the only one that has the field.
world::Handle entityOf(const History &history, const content::Record &trigger,
                       world::FieldRef field)
{
    const world::World &world = history.world();
    if (const auto *id = std::get_if<Id>(&trigger.cell("entity")))
        return world.find(*id);
    const auto having = world.having(field.component);
    return having.size() == 1 ? having.front() : world::kNoHandle;
}

struct Nearest
{
    double value = 0;
    Tick at;
};

/// The lowest or highest value of a range of ticks and the first bucket that has it.
Result<std::optional<Nearest>> extreme(const History &history, world::Handle handle,
                                       world::FieldRef field, Tick from, Tick to, int bucket,
                                       bool lowest)
{
    auto series = history.source().series(handle, field, from, to, bucket);
    if (!series)
        return failure(std::move(series.error()));
    std::optional<Nearest> best;
    for (std::size_t i = 0; i < series->points.size(); ++i) {
        const recording::SeriesPoint &point = series->points[i];
        if (!point.set)
            continue;
        const double value = lowest ? point.min : point.max;
        if (!best || (lowest ? value < best->value : value > best->value))
            best = Nearest{value, from + static_cast<std::int64_t>(i) * bucket};
    }
    return best;
}

} // namespace

Result<std::optional<Message>> closestApproach(const History &history,
                                               const content::Record &trigger)
{
    const std::string type = textOf(trigger, "type");
    const bool below = type == "vital-below";
    if (!below && type != "vital-above")
        return std::optional<Message>();
    const std::string path = textOf(trigger, "field");
    const content::FieldSpec *spec = history.schema().field(path);
    const world::FieldRef field = history.world().layout().find(path);
    if (!spec || !field.isValid())
        return std::optional<Message>();
    const world::Handle handle = entityOf(history, trigger, field);
    if (handle == world::kNoHandle)
        return std::optional<Message>();
    const Tick end = history.at() + 1;
    const auto bucket = static_cast<int>(std::max<std::int64_t>(1, end.n / kBuckets));
    auto rough = extreme(history, handle, field, Tick{0}, end, bucket, below);
    if (!rough)
        return failure(std::move(rough.error()));
    if (!*rough)
        return std::optional<Message>();
    const Tick first = (*rough)->at;
    auto fine = extreme(history, handle, field, first, std::min(end, first + bucket), 1, below);
    if (!fine)
        return failure(std::move(fine.error()));
    const Nearest nearest = (*fine).value_or(**rough);
    return std::optional(Message(below ? "inquiry.approach.lowest" : "inquiry.approach.highest",
                                 {{"value", MessageQuantity{nearest.value, spec->unit}},
                                  {"at", MessageTime{nearest.at.time().us}}}));
}

} // namespace ward::inquiry
