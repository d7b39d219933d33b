# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Collects a person's parts in rest coordinates and makes the model in metres."""

from kit import Mesh, Model, vec
from skeleton import LEFT, SIDES


class Figure:
    """Parts by node and sockets of one person in one pose."""

    def __init__(self, posed, shape):
        self.posed, self.shape = posed, shape
        self.nodes, self.sockets = {}, []

    def add(self, *parts, node="body"):
        for part in parts:
            if isinstance(part, (list, tuple)):
                self.add(*part, node=node)
            else:
                self.nodes.setdefault(node, []).append(part)

    def parts(self, node):
        return self.nodes[node]

    def socket(self, name, position, rot=(0, 0, 0), kind="attach", size=(0, 0)):
        self.sockets.append((name, kind, vec(position) * self.shape.scale, rot, size))

    def upright_sockets(self):
        """Those of everyone who is up and about."""
        for side in reversed(SIDES):
            limb = self.posed.arms[side]
            self.socket("left-hand" if side == LEFT else "right-hand", limb.end + limb.along * 0.075 + limb.palm * 0.020)
        head, chest = self.posed.head, self.posed.chest
        self.socket("head", head.point((0, 1.610, 0.0)))
        self.socket("chest", chest.point((0, 1.290, 0.125)))
        self.socket("mouth", head.point((0, 1.540, 0.108)))

    def model(self, *words):
        """The model; `words` are what the catalogue says: id, name, kind, category, synonyms, capabilities."""
        m = Model(*words)
        k = self.shape.scale
        for node, parts in self.nodes.items():
            m.add([Mesh(p.verts * k, p.faces, p.mat, p.normals, p.uvs) for p in parts], node=node)
        for name, kind, position, rot, size in self.sockets:
            m.socket(name, kind, tuple(position), rot, size)
        return m


def socket_entries(model, only=None):
    """Sockets as the catalogue's variants list them."""
    made = []
    for s in sorted(model.sockets, key=lambda s: s.name):
        if only is None or s.name in only:
            made.append({"kind": s.kind, "name": s.name, "position": [round(float(v), 3) + 0.0 for v in s.position],
                         "rotation": [round(float(v), 6) + 0.0 for v in s.rotation], "size": [round(float(v), 3) + 0.0 for v in s.size]})
    return made

