// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"
#include "core/content/schema.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How a prefab's model answers to the values of its entity (docs/formats/catalogue.md). Plain
// data, checked by `Catalogue::parse`; what it comes to in a world is core/world/looks.h.

namespace ward::content {

/// A named attach point of a prefab, in the prefab's own frame (metres).
struct Socket
{
    std::string name;
    std::string kind; ///< surface, attach, screen
    Pose pose;
    double width = 0; ///< surfaces: extent along local x
    double depth = 0; ///< surfaces: extent along local z
};

/// What a field must be. Exactly one of the three is given.
struct Condition
{
    std::string field;              ///< "patient.posture"
    std::vector<std::string> texts; ///< any of them
    std::optional<Range> range;     ///< low ≤ value < high, in the field's unit
    std::optional<bool> flag;
    /// What holds where no entity has the field: the schema's default.
    std::string textElse;
    std::optional<double> numberElse;

    [[nodiscard]] bool holds(std::string_view text) const;
    /// A flag is 0 or 1; nothing holds for what is not known.
    [[nodiscard]] bool holds(std::optional<double> number) const;
};

using When = std::vector<Condition>; ///< all of them

/// A coarser model, shown when the whole is smaller than `below` × the picture's height.
struct DetailLevel
{
    std::string model;
    double below = 0;
};

/// Part of a model that rises with breathing: an ellipsoid and by how much its middle rises.
struct BreathRegion
{
    Vec3 centre;
    Vec3 radius;
    Vec3 rise; ///< metres at 500 mL
};

/// Another model instead of the prefab's.
struct ModelVariant
{
    When when;
    std::string model;
    std::vector<Socket> sockets; ///< only those that lie elsewhere
    std::vector<DetailLevel> lod;
    std::vector<BreathRegion> breath;
};

/// Nodes that turn, slide or stretch by a number.
struct Joint
{
    enum class Kind { Rotate, Slide, Scale };
    enum class Clock { None, Hour, Minute, Second };

    std::vector<std::string> nodes;
    Kind kind = Kind::Rotate;
    Vec3 axis{0, 1, 0}; ///< of length 1
    Vec3 pivot;
    std::string field; ///< empty for a clock
    Clock clock = Clock::None;
    Range from;
    double atLow = 0; ///< degrees, metres or factor at `from.low`
    double atHigh = 0;
    std::optional<double> numberElse; ///< the schema's default
    std::vector<std::string> carries; ///< sockets
    When when;

    /// In the model as the file has it.
    [[nodiscard]] double restAmount() const { return kind == Kind::Scale ? 1 : 0; }
    [[nodiscard]] double amountAt(double value) const;
    [[nodiscard]] bool carriesSocket(std::string_view socket) const;
};

/// Nodes that are drawn only at times.
struct ShownNodes
{
    std::vector<std::string> nodes;
    When when;
};

/// Colour of a material by the value of a field.
struct Tint
{
    struct Value
    {
        std::string value;
        std::array<float, 3> colour{}; ///< sRGB, 0–1
    };
    std::string material;
    std::string field;
    std::vector<Value> values;
    std::string textElse; ///< the schema's default

    [[nodiscard]] const Value *find(std::string_view value) const;
};

struct Looks
{
    std::vector<ModelVariant> variants;
    std::vector<Joint> joints;
    std::vector<ShownNodes> shown;
    std::vector<Tint> tints;
    std::vector<DetailLevel> lod;     ///< of the prefab's own model, `below` falling
    std::vector<BreathRegion> breath; ///< of the prefab's own model
};

inline constexpr std::size_t kMostJoints = 32;
inline constexpr std::size_t kMostShown = 32;
inline constexpr std::size_t kMostLevels = 2;
inline constexpr std::size_t kMostBreathRegions = 2;

} // namespace ward::content
