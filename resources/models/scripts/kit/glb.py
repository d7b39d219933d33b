# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Binary glTF 2.0: one mesh a node, one primitive a material, light in COLOR_0.

Written here and not by Blender's exporter so that the bytes depend on nothing but the model.
"""

import json
import struct

import numpy as np

from kit.palette import PALETTE

_FLOAT, _BYTE, _SHORT, _INT = 5126, 5121, 5123, 5125
_ARRAY, _ELEMENT = 34962, 34963


class _Buffer:
    def __init__(self):
        self.data, self.views, self.accessors = bytearray(), [], []

    def add(self, array, component, kind, target, stride=None, **more):
        self.data += b"\0" * (-len(self.data) % 4)
        view = {"buffer": 0, "byteOffset": len(self.data), "byteLength": array.nbytes, "target": target}
        if stride:
            view["byteStride"] = stride
        self.data += array.tobytes()
        self.views.append(view)
        self.accessors.append({"bufferView": len(self.views) - 1, "componentType": component,
                               "count": len(array), "type": kind, **more})
        return len(self.accessors) - 1


def write(path, surfaces):
    """Nodes in the order of the surfaces. `light` may be absent."""
    buffer, materials, meshes, nodes = _Buffer(), [], [], []
    names = list(dict.fromkeys(s.node for s in surfaces))
    for name in names:
        primitives = []
        own = [s for s in surfaces if s.node == name]
        for mat in sorted({s.mat for s in own}):
            if mat not in materials:
                materials.append(mat)
            primitives.append(_primitive(buffer, [s for s in own if s.mat == mat], materials.index(mat)))
        meshes.append({"name": name, "primitives": primitives})
        nodes.append({"name": name, "mesh": len(meshes) - 1})
    document = {
        "asset": {"version": "2.0", "generator": "Ward model scripts", "copyright": "2026 The Ward authors, Apache-2.0"},
        "scene": 0,
        "scenes": [{"nodes": list(range(len(nodes)))}],
        "nodes": nodes, "meshes": meshes, "materials": [_material(m) for m in materials],
        "accessors": buffer.accessors, "bufferViews": buffer.views,
        "buffers": [{"byteLength": len(buffer.data) + (-len(buffer.data) % 4)}],
    }
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    data = bytes(buffer.data) + b"\0" * (-len(buffer.data) % 4)
    with open(path, "wb") as file:
        file.write(struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(data)))
        file.write(struct.pack("<I4s", len(text), b"JSON") + text)
        file.write(struct.pack("<I4s", len(data), b"BIN\0") + data)


def _primitive(buffer, surfaces, material):
    points = np.round(np.concatenate([s.corners for s in surfaces]), 6).astype(np.float32)
    normals = np.round(np.concatenate([s.normals for s in surfaces]), 4).astype(np.float64)
    normals = (normals / np.linalg.norm(normals, axis=1)[:, None]).astype(np.float32)
    columns = [points, normals]
    lit = all(s.light is not None for s in surfaces)
    if lit:
        grey = np.rint(np.concatenate([s.light for s in surfaces]) * 255)
        columns.append(np.repeat(grey[:, None], 3, axis=1).astype(np.float32))
    textured = any(s.uvs is not None for s in surfaces)
    if textured:
        columns.append(np.concatenate([s.uvs if s.uvs is not None else np.zeros((len(s.normals), 2))
                                       for s in surfaces]).astype(np.float32))
    corners = np.concatenate(columns, axis=1) + np.float32(0)  # no negative zero
    _, first, inverse = np.unique(corners, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)  # vertices in the order in which triangles ask for them
    place = np.empty(len(order), int)
    place[order] = np.arange(len(order))
    rows = corners[first[order]]
    indices = place[inverse.ravel()]
    attributes = {
        "POSITION": buffer.add(np.ascontiguousarray(rows[:, :3]), _FLOAT, "VEC3", _ARRAY, 12,
                               min=[float(v) for v in rows[:, :3].min(axis=0)],
                               max=[float(v) for v in rows[:, :3].max(axis=0)]),
        "NORMAL": buffer.add(np.ascontiguousarray(rows[:, 3:6]), _FLOAT, "VEC3", _ARRAY, 12),
    }
    at = 6
    if lit:
        colours = np.full((len(rows), 4), 255, np.uint8)
        colours[:, :3] = rows[:, 6:9]
        attributes["COLOR_0"] = buffer.add(colours, _BYTE, "VEC4", _ARRAY, 4, normalized=True)
        at = 9
    if textured:
        attributes["TEXCOORD_0"] = buffer.add(np.ascontiguousarray(rows[:, at:at + 2]), _FLOAT, "VEC2", _ARRAY, 8)
    short = len(rows) < 65535
    index = buffer.add(indices.astype(np.uint16 if short else np.uint32), _SHORT if short else _INT, "SCALAR", _ELEMENT)
    return {"attributes": attributes, "indices": index, "material": material}


def _material(name):
    base, rough, metal, emit, alpha = PALETTE[name]
    made = {"name": name, "pbrMetallicRoughness": {"baseColorFactor": [*base, alpha], "metallicFactor": metal,
                                                   "roughnessFactor": rough}}
    if emit:
        made["emissiveFactor"] = list(emit)
    if alpha < 1:
        made["alphaMode"] = "BLEND"
    return made
