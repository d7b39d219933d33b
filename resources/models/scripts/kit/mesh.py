# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""A part: polygons with a normal per corner, wide faces flat, bevels carrying the gradient."""

import math
from dataclasses import dataclass

import bmesh
import numpy as np

from kit.vectors import dot, mapped, rotation, vec


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
