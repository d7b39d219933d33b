# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of single prefabs for judging them: three sides each, joints at any value.

    blender -b --factory-startup -t 1 --python look_at.py -- folder [ids …] [--size N] [field=value …]
"""

import importlib
import os
import sys

import bpy

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import preview
from kit import detail, scene

SIDES = (None, (-0.9, 0.35, 0.75), (0.35, 0.55, -1.0))


def picture(model, path, size, side):
    scene.empty_scene()
    shown = preview.moved(model)
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
        count = sum(p.triangles for parts in model.nodes.values() for p in parts)
        model.pictured = {**model.pictured, **values}
        for k in sides:
            picture(model, os.path.join(args[0], f"{stem}.{k}.png"), size, SIDES[k] or model.view)
        print("looked at", stem, count, flush=True)


main()
