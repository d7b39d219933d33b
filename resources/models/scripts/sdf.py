# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Smooth-blended bodies: signed distance fields turned into light meshes.

A field is a function of an (n, 3) array that gives n distances, negative inside.
`body` samples one on a grid (surface nets), pulls the vertices onto the surface, reduces
them to a triangle budget and takes the normals from the field, so that even a light mesh
shades smoothly.
"""

import bpy
import numpy as np

from kit import Mesh, dot, mapped, rotation, vec


def lengths(q):
    x, y, z = q[:, 0], q[:, 1], q[:, 2]
    return np.sqrt(x * x + y * y + z * z)


def ellipsoid(centre, radii, rot=(0, 0, 0)):
    c, r, turn, turned = vec(centre), vec(radii), rotation(*rot), any(rot)

    def field(p):
        q = mapped(p - c, turn.T) if turned else p - c
        k0 = lengths(q / r)
        k1 = lengths(q / (r * r))
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
        return lengths(p - a - t[:, None] * d) - (r1 + (r2 - r1) * t)
    return field


def block(centre, size, r=0.0, rot=(0, 0, 0)):
    """Box of that full size with rounded edges."""
    c, h, turn = vec(centre), vec(size) / 2 - r, rotation(*rot)

    def field(p):
        q = np.abs(mapped(p - c, turn.T)) - h
        return (lengths(np.maximum(q, 0))
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


def creased(f, depth, pitch, about, reach):
    """Cloth that gathers round a point: shallow folds that fade out with the distance."""
    c = vec(about)

    def field(p):
        q = p - c
        fade = np.exp(-(q * q).sum(axis=1) / (reach * reach))
        x, y, z = (q * (2 * np.pi / pitch)).T
        wave = np.sin(y + 1.3 * np.sin(0.53 * x + 0.4) + 0.9 * np.sin(0.47 * z + 1.1)) + 0.5 * np.sin(1.9 * y - 0.8 * x + 0.6 * z)
        return f(p) - depth * fade * wave
    return field


def gradient(f, p, e=0.0015):
    g = np.zeros_like(p)
    for k in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        k = vec(k)
        g += f(p + k * e)[:, None] * k
    return g / np.maximum(lengths(g), 1e-12)[:, None]


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
    d = _sampled(f, axes, voxel)
    inside = d < 0
    verts, faces = _nets(d, inside, low, voxel)
    for _ in range(3):
        move = gradient(f, verts, voxel * 0.1) * f(verts)[:, None]
        size = lengths(move)
        verts -= move * np.minimum(1, voxel * 0.5 / np.maximum(size, 1e-12))[:, None]
    verts, faces = _reduced(np.round(verts, 6), faces, triangles)
    normal = gradient(f, verts, max(0.0015, voxel * 0.25))
    loops = np.array([i for face in faces for i in face])
    return Mesh(verts, faces, mat, normal[loops])


def _sampled(f, axes, voxel, step=5):
    """Distances on the grid. Blocks of the grid that a coarse look finds far from the surface keep
    the coarse distance: only its sign matters there."""
    n = [len(a) for a in axes]
    starts = [np.arange(0, k, step) for k in n]
    middles = [a[np.minimum(s + step // 2, len(a) - 1)] for a, s in zip(axes, starts)]
    coarse = f(np.stack(np.meshgrid(*middles, indexing="ij"), axis=-1).reshape(-1, 3))
    coarse = coarse.reshape([len(s) for s in starts])
    full = coarse.repeat(step, 0).repeat(step, 1).repeat(step, 2)[:n[0], :n[1], :n[2]].copy()
    # Fields of ellipsoids and blends understate or overstate the distance: keep a wide margin.
    near = np.argwhere(np.abs(full) < voxel * step * 2.0)
    if len(near):
        points = np.stack([axes[i][near[:, i]] for i in range(3)], axis=1)
        full[near[:, 0], near[:, 1], near[:, 2]] = f(points)
    return full


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
        first = inside[tuple(slice(0, s - (1 if i == axis else 0)) for i, s in enumerate(d.shape))]
        second = inside[tuple(slice(1 if i == axis else 0, s) for i, s in enumerate(d.shape))]
        p = np.argwhere(first != second)
        p = p[(p[:, u] > 0) & (p[:, v] > 0) & (p[:, u] < cells[u]) & (p[:, v] < cells[v])]
        ring = np.empty((len(p), 4), int)
        for k, (du, dv) in enumerate(((-1, -1), (0, -1), (0, 0), (-1, 0))):
            q = p.copy()
            q[:, u] += du
            q[:, v] += dv
            ring[:, k] = index[q[:, 0], q[:, 1], q[:, 2]]
        outward = first[p[:, 0], p[:, 1], p[:, 2]]
        faces.append(np.where(outward[:, None], ring, ring[:, ::-1]))
    return verts, np.concatenate(faces)


def _reduced(verts, faces, triangles):
    quads = faces
    ac = np.linalg.norm(verts[quads[:, 0]] - verts[quads[:, 2]], axis=1)
    bd = np.linalg.norm(verts[quads[:, 1]] - verts[quads[:, 3]], axis=1)
    corners = np.where((ac <= bd)[:, None], quads[:, [0, 1, 2, 0, 2, 3]], quads[:, [0, 1, 3, 1, 2, 3]]).reshape(-1, 3)
    # Two sheets closer than a voxel share a face: keep it once.
    _, kept = np.unique(np.sort(corners, axis=1), axis=0, return_index=True)
    mesh = bpy.data.meshes.new("reduce")
    mesh.from_pydata(verts.tolist(), [], corners[np.sort(kept)].tolist())
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
