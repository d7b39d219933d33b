# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""How much of the surroundings each corner sees: ambient occlusion for vertex colours.

A fixed set of cosine-weighted directions is cast from every corner into the model itself (and, for
what stands on a floor, onto the floor). What is hit counts the less the farther away it is. Large
faces are cut where the light changes between their corners. One thread, no randomness: the same
model gives the same light.
"""

import numpy as np
from mathutils.bvhtree import BVHTree

from kit.palette import PALETTE
from kit.vectors import mapped

RAYS = 40
STRENGTH, SOFT_STRENGTH = 1.12, 0.85
LEAST, SOFT_LEAST = 0.24, 0.28      # no corner gets less: bounced light is everywhere
CHANGE, SOFT_CHANGE = 0.10, 0.09    # cut an edge where the light in its middle differs by more
LIFT = 0.0015       # start of a ray above its surface (m)
OUTSIDE = 0.8       # how much of the light the floor or wall shuts off


def bake(surfaces, mount="floor", room=False, soft=False, limit=18_000):
    """Sets `light` (0..1 a corner) of every surface; may cut its triangles, up to `limit` in all.
    `mount` is what shuts off light from outside: the "floor" below, the "wall" behind, or "none".
    `soft` is for people: a face that lies in its own shade cannot be read."""
    low = np.min([s.verts.min(axis=0) for s in surfaces], axis=0)
    high = np.max([s.verts.max(axis=0) for s in surfaces], axis=0)
    diagonal = float(np.linalg.norm(high - low))
    reach = 0.9 if room else float(np.clip(0.45 * diagonal, 0.05, 0.6))
    shortest = 0.45 if room else float(np.clip(0.10 * diagonal, 0.03, 0.22))
    probe = _Probe(surfaces, reach, {"floor": 1, "wall": 2}.get(mount), soft)
    for _ in range(2):
        count = sum(len(s.triangles) for s in surfaces)
        for surface in surfaces:
            if surface.mat != "screen" and count < limit:
                count += _refine(surface, probe, shortest, limit - count)
    for surface in surfaces:
        surface.light = np.ones(len(surface.normals)) if surface.mat == "screen" else probe.corners(surface)
        if PALETTE[surface.mat][4] < 0.9:  # clear things are lit through
            surface.light = 0.6 + 0.4 * surface.light
    return surfaces


class _Probe:
    def __init__(self, surfaces, reach, plane, soft):
        self.reach, self.plane = reach, plane
        self.strength, self.least = (SOFT_STRENGTH, SOFT_LEAST) if soft else (STRENGTH, LEAST)
        self.change = SOFT_CHANGE if soft else CHANGE
        solid = [s for s in surfaces if PALETTE[s.mat][4] > 0.9]
        base, verts, triangles = 0, [], []
        for s in solid:
            verts.append(s.verts)
            triangles.append(s.triangles + base)
            base += len(s.verts)
        self.tree = BVHTree.FromPolygons([tuple(v) for v in np.concatenate(verts)],
                                         [tuple(int(i) for i in t) for t in np.concatenate(triangles)])
        self.known = {}
        k = np.arange(RAYS)
        radius, angle = np.sqrt((k + 0.5) / RAYS), k * (np.pi * (3 - np.sqrt(5)))
        self.rays = np.stack([radius * np.cos(angle), radius * np.sin(angle),
                              np.sqrt(1 - radius ** 2)], axis=1)

    def corners(self, surface):
        """Light at every corner; one that is buried in another part takes that of its neighbours."""
        light = self.at(surface.corners, surface.normals).reshape(-1, 3)
        buried = np.isnan(light)
        if buried.any():
            seen = np.where(buried, 0.0, light)
            share = (~buried).sum(axis=1)
            own = seen.sum(axis=1) / np.maximum(share, 1)
            rest = light[~buried].mean() if (~buried).any() else 0.7
            light = np.where(buried, np.where(share > 0, own, rest)[:, None], light)
        return light.ravel()

    def at(self, points, normals):
        """Light at points; not a number inside a body."""
        keys = [(*p, *n) for p, n in zip(np.round(points, 4).tolist(), np.round(normals, 1).tolist())]
        out = np.empty(len(keys))
        for i, key in enumerate(keys):
            value = self.known.get(key)
            if value is None:
                value = self.known[key] = self._cast(points[i], normals[i])
            out[i] = value
        return out

    def _cast(self, point, normal):
        directions = mapped(self.rays, _basis(normal))
        start = tuple(point + normal * LIFT)
        cast, reach, total, inside = self.tree.ray_cast, self.reach, 0.0, 0
        plane = self.plane
        for direction in directions.tolist():
            place, facing, _, distance = cast(start, direction, reach)
            weight = 0.0
            if place is not None:
                weight = 1.0 - distance / reach
                inside += facing.x * direction[0] + facing.y * direction[1] + facing.z * direction[2] > 0
            if plane and direction[plane] < -1e-6:
                away = max(0.0, start[plane]) / -direction[plane]
                if away < reach:
                    weight = max(weight, OUTSIDE * (1.0 - away / reach))
            total += weight
        if inside > 0.5 * RAYS:
            return np.nan
        return max(self.least, 1.0 - self.strength * total / RAYS)


def _basis(normal):
    """Matrix whose Z column is the normal."""
    other = np.array((0.0, 0.0, 1.0)) if abs(normal[2]) < 0.9 else np.array((1.0, 0.0, 0.0))
    x = np.cross(other, normal)
    x /= np.linalg.norm(x)
    return np.stack([x, np.cross(normal, x), normal], axis=1)


def _refine(surface, probe, shortest, room_left):
    """Cuts edges in half where the light between their ends is not the mean of theirs.
    Returns how many triangles that added."""
    light = probe.corners(surface)
    edges = {}
    for t, triangle in enumerate(surface.triangles.tolist()):
        for k in range(3):
            a, b = triangle[k], triangle[(k + 1) % 3]
            edges.setdefault((min(a, b), max(a, b)), (t * 3 + k, t * 3 + (k + 1) % 3))
    names = list(edges)
    if not names:
        return 0
    ends = np.array(names)
    length = np.linalg.norm(surface.verts[ends[:, 0]] - surface.verts[ends[:, 1]], axis=1)
    long = length > shortest
    if not long.any():
        return 0
    at = np.array([edges[name] for name in names])[long]
    ends = ends[long]
    middle = surface.verts[ends].mean(axis=1)
    normals = surface.normals[at].sum(axis=1)
    normals /= np.maximum(np.linalg.norm(normals, axis=1), 1e-9)[:, None]
    found = probe.at(middle, normals)
    differs = np.abs(found - light[at].mean(axis=1)) > probe.change
    if not differs.any() or differs.sum() * 2 > room_left:
        return 0
    first = len(surface.verts)
    halves = {tuple(e): first + i for i, e in enumerate(ends[differs].tolist())}
    surface.verts = np.concatenate([surface.verts, middle[differs]])
    before = len(surface.triangles)
    _split(surface, halves)
    return len(surface.triangles) - before


def _split(surface, halves):
    triangles, normals, uvs = [], [], []

    def mid(a, b):
        n = a[1] + b[1]
        u = None if a[2] is None else (a[2] + b[2]) / 2
        return (halves[(min(a[0], b[0]), max(a[0], b[0]))], n / max(np.linalg.norm(n), 1e-9), u)

    def emit(*corners):
        triangles.append([c[0] for c in corners])
        normals.extend(c[1] for c in corners)
        uvs.extend(c[2] for c in corners)
    for t, triangle in enumerate(surface.triangles.tolist()):
        c = [(triangle[k], surface.normals[t * 3 + k], None if surface.uvs is None else surface.uvs[t * 3 + k])
             for k in range(3)]
        cut = [(min(triangle[k], triangle[k - 2]), max(triangle[k], triangle[k - 2])) in halves for k in range(3)]
        if not any(cut):
            emit(*c)
            continue
        if all(cut):
            m = [mid(c[k], c[k - 2]) for k in range(3)]
            emit(c[0], m[0], m[2])
            emit(m[0], c[1], m[1])
            emit(m[2], m[1], c[2])
            emit(*m)
            continue
        k = cut.index(True)  # turn so that the first edge is cut, and the second where two are
        if sum(cut) == 2 and not cut[(k + 1) % 3]:
            k = (k + 2) % 3
        c = c[k:] + c[:k]
        m = mid(c[0], c[1])
        if sum(cut) == 1:
            emit(c[0], m, c[2])
            emit(m, c[1], c[2])
        else:
            o = mid(c[1], c[2])
            emit(m, c[1], o)
            emit(c[0], m, o)
            emit(c[0], o, c[2])
    surface.triangles = np.array(triangles)
    surface.normals = np.array(normals)
    if surface.uvs is not None:
        surface.uvs = np.array(uvs)
