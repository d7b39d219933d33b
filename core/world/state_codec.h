// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/world.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace ward::world {

/// Which components and fields a receiver may see; Staff sees what learners see and more, Author
/// all.
enum class VisibilityClass { Learner, Staff, Author };

/// Whether a keyframe says the entities' ids or leaves them to a dictionary the receiver has (a
/// recording's `entity` table): they do not compress and would be a third of a quiet recording.
enum class KeyframeIds { Inline, ByDictionary };

/// The one codec of state: keyframes and deltas of recordings and of the wire. Integers, varint,
/// byte-exact on every machine; layout, worked example and limits in docs/formats/recording.md.
/// A delta carries what differs between two worlds: entities added and removed (with ids),
/// components added and removed, slots as differences, new strings, tracks' new and pruned entries.

/// Everything; may be applied to any world of the same layout.
[[nodiscard]] std::string encodeKeyframe(const World &world, VisibilityClass sees,
                                         KeyframeIds ids = KeyframeIds::Inline);
/// What turns `before` into `after` (same layout; `after` was made from a copy of `before`).
[[nodiscard]] std::string encodeDelta(const World &before, const World &after,
                                      VisibilityClass sees);
/// Replaces the world's whole state. Ids that the keyframe leaves out are those the world knows for
/// the handles (`knowEntityIds`). Codes `world.codec.truncated|malformed|layout|unknown-entity`;
/// then the world is left as it was.
[[nodiscard]] Result<> applyKeyframe(World &world, std::string_view bytes);
/// `bytes` must follow from the world's present state; same codes; on failure the world is
/// undefined.
[[nodiscard]] Result<> applyDelta(World &world, std::string_view bytes);

/// What a delta says of time without applying it: ticks since its base, and its sub-step. Code
/// `world.codec.malformed`.
[[nodiscard]] Result<std::pair<std::int64_t, std::uint32_t>> deltaTime(std::string_view bytes);

/// Tells an empty world which id belongs to which handle, alive or not.
void knowEntityIds(World &world, std::span<const std::pair<Handle, Id>> ids);

/// Calls `visit(component, handle, slot, before, after)` for every slot that differs; a slot of a
/// component that is absent counts as kUnset. Tracks are left out.
void forEachChange(const World &before, const World &after,
                   const std::function<void(int component, Handle handle, int slot,
                                            std::int32_t before, std::int32_t after)> &visit);

} // namespace ward::world
