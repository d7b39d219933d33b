// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/file_schema.h"
#include "core/recording/overview.h"
#include "core/recording/reader_private.h"

#include <algorithm>
#include <map>
#include <set>

namespace ward::recording {

namespace {

constexpr int kSecond = static_cast<int>(kTicksPerSecond);
constexpr std::int64_t kMaxBuckets = 1 << 20;

/// The widest stored bucket that is not wider than the one asked for; 0 when even a second is.
int levelFor(int bucketTicks)
{
    int level = 0;
    for (const int seconds : kOverviewLevels) {
        if (seconds * kSecond <= bucketTicks)
            level = seconds;
    }
    return level;
}

void take(SeriesPoint &point, std::optional<double> value, bool isLast)
{
    if (value) {
        point.min = point.set ? std::min(point.min, *value) : *value;
        point.max = point.set ? std::max(point.max, *value) : *value;
        point.last = *value;
        point.set = true;
    } else if (isLast && !point.set) {
        point = {};
    }
}

struct Buckets
{
    Tick from;
    int ticks;
    std::int64_t count;
    [[nodiscard]] std::int64_t of(std::int64_t tick) const { return (tick - from.n) / ticks; }
};

Result<Buckets> bucketsOf(Tick from, Tick to, int bucketTicks)
{
    const std::int64_t count =
        bucketTicks > 0 && to >= from ? (to.n - from.n + bucketTicks - 1) / bucketTicks : -1;
    if (count < 0 || count > kMaxBuckets)
        return failure("recording.series.range");
    return Buckets{from, bucketTicks, count};
}

} // namespace

Result<Series> RecordingReader::series(world::Handle handle, world::FieldRef field, Tick from,
                                       Tick to, int bucketTicks)
{
    auto buckets = bucketsOf(from, to, bucketTicks);
    if (!buckets)
        return failure(std::move(buckets.error()));
    if (!field.isValid())
        return failure("recording.series.field");
    const world::FieldLayout &layout = d->layout->field(field);
    const auto valueOf = [&](std::int32_t slot) -> std::optional<double> {
        if (slot == world::kUnset)
            return std::nullopt;
        return layout.perUnit > 0 ? slot / layout.perUnit : slot * layout.step;
    };
    Series series{from, bucketTicks, std::vector<SeriesPoint>(std::size_t(buckets->count))};
    if (series.points.empty())
        return series;

    auto lastMoment = d->lastMoment();
    if (!lastMoment)
        return failure(std::move(lastMoment.error()));
    if (!*lastMoment)
        return series;
    const Tick end = std::min(to, (*lastMoment)->tick + 1);
    // What the curve begins with: where nothing changes, nothing is stored.
    std::optional<double> value;
    if (from.n >= 0 && from < end) {
        if (auto world = worldAt(from))
            value = valueOf(world->raw(handle, field));
    }

    struct Change
    {
        std::optional<double> last;
        std::optional<double> min;
        std::optional<double> max;
    };
    std::map<std::int64_t, Change> changes; ///< by bucket
    const auto note = [&](std::int64_t tick, const std::optional<double> &now) {
        Change &change = changes[buckets->of(tick)];
        change.last = now;
        if (now) {
            change.min = change.min ? std::min(*change.min, *now) : now;
            change.max = change.max ? std::max(*change.max, *now) : now;
        }
    };
    /// Exactly, tick by tick: fine buckets, and what overviews do not reach yet.
    const auto fold = [&](Tick first, Tick last) -> Result<> {
        for (Moment at{first, UINT32_MAX}; at.tick < last;) {
            auto chunk = d->chunkFor(at);
            if (!chunk)
                return failure(std::move(chunk.error()));
            const int index = (*chunk)->frames.indexAt(at);
            if (index < 0)
                return failure("recording.seek.outside", {{"at", MessageTime{at.tick.time().us}}});
            for (std::size_t i = static_cast<std::size_t>(index); i < (*chunk)->frames.size();
                 ++i) {
                const Moment when = (*chunk)->frames.moment(i);
                if (when.tick >= last)
                    return {};
                auto world = d->worldIn(**chunk, i);
                if (!world)
                    return failure(std::move(world.error()));
                note(when.tick.n, valueOf(world->raw(handle, field)));
            }
            at.tick = std::max((*chunk)->last.tick, at.tick) + 1;
        }
        return {};
    };

    const int level = hasOverview(layout.type) ? levelFor(bucketTicks) : 0;
    Tick reached = from;
    if (level > 0) {
        auto lodTick = file::readMetaInteger(d->db, "lod_tick", -1);
        auto id = d->db.prepare("SELECT id FROM series WHERE handle=? AND component=? AND slot=?");
        if (!lodTick || !id)
            return failure(lodTick ? std::move(id.error()) : std::move(lodTick.error()));
        id->bind(1, std::int64_t{handle}).bind(2, std::int64_t{field.component});
        auto known = id->bind(3, std::int64_t{field.slot}).step();
        if (!known)
            return failure(std::move(known.error()));
        const auto wanted = static_cast<std::uint64_t>(*known ? id->integer(0) : 0);
        auto eventSeries = d->eventSeries();
        if (!eventSeries)
            return failure(std::move(eventSeries.error()));
        const std::int64_t width = std::int64_t{level} * kSecond;
        auto rows = d->db.prepare("SELECT bucket,data FROM lod WHERE level=? AND bucket>=? AND "
                                  "bucket<? ORDER BY bucket");
        if (!rows)
            return failure(std::move(rows.error()));
        rows->bind(1, std::int64_t{level}).bind(2, from.n / width);
        rows->bind(3, (end.n + width - 1) / width);
        std::vector<OverviewEntry> entries;
        while (*known) {
            auto row = rows->step();
            if (!row)
                return failure(std::move(row.error()));
            if (!*row)
                break;
            entries.clear();
            const auto isEvents = [&](std::uint64_t s) { return eventSeries->contains(s); };
            if (!decodeOverview(rows->blob(1), isEvents, entries))
                return failure("recording.series.damaged");
            for (const OverviewEntry &entry : entries) {
                if (entry.series != wanted)
                    continue;
                const std::int64_t start = std::max(rows->integer(0) * width, from.n);
                if (entry.hasValues) {
                    note(start, valueOf(entry.min));
                    note(start, valueOf(entry.max));
                }
                note(start, entry.unsetAtEnd ? std::nullopt : valueOf(entry.last));
            }
        }
        reached = std::clamp(Tick{*lodTick + 1}, from, std::max(from, end));
    }
    if (reached < end) {
        if (auto done = fold(reached, end); !done)
            return failure(std::move(done.error()));
    }

    for (std::int64_t bucket = 0; bucket < buckets->count; ++bucket) {
        SeriesPoint &point = series.points[std::size_t(bucket)];
        if (from.n + bucket * bucketTicks >= end.n)
            break;
        take(point, value, false);
        const auto change = changes.find(bucket);
        if (change == changes.end())
            continue;
        take(point, change->second.min, false);
        take(point, change->second.max, false);
        value = change->second.last;
        take(point, value, true);
    }
    return series;
}

Result<std::set<std::uint64_t>> RecordingReader::Private::eventSeries()
{
    auto select = db.prepare("SELECT id FROM series WHERE component IS NULL");
    if (!select)
        return failure(std::move(select.error()));
    std::set<std::uint64_t> ids;
    while (true) {
        auto row = select->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            return ids;
        ids.insert(static_cast<std::uint64_t>(select->integer(0)));
    }
}

Result<std::vector<Activity>> RecordingReader::activity(Tick from, Tick to, int bucketTicks)
{
    auto buckets = bucketsOf(from, to, bucketTicks);
    if (!buckets)
        return failure(std::move(buckets.error()));
    std::map<std::pair<world::Handle, std::string>, Activity> lanes;
    const auto note = [&](world::Handle aggregate, const std::string &type, std::int64_t tick,
                          std::uint32_t count, int weight) {
        if (tick < from.n || tick >= to.n)
            return;
        Activity &lane = lanes[{aggregate, type}];
        if (lane.counts.empty()) {
            lane.aggregate = aggregate;
            lane.type = type;
            lane.counts.resize(std::size_t(buckets->count));
            lane.severities.resize(std::size_t(buckets->count));
        }
        const auto bucket = static_cast<std::size_t>(buckets->of(tick));
        lane.counts[bucket] += count;
        lane.severities[bucket] =
            std::max(lane.severities[bucket], static_cast<std::uint8_t>(weight));
    };

    std::uint64_t after = 0;
    if (const int level = levelFor(bucketTicks); level > 0) {
        auto lodEvent = file::readMetaInteger(d->db, "lod_event");
        auto names = d->db.prepare("SELECT id,handle,type FROM series WHERE component IS NULL");
        auto rows = d->db.prepare("SELECT bucket,data FROM lod WHERE level=? AND bucket>=? AND "
                                  "bucket<? ORDER BY bucket");
        if (!lodEvent || !names || !rows)
            return failure("recording.series.damaged");
        std::map<std::uint64_t, std::pair<world::Handle, std::string>> series;
        while (true) {
            auto row = names->step();
            if (!row)
                return failure(std::move(row.error()));
            if (!*row)
                break;
            series.emplace(static_cast<std::uint64_t>(names->integer(0)),
                           std::pair(static_cast<world::Handle>(names->integer(1)),
                                     std::string(names->text(2))));
        }
        const std::int64_t width = std::int64_t{level} * kSecond;
        rows->bind(1, std::int64_t{level}).bind(2, from.n / width);
        rows->bind(3, (to.n + width - 1) / width);
        std::vector<OverviewEntry> entries;
        while (true) {
            auto row = rows->step();
            if (!row)
                return failure(std::move(row.error()));
            if (!*row)
                break;
            entries.clear();
            const auto isEvents = [&](std::uint64_t s) { return series.contains(s); };
            if (!decodeOverview(rows->blob(1), isEvents, entries))
                return failure("recording.series.damaged");
            for (const OverviewEntry &entry : entries) {
                if (const auto it = series.find(entry.series); it != series.end()) {
                    note(it->second.first, it->second.second,
                         std::max(rows->integer(0) * width, from.n), entry.count, entry.severity);
                }
            }
        }
        after = static_cast<std::uint64_t>(*lodEvent);
    } else {
        auto first = d->firstEventAt({from, 0});
        if (!first)
            return failure(std::move(first.error()));
        after = *first - 1;
    }
    while (true) {
        auto page = events(after, 4096);
        if (!page)
            return failure(std::move(page.error()));
        for (const Event &event : *page)
            note(event.aggregate, event.type, event.tick.n, 1, severity(event));
        if (page->empty() || page->back().tick >= to)
            break;
        after = page->back().id;
    }
    std::vector<Activity> result;
    result.reserve(lanes.size());
    for (auto &[key, lane] : lanes)
        result.push_back(std::move(lane));
    return result;
}

} // namespace ward::recording
