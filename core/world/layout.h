// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ward::world {

/// A slot of no value: a quantity that is unmeasured, a reference to nothing.
inline constexpr std::int32_t kUnset = INT32_MIN;

/// Where a field lives: component index and first slot in it. Found once by name, then O(1).
struct FieldRef
{
    std::uint16_t component = 0xffff;
    std::uint16_t slot = 0;
    [[nodiscard]] constexpr bool isValid() const { return component != 0xffff; }
    constexpr auto operator<=>(const FieldRef &) const = default;
};

enum class SlotType : std::uint8_t { Quantity, Integer, Flag, Enum, Text, Ref, Vec3, Quat };

struct FieldLayout
{
    std::string name;
    std::string label;
    SlotType type = SlotType::Integer;
    std::string unit;
    double step = 1;         ///< slot = round(value / step)
    double perUnit = 1;      ///< 1 / step where that is whole (0.1 → 10), else 0
    std::uint16_t slot = 0;  ///< first slot in the component
    std::uint16_t slots = 1; ///< 1; Vec3 3; Quat 4
    content::Visibility visibility = content::Visibility::All;
    std::vector<std::string> values; ///< enum values in order
};

struct ComponentLayout
{
    std::string name;
    std::vector<FieldLayout> fields;
    std::uint16_t slots = 0;
    std::vector<std::uint16_t> fieldOfSlot; ///< index into `fields`, by slot
    bool hasRefs = false;
};

/// Which components and fields are recorded, in which order, at which rounding. Made from the
/// schema (every field with `recorded`) plus the built-in `entity.parent`; component 0 is `entity`.
/// A recording carries its own. Immutable, any thread.
class Layout
{
public:
    [[nodiscard]] static Layout fromSchema(const content::Schema &schema);
    /// From serialised `ward.v1.events.Layout`; code `world.layout.malformed`.
    [[nodiscard]] static Result<Layout> parse(std::string_view bytes);
    [[nodiscard]] std::string serialise() const;

    [[nodiscard]] const std::vector<ComponentLayout> &components() const { return m_components; }
    [[nodiscard]] int componentIndex(std::string_view name) const; ///< −1 when there is none
    /// "vitals.hr"; an invalid ref when there is no such field.
    [[nodiscard]] FieldRef find(std::string_view path) const;
    [[nodiscard]] FieldRef find(std::string_view component, std::string_view field) const;
    [[nodiscard]] const FieldLayout &field(FieldRef ref) const
    {
        const ComponentLayout &component = m_components[ref.component];
        return component.fields[component.fieldOfSlot[ref.slot]];
    }
    [[nodiscard]] std::string path(FieldRef ref) const;
    [[nodiscard]] std::uint64_t hash() const { return m_hash; }

private:
    /// Fills what follows from the fields; false when they contradict each other.
    [[nodiscard]] bool finish();

    std::vector<ComponentLayout> m_components;
    std::map<std::string, FieldRef, std::less<>> m_byPath;
    std::uint64_t m_hash = 0;
};

} // namespace ward::world
