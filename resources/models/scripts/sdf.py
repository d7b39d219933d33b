# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Smooth-blended bodies: signed distance fields turned into light meshes.

A field is a function of an (n, 3) array that gives n distances, negative inside.
`body` samples one on a grid (surface nets), pulls the vertices onto the surface, reduces
them to a triangle budget and takes the normals from the field, so that even a light mesh
shades smoothly.
"""

import bmesh
import bpy
import numpy as np

from kit import Mesh, dot, mapped, rotation, vec


def ellipsoid(centre, radii, rot=(0, 0, 0)):
    c, r, turn = vec(centre), vec(radii), rotation(*rot)

    def field(p):
        q = mapped(p - c, turn.T)
        k0 = np.linalg.norm(q / r, axis=1)
        k1 = np.linalg.norm(q / (r * r), axis=1)
        return k0 * (k0 - 1) / np.maximum(k1, 1e-9)
    return field


def cone(a, b, r1, r2=None):
    """Capsule whose radius runs from r1 to r2."""
    a, b = vec(a), vec(b)
    r2 = r1 if r2 is None else r2
    d = b - a
    length = d @ d

    def field(p):
        t = np.clip(dot(p - a, d) / length, 0, 1)
        return np.linalg.norm(p - a - t[:, None] * d, axis=1) - (r1 + (r2 - r1) * t)
    return field


def block(centre, size, r=0.0, rot=(0, 0, 0)):
    """Box of that full size with rounded edges."""
    c, h, turn = vec(centre), vec(size) / 2 - r, rotation(*rot)

    def field(p):
        q = np.abs(mapped(p - c, turn.T)) - h
        return (np.linalg.norm(np.maximum(q, 0), axis=1)
                + np.minimum(q.max(axis=1), 0) - r)
    return field


def plane(point, normal):
    """Negative behind the plane (against its normal)."""
    o, n = vec(point), vec(normal) / np.linalg.norm(normal)
    return lambda p: dot(p - o, n)


def blend(k, *fields):
    """Smooth union."""
    def field(p):
        d = fields[0](p)
        for f in fields[1:]:
            e = f(p)
            h = np.maximum(k - np.abs(d - e), 0) / k
            d = np.minimum(d, e) - h * h * k / 4
        return d
    return field


def cut(k, base, *others):
    """Smooth difference: the base without the others."""
    def field(p):
        d = base(p)
        for f in others:
            e = -f(p)
            h = np.maximum(k - np.abs(d - e), 0) / k
            d = np.maximum(d, e) + h * h * k / 4
        return d
    return field


def common(k, *fields):
    """Smooth intersection."""
    def field(p):
        d = fields[0](p)
        for f in fields[1:]:
            e = f(p)
            h = np.maximum(k - np.abs(d - e), 0) / k
            d = np.maximum(d, e) + h * h * k / 4
        return d
    return field


def grown(f, by):
    return lambda p: f(p) - by


def placed(f, matrix, origin, local=(0, 0, 0)):
    """The field turned by the matrix, its point `local` brought to `origin`."""
    o, l = vec(origin), vec(local)
    return lambda p: f(mapped(p - o, matrix.T) + l)


def gradient(f, p, e=0.0015):
    g = np.zeros_like(p)
    for k in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        k = vec(k)
        g += f(p + k * e)[:, None] * k
    return g / np.maximum(np.linalg.norm(g, axis=1), 1e-12)[:, None]


def onto(f, points, lift=0.0, steps=6):
    """The points drawn onto the surface (lifted by that much)."""
    p = np.array([vec(q) for q in points])
    for _ in range(steps):
        p = p - gradient(f, p) * (f(p) - lift)[:, None]
    return p


def edge(f, opening, points, rounds=14):
    """The points drawn onto the line where the opening cuts the surface."""
    p = np.array([vec(q) for q in points])
    for _ in range(rounds):
        p = onto(opening, onto(f, p, steps=1), steps=1)
    return p


def body(f, low, high, voxel, mat, triangles):
    """Mesh of the field inside the bounds, at most about that many triangles."""
    low, high = vec(low) - voxel * 1.5, vec(high) + voxel * 1.5
    n = np.ceil((high - low) / voxel).astype(int) + 1
    axes = [low[i] + voxel * np.arange(n[i]) for i in range(3)]
    points = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
    d = f(points).reshape(n)
    inside = d < 0
    verts, faces = _nets(d, inside, low, voxel)
    for _ in range(3):
        move = gradient(f, verts, voxel * 0.1) * f(verts)[:, None]
        size = np.linalg.norm(move, axis=1)
        verts -= move * np.minimum(1, voxel * 0.5 / np.maximum(size, 1e-12))[:, None]
    verts, faces = _reduced(np.round(verts, 6), faces, triangles)
    normal = gradient(f, verts, max(0.0015, voxel * 0.25))
    loops = np.array([i for face in faces for i in face])
    return Mesh(verts, faces, mat, normal[loops])


def _nets(d, inside, low, voxel):
    corners = [(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)]
    cells = tuple(s - 1 for s in d.shape)

    def at(array, c):
        return array[c[0]:c[0] + cells[0], c[1]:c[1] + cells[1], c[2]:c[2] + cells[2]]

    count = sum(at(inside, c).astype(int) for c in corners)
    active = (count > 0) & (count < 8)
    total = np.zeros(cells + (3,))
    hits = np.zeros(cells)
    for a in corners:
        for axis in range(3):
            if a[axis]:
                continue
            b = tuple(1 if i == axis else a[i] for i in range(3))
            da, db = at(d, a), at(d, b)
            crossing = (da < 0) != (db < 0)
            t = np.where(crossing, da / np.where(crossing, da - db, 1), 0)
            place = np.zeros(cells + (3,))
            place[...] = a
            place[..., axis] += t
            total += place * crossing[..., None]
            hits += crossing
    where = np.argwhere(active)
    verts = low + voxel * (where + total[active] / hits[active][:, None])
    index = np.full(cells, -1)
    index[active] = np.arange(len(where))
    faces = []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        step = np.zeros(3, int)
        step[axis] = 1
        first = inside[tuple(slice(0, s - (1 if i == axis else 0)) for i, s in enumerate(d.shape))]
        second = inside[tuple(slice(1 if i == axis else 0, s) for i, s in enumerate(d.shape))]
        for p in np.argwhere(first != second):
            if p[u] == 0 or p[v] == 0 or p[u] >= cells[u] or p[v] >= cells[v]:
                continue
            ring = []
            for du, dv in ((-1, -1), (0, -1), (0, 0), (-1, 0)):
                q = p.copy()
                q[u] += du
                q[v] += dv
                ring.append(int(index[tuple(q)]))
            faces.append(tuple(ring) if first[tuple(p)] else tuple(reversed(ring)))
    return verts, faces


def _reduced(verts, faces, triangles):
    quads = np.array(faces)
    ac = np.linalg.norm(verts[quads[:, 0]] - verts[quads[:, 2]], axis=1)
    bd = np.linalg.norm(verts[quads[:, 1]] - verts[quads[:, 3]], axis=1)
    bm = bmesh.new()
    made = [bm.verts.new(tuple(v)) for v in verts]
    for (a, b, c, d), first in zip(quads, ac <= bd):
        for corners in (((a, b, c), (a, c, d)) if first else ((a, b, d), (b, c, d))):
            try:
                bm.faces.new([made[i] for i in corners])
            except ValueError:  # two sheets closer than a voxel share this face
                pass
    mesh = bpy.data.meshes.new("reduce")
    bm.to_mesh(mesh)
    bm.free()
    made = bpy.data.objects.new("reduce", mesh)
    bpy.context.scene.collection.objects.link(made)
    step = made.modifiers.new("reduce", "DECIMATE")
    step.ratio = min(1.0, triangles / max(1, 2 * len(faces)))
    result = made.evaluated_get(bpy.context.evaluated_depsgraph_get()).to_mesh()
    out_verts = np.array([v.co[:] for v in result.vertices], float)
    out_faces = [tuple(p.vertices) for p in result.polygons]
    bpy.data.objects.remove(made)
    bpy.data.meshes.remove(mesh)
    return out_verts, out_faces
