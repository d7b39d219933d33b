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

bool FieldWriter::setRaw(world::Handle handle, world::FieldRef field, std::int32_t value)
{
    if (m_world.raw(handle, field) == value || !m_world.hasComponent(handle, field.component))
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
    if (m_watchers.empty())
        return;
    const auto it = m_watchers.find(pack({handle, field}));
    if (it != m_watchers.end())
        m_changed.insert(m_changed.end(), it->second.begin(), it->second.end());
}

void FieldWriter::drivenBy(const FieldKey &field, Cause cause)
{
    if (m_watchers.contains(pack(field)))
        m_drivers[field] = cause;
}

Cause FieldWriter::driverOf(const FieldKey &field) const
{
    const auto it = m_drivers.find(field);
    return it == m_drivers.end() ? Cause{} : it->second;
}

std::vector<int> FieldWriter::takeChanged()
{
    std::vector<int> changed = std::exchange(m_changed, {});
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    return changed;
}

} // namespace ward::kernel
