// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/picking/pick_scene.h"

#include <optional>

namespace ward::viewport {

/// Where something would be set down.
struct Placement
{
    Pose world;
    Pose local;               ///< in the frame of `parent`, or of its socket when one is named
    Id parent;                ///< null = the scenario itself
    std::string socket;       ///< a surface of the parent; empty = none
    bool supported = true;    ///< false: nothing is below, it stands on height 0
    std::vector<Id> blockers; ///< what it would pass through

    [[nodiscard]] bool isFree() const { return blockers.empty(); }
};

/// What is being set down, and where the pointer is.
struct SnapRequest
{
    Ray ray;
    std::string prefab;       ///< id of its prefab, for places that are meant for it; may be empty
    Box bounds;               ///< of the thing, in its own frame
    Quat rotation;            ///< it has now; only its heading is kept
    bool floorOnly = false;   ///< stands on the room's floor, whatever lies before it
    bool facesSocket = false; ///< on a surface socket, turn to the socket's front
    IdSet moving;             ///< the thing itself and what hangs on it; empty for a new one
    Id parent;                ///< it has now
    std::string socket;       ///< it has now
    double grid = 0;          ///< metres; 0 = free
    bool sockets = true;      ///< false: lands on what the ray meets, wherever that is
    /// How far the ray may pass by a surface socket and still mean it: metres at the ray's origin …
    double reach = 0;
    double reachGrowth = 0; ///< … and metres more for each metre of distance
};

/// Sets things on surfaces: a place that is meant for the thing (socket "pump-1" of an IV pole for
/// an infusion pump) when the ray passes close by it, else the ray's first surface that looks up,
/// or what lies below the side that it meets; on a prefab's surface socket the thing stays within
/// the socket's extent and becomes its child. Any part of a prefab means its surface socket, if the
/// thing fits there, and so does what is just beside that socket on the screen. Holds references;
/// one thread at a time.
class SnapSolver
{
public:
    SnapSolver(const PickScene &scene, const content::Catalogue &catalogue);

    /// nullopt when the ray meets nothing and does not reach height 0.
    [[nodiscard]] std::optional<Placement> place(const SnapRequest &request) const;
    /// What a thing with these bounds would pass through at `pose`; touching within 2 cm is free.
    [[nodiscard]] std::vector<Id> blockers(const Box &bounds, const Pose &pose,
                                           const IdSet &except) const;
    /// World pose of the frame that children of `parent` in `socket` have; identity for null.
    [[nodiscard]] Pose frame(const Id &parent, std::string_view socket) const;
    /// A free spot for something new on a surface socket, nearest to `near`.
    [[nodiscard]] std::optional<Placement> freeSocket(const Box &bounds, const Vec3 &near) const;

private:
    [[nodiscard]] std::optional<Placement> onSocket(const SnapRequest &request,
                                                    const PickItem &item, const Vec3 &point) const;
    [[nodiscard]] std::optional<Placement> besideSocket(const SnapRequest &request, double farthest,
                                                        double allowed) const;
    [[nodiscard]] std::optional<Placement> namedPlace(const SnapRequest &request) const;
    [[nodiscard]] Placement inSocket(const SnapRequest &request, const PickItem &item,
                                     const content::Socket &socket, const Vec3 &point) const;

    const PickScene &m_scene;
    const content::Catalogue &m_catalogue;
};

} // namespace ward::viewport
