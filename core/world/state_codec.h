// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/world.h"

#include <string>
#include <string_view>

namespace ward::world {

/// Which components and fields a receiver may see.
enum class VisibilityClass { Learner, Staff, Author };

/// The one codec of state: keyframes and deltas of recordings and of the wire. Integers, varint,
/// byte-exact on every machine; layout, worked example and limits in docs/formats/recording.md.
/// A delta carries what differs between two worlds: entities added and removed (with ids),
/// components added and removed, slots as differences, new strings, tracks' new and pruned entries.

/// Everything; may be applied to any world of the same layout.
[[nodiscard]] std::string encodeKeyframe(const World &world, VisibilityClass sees);
/// What turns `before` into `after` (same layout; `after` was made from a copy of `before`).
[[nodiscard]] std::string encodeDelta(const World &before, const World &after, VisibilityClass sees);
/// Replaces the world's whole state. Codes `world.codec.truncated|malformed|layout`; then the world
/// is left as it was.
[[nodiscard]] Result<> applyKeyframe(World &world, std::string_view bytes);
/// `bytes` must follow from the world's present state; same codes; on failure the world is undefined.
[[nodiscard]] Result<> applyDelta(World &world, std::string_view bytes);

} // namespace ward::world
