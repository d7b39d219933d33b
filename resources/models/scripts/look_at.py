# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of single prefabs for judging them: three sides each, joints at any value.

    blender -b --factory-startup -t 1 --python look_at.py -- folder [ids …] [--size N] [field=value …]
"""

import importlib
import os
import sys

import bpy
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import preview
from kit import Model, detail, rotation, scene, vec

SIDES = (None, (-0.9, 0.35, 0.75), (0.35, 0.55, -1.0))


def moved(model, values):
    """The model with its joints at the values given (field → value); the others as drawn."""
    nodes = dict(model.nodes)
    for joint in reversed(model.joints):
        if joint.field not in values:
            continue
        share = np.clip((values[joint.field] - joint.source[0]) / (joint.source[1] - joint.source[0]), 0, 1)
        amount = joint.target[0] + share * (joint.target[1] - joint.target[0])
        axis, pivot = vec(joint.axis), vec(joint.pivot)
        for node in joint.nodes:
            parts = nodes[node]
            if joint.kind == "slide":
                nodes[node] = [p.moved(*(axis * amount)) for p in parts]
            elif joint.kind == "rotate":
                nodes[node] = [p.turned(*(axis * amount), about=pivot) for p in parts]
            else:
                stretch = np.diag(1 + (amount - 1) * np.abs(axis))
                nodes[node] = [p.mapped(stretch, pivot) for p in parts]
    return Model(model.id, "", model.kind, "", [], [], nodes)


def picture(model, path, size, side):
    scene.empty_scene()
    shown = Model(model.id, "", "", "", [], [], {n: p for n, p in model.nodes.items() if n not in model.cut_away})
    points = preview.points_of(shown)
    sketch = preview.traces(shown)
    if sketch:
        shown.add(sketch, node="traces")
    scene.realise(shown)
    preview.light()
    preview.frame(points, side)
    preview.shoot(path, size, size, 20)


def main():
    from build_all import builders
    args = sys.argv[sys.argv.index("--") + 1:]
    size = int(args.pop(args.index("--size") + 1)) if "--size" in args else 360
    values = {a.split("=")[0]: float(a.split("=")[1]) for a in args if "=" in a}
    sides = [int(a[7:]) for a in args if a.startswith("--side-")] or [0, 1]
    prefabs, variants, _ = builders()
    coarse = "--coarse" in args
    for stem in [a for a in args[1:] if not a.startswith("-") and "=" not in a]:
        if coarse:
            with detail.coarsely():
                model = {**prefabs, **variants}[stem]()
        else:
            model = {**prefabs, **variants}[stem]()
        view, cut = model.view, model.cut_away
        count = sum(p.triangles for parts in model.nodes.values() for p in parts)
        if values:
            model = moved(model, values)
            model.cut_away = cut
        for k in sides:
            picture(model, os.path.join(args[0], f"{stem}.{k}.png"), size, SIDES[k] or view)
        print("looked at", stem, count, flush=True)


main()
