// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/overview.h"

#include "core/base/bytes.h"

#include <algorithm>
#include <set>

namespace ward::recording {

bool hasOverview(world::SlotType type)
{
    return type == world::SlotType::Quantity || type == world::SlotType::Integer ||
           type == world::SlotType::Flag || type == world::SlotType::Enum;
}

std::string encodeOverview(const std::map<std::uint64_t, OverviewEntry> &entries)
{
    ByteWriter out;
    std::uint64_t previous = 0;
    for (const auto &[id, entry] : entries) {
        out.varint(id - previous);
        previous = id;
        if (entry.isEvents) {
            out.varint(entry.count);
            out.varint(entry.severity);
            continue;
        }
        out.varint((entry.unsetAtEnd ? 1u : 0u) | (entry.hasValues ? 2u : 0u));
        if (entry.hasValues) {
            out.svarint(entry.min);
            out.varint(static_cast<std::uint64_t>(std::int64_t{entry.max} - entry.min));
        }
        if (!entry.unsetAtEnd)
            out.svarint(entry.last);
    }
    return out.take();
}

bool decodeOverview(std::string_view bytes,
                    const std::function<bool(std::uint64_t series)> &isEvents,
                    std::vector<OverviewEntry> &out)
{
    ByteReader in(bytes);
    std::uint64_t id = 0;
    while (in.ok() && !in.atEnd()) {
        OverviewEntry entry;
        id += in.varint();
        entry.series = id;
        entry.isEvents = isEvents(id);
        if (entry.isEvents) {
            entry.count = static_cast<std::uint32_t>(in.varint());
            entry.severity = static_cast<std::uint8_t>(std::min<std::uint64_t>(in.varint(), 3));
        } else {
            const std::uint64_t flags = in.varint();
            entry.unsetAtEnd = flags & 1;
            entry.hasValues = flags & 2;
            if (entry.hasValues) {
                entry.min = static_cast<std::int32_t>(in.svarint());
                entry.max = static_cast<std::int32_t>(static_cast<std::uint32_t>(entry.min) +
                                                      static_cast<std::uint32_t>(in.varint()));
            }
            if (!entry.unsetAtEnd)
                entry.last = static_cast<std::int32_t>(in.svarint());
        }
        if (in.ok())
            out.push_back(entry);
    }
    return in.ok();
}

Result<> OverviewWriter::resume(sqlite::Database &db, Tick tick)
{
    auto series = db.prepare("SELECT id,handle,component,slot,type FROM series");
    if (!series)
        return failure(std::move(series.error()));
    std::set<std::uint64_t> events; ///< ids come from a file: not an index
    while (true) {
        auto row = series->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            break;
        const auto id = static_cast<std::uint64_t>(series->integer(0));
        OverviewKey key;
        key.handle = static_cast<world::Handle>(series->integer(1));
        key.component = series->isNull(2) ? -1 : static_cast<int>(series->integer(2));
        key.slot = static_cast<int>(series->integer(3));
        key.type = series->text(4);
        if (key.component < 0)
            events.insert(id);
        m_ids.emplace(std::move(key), id);
    }
    auto bucket = db.prepare("SELECT data FROM lod WHERE level=? AND bucket=?");
    if (!bucket)
        return failure(std::move(bucket.error()));
    for (std::size_t level = 0; level < kOverviewLevels.size(); ++level) {
        const std::int64_t number = tick.n / (kTicksPerSecond * kOverviewLevels[level]);
        bucket->reset();
        bucket->bind(1, std::int64_t{kOverviewLevels[level]}).bind(2, number);
        auto row = bucket->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            continue;
        std::vector<OverviewEntry> entries;
        (void)decodeOverview(
            bucket->blob(0), [&](std::uint64_t id) { return events.contains(id); }, entries);
        for (const OverviewEntry &entry : entries)
            m_buckets[level][number].emplace(entry.series, entry);
    }
    return {};
}

std::uint64_t OverviewWriter::idOf(const OverviewKey &key)
{
    const auto [it, isNew] = m_ids.try_emplace(key, m_ids.size() + 1);
    if (isNew)
        m_newIds.emplace_back(it->second, key);
    return it->second;
}

OverviewEntry &OverviewWriter::entryOf(std::size_t level, Tick tick, std::uint64_t series)
{
    const std::int64_t bucket = tick.n / (kTicksPerSecond * kOverviewLevels[level]);
    OverviewEntry &entry = m_buckets[level][bucket][series];
    entry.series = series;
    return entry;
}

void OverviewWriter::addChanges(const world::World &before, const world::World &after)
{
    const world::Layout &layout = after.layout();
    world::forEachChange(
        before, after,
        [&](int component, world::Handle handle, int slot, std::int32_t was, std::int32_t now) {
            const world::ComponentLayout &c =
                layout.components()[static_cast<std::size_t>(component)];
            const auto field = c.fieldOfSlot[static_cast<std::size_t>(slot)];
            if (!hasOverview(c.fields[field].type))
                return;
            const std::uint64_t series = idOf({handle, component, slot, {}});
            for (std::size_t level = 0; level < kOverviewLevels.size(); ++level) {
                OverviewEntry &entry = entryOf(level, after.tick(), series);
                for (const std::int32_t value : {was, now}) {
                    if (value == world::kUnset)
                        continue;
                    entry.min = entry.hasValues ? std::min(entry.min, value) : value;
                    entry.max = entry.hasValues ? std::max(entry.max, value) : value;
                    entry.hasValues = true;
                }
                entry.unsetAtEnd = now == world::kUnset;
                entry.last = now;
            }
        });
}

void OverviewWriter::addEvent(const Event &event)
{
    const std::uint64_t series = idOf({event.aggregate, -1, 0, event.type});
    const auto weight = static_cast<std::uint8_t>(std::clamp(severity(event), 0, 3));
    for (std::size_t level = 0; level < kOverviewLevels.size(); ++level) {
        OverviewEntry &entry = entryOf(level, event.tick, series);
        entry.isEvents = true;
        ++entry.count;
        entry.severity = std::max(entry.severity, weight);
    }
}

Result<> OverviewWriter::flush(sqlite::Database &db)
{
    auto series = db.kept("INSERT INTO series VALUES(?,?,?,?,?)");
    auto lod = db.kept("INSERT OR REPLACE INTO lod VALUES(?,?,?)");
    if (!series || !lod)
        return failure(series ? std::move(lod.error()) : std::move(series.error()));
    for (const auto &[id, key] : m_newIds) {
        (*series)->bind(1, static_cast<std::int64_t>(id)).bind(2, std::int64_t{key.handle});
        if (key.component < 0) {
            (*series)->bindText(5, key.type); // unbound parameters are NULL
        } else {
            (*series)->bind(3, std::int64_t{key.component}).bind(4, std::int64_t{key.slot});
        }
        if (auto done = (*series)->run(); !done)
            return done;
    }
    m_newIds.clear();
    for (std::size_t level = 0; level < kOverviewLevels.size(); ++level) {
        std::map<std::int64_t, Bucket> &buckets = m_buckets[level];
        for (const auto &[number, bucket] : buckets) {
            (*lod)->bind(1, std::int64_t{kOverviewLevels[level]}).bind(2, number);
            if (auto done = (*lod)->bindBlob(3, encodeOverview(bucket)).run(); !done)
                return done;
        }
        // Only the newest may still grow.
        while (buckets.size() > 1)
            buckets.erase(buckets.begin());
    }
    return {};
}

} // namespace ward::recording
