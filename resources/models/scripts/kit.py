# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Modelling kit: palette, primitives, nodes and sockets, export.

Everything is written in glTF axes (metres, Y up, front +Z). Only `Model.realise` turns
to Blender's axes, so a prefab script never has to think about them.
Corner normals are computed here and stored with the mesh: wide faces of a bevelled body
stay flat, its bevels carry the whole gradient.
"""

import math
from dataclasses import dataclass, field

import bmesh
import bpy
import numpy as np

# --- palette -----------------------------------------------------------------------------

#: name: (linear base colour, roughness, metallic, emissive or None, alpha)
PALETTE = {
    "paint-white": ((0.80, 0.82, 0.84), 0.42, 0.0, None, 1),
    "paint-grey": ((0.42, 0.45, 0.49), 0.48, 0.0, None, 1),
    "paint-mid": ((0.60, 0.63, 0.66), 0.45, 0.0, None, 1),
    "paint-slate": ((0.12, 0.16, 0.20), 0.45, 0.0, None, 1),
    "paint-red": ((0.58, 0.045, 0.05), 0.38, 0.0, None, 1),
    "paint-red-deep": ((0.40, 0.03, 0.035), 0.42, 0.0, None, 1),
    "paint-yellow": ((0.82, 0.56, 0.04), 0.45, 0.0, None, 1),
    "paint-orange": ((0.82, 0.25, 0.03), 0.42, 0.0, None, 1),
    "paint-green": ((0.08, 0.42, 0.16), 0.42, 0.0, None, 1),
    "paint-blue": ((0.05, 0.20, 0.48), 0.42, 0.0, None, 1),
    "paint-teal": ((0.05, 0.36, 0.40), 0.45, 0.0, None, 1),
    "plastic-dark": ((0.028, 0.032, 0.040), 0.38, 0.0, None, 1),
    "rubber": ((0.022, 0.022, 0.026), 0.80, 0.0, None, 1),
    "steel": ((0.62, 0.64, 0.67), 0.28, 0.90, None, 1),
    "brass": ((0.62, 0.42, 0.14), 0.35, 0.85, None, 1),
    "screen": ((0.004, 0.012, 0.014), 0.22, 0.0, (0.010, 0.075, 0.070), 1),
    "lamp-green": ((0.05, 0.50, 0.12), 0.4, 0.0, (0.03, 0.45, 0.08), 1),
    "lamp-cyan": ((0.03, 0.45, 0.55), 0.4, 0.0, (0.02, 0.38, 0.48), 1),
    "lamp-red": ((0.60, 0.05, 0.05), 0.4, 0.0, (0.55, 0.03, 0.03), 1),
    "lamp-amber": ((0.75, 0.40, 0.03), 0.4, 0.0, (0.50, 0.24, 0.01), 1),
    "glass": ((0.62, 0.76, 0.82), 0.08, 0.0, None, 0.28),
    "clear-plastic": ((0.72, 0.82, 0.88), 0.16, 0.0, None, 0.42),
    "saline": ((0.66, 0.80, 0.88), 0.14, 0.0, None, 0.62),
    "silicone-blue": ((0.22, 0.48, 0.66), 0.35, 0.0, None, 0.86),
    "tubing": ((0.60, 0.74, 0.82), 0.30, 0.0, None, 1),
    "tubing-blue": ((0.16, 0.38, 0.62), 0.35, 0.0, None, 1),
    "mattress": ((0.10, 0.21, 0.36), 0.62, 0.0, None, 1),
    "sheet-blue": ((0.36, 0.53, 0.70), 0.85, 0.0, None, 1),
    "blanket": ((0.67, 0.71, 0.74), 0.92, 0.0, None, 1),
    "linen-white": ((0.80, 0.82, 0.84), 0.88, 0.0, None, 1),
    "gown": ((0.42, 0.58, 0.70), 0.88, 0.0, None, 1),
    "gown-trim": ((0.13, 0.28, 0.46), 0.85, 0.0, None, 1),
    "curtain-teal": ((0.17, 0.43, 0.47), 0.90, 0.0, None, 1),
    "curtain-net": ((0.62, 0.74, 0.75), 0.90, 0.0, None, 1),
    "scrub-teal": ((0.035, 0.265, 0.31), 0.82, 0.0, None, 1),
    "scrub-teal-deep": ((0.022, 0.17, 0.20), 0.85, 0.0, None, 1),
    "scrub-navy": ((0.040, 0.075, 0.23), 0.82, 0.0, None, 1),
    "scrub-navy-deep": ((0.026, 0.048, 0.15), 0.85, 0.0, None, 1),
    "coat-white": ((0.79, 0.80, 0.82), 0.80, 0.0, None, 1),
    "knit-rust": ((0.42, 0.15, 0.085), 0.92, 0.0, None, 1),
    "knit-rust-deep": ((0.30, 0.10, 0.058), 0.92, 0.0, None, 1),
    "shirt-cream": ((0.72, 0.66, 0.56), 0.88, 0.0, None, 1),
    "denim": ((0.055, 0.095, 0.175), 0.85, 0.0, None, 1),
    "shoe-white": ((0.74, 0.75, 0.76), 0.55, 0.0, None, 1),
    "shoe-dark": ((0.035, 0.037, 0.045), 0.50, 0.0, None, 1),
    "leather": ((0.13, 0.065, 0.035), 0.55, 0.0, None, 1),
    "skin-light": ((0.66, 0.40, 0.295), 0.58, 0.0, None, 1),
    "skin-tan": ((0.47, 0.25, 0.16), 0.58, 0.0, None, 1),
    "skin-brown": ((0.20, 0.095, 0.055), 0.56, 0.0, None, 1),
    "lips-light": ((0.52, 0.22, 0.18), 0.55, 0.0, None, 1),
    "lips-tan": ((0.33, 0.13, 0.095), 0.55, 0.0, None, 1),
    "lips-brown": ((0.15, 0.060, 0.045), 0.55, 0.0, None, 1),
    "eye": ((0.020, 0.014, 0.012), 0.25, 0.0, None, 1),
    "hair-black": ((0.014, 0.011, 0.011), 0.60, 0.0, None, 1),
    "hair-brown": ((0.060, 0.030, 0.016), 0.62, 0.0, None, 1),
    "hair-auburn": ((0.115, 0.042, 0.018), 0.62, 0.0, None, 1),
    "hair-grey": ((0.30, 0.29, 0.28), 0.66, 0.0, None, 1),
    "floor": ((0.33, 0.37, 0.39), 0.42, 0.0, None, 1),
    "floor-inlay": ((0.25, 0.34, 0.37), 0.42, 0.0, None, 1),
    "wall": ((0.56, 0.60, 0.62), 0.85, 0.0, None, 1),
    "wall-cut": ((0.28, 0.31, 0.33), 0.85, 0.0, None, 1),
    "skirting": ((0.30, 0.34, 0.36), 0.60, 0.0, None, 1),
    "wood": ((0.46, 0.31, 0.18), 0.50, 0.0, None, 1),
    "wood-pale": ((0.58, 0.44, 0.29), 0.52, 0.0, None, 1),
}


def material(name):
    """The shared material of that name, made once per scene."""
    if name in bpy.data.materials:
        return bpy.data.materials[name]
    base, rough, metal, emit, alpha = PALETTE[name]
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    made.use_backface_culling = True
    node = made.node_tree.nodes["Principled BSDF"]
    node.inputs["Base Color"].default_value = (*base, 1)
    node.inputs["Roughness"].default_value = rough
    node.inputs["Metallic"].default_value = metal
    if emit:
        node.inputs["Emission"].default_value = (*emit, 1)
        node.inputs["Emission Strength"].default_value = 1.0
    if alpha < 1:
        node.inputs["Alpha"].default_value = alpha
        made.blend_method = "BLEND"
    return made


# --- small vector help -------------------------------------------------------------------

def vec(*xyz):
    return np.array(xyz[0] if len(xyz) == 1 else xyz, float)


def unit(v):
    v = np.asarray(v, float)
    length = np.linalg.norm(v)
    return v / length if length > 1e-12 else v


def dot(points, v):
    """Products of many points with one vector. Written out because the order in which a linear
    algebra library adds depends on the machine, and a model must come out the same twice."""
    return points[:, 0] * v[0] + points[:, 1] * v[1] + points[:, 2] * v[2]


def mapped(points, matrix):
    """The points multiplied by the matrix (column vectors)."""
    return np.stack([dot(points, row) for row in matrix], axis=1)


def rotation(rx=0.0, ry=0.0, rz=0.0):
    """Matrix for degrees about X, then Y, then Z."""
    a, b, c = (math.radians(v) for v in (rx, ry, rz))
    mx = np.array([[1, 0, 0], [0, math.cos(a), -math.sin(a)], [0, math.sin(a), math.cos(a)]])
    my = np.array([[math.cos(b), 0, math.sin(b)], [0, 1, 0], [-math.sin(b), 0, math.cos(b)]])
    mz = np.array([[math.cos(c), -math.sin(c), 0], [math.sin(c), math.cos(c), 0], [0, 0, 1]])
    return mz @ my @ mx


def quaternion(rx=0.0, ry=0.0, rz=0.0):
    """(w, x, y, z) of the same rotation."""
    m = rotation(rx, ry, rz)
    w = math.sqrt(max(0.0, 1 + m[0, 0] + m[1, 1] + m[2, 2])) / 2
    if w > 1e-6:
        return [w, (m[2, 1] - m[1, 2]) / (4 * w), (m[0, 2] - m[2, 0]) / (4 * w),
                (m[1, 0] - m[0, 1]) / (4 * w)]
    axis = np.sqrt(np.maximum(0, (np.diag(m) + 1) / 2))
    return [0.0, *axis]


def to_axis(direction):
    """Matrix whose Y column is the direction."""
    y = unit(direction)
    other = vec(0, 0, 1) if abs(y[2]) < 0.9 else vec(1, 0, 0)
    x = unit(np.cross(y, other))
    return np.stack([x, y, np.cross(x, y)], axis=1)


# --- mesh --------------------------------------------------------------------------------

@dataclass
class Mesh:
    """Vertices, polygons, one normal per polygon corner, one material."""
    verts: np.ndarray
    faces: list
    mat: str
    normals: np.ndarray
    uvs: np.ndarray = None

    def turned(self, rx=0.0, ry=0.0, rz=0.0, about=(0, 0, 0)):
        return self.mapped(rotation(rx, ry, rz), about)

    def mapped(self, matrix, about=(0, 0, 0)):
        pivot = vec(about)
        return Mesh(mapped(self.verts - pivot, matrix) + pivot, self.faces, self.mat,
                    mapped(self.normals, matrix), self.uvs)

    def moved(self, x=0.0, y=0.0, z=0.0):
        return Mesh(self.verts + vec(x, y, z), self.faces, self.mat, self.normals, self.uvs)

    def mirrored(self):
        """The same part on the other side of the plane x = 0."""
        flip = vec(-1, 1, 1)
        normals, at = [], 0
        for f in self.faces:
            normals.append(self.normals[at:at + len(f)][::-1] * flip)
            at += len(f)
        return Mesh(self.verts * flip, [f[::-1] for f in self.faces], self.mat,
                    np.concatenate(normals), None)

    @property
    def triangles(self):
        return sum(len(f) - 2 for f in self.faces)


def face_normals(verts, faces):
    """Area-weighted (unnormalised) Newell normals."""
    out = np.zeros((len(faces), 3))
    for i, f in enumerate(faces):
        p = verts[list(f)]
        q = np.roll(p, -1, axis=0)
        out[i] = np.cross(p, q).sum(axis=0) / 2
    return out


def shaded(verts, faces, mat, angle=38.0, uvs=None):
    """A Mesh with area-weighted smooth normals; edges sharper than the angle stay sharp."""
    verts = np.asarray(verts, float)
    faces = [tuple(int(i) for i in f) for f in faces]
    weighted = face_normals(verts, faces)
    length = np.linalg.norm(weighted, axis=1)
    keep = length > 1e-12
    faces = [f for f, k in zip(faces, keep) if k]
    weighted = weighted[keep]
    flat = weighted / length[keep][:, None]
    around = [[] for _ in range(len(verts))]
    for i, f in enumerate(faces):
        for v in f:
            around[v].append(i)
    limit = math.cos(math.radians(angle))
    normals = []
    for i, f in enumerate(faces):
        for v in f:
            near = around[v]
            close = dot(flat[near], flat[i]) > limit
            normals.append(weighted[near][close].sum(axis=0))
    normals = np.array(normals)
    normals /= np.maximum(np.linalg.norm(normals, axis=1), 1e-12)[:, None]
    return Mesh(verts, faces, mat, normals, uvs)


def from_bmesh(bm, mat, angle=38.0):
    bm.verts.ensure_lookup_table()
    bm.verts.index_update()
    verts = np.array([v.co[:] for v in bm.verts], float)
    faces = [tuple(v.index for v in f.verts) for f in bm.faces]
    bm.free()
    return shaded(verts, faces, mat, angle)


def bevelled(verts, faces, mat, width, seg=2, edge_angle=30.0, angle=38.0):
    bm = bmesh.new()
    made = [bm.verts.new(tuple(v)) for v in verts]
    for f in faces:
        bm.faces.new([made[i] for i in f])
    bm.normal_update()
    if width > 0:
        limit = math.radians(edge_angle)
        edges = [e for e in bm.edges if e.is_manifold and e.calc_face_angle(0) > limit]
        bmesh.ops.bevel(bm, geom=edges, offset=width, segments=seg, profile=0.5,
                        affect="EDGES", clamp_overlap=True)
    return from_bmesh(bm, mat, angle)


# --- primitives --------------------------------------------------------------------------

def box(centre, size, mat, bevel=0.008, rot=(0, 0, 0), seg=2):
    """Bevelled box around its centre; rot in degrees."""
    x, y, z = (s / 2 for s in size)
    verts = [(-x, -y, -z), (x, -y, -z), (x, y, -z), (-x, y, -z),
             (-x, -y, z), (x, -y, z), (x, y, z), (-x, y, z)]
    faces = [(3, 2, 1, 0), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
    mesh = bevelled(verts, faces, mat, min(bevel, min(size) * 0.45), seg)
    return mesh.turned(*rot).moved(*centre)


def rounded_rect(w, h, r, n=4):
    """Counter-clockwise outline in the XY plane."""
    points = []
    for cx, cy, start in ((w / 2 - r, h / 2 - r, 0), (-w / 2 + r, h / 2 - r, 90),
                          (-w / 2 + r, -h / 2 + r, 180), (w / 2 - r, -h / 2 + r, 270)):
        for k in range(n + 1):
            a = math.radians(start + 90 * k / n)
            points.append((cx + r * math.cos(a), cy + r * math.sin(a)))
    return points


def prism(outline, depth, mat, bevel=0.004, seg=1, centre=(0, 0, 0), rot=(0, 0, 0), angle=38.0):
    """Outline (XY, counter-clockwise) extruded along Z, centred; rims bevelled."""
    n = len(outline)
    verts = [(x, y, -depth / 2) for x, y in outline] + [(x, y, depth / 2) for x, y in outline]
    faces = [tuple(reversed(range(n))), tuple(range(n, 2 * n))]
    faces += [(i, (i + 1) % n, n + (i + 1) % n, n + i) for i in range(n)]
    mesh = bevelled(verts, faces, mat, min(bevel, depth * 0.45), seg, 60.0, angle)
    return mesh.turned(*rot).moved(*centre)


def panel(centre, w, h, depth, mat, r=0.02, bevel=0.004, rot=(0, 0, 0), seg=2, n=4):
    """A plate with rounded corners, facing +Z before it is turned."""
    return prism(rounded_rect(w, h, min(r, w * 0.49, h * 0.49), n), depth, mat, bevel, seg,
                 centre, rot)


def lathe(profile, mat, seg=24, centre=(0, 0, 0), axis=(0, 1, 0), angle=38.0):
    """Profile of (radius, height), bottom to top, turned about the axis."""
    verts, rings = [], []
    for r, h in profile:
        if r < 1e-6:
            rings.append([len(verts)])
            verts.append((0, h, 0))
            continue
        rings.append(list(range(len(verts), len(verts) + seg)))
        for k in range(seg):
            a = 2 * math.pi * k / seg
            verts.append((r * math.sin(a), h, r * math.cos(a)))
    faces = []
    for low, high in zip(rings, rings[1:]):
        for k in range(seg):
            j = (k + 1) % seg
            if len(low) == 1 and len(high) == 1:
                continue
            if len(low) == 1:
                faces.append((low[0], high[j], high[k]))
            elif len(high) == 1:
                faces.append((low[k], low[j], high[0]))
            else:
                faces.append((low[k], low[j], high[j], high[k]))
    if len(rings[0]) > 1:
        faces.append(tuple(reversed(rings[0])))
    if len(rings[-1]) > 1:
        faces.append(tuple(rings[-1]))
    mesh = shaded(np.array(verts), faces, mat, angle)
    return mesh.mapped(to_axis(axis)).moved(*centre)


def cyl(a, b, r, mat, r2=None, bevel=0.003, seg=20):
    """Cylinder or cone from a to b with rounded rims."""
    a, b = vec(a), vec(b)
    r2 = r if r2 is None else r2
    length = np.linalg.norm(b - a)
    w = min(bevel, length * 0.4, min(r, r2) * 0.6)
    if w > 1e-5:
        c = w * 0.3
        profile = [(r - w, 0), (r - c, c), (r, w), (r2, length - w), (r2 - c, length - c),
                   (r2 - w, length)]
    else:
        profile = [(r, 0), (r2, length)]
    return lathe(profile, mat, seg, a, b - a, 50.0)


def capsule(a, b, r, mat, r2=None, seg=14, rings=4):
    a, b = vec(a), vec(b)
    r2 = r if r2 is None else r2
    length = np.linalg.norm(b - a)
    low = [(r * math.sin(t), -r * math.cos(t))
           for t in (math.pi / 2 * k / rings for k in range(rings + 1))]
    high = [(r2 * math.cos(t), length + r2 * math.sin(t))
            for t in (math.pi / 2 * k / rings for k in range(rings + 1))]
    high[-1] = (0.0, length + r2)
    return lathe(low + high, mat, seg, a, b - a, 80.0)


def ball(centre, radii, mat, rot=(0, 0, 0), seg=18, rings=10):
    radii = vec(radii if np.ndim(radii) else (radii,) * 3)
    profile = [(math.sin(math.pi * k / rings), -math.cos(math.pi * k / rings))
               for k in range(rings + 1)]
    mesh = lathe(profile, mat, seg, angle=80.0)
    mesh = shaded(mesh.verts * radii, mesh.faces, mat, 80.0)
    return mesh.turned(*rot).moved(*centre)


def smooth_path(points, per=4, closed=False):
    """Catmull–Rom through the points."""
    p = [vec(q) for q in points]
    n = len(p)
    if n < 3:
        return p
    out = []
    for i in range(n if closed else n - 1):
        if closed:
            a, b, c, d = (p[(i + k) % n] for k in (-1, 0, 1, 2))
        else:
            b, c = p[i], p[i + 1]
            a = p[i - 1] if i else 2 * b - c
            d = p[i + 2] if i + 2 < n else 2 * c - b
        for k in range(per):
            t = k / per
            out.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t
                              + (3 * b - a - 3 * c + d) * t ** 3))
    if not closed:
        out.append(p[-1])
    return out


def filleted(points, r, per=4, closed=False):
    """The polyline with its corners rounded by radius r."""
    p = [vec(q) for q in points]
    n, out = len(p), []
    for i in range(n):
        if not closed and i in (0, n - 1):
            out.append(p[i])
            continue
        a, b, c = p[i - 1], p[i], p[(i + 1) % n]
        d0, d1 = a - b, c - b
        cut = min(r, np.linalg.norm(d0) * 0.49, np.linalg.norm(d1) * 0.49)
        start, end = b + unit(d0) * cut, b + unit(d1) * cut
        for k in range(per + 1):
            t = k / per
            out.append((1 - t) ** 2 * start + 2 * t * (1 - t) * b + t * t * end)
    return out


def tube(points, r, mat, seg=8, closed=False, flat=1.0, up=None):
    """A round (or flattened) bar swept along the points; r may be one per point."""
    p = [vec(q) for q in points]
    n = len(p)
    radii = [r] * n if np.ndim(r) == 0 else list(r)
    tangents = []
    for i in range(n):
        if closed:
            d = unit(p[(i + 1) % n] - p[i]) + unit(p[i] - p[i - 1])
        else:
            d = vec(0, 0, 0)
            if i:
                d = d + unit(p[i] - p[i - 1])
            if i + 1 < n:
                d = d + unit(p[i + 1] - p[i])
        tangents.append(unit(d))
    ref = vec(up) if up is not None else (vec(0, 1, 0) if abs(tangents[0][1]) < 0.9 else vec(1, 0, 0))
    side = unit(np.cross(tangents[0], ref))
    sides = []
    for t in tangents:
        if up is not None:
            side = unit(np.cross(t, vec(up)))
        else:
            side = unit(side - t * (side @ t))
        sides.append(side)
    if closed and up is None:  # spread the leftover twist evenly
        last = unit(sides[-1] - tangents[0] * (sides[-1] @ tangents[0]))
        twist = math.atan2(np.cross(last, sides[0]) @ tangents[0], last @ sides[0])
        for i in range(n):
            a = twist * i / n
            s, t = sides[i], tangents[i]
            sides[i] = s * math.cos(a) + np.cross(t, s) * math.sin(a)
    verts = []
    for q, t, s, radius in zip(p, tangents, sides, radii):
        other = np.cross(t, s)
        for k in range(seg):
            a = 2 * math.pi * k / seg
            verts.append(q + s * math.cos(a) * radius + other * math.sin(a) * radius * flat)
    faces = []
    for i in range(n if closed else n - 1):
        j = (i + 1) % n
        for k in range(seg):
            l = (k + 1) % seg
            faces.append((i * seg + k, i * seg + l, j * seg + l, j * seg + k))
    if not closed:
        faces.append(tuple(reversed(range(seg))))
        faces.append(tuple(range((n - 1) * seg, n * seg)))
    return shaded(np.array(verts), faces, mat, 75.0)


def grid(function, nu, nv, mat, thickness, angle=60.0):
    """A sheet: function(u, v) gives its front; it is thickened against its normal, or one-sided
    where the thickness is 0 (cloth whose back can never be seen)."""
    u, v = np.meshgrid(np.linspace(0, 1, nu), np.linspace(0, 1, nv), indexing="ij")
    front = np.asarray(function(u.ravel(), v.ravel()), float)
    quads = [(i * nv + j, (i + 1) * nv + j, (i + 1) * nv + j + 1, i * nv + j + 1)
             for i in range(nu - 1) for j in range(nv - 1)]
    if not thickness:
        return shaded(front, quads, mat, angle)
    weight = face_normals(front, quads)
    normal = np.zeros_like(front)
    for q, w in zip(quads, weight):
        normal[list(q)] += w
    normal /= np.maximum(np.linalg.norm(normal, axis=1), 1e-12)[:, None]
    back = front - normal * thickness
    n = len(front)
    faces = list(quads) + [tuple(n + i for i in reversed(q)) for q in quads]
    rim = [i * nv for i in range(nu)] + [(nu - 1) * nv + j for j in range(1, nv)] \
        + [i * nv + nv - 1 for i in range(nu - 2, -1, -1)] + [j for j in range(nv - 2, 0, -1)]
    for a, b in zip(rim, rim[1:] + rim[:1]):
        faces.append((b, a, n + a, n + b))
    return shaded(np.concatenate([front, back]), faces, mat, angle)


def loft(rings, mat, angle=60.0, caps=True):
    """Closed rings with the same number of points, joined in order."""
    seg = len(rings[0])
    verts = np.concatenate([np.asarray(r, float) for r in rings])
    faces = []
    for i in range(len(rings) - 1):
        for k in range(seg):
            l = (k + 1) % seg
            faces.append((i * seg + k, i * seg + l, (i + 1) * seg + l, (i + 1) * seg + k))
    if caps:
        faces.append(tuple(reversed(range(seg))))
        faces.append(tuple(range((len(rings) - 1) * seg, len(rings) * seg)))
    return shaded(verts, faces, mat, angle)


def display(centre, w, h, rot=(0, 0, 0)):
    """A live display: one quad facing +Z, UV (0, 0) at the viewer's lower left."""
    verts = np.array([(-w / 2, -h / 2, 0), (w / 2, -h / 2, 0), (w / 2, h / 2, 0),
                      (-w / 2, h / 2, 0)])
    uvs = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], float)
    return shaded(verts, [(0, 1, 2, 3)], "screen", uvs=uvs).turned(*rot).moved(*centre)


def caster(x, z, r=0.05, mat="paint-grey", yaw=0.0):
    """A twin-wheel caster standing on y = 0; parts to be added one by one."""
    s, c = math.sin(math.radians(yaw)), math.cos(math.radians(yaw))
    parts = []
    for side in (-1, 1):
        ax, az = c * side, -s * side
        a = (x + ax * 0.006, r, z + az * 0.006)
        b = (x + ax * 0.024, r, z + az * 0.024)
        parts.append(cyl(a, b, r, "rubber", bevel=0.008, seg=16))
        parts.append(cyl(b, (x + ax * 0.027, r, z + az * 0.027), r * 0.55, mat, bevel=0, seg=12))
    parts.append(box((x, r * 1.45, z), (0.040, r * 1.3, r * 1.25), mat, 0.012, (0, yaw, 0), 1))
    parts.append(cyl((x, r * 1.9, z), (x, r * 2.5, z), r * 0.28, "steel", bevel=0, seg=8))
    return parts


# --- model -------------------------------------------------------------------------------

@dataclass
class Socket:
    name: str
    kind: str
    position: tuple
    rotation: list
    size: tuple


@dataclass
class Model:
    """One prefab: parts by node name, sockets, and what the catalogue says of it."""
    id: str
    name: str
    kind: str
    category: str
    synonyms: list
    capabilities: list
    nodes: dict = field(default_factory=dict)
    sockets: list = field(default_factory=list)

    def add(self, *parts, node="body"):
        for part in parts:
            if isinstance(part, (list, tuple)):
                self.add(*part, node=node)
            else:
                self.nodes.setdefault(node, []).append(part)

    def screen(self, centre, w, h, rot=(0, 0, 0), node="screen"):
        """Adds a live display and its socket."""
        self.add(display(centre, w, h, rot), node=node)
        self.socket(node, "screen", centre, rot, (w, h))

    def socket(self, name, kind, position, rot=(0, 0, 0), size=(0, 0)):
        self.sockets.append(Socket(name, kind, tuple(position), quaternion(*rot), tuple(size)))

    def realise(self):
        """Makes one Blender object per node in the current scene."""
        made = []
        for name, parts in self.nodes.items():
            made.append(_realise(name, parts))
        return made


#: Faces smaller than this (m²) cannot be seen and have no usable normal.
SLIVER = 1e-9


def _realise(name, parts):
    names = sorted({p.mat for p in parts})
    verts, faces, slots, normals, uvs, base = [], [], [], [], [], 0
    for p in parts:
        area = np.linalg.norm(face_normals(p.verts, p.faces), axis=1)
        kept = [f for f, a in zip(p.faces, area) if a > SLIVER]
        loops = np.repeat(area > SLIVER, [len(f) for f in p.faces])
        verts.append(p.verts)
        faces += [tuple(base + i for i in f) for f in kept]
        slots += [names.index(p.mat)] * len(kept)
        normals.append(p.normals[loops])
        uvs.append(p.uvs[loops] if p.uvs is not None else np.zeros((loops.sum(), 2)))
        base += len(p.verts)
    turn = np.array([[1, 0, 0], [0, 0, -1], [0, 1, 0]], float)
    verts = np.round(mapped(np.concatenate(verts), turn), 6)
    normals = mapped(np.concatenate(normals), turn)
    normals = np.round(normals / np.maximum(np.linalg.norm(normals, axis=1), 1e-12)[:, None], 5)
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([tuple(v) for v in verts], [], faces)
    for m in names:
        mesh.materials.append(material(m))
    mesh.polygons.foreach_set("material_index", slots)
    mesh.polygons.foreach_set("use_smooth", [True] * len(faces))
    if any(p.uvs is not None for p in parts):
        layer = mesh.uv_layers.new(name="UVMap")
        flat = np.concatenate(uvs)
        flat[:, 1] = 1 - flat[:, 1]  # the exporter turns v over; the file has v upwards
        layer.data.foreach_set("uv", flat.ravel())
    mesh.use_auto_smooth = True
    mesh.auto_smooth_angle = math.pi
    mesh.normals_split_custom_set([tuple(n) for n in normals])
    mesh.update()
    made = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(made)
    return made


def export(path):
    bpy.ops.export_scene.gltf(
        filepath=path, export_format="GLB", export_yup=True, export_normals=True,
        export_texcoords=True, export_materials="EXPORT", export_animations=False,
        export_skins=False, export_morph=False, export_cameras=False, export_lights=False)


def empty_scene():
    bpy.ops.wm.read_factory_settings(use_empty=True)
