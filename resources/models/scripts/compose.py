# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Puts the built models together by their sockets, to see that they fit.

    blender -b --factory-startup --python compose.py -- picture.png [eye x,y,z] [target x,y,z] [WxH]
"""

import json
import os
import sys

import bpy
from mathutils import Matrix, Quaternion

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import numpy

import kit
import preview

if not hasattr(numpy, "bool"):
    numpy.bool = bool    # Blender 3.4's importer still asks for the old name

RESOURCES = os.path.dirname(os.path.dirname(HERE))
with open(os.path.join(RESOURCES, "catalogue", "ward.icu-1.0.json"), encoding="utf-8") as file:
    PREFABS = {p["id"]: p for p in json.load(file)["prefabs"]}

TO_BLENDER = Matrix(((1, 0, 0, 0), (0, 0, -1, 0), (0, 1, 0, 0), (0, 0, 0, 1)))


def at(x, y, z, yaw=0.0):
    return Matrix.Translation((x, y, z)) @ Quaternion(kit.quaternion(0, yaw, 0)).to_matrix().to_4x4()


def socket(prefab, name):
    """Pose of a socket in its prefab."""
    s = next(s for s in PREFABS[prefab]["sockets"] if s["name"] == name)
    return Matrix.Translation(s["position"]) @ Quaternion(s["rotation"]).to_matrix().to_4x4()


def put(prefab, pose, skip=()):
    before = set(bpy.data.objects)
    bpy.ops.import_scene.gltf(filepath=os.path.join(RESOURCES, PREFABS[prefab]["model"]))
    for made in set(bpy.data.objects) - before:
        if made.name.split(".")[0] in skip:
            bpy.data.objects.remove(made)
        else:
            made.matrix_world = TO_BLENDER @ pose @ TO_BLENDER.inverted() @ made.matrix_world
    return pose


def bay(skip=("wall-south", "wall-east")):
    room = put("room-shell", at(0, 0, 0), skip)
    for k, x in ((1, -1.9), (2, 1.9)):
        bed = put("icu-bed", room @ socket("room-shell", f"bed-{k}"))
        put("patient", bed @ socket("icu-bed", "mattress"))
        put("bedside-monitor", room @ socket("room-shell", f"monitor-{k}"))
        put("oxygen-outlet", room @ socket("room-shell", f"oxygen-{k}"))
        put("ventilator", at(x + 1.02, 0, -2.30, 12))
        pole = put("iv-pole", at(x - 0.98, 0, -2.35))
        for n in (1, 2, 3):
            put("infusion-pump", pole @ socket("iv-pole", f"pump-{n}"))
    put("curtain", room @ socket("room-shell", "curtain-1"))
    put("sink", room @ socket("room-shell", "sink-1"))
    if "wall-east" not in skip:
        put("door", room @ socket("room-shell", "door-1"))
    cart = put("med-cart", at(0.15, 0, 0.55, 18))
    tray = cart @ socket("med-cart", "top-tray")
    put("defibrillator", tray @ at(-0.10, 0, 0.02, 8))
    put("nurse", at(-0.92, 0, -1.35, -75))
    put("nurse", at(3.0, 0, -1.35, -80))
    put("physician", at(0.95, 0, -0.35, 150))
    put("family-member", at(-3.05, 0, -0.9, 75))
    put("stool", at(-3.25, 0, -0.25))
    put("ultrasound", at(2.2, 0, 0.95, -130))
    put("suction", at(3.55, 0, -2.55))
    put("waste-bin", at(-3.6, 0, 1.55, 90))
    put("bed-side-table", at(-3.5, 0, -2.6))
    put("bag-valve-mask", at(-3.42, 0.849, -2.52, 30))


def main():
    args = sys.argv[sys.argv.index("--") + 1:]
    eye = [float(v) for v in args[1].split(",")] if len(args) > 1 else (3.9, 3.0, 3.6)
    target = [float(v) for v in args[2].split(",")] if len(args) > 2 else (0.1, 0.75, -1.2)
    width, height = (int(v) for v in args[3].split("x")) if len(args) > 3 else (1100, 640)
    kit.empty_scene()
    bay()
    preview.light(0.55, 0.40)
    preview.look(eye, target, 26)
    preview.shoot(args[0], width, height, 40, transparent=False)


main()
