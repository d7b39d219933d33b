// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/change_set.h"
#include "core/recording/event.h"
#include "core/world/world.h"

#include <span>
#include <string>
#include <vector>

namespace ward::editor {

/// Something that a person put into a running session and that the scenario does not have.
struct LiveSpawn
{
    Id id;
    std::string name;
    std::string prefab;     ///< reference
    std::string parentName; ///< of what it stands or hangs on; empty = the room
    Tick at;                ///< when it came
    bool operator==(const LiveSpawn &) const = default;
};

/// What a session was and became, as a promotion needs it. Borrowed, for the call.
struct LiveSession
{
    const std::vector<recording::Event> &events; ///< ascending by id
    const world::World &world;                   ///< as it is now, or was at the end
};

/// What people spawned in a session, is still there and is not in the scenario, in the order in
/// which it came. What rules and scripts spawn is theirs to spawn again and is left out, and so is
/// what came with a prefab.
[[nodiscard]] std::vector<LiveSpawn> liveSpawns(const LiveSession &session,
                                                const content::Document &scenario);

/// One change-set that gives the scenario the chosen ones: with what people set on them during the
/// session, where they are now, on what they are on if that is in the scenario or chosen too, else
/// at the same place in the room. Ids stay, so that nothing is offered twice; names are made free.
/// Without ops when nothing of it can be added. Scope definition; id, actor and client are the
/// sender's.
[[nodiscard]] content::ChangeSet promotion(const LiveSession &session, std::span<const Id> chosen,
                                           const content::Document &scenario,
                                           const content::Catalogue &catalogue);

} // namespace ward::editor
