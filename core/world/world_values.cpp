// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/units.h"
#include "core/world/world.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <type_traits>

namespace ward::world {

namespace {

/// Rounds to the field's step, halves away from zero; not a number becomes unset.
std::int32_t toSlot(const FieldLayout &field, double value)
{
    if (!std::isfinite(value))
        return kUnset;
    const double scaled = field.perUnit > 0 ? value * field.perUnit : value / field.step;
    // INT32_MIN means unset, so the range is symmetric.
    return static_cast<std::int32_t>(std::clamp(std::round(scaled), -2147483647.0, 2147483647.0));
}

double fromSlot(const FieldLayout &field, std::int32_t slot)
{
    return field.perUnit > 0 ? slot / field.perUnit : slot * field.step;
}

Error typeError(const Layout &layout, FieldRef field)
{
    return Error("world.value.type", {{"field", layout.path(field)}});
}

} // namespace

std::optional<double> World::quantity(Handle handle, FieldRef field) const
{
    const std::int32_t slot = raw(handle, field);
    if (slot == kUnset)
        return std::nullopt;
    return fromSlot(m_layout->field(field), slot);
}

void World::setQuantity(Handle handle, FieldRef field, std::optional<double> value)
{
    setRaw(handle, field, value ? toSlot(m_layout->field(field), *value) : kUnset);
}

bool World::flag(Handle handle, FieldRef field) const
{
    return raw(handle, field) == 1;
}

std::string_view World::enumValue(Handle handle, FieldRef field) const
{
    const std::int32_t slot = raw(handle, field);
    const std::vector<std::string> &values = m_layout->field(field).values;
    if (slot < 0 || static_cast<std::size_t>(slot) >= values.size())
        return {};
    return values[static_cast<std::size_t>(slot)];
}

std::string_view World::text(Handle handle, FieldRef field) const
{
    return string(raw(handle, field)); // kUnset is negative: ""
}

void World::setText(Handle handle, FieldRef field, std::string_view text)
{
    setRaw(handle, field, intern(text));
}

Vec3 World::vec3(Handle handle, FieldRef field) const
{
    const std::int32_t *slot = slotPtr(handle, field);
    if (!slot || slot[0] == kUnset)
        return {};
    const FieldLayout &layout = m_layout->field(field);
    return {fromSlot(layout, slot[0]), fromSlot(layout, slot[1]), fromSlot(layout, slot[2])};
}

void World::setVec3(Handle handle, FieldRef field, const Vec3 &value)
{
    const FieldLayout &layout = m_layout->field(field);
    setRaw(handle, field, toSlot(layout, value.x), 0);
    setRaw(handle, field, toSlot(layout, value.y), 1);
    setRaw(handle, field, toSlot(layout, value.z), 2);
}

Quat World::quat(Handle handle, FieldRef field) const
{
    const std::int32_t *slot = slotPtr(handle, field);
    if (!slot || slot[0] == kUnset)
        return {};
    const Quat q{double(slot[0]), double(slot[1]), double(slot[2]), double(slot[3])};
    const double norm = std::sqrt(q.w * q.w + q.x * q.x + q.y * q.y + q.z * q.z);
    if (!(norm > 0))
        return {};
    return {q.w / norm, q.x / norm, q.y / norm, q.z / norm};
}

void World::setQuat(Handle handle, FieldRef field, const Quat &value)
{
    const FieldLayout &layout = m_layout->field(field);
    Quat q = value;
    const double norm = std::sqrt(q.w * q.w + q.x * q.x + q.y * q.y + q.z * q.z);
    if (!std::isfinite(norm) || norm == 0) {
        q = {};
    } else if (std::fabs(norm - 1) > 4 * layout.step) {
        // A rounded rotation read back has a norm within the step of 1; scaling it again could move
        // it by a step, and undo would not restore what was there.
        q = {q.w / norm, q.x / norm, q.y / norm, q.z / norm};
    }
    std::int32_t slots[4] = {toSlot(layout, q.w), toSlot(layout, q.x), toSlot(layout, q.y),
                             toSlot(layout, q.z)};
    // q and −q are one rotation; the one whose first part that is not 0 is positive is stored.
    for (const std::int32_t part : slots) {
        if (part < 0) {
            for (std::int32_t &slot : slots)
                slot = -slot;
        }
        if (part != 0)
            break;
    }
    for (int i = 0; i < 4; ++i)
        setRaw(handle, field, slots[i], i);
}

content::CellValue World::value(Handle handle, FieldRef field) const
{
    const std::int32_t *slot = slotPtr(handle, field);
    if (!slot || slot[0] == kUnset)
        return {};
    const FieldLayout &layout = m_layout->field(field);
    switch (layout.type) {
    case SlotType::Quantity:
        return content::Quantity{fromSlot(layout, slot[0]), layout.unit};
    case SlotType::Integer:
        return static_cast<std::int64_t>(slot[0]);
    case SlotType::Flag:
        return slot[0] != 0;
    case SlotType::Enum:
        return std::string(enumValue(handle, field));
    case SlotType::Text:
        return std::string(string(slot[0]));
    case SlotType::Ref:
        return id(static_cast<Handle>(slot[0]));
    case SlotType::Vec3:
        return vec3(handle, field);
    case SlotType::Quat:
        return Quat{fromSlot(layout, slot[0]), fromSlot(layout, slot[1]), fromSlot(layout, slot[2]),
                    fromSlot(layout, slot[3])};
    }
    return {};
}

Result<> World::setValue(Handle handle, FieldRef field, const content::CellValue &value)
{
    const FieldLayout &layout = m_layout->field(field);
    if (content::isAbsent(value)) {
        for (int i = 0; i < layout.slots; ++i)
            setRaw(handle, field, kUnset, i);
        return {};
    }
    switch (layout.type) {
    case SlotType::Quantity: {
        double number = 0;
        if (const auto *quantity = std::get_if<content::Quantity>(&value)) {
            if (layout.unit.empty()) {
                number = quantity->value;
            } else {
                auto converted = content::convert(quantity->value, quantity->unit, layout.unit);
                if (!converted)
                    return failure(std::move(converted.error()));
                number = *converted;
            }
        } else if (const auto *real = std::get_if<double>(&value)) {
            number = *real;
        } else if (const auto *integer = std::get_if<std::int64_t>(&value)) {
            number = static_cast<double>(*integer);
        } else {
            break;
        }
        setRaw(handle, field, toSlot(layout, number));
        return {};
    }
    case SlotType::Integer:
        if (const auto *integer = std::get_if<std::int64_t>(&value)) {
            setRaw(handle, field, toSlot(layout, static_cast<double>(*integer)));
            return {};
        }
        break;
    case SlotType::Flag:
        if (const bool *flag = std::get_if<bool>(&value)) {
            setRaw(handle, field, *flag ? 1 : 0);
            return {};
        }
        break;
    case SlotType::Enum:
        if (const auto *text = std::get_if<std::string>(&value)) {
            const auto it = std::find(layout.values.begin(), layout.values.end(), *text);
            if (it == layout.values.end()) {
                return failure("world.value.unknown-enum",
                               {{"field", m_layout->path(field)}, {"value", *text}});
            }
            setRaw(handle, field, static_cast<std::int32_t>(it - layout.values.begin()));
            return {};
        }
        break;
    case SlotType::Text:
        if (const auto *text = std::get_if<std::string>(&value)) {
            setText(handle, field, *text);
            return {};
        }
        break;
    case SlotType::Ref:
        if (const Id *target = std::get_if<Id>(&value)) {
            const Handle found = find(*target);
            if (found == kNoHandle)
                return failure("world.value.dangling-ref", {{"field", m_layout->path(field)}});
            setRaw(handle, field, static_cast<std::int32_t>(found));
            return {};
        }
        break;
    case SlotType::Vec3:
        if (const Vec3 *vector = std::get_if<Vec3>(&value)) {
            setVec3(handle, field, *vector);
            return {};
        }
        break;
    case SlotType::Quat:
        if (const Quat *rotation = std::get_if<Quat>(&value)) {
            setQuat(handle, field, *rotation);
            return {};
        }
        break;
    }
    return failure(typeError(*m_layout, field));
}

// --- built-in component "entity": component 0, `parent` in slot 0
// ---------------------------------

Handle World::parent(Handle handle) const
{
    const std::int32_t slot = raw(handle, FieldRef{0, 0});
    return slot == kUnset ? kNoHandle : static_cast<Handle>(slot);
}

void World::setParent(Handle handle, Handle parent)
{
    setRaw(handle, FieldRef{0, 0},
           parent == kNoHandle ? kUnset : static_cast<std::int32_t>(parent));
}

std::vector<Handle> World::children(Handle handle) const
{
    std::vector<Handle> result;
    const Pool &pool = *m_pools[0];
    const std::size_t slots = m_layout->components()[0].slots;
    for (std::size_t row = 0; row < pool.dense.size(); ++row) {
        if (pool.values[row * slots] == static_cast<std::int32_t>(handle))
            result.push_back(pool.dense[row]);
    }
    return result;
}

std::string_view World::name(Handle handle) const
{
    return text(handle, m_layout->find("entity.name"));
}

std::string_view World::prefab(Handle handle) const
{
    return text(handle, m_layout->find("entity.prefab"));
}

std::string_view World::socket(Handle handle) const
{
    return text(handle, m_layout->find("entity.socket"));
}

} // namespace ward::world
