# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Builds every prefab: model, thumbnail, catalogue entry, report.

    blender -b --factory-startup --python build_all.py -- [ids …] [--no-thumbnails]

With ids only these models are rebuilt; the catalogue is refreshed for them. `components` and
`children` of an entry belong to the catalogue's editors and are kept as they are.
"""

import json
import os
import struct
import sys

import numpy as np

import bpy

if "-t" not in sys.argv:
    # Reducing a mesh on several threads gives another mesh each time: start again with one.
    sys.stdout.flush()
    os.execv(bpy.app.binary_path, [bpy.app.binary_path, "-t", "1", *sys.argv[1:]])

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import bed
import devices
import furniture
import kit
import patient
import people
import preview
import room

RESOURCES = os.path.dirname(os.path.dirname(HERE))
CATALOGUE = os.path.join(RESOURCES, "catalogue", "ward.icu-1.0.json")

BUILDERS = {
    "bag-valve-mask": devices.bag_valve_mask,
    "bed-side-table": furniture.bed_side_table,
    "bedside-monitor": devices.bedside_monitor,
    "curtain": furniture.curtain,
    "defibrillator": devices.defibrillator,
    "door": furniture.door,
    "family-member": people.family_member,
    "icu-bed": bed.icu_bed,
    "infusion-pump": devices.infusion_pump,
    "iv-pole": furniture.iv_pole,
    "med-cart": furniture.med_cart,
    "nurse": people.nurse,
    "oxygen-outlet": furniture.oxygen_outlet,
    "patient": patient.patient,
    "physician": people.physician,
    "room-shell": room.room_shell,
    "sink": furniture.sink,
    "stool": furniture.stool,
    "suction": devices.suction,
    "ultrasound": devices.ultrasound,
    "ventilator": devices.ventilator,
    "waste-bin": furniture.waste_bin,
}

#: Where a thumbnail looks from, if not from the front right and a little above.
VIEWS = {"patient": (0.85, 0.80, 0.75), "icu-bed": (0.85, 0.55, 0.9), "room-shell": (0.62, 0.75, 1.0),
         "bag-valve-mask": (0.45, 0.65, 1.0), "iv-pole": (0.6, 0.25, 1.0), "nurse": (0.5, 0.18, 1.0),
         "physician": (0.5, 0.18, 1.0), "family-member": (0.5, 0.18, 1.0), "stool": (0.6, 0.4, 1.0)}
#: Only this part of a model fills its thumbnail (low, high).
CROPS = {"nurse": ((-1, 0.86, -1), (1, 2, 1)), "physician": ((-1, 0.90, -1), (1, 2, 1)),
         "family-member": ((-1, 0.84, -1), (1, 2, 1)), "iv-pole": ((-1, 0.75, -1), (1, 3, 1))}
CUT_AWAY = {"room-shell": ("wall-south", "wall-east")}


def measure(path):
    """(triangles, size, nodes) of a .glb, read back from the file."""
    with open(path, "rb") as file:
        data = file.read()
    length = struct.unpack_from("<I", data, 12)[0]
    doc = json.loads(data[20:20 + length])
    low, high, triangles = np.full(3, np.inf), np.full(3, -np.inf), 0
    for node in doc["nodes"]:
        moved = [key for key in ("translation", "rotation", "scale", "matrix") if key in node]
        assert not moved, f"{path}: node {node['name']} is not at the origin"
        for primitive in doc["meshes"][node["mesh"]]["primitives"]:
            box = doc["accessors"][primitive["attributes"]["POSITION"]]
            low, high = np.minimum(low, box["min"]), np.maximum(high, box["max"])
            triangles += doc["accessors"][primitive["indices"]]["count"] // 3
    return triangles, low, high, [node["name"] for node in doc["nodes"]]


def number(value, digits):
    value = round(float(value), digits)
    return int(value) if value == int(value) else value


def numbers(values, digits=3):
    return [number(v, digits) for v in values]


def entry(model, low, high, before):
    return {
        "capabilities": sorted(model.capabilities),
        "category": model.category,
        "children": before.get("children", []),
        "components": before.get("components", {}),
        "id": model.id,
        "kind": model.kind,
        "model": f"models/{model.id}.glb",
        "name": model.name,
        "size": numbers(high - low),
        "sockets": [{"kind": s.kind, "name": s.name, "position": numbers(s.position),
                     "rotation": numbers(s.rotation, 6), "size": numbers(s.size)}
                    for s in sorted(model.sockets, key=lambda s: s.name)],
        "synonyms": sorted(model.synonyms, key=lambda s: s.encode()),
        "thumbnail": f"thumbnails/{model.id}.png",
    }


def load_catalogue():
    if not os.path.exists(CATALOGUE):
        return {}
    with open(CATALOGUE, encoding="utf-8") as file:
        return {prefab["id"]: prefab for prefab in json.load(file)["prefabs"]}


def save_catalogue(entries):
    lines = [json.dumps(entries[key], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
             for key in sorted(entries)]
    with open(CATALOGUE, "w", encoding="utf-8", newline="\n") as file:
        file.write('{"ward":"1.0","package":"ward.icu","version":"1.0.0","prefabs":[\n')
        file.write(",\n".join(lines))
        file.write("\n]}\n")


def thumbnail(model, path):
    """The model alone, on nothing."""
    kit.empty_scene()
    hidden = CUT_AWAY.get(model.id, ())
    shown = kit.Model(model.id, "", "", "", [], [],
                      {n: p for n, p in model.nodes.items() if n not in hidden})
    sketch = preview.traces(shown)
    points = preview.points_of(shown)
    if model.id in CROPS:
        low, high = (np.array(v, float) for v in CROPS[model.id])
        points = points[((points > low) & (points < high)).all(axis=1)]
    if sketch:
        shown.add(sketch, node="traces")
    shown.realise()
    preview.light()
    preview.frame(points, VIEWS.get(model.id, (0.75, 0.45, 1.0)))
    preview.shoot_small(path, 160, 48)


def main():
    args = sys.argv[sys.argv.index("--") + 1:] if "--" in sys.argv else []
    wanted = [a for a in args if not a.startswith("-")] or list(BUILDERS)
    entries, report = load_catalogue(), []
    for key in wanted:
        kit.empty_scene()
        model = BUILDERS[key]()
        assert model.id == key
        path = os.path.join(RESOURCES, "models", key + ".glb")
        kit.empty_scene()
        model.realise()
        kit.export(path)
        triangles, low, high, nodes = measure(path)
        entries[key] = entry(model, low, high, entries.get(key, {}))
        report.append((key, triangles, high - low, low, nodes, [s.name for s in model.sockets]))
        if "--no-thumbnails" not in args:
            thumbnail(model, os.path.join(RESOURCES, "thumbnails", key + ".png"))
    save_catalogue(entries)
    lines = [f"{'prefab':<16} {'triangles':>9}  {'size x × y × z (m)':<22} {'lowest y':>8}  nodes | sockets"]
    for key, triangles, size, low, nodes, sockets in report:
        extent = " × ".join(f"{v:.3f}" for v in size)
        lines.append(f"{key:<16} {triangles:>9}  {extent:<22} {low[1]:>8.3f}  {', '.join(nodes)} | {', '.join(sockets)}")
    text = "\n".join(lines) + "\n"
    print(text)
    if set(wanted) == set(BUILDERS):
        with open(os.path.join(RESOURCES, "models", "report.txt"), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


main()
