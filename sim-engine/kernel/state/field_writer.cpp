// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/state/field_writer.h"

#include <algorithm>
#include <cmath>

namespace ward::kernel {

std::uint64_t FieldWriter::pack(const FieldKey &field)
{
    return static_cast<std::uint64_t>(field.handle) << 32 |
           static_cast<std::uint64_t>(field.field.component) << 16 | field.field.slot;
}

void FieldWriter::watch(const FieldKey &field, int watcher)
{
    std::vector<int> &watchers = m_watchers[pack(field)];
    if (std::find(watchers.begin(), watchers.end(), watcher) == watchers.end())
        watchers.push_back(watcher);
}

void FieldWriter::watchComponent(int component, int watcher)
{
    std::vector<int> &watchers = m_componentWatchers[component];
    if (std::find(watchers.begin(), watchers.end(), watcher) == watchers.end())
        watchers.push_back(watcher);
}

void FieldWriter::forgetWatchers()
{
    m_watchers.clear();
    m_componentWatchers.clear();
    m_changed.clear();
}

bool FieldWriter::setRaw(world::Handle handle, world::FieldRef field, std::int32_t value)
{
    if (m_world.raw(handle, field) == value || !m_world.hasComponent(handle, field.component))
        return false;
    if (!m_holds.empty() && m_holds.contains({handle, field}))
        return false;
    m_world.setRaw(handle, field, value);
    touched(handle, field);
    return true;
}

bool FieldWriter::setQuantity(world::Handle handle, world::FieldRef field, double value)
{
    const double step = m_world.layout().field(field).step;
    return setRaw(handle, field, static_cast<std::int32_t>(std::llround(value / step)));
}

bool FieldWriter::setFlag(world::Handle handle, world::FieldRef field, bool value)
{
    return setRaw(handle, field, value ? 1 : 0);
}

bool FieldWriter::setText(world::Handle handle, world::FieldRef field, std::string_view value)
{
    if (!m_world.hasComponent(handle, field.component) || m_world.text(handle, field) == value)
        return false;
    m_world.setText(handle, field, value);
    touched(handle, field);
    return true;
}

void FieldWriter::touched(world::Handle handle, world::FieldRef field)
{
    const auto add = [&](const std::vector<int> &watchers) {
        m_changed.insert(m_changed.end(), watchers.begin(), watchers.end());
    };
    if (!m_watchers.empty()) {
        if (const auto it = m_watchers.find(pack({handle, field})); it != m_watchers.end())
            add(it->second);
    }
    if (!m_componentWatchers.empty()) {
        if (const auto it = m_componentWatchers.find(field.component);
            it != m_componentWatchers.end())
            add(it->second);
    }
}

void FieldWriter::touchedEntities()
{
    for (const auto &[component, watchers] : m_componentWatchers)
        m_changed.insert(m_changed.end(), watchers.begin(), watchers.end());
}

void FieldWriter::drivenBy(const FieldKey &field, Cause cause)
{
    if (m_watchers.contains(pack(field)) || m_componentWatchers.contains(field.field.component))
        m_drivers[field] = cause;
}

Cause FieldWriter::driverOf(world::Handle handle, int component) const
{
    Cause newest;
    const auto place = static_cast<std::uint16_t>(component);
    for (auto it = m_drivers.lower_bound({handle, {place, 0}});
         it != m_drivers.end() && it->first.handle == handle && it->first.field.component == place;
         ++it) {
        if (it->second.event > newest.event)
            newest = it->second;
    }
    return newest;
}

Cause FieldWriter::driverOf(const FieldKey &field) const
{
    const auto it = m_drivers.find(field);
    return it == m_drivers.end() ? Cause{} : it->second;
}

const Hold *FieldWriter::holdOf(const FieldKey &field) const
{
    if (m_holds.empty())
        return nullptr;
    const auto it = m_holds.find(field);
    return it == m_holds.end() ? nullptr : &it->second;
}

void FieldWriter::dropHolds(world::Handle handle)
{
    std::erase_if(m_holds, [&](const auto &entry) { return entry.first.handle == handle; });
}

std::vector<int> FieldWriter::takeChanged()
{
    std::vector<int> changed = std::exchange(m_changed, {});
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    return changed;
}

} // namespace ward::kernel
