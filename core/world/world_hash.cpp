// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/world/world.h"

#include <algorithm>

namespace ward::world {

std::uint64_t World::stateHash() const
{
    StateHasher hasher;
    hasher.add(static_cast<std::int64_t>(m_nextHandle));
    std::vector<std::int64_t> row;
    for (std::size_t c = 0; c < m_pools.size(); ++c) {
        const ComponentLayout &component = m_layout->components()[c];
        const Pool &pool = *m_pools[c];
        row.clear();
        row.reserve(pool.dense.size() * (component.slots + 4u));
        const std::int32_t *value = pool.values.data();
        for (const Handle handle : pool.dense) {
            row.push_back(static_cast<std::int64_t>(c));
            row.push_back(handle);
            if (c == 0) {
                row.push_back(static_cast<std::int64_t>(m_entities->ids[handle].high()));
                row.push_back(static_cast<std::int64_t>(m_entities->ids[handle].low()));
            }
            for (const FieldLayout &field : component.fields) {
                if (field.type == SlotType::Text && *value != kUnset) {
                    row.push_back(static_cast<std::int64_t>(
                        m_strings->hashes[static_cast<std::size_t>(*value)]));
                    ++value;
                    continue;
                }
                for (int i = 0; i < field.slots; ++i)
                    row.push_back(*value++);
            }
        }
        hasher.add(row);
    }
    for (const auto &[handle, tracks] : *m_tracks) {
        row.clear();
        row.push_back(-1);
        row.push_back(handle);
        row.push_back(static_cast<std::int64_t>(tracks->beats.size()));
        for (const Beat &beat : tracks->beats) {
            row.insert(row.end(), {beat.onsetUs, codeOf(beat), beat.electrical, beat.mechanical});
            if (const auto &kept = beat.pressures)
                row.insert(row.end(), {kept->systolic, kept->diastolic, kept->pulmonarySystolic,
                                       kept->pulmonaryDiastolic, kept->depletion});
        }
        row.push_back(static_cast<std::int64_t>(tracks->breaths.size()));
        for (const Breath &breath : tracks->breaths) {
            row.insert(row.end(),
                       {breath.onsetUs, breath.inspirationUs, breath.periodUs,
                        static_cast<std::int64_t>(breath.kind), breath.depth, breath.co2});
        }
        hasher.add(row);
    }
    return hasher.digest();
}

std::uint64_t World::contentHash() const
{
    std::vector<Handle> order = m_entities->alive;
    std::sort(order.begin(), order.end(),
              [this](Handle a, Handle b) { return m_entities->ids[a] < m_entities->ids[b]; });
    StateHasher hasher;
    const auto addId = [&hasher](const Id &id) {
        hasher.add(static_cast<std::int64_t>(id.high()));
        hasher.add(static_cast<std::int64_t>(id.low()));
    };
    for (const Handle handle : order) {
        addId(m_entities->ids[handle]);
        for (std::size_t c = 0; c < m_pools.size(); ++c) {
            const ComponentLayout &component = m_layout->components()[c];
            const std::int32_t *value = slotPtr(handle, {static_cast<std::uint16_t>(c), 0});
            if (!value)
                continue;
            hasher.add(static_cast<std::int64_t>(c));
            for (const FieldLayout &field : component.fields) {
                for (int i = 0; i < field.slots; ++i, ++value) {
                    if (*value == kUnset)
                        hasher.add(static_cast<std::int64_t>(kUnset));
                    else if (field.type == SlotType::Text)
                        hasher.add(string(*value));
                    else if (field.type == SlotType::Ref)
                        addId(id(static_cast<Handle>(*value)));
                    else
                        hasher.add(static_cast<std::int64_t>(*value));
                }
            }
        }
    }
    return hasher.digest();
}

} // namespace ward::world
