# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Builds every prefab: models, thumbnails, catalogue, report, contact sheet.

    blender -b --factory-startup --python build_all.py -- [ids …] [--no-thumbnails] [--draft] [--manifest] [--pictures]

With ids only these are rebuilt; catalogue, report and contact sheet are refreshed as a whole.
--draft leaves out the baked light and thumbnails: quick, and not to be committed. --manifest writes
only the catalogue, the report and the sheet, for what changed in sockets, joints and names;
--pictures only thumbnails and the sheet.
"""

import os
import sys

import bpy

if __name__ == "__main__" and "-t" not in sys.argv:
    # Reducing a mesh on several threads gives another mesh each time: start again with one.
    sys.stdout.flush()
    os.execv(bpy.app.binary_path, [bpy.app.binary_path, "-t", "1", *sys.argv[1:]])

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import importlib

import manifest
import preview
import sheet
from kit import detail, glb, occlusion, scene, triangles

#: Each has PREFABS, id → builder, and may have VARIANTS, name of a further .glb → builder.
MODULES = ("airway", "bed", "bedside", "infusion", "monitoring", "organ_support", "patient", "people", "respiratory",
           "resuscitation", "rooms", "wall_things", "walls")
#: Their bodies come from fields and cannot be made coarsely: the Studio thins them by itself.
GROWN = ("patient", "people")
#: A model with more triangles gets a second level of detail; not a room, which is never small.
MANY = 8_000


def builders():
    prefabs, variants, grown = {}, {}, set()
    for name in MODULES:
        module = importlib.import_module(name)
        prefabs.update(module.PREFABS)
        variants.update(getattr(module, "VARIANTS", {}))
        if name in GROWN:
            grown |= {*module.PREFABS, *getattr(module, "VARIANTS", {})}
    return prefabs, variants, grown


def write(model, stem, grown, draft):
    """The .glb of a model; returns its triangles."""
    surfaces = triangles.surfaces(model)
    if not draft:
        occlusion.bake(surfaces, model.mount, model.kind == "room", grown)
    glb.write(manifest.model_path(stem), surfaces)
    return sum(len(s.triangles) for s in surfaces)


def build(stem, builder, grown, draft):
    """The model and, where it pays, its second level of detail."""
    scene.empty_scene()
    model = builder()
    count = write(model, stem, grown, draft)
    coarse = manifest.model_path(stem + ".lod1")
    if count > MANY and not grown and model.kind != "room" and not draft:
        with detail.coarsely():
            less = builder()
        write(less, stem + ".lod1", grown, draft)
    elif os.path.exists(coarse):
        os.remove(coarse)
    return model


def main():
    args = sys.argv[sys.argv.index("--") + 1:] if "--" in sys.argv else []
    draft, pictures = "--draft" in args, "--pictures" in args
    named = "--manifest" in args or pictures
    prefabs, variants, grown = builders()
    wanted = [a for a in args if not a.startswith("-")] or [*prefabs, *variants]
    entries = {key: value for key, value in manifest.load().items() if key in prefabs}
    for stem in wanted:
        if stem in variants and named:
            continue
        if stem in variants:
            build(stem, variants[stem], stem in grown, draft)
            continue
        model = prefabs[stem]() if named else build(stem, prefabs[stem], stem in grown, draft)
        assert model.id == stem
        entries[stem] = manifest.entry(model, entries.get(stem, {}))
        if pictures or not (named or draft or "--no-thumbnails" in args):
            preview.thumbnail(model, os.path.join(manifest.RESOURCES, "thumbnails", stem + ".png"))
        print("built", stem, flush=True)
    manifest.save(entries)
    lines = manifest.report(entries)
    print("\n".join(lines[:1] + [line for line in lines if line.split(" ")[0].split(".")[0] in wanted]))
    if all(os.path.exists(os.path.join(manifest.RESOURCES, e["thumbnail"])) for e in entries.values()):
        sheet.write(entries)


if __name__ == "__main__":
    main()
