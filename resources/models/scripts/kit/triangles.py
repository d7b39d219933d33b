# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Parts as triangles: what light is measured on and what a file holds."""

from dataclasses import dataclass

import numpy as np

from kit.mesh import face_normals

#: Faces smaller than this (m²) cannot be seen and have no usable normal.
SLIVER = 1e-9


@dataclass
class Surface:
    """One part of one node. `normals`, `uvs` and `light` have three rows a triangle."""
    node: str
    mat: str
    verts: np.ndarray
    triangles: np.ndarray
    normals: np.ndarray
    uvs: np.ndarray = None
    light: np.ndarray = None

    @property
    def corners(self):
        """Position of every corner, as `normals`."""
        return self.verts[self.triangles.ravel()]


def surfaces(model):
    """Every part of the model, node by node, without slivers."""
    return [surface for node, parts in model.nodes.items() for part in parts
            if len((surface := _surface(node, part)).triangles)]


def _surface(node, part):
    corner, triangles, source = 0, [], []
    for face in part.faces:
        for a, b, c in _cut(part.verts, face):
            triangles.append((face[a], face[b], face[c]))
            source.append((corner + a, corner + b, corner + c))
        corner += len(face)
    triangles = np.array(triangles, int).reshape(-1, 3)
    source = np.array(source, int).reshape(-1, 3)
    area = np.linalg.norm(face_normals(part.verts, triangles), axis=1) if len(triangles) else np.zeros(0)
    keep = area > SLIVER
    triangles, source = triangles[keep], source[keep].ravel()
    length = np.linalg.norm(part.normals[source], axis=1)
    normals = part.normals[source] / np.maximum(length, 1e-12)[:, None]
    lost = length < 0.5  # a corner whose faces cancel out takes the normal of its triangle
    if lost.any():
        flat = face_normals(part.verts, triangles)
        flat /= np.linalg.norm(flat, axis=1)[:, None]
        normals[lost] = np.repeat(flat, 3, axis=0)[lost]
    uvs = None if part.uvs is None else part.uvs[source]
    return Surface(node, part.mat, np.asarray(part.verts, float), triangles, normals, uvs)


def _cut(verts, face):
    """Index triples of a polygon: always the ear with the shortest cut next, so that a plate with
    rounded corners keeps well-shaped triangles."""
    n = len(face)
    if n == 3:
        return [(0, 1, 2)]
    p = verts[list(face)]
    if n == 4:
        first, second = np.linalg.norm(p[0] - p[2]), np.linalg.norm(p[1] - p[3])
        normal = np.cross(p[2] - p[0], p[3] - p[1])
        even = first <= second + 1e-9
        if even and (np.cross(p[1] - p[0], p[2] - p[0]) @ normal < 0 or np.cross(p[2] - p[0], p[3] - p[0]) @ normal < 0):
            even = False
        return [(0, 1, 2), (0, 2, 3)] if even else [(0, 1, 3), (1, 2, 3)]
    q = np.roll(p, -1, axis=0)
    normal = np.cross(p, q).sum(axis=0)
    left, out = list(range(n)), []
    turn = [np.cross(p[i] - p[i - 1], p[(i + 1) % n] - p[i]) @ normal for i in range(n)]
    convex = min(turn) > -1e-12
    while len(left) > 3:
        best, at = None, 0
        for k in range(len(left)):
            a, b, c = left[k - 1], left[k], left[(k + 1) % len(left)]
            cut = np.round(np.linalg.norm(p[a] - p[c]), 9)
            if (best is None or cut < best) and (convex or _is_ear(p, normal, a, b, c, left)):
                best, at = cut, k
        out.append((left[at - 1], left[at], left[(at + 1) % len(left)]))
        del left[at]
    out.append(tuple(left))
    return out


def _is_ear(p, normal, a, b, c, left):
    if np.cross(p[b] - p[a], p[c] - p[b]) @ normal <= 0:
        return False
    for i in left:
        if i in (a, b, c):
            continue
        if all(np.cross(p[t] - p[s], p[i] - p[s]) @ normal >= 0 for s, t in ((a, b), (b, c), (c, a))):
            return False
    return True
