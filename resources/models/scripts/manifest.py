# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The catalogue of the package and the report: what is said of the models, measured in their files."""

import json
import os
import struct

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
RESOURCES = os.path.dirname(os.path.dirname(HERE))
CATALOGUE = os.path.join(RESOURCES, "catalogue", "ward.icu-1.0.json")
SCHEMA = os.path.join(RESOURCES, "schema", "ward-1.0.schema.json")
REPORT = os.path.join(RESOURCES, "models", "report.txt")

#: Drawn instead of the full model when it is lower than this share of the picture.
LOD_BELOW = 0.22


def model_path(stem):
    return os.path.join(RESOURCES, "models", stem + ".glb")


def measure(path):
    """(triangles, low, high, nodes) of a .glb, read back from the file."""
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


def schema_kinds():
    with open(SCHEMA, encoding="utf-8") as file:
        return json.load(file)["kinds"]


def known_fields():
    """Every field a joint may follow: those of the schema and the clock's."""
    kinds = schema_kinds()
    return {f"{kind['kind']}.{f['name']}" for kind in kinds for f in kind["fields"]} | {"clock.hour", "clock.minute", "clock.second"}


def socket(s):
    return {"kind": s.kind, "name": s.name, "position": numbers(s.position),
            "rotation": numbers(s.rotation, 6), "size": numbers(s.size)}


def joint(j):
    made = {"nodes": j.nodes, "kind": j.kind, "axis": numbers(j.axis, 6), "field": j.field,
            "from": numbers(j.source), "to": numbers(j.target, 6)}
    if any(j.pivot):
        made["pivot"] = numbers(j.pivot)
    if j.carries:
        made["carries"] = j.carries
    return made


def components(model, before):
    """Those of the script that the catalogue does not have yet, and what its editors wrote."""
    known = {kind["kind"] for kind in schema_kinds()}
    made = {"transform": {}, **{kind: cells for kind, cells in model.components.items() if kind in known}}
    return {**made, **before.get("components", {})}


def entry(model, before):
    """The catalogue's entry of a built model; `children` and the cells of its components are its editors' own."""
    _, low, high, _ = measure(model_path(model.id))
    made = {
        "capabilities": sorted(model.capabilities),
        "category": model.category,
        "children": before.get("children", []),
        "components": components(model, before),
        "id": model.id,
        "kind": model.kind,
        "model": f"models/{model.id}.glb",
        "name": model.name,
        "size": numbers(high - low),
        "sockets": [socket(s) for s in sorted(model.sockets, key=lambda s: s.name)],
        "synonyms": sorted(model.synonyms, key=lambda s: s.encode()),
        "thumbnail": f"thumbnails/{model.id}.png",
    }
    unknown = {j.field for j in model.joints} - known_fields()
    if unknown:
        print(f"{model.id}: not in the schema, left out: {', '.join(sorted(unknown))}")
    joints = [joint(j) for j in model.joints if j.field not in unknown]
    if joints:
        made["joints"] = joints
    if os.path.exists(model_path(model.id + ".lod1")):
        made["lod"] = [{"model": f"models/{model.id}.lod1.glb", "below": LOD_BELOW}]
    made.update(model.looks)
    return made


def load():
    if not os.path.exists(CATALOGUE):
        return {}
    with open(CATALOGUE, encoding="utf-8") as file:
        return {prefab["id"]: prefab for prefab in json.load(file)["prefabs"]}


def save(entries):
    lines = [json.dumps(entries[key], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
             for key in sorted(entries)]
    with open(CATALOGUE, "w", encoding="utf-8", newline="\n") as file:
        file.write('{"ward":"1.0","package":"ward.icu","version":"1.0.0","prefabs":[\n')
        file.write(",\n".join(lines))
        file.write("\n]}\n")


def report(entries):
    """One line a file, all of them, as they lie in the folder."""
    lines = [f"{'model':<26} {'triangles':>9} {'kB':>5}  {'size x × y × z (m)':<22} {'lowest y':>8}  nodes | sockets | joints"]
    folder = os.path.join(RESOURCES, "models")
    for name in sorted(f for f in os.listdir(folder) if f.endswith(".glb")):
        path = os.path.join(folder, name)
        triangles, low, high, nodes = measure(path)
        extent = " × ".join(f"{v:.3f}" for v in high - low)
        line = f"{name[:-4]:<26} {triangles:>9} {os.path.getsize(path) / 1000:>5.0f}  {extent:<22} {low[1]:>8.3f}  {', '.join(nodes)}"
        prefab = entries.get(name[:-4])
        if prefab:
            line += " | " + ", ".join(s["name"] for s in prefab["sockets"])
            line += " | " + ", ".join(f"{j['field']}: {'+'.join(j['nodes'])}" for j in prefab.get("joints", []))
        lines.append(line.rstrip())
    with open(REPORT, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    return lines
