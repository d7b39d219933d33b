# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""A model as Blender objects, for pictures."""

import math

import bpy
import numpy as np

from kit.mesh import face_normals
from kit.palette import PALETTE
from kit.vectors import mapped


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


#: Faces smaller than this (m²) cannot be seen and have no usable normal.
SLIVER = 1e-9


def realise(model):
    """Makes one Blender object per node in the current scene."""
    return [_realise(name, parts) for name, parts in model.nodes.items()]


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


def empty_scene():
    bpy.ops.wm.read_factory_settings(use_empty=True)
