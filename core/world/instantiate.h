// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/change_set.h"
#include "core/world/world.h"

namespace ward::world {

/// The world at tick 0 of a scenario: the scenario record becomes handle 1, entity records follow
/// in canonical document order, each component from its effective values (instance, prefab,
/// default); prefab children get ids derived from the instance. Engine-only components (numerics,
/// circulation, alarms, …) are added where the patient or monitor has the authored ones. Codes
/// `world.instantiate.*`.
[[nodiscard]] Result<World> instantiate(const content::Document &document,
                                        const content::Schema &schema,
                                        const content::Catalogue &catalogue);

/// Applies a change-set to a running world: set, add, remove and move of entity and component
/// records; ops on other kinds (rules, notes …) do not touch the world and are passed over. A SetOp
/// names a component record that the world knows (from instantiation or an AddOp; the world keeps
/// that index beside its state, neither hashed nor encoded), or an entity with the cell written
/// "kind.field", which is what a client sends that sees only the world. `before` is informative.
/// All or nothing; returns the inverse with the values it really replaced. Codes `world.apply.*`,
/// `world.value.*`.
/// Law: contentHash(instantiate(apply(D, c))) = contentHash(applyToWorld(instantiate(D), c)).
[[nodiscard]] Result<content::ChangeSet> applyToWorld(World &world,
                                                      const content::ChangeSet &change,
                                                      const content::Schema &schema,
                                                      const content::Catalogue &catalogue);

/// World-space pose of an entity: its transform in its parent's frame, or in the parent's socket.
[[nodiscard]] Pose worldPose(const World &world, const content::Catalogue &catalogue,
                             Handle handle);

} // namespace ward::world
