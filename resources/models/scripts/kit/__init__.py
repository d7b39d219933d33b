# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Modelling kit, one concept a file.

Everything is written in glTF axes (metres, Y up, front +Z). Corner normals are computed here and
stored with the mesh: wide faces of a bevelled body stay flat, its bevels carry the whole gradient.

palette · vectors · mesh · detail · solids · sweeps · parts · model: a prefab as its script makes it;
triangles · occlusion · glb: the same as a file; scene: the same as Blender objects, for pictures.
"""

from kit.mesh import Mesh, bevelled, face_normals, from_bmesh, shaded
from kit.model import Joint, Model, Socket
from kit.palette import PALETTE
from kit.parts import biohazard, caster, display, label, star_base
from kit.solids import ball, box, capsule, cyl, lathe, panel, plate, prism, rounded_rect
from kit.sweeps import filleted, grid, loft, smooth_path, tube
from kit.vectors import dot, mapped, quaternion, rotation, to_axis, unit, vec

__all__ = [
    "Joint", "Mesh", "Model", "PALETTE", "Socket", "ball", "bevelled", "biohazard", "box", "capsule", "caster",
    "cyl", "display", "dot", "face_normals", "filleted", "from_bmesh", "grid", "label", "lathe", "loft", "mapped",
    "panel", "plate", "prism", "quaternion", "rotation", "rounded_rect", "shaded", "smooth_path", "star_base",
    "to_axis", "tube", "unit", "vec",
]
