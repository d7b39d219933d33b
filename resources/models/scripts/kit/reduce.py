# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""A model with fewer triangles, for bodies that no script can make coarsely."""

import bmesh
import bpy
import numpy as np

from kit import detail
from kit.mesh import shaded

#: Parts with fewer triangles stay as they are.
FEW = 60


def reduced(model, ratio):
    """Another model with the same nodes; leaves out what is smaller than a fingertip."""
    made = type(model)(model.id, model.name, model.kind, model.category, model.synonyms, model.capabilities)
    made.mount = model.mount
    with detail.coarsely():
        for node, parts in model.nodes.items():
            for part in parts:
                made.add(_reduced(part, ratio), node=node)
    return made


def _reduced(part, ratio):
    if part.triangles < FEW or part.uvs is not None:
        return part
    bm = bmesh.new()
    verts = [bm.verts.new(tuple(v)) for v in part.verts]
    for face in part.faces:
        try:
            bm.faces.new([verts[i] for i in face])
        except ValueError:  # the same face twice
            continue
    bmesh.ops.triangulate(bm, faces=bm.faces)
    mesh = bpy.data.meshes.new("reduced")
    bm.to_mesh(mesh)
    bm.free()
    body = bpy.data.objects.new("reduced", mesh)
    bpy.context.scene.collection.objects.link(body)
    modifier = body.modifiers.new("fewer", "DECIMATE")
    modifier.ratio = max(ratio, 24 / part.triangles)
    less = body.evaluated_get(bpy.context.evaluated_depsgraph_get()).to_mesh()
    points = np.array([v.co[:] for v in less.vertices], float).reshape(-1, 3)
    faces = [tuple(p.vertices) for p in less.polygons]
    bpy.data.objects.remove(body)
    return shaded(np.round(points, 6), faces, part.mat, 60.0)
