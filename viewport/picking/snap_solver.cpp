// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/picking/snap_solver.h"

namespace ward::viewport {
namespace {

/// A surface looks up when it is less than about 50° from level.
constexpr double kLevel = 0.64;
/// How far a hit may be above or below a socket's plane to mean that socket, in metres.
constexpr double kSocketReach = 0.08;
/// How near the pointer's ray must pass by a place that is meant for the thing, in metres.
constexpr double kNamedReach = 0.3;
/// Such differences of reach are nobody's intention.
constexpr double kSameReach = 0.02;
/// A socket may lie this much behind what the ray meets first, in metres.
constexpr double kThrough = 0.3;
/// Beside a thing that has a place of its own, only this share of the reach counts.
constexpr double kCloseMiss = 0.4;
/// Touching is not overlapping: bounds shrink by this before they block, in metres.
constexpr double kSkin = 0.02;

Quat upright(const Quat &rotation)
{
    return rotationAbout({0, 1, 0}, heading(rotation));
}

double rounded(double value, double step)
{
    return step > 0 ? std::round(value / step) * step : value;
}

/// "pump-2" is meant for "infusion-pump", "bed-1" for "icu-bed": the socket's name without its
/// number is one of the words of the prefab's id.
bool isMeantFor(std::string_view socket, std::string_view prefab)
{
    const std::size_t dash = socket.rfind('-');
    if (dash == std::string_view::npos)
        return false;
    const std::string_view number = socket.substr(dash + 1);
    if (number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos)
        return false;
    const std::string_view stem = socket.substr(0, dash);
    for (std::size_t from = 0; from <= prefab.size();) {
        const std::size_t to = std::min(prefab.find('-', from), prefab.size());
        if (prefab.substr(from, to - from) == stem)
            return true;
        from = to + 1;
    }
    return false;
}

/// Half extents along x and z of the thing's footprint after it is turned.
Vec3 halfFootprint(const Box &bounds, const Quat &rotation)
{
    const Vec3 size = bounds.transformed({{}, rotation}).size();
    return {size.x / 2, 0, size.z / 2};
}

bool fits(const SnapRequest &request, const content::Socket &socket)
{
    const Vec3 half = halfFootprint(request.bounds, {});
    return half.x <= socket.width / 2 + 2 * kSkin && half.z <= socket.depth / 2 + 2 * kSkin;
}

/// The point of a socket's surface that a ray passes nearest to.
struct Nearest
{
    Vec3 point; ///< in the socket's frame
    double distance = 0;
    double along = 0; ///< the ray
};

Nearest nearestOn(const content::Socket &socket, const Ray &ray)
{
    const double t = rayPlane(ray, {}, {0, 1, 0});
    Nearest out;
    out.along = t > 0 ? t : std::max(0.0, dot(ray.origin * -1.0, ray.direction));
    // Two convex sets: going from one to the other and back closes in on where they are nearest.
    constexpr int kRounds = 24;
    for (int round = 0; round < kRounds; ++round) {
        const Vec3 at = ray.at(out.along);
        out.point = {std::clamp(at.x, -socket.width / 2, socket.width / 2), 0,
                     std::clamp(at.z, -socket.depth / 2, socket.depth / 2)};
        out.along = std::max(0.0, dot(out.point - ray.origin, ray.direction));
    }
    out.distance = length(ray.at(out.along) - out.point);
    return out;
}

} // namespace

SnapSolver::SnapSolver(const PickScene &scene, const content::Catalogue &catalogue)
    : m_scene(scene)
    , m_catalogue(catalogue)
{
}

Pose SnapSolver::frame(const Id &parent, std::string_view socket) const
{
    const PickItem *item = m_scene.find(parent);
    if (item == nullptr)
        return {};
    for (const content::Socket &found : item->sockets()) {
        if (found.name == socket)
            return item->pose * found.pose;
    }
    return item->pose;
}

std::vector<Id> SnapSolver::blockers(const Box &bounds, const Pose &pose, const IdSet &except) const
{
    if (bounds.isEmpty())
        return {};
    Box shrunk = bounds;
    const Vec3 size = bounds.size();
    const Vec3 skin{std::min(kSkin, size.x / 3), std::min(kSkin, size.y / 3),
                    std::min(kSkin, size.z / 3)};
    shrunk.low = shrunk.low + skin;
    shrunk.high = shrunk.high - skin;
    return m_scene.blockers(orientedBox(shrunk, pose), except);
}

Placement SnapSolver::inSocket(const SnapRequest &request, const PickItem &item,
                               const content::Socket &socket, const Vec3 &point) const
{
    const Pose socketPose = item.pose * socket.pose;
    Placement out;
    out.parent = item.id;
    out.socket = socket.name;
    const Quat inFrame = socketPose.rotation.conjugate() * request.rotation;
    out.local.rotation = request.facesSocket ? Quat{} : upright(inFrame);
    const Vec3 at = (socketPose.inverse() * Pose{point, {}}).position;
    const Vec3 half = halfFootprint(request.bounds, out.local.rotation);
    const double roomX = std::max(0.0, socket.width / 2 - half.x);
    const double roomZ = std::max(0.0, socket.depth / 2 - half.z);
    out.local.position = {std::clamp(rounded(at.x, request.grid), -roomX, roomX), 0,
                          std::clamp(rounded(at.z, request.grid), -roomZ, roomZ)};
    out.world = socketPose * out.local;
    IdSet except = request.moving;
    except.insert(item.id);
    out.blockers = blockers(request.bounds, out.world, except);
    return out;
}

std::optional<Placement> SnapSolver::onSocket(const SnapRequest &request, const PickItem &item,
                                              const Vec3 &point) const
{
    if (item.prefab == nullptr || item.isRoom() || !request.sockets)
        return std::nullopt;
    const content::Socket *best = nullptr;
    double nearest = std::numeric_limits<double>::infinity();
    for (const content::Socket &socket : item.sockets()) {
        if (socket.kind != "surface")
            continue;
        const Vec3 at = ((item.pose * socket.pose).inverse() * Pose{point, {}}).position;
        const bool on = std::abs(at.x) <= socket.width / 2 + kSkin &&
                        std::abs(at.z) <= socket.depth / 2 + kSkin &&
                        std::abs(at.y) <= kSocketReach;
        // Whoever points at a cart's side, drawer or wheel means the cart.
        if (!on && !fits(request, socket))
            continue;
        const double distance = length(Vec3{std::max(0.0, std::abs(at.x) - socket.width / 2), at.y,
                                            std::max(0.0, std::abs(at.z) - socket.depth / 2)});
        if (distance < nearest) {
            nearest = distance;
            best = &socket;
        }
    }
    if (best == nullptr)
        return std::nullopt;
    return inSocket(request, item, *best, point);
}

std::optional<Placement> SnapSolver::besideSocket(const SnapRequest &request, double farthest,
                                                  double allowed) const
{
    if (!request.sockets || request.floorOnly || (request.reach <= 0 && request.reachGrowth <= 0))
        return std::nullopt;
    const PickItem *owner = nullptr;
    const content::Socket *best = nullptr;
    Vec3 point;
    double nearest = allowed;
    for (const PickItem &item : m_scene.items()) {
        if (item.prefab == nullptr || item.isRoom() || !item.pickable ||
            request.moving.contains(item.id))
            continue;
        for (const content::Socket &socket : item.sockets()) {
            if (socket.kind != "surface" || !fits(request, socket))
                continue;
            const Pose frame = item.pose * socket.pose;
            const Nearest found = nearestOn(socket, request.ray.within(frame));
            // Not through a wall or another thing.
            if (found.along <= 0 || found.along > farthest)
                continue;
            const double share =
                found.distance / (request.reach + request.reachGrowth * found.along);
            if (share < nearest) {
                nearest = share;
                owner = &item;
                best = &socket;
                point = (frame * Pose{found.point, {}}).position;
            }
        }
    }
    if (best == nullptr)
        return std::nullopt;
    return inSocket(request, *owner, *best, point);
}

std::optional<Placement> SnapSolver::namedPlace(const SnapRequest &request) const
{
    if (request.prefab.empty() || !request.sockets)
        return std::nullopt;
    struct Candidate
    {
        double distance;
        const PickItem *owner;
        const content::Socket *socket;
    };
    std::vector<Candidate> candidates;
    for (const PickItem &item : m_scene.items()) {
        if (item.prefab == nullptr || !item.pickable || request.moving.contains(item.id))
            continue;
        for (const content::Socket &socket : item.sockets()) {
            if (socket.kind == "screen" || !isMeantFor(socket.name, request.prefab))
                continue;
            const Vec3 at = (item.pose * socket.pose).position;
            const double along = dot(at - request.ray.origin, request.ray.direction);
            const double distance = length(request.ray.at(std::max(0.0, along)) - at);
            if (distance < kNamedReach)
                candidates.push_back({distance, &item, &socket});
        }
    }
    // Seen from above, those of a pole are all equally near: then the first one comes first.
    const auto steps = [](double distance) { return std::lround(distance / kSameReach); };
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const Candidate &a, const Candidate &b) {
                         return steps(a.distance) < steps(b.distance);
                     });
    // The nearest that is free: the second pump goes above the first. Else the nearest.
    std::optional<Placement> taken;
    for (const Candidate &candidate : candidates) {
        Placement out;
        out.parent = candidate.owner->id;
        out.socket = candidate.socket->name;
        out.world = candidate.owner->pose * candidate.socket->pose;
        // What hangs on a wall or a pole touches it: only its like is in its way.
        IdSet except = request.moving;
        for (const PickItem &item : m_scene.items()) {
            if (item.id == candidate.owner->id || item.id == candidate.owner->parent ||
                item.isRoom())
                except.insert(item.id);
        }
        out.blockers = blockers(request.bounds, out.world, except);
        if (out.isFree())
            return out;
        if (!taken)
            taken = std::move(out);
    }
    return taken;
}

std::optional<Placement> SnapSolver::place(const SnapRequest &request) const
{
    if (auto placed = namedPlace(request))
        return placed;
    IdSet through = request.moving;
    if (request.floorOnly) {
        for (const PickItem &item : m_scene.items()) {
            if (!item.isRoom())
                through.insert(item.id);
        }
    }
    auto hit = m_scene.pick(request.ray, through);
    const PickItem *first = hit ? m_scene.find(hit->id) : nullptr;
    const double far = hit ? hit->distance : std::numeric_limits<double>::infinity();
    const auto straight = first ? onSocket(request, *first, hit->point) : std::nullopt;
    // Just past a tray's edge means the tray, even where another thing stands behind it.
    if (auto placed = straight ? besideSocket(request, far - kSkin, kCloseMiss)
                               : besideSocket(request, far + kThrough, 1))
        return placed;
    if (straight)
        return straight;
    if (hit && hit->normal.y < kLevel) {
        // A side: stand in front of it, on what is below. Half the depth keeps it out of the wall.
        const Vec3 half = halfFootprint(request.bounds, upright(request.rotation));
        const Vec3 out = normalised(Vec3{hit->normal.x, 0, hit->normal.z});
        const double away = std::abs(out.x) * half.x + std::abs(out.z) * half.z + kSkin;
        Vec3 from = hit->point + out * away;
        from.y = std::max(hit->point.y, 0.05);
        hit = m_scene.pick({from, {0, -1, 0}}, through);
        if (!hit || hit->normal.y < kLevel)
            hit = PickHit{{}, 0, {from.x, 0, from.z}, {0, 1, 0}};
    }
    Placement out;
    Vec3 point;
    const PickItem *support = nullptr;
    if (hit) {
        point = hit->point;
        support = m_scene.find(hit->id);
    } else {
        const double t = rayPlane(request.ray, {}, {0, 1, 0});
        if (t < 0)
            return std::nullopt;
        point = request.ray.at(t);
        out.supported = false;
    }
    if (support != nullptr) {
        if (auto placed = onSocket(request, *support, point))
            return placed;
    }

    out.world.rotation = upright(request.rotation);
    out.world.position = {rounded(point.x, request.grid), point.y, rounded(point.z, request.grid)};
    if (support != nullptr && !support->isRoom()) {
        out.parent = support->id;
    } else if (!request.moving.empty() && request.socket.empty()) {
        out.parent = request.parent; // only shoved across the floor
    } else if (support != nullptr) {
        out.parent = support->id;
    }
    out.local = frame(out.parent, {}).inverse() * out.world;
    IdSet except = request.moving;
    if (support != nullptr && !support->isRoom())
        except.insert(support->id);
    out.blockers = blockers(request.bounds, out.world, except);
    return out;
}

std::optional<Placement> SnapSolver::freeSocket(const Box &bounds, const Vec3 &near) const
{
    SnapRequest request;
    request.bounds = bounds;
    request.facesSocket = true;
    const Vec3 size = bounds.size();
    std::optional<Placement> best;
    double nearest = std::numeric_limits<double>::infinity();
    for (const PickItem &item : m_scene.items()) {
        if (item.prefab == nullptr || !item.pickable)
            continue;
        for (const content::Socket &socket : item.sockets()) {
            if (socket.kind != "surface" || socket.width + kSkin < size.x ||
                socket.depth + kSkin < size.z)
                continue;
            const Vec3 centre = (item.pose * socket.pose).position;
            const double distance = length(centre - near);
            if (distance >= nearest)
                continue;
            Placement placement = inSocket(request, item, socket, centre);
            if (!placement.isFree())
                continue;
            nearest = distance;
            best = std::move(placement);
        }
    }
    return best;
}

} // namespace ward::viewport
