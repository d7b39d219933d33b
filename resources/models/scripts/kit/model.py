# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""One prefab: its parts by node, its sockets and joints, what the catalogue says of it."""

from dataclasses import dataclass, field

import numpy as np

from kit import detail
from kit.parts import display
from kit.vectors import quaternion


@dataclass
class Socket:
    name: str
    kind: str
    position: tuple
    rotation: list
    size: tuple


@dataclass
class Joint:
    """Nodes that a field moves, as docs/formats/catalogue.md has it."""
    nodes: list
    kind: str       # rotate (degrees), slide (metres), scale (factor)
    axis: tuple
    field: str
    source: tuple   # the field runs between these …
    target: tuple   # … and the amount between these
    pivot: tuple = (0, 0, 0)
    carries: list = ()


@dataclass
class Model:
    """One prefab: parts by node name, sockets, joints, and what the catalogue says of it."""
    id: str
    name: str
    kind: str
    category: str
    synonyms: list
    capabilities: list
    nodes: dict = field(default_factory=dict)
    sockets: list = field(default_factory=list)
    joints: list = field(default_factory=list)
    components: dict = field(default_factory=dict)  # defaults besides the transform; a new entry's only
    looks: dict = field(default_factory=dict)  # variants, shown, tints, breath as the catalogue has them
    mount: str = "floor"    # what it stands on or hangs at: floor, wall, none
    view: tuple = (0.75, 0.45, 1.0)  # from where its picture is taken
    crop: tuple = ()        # (low, high): only this part fills the picture
    cut_away: tuple = ()    # nodes that its picture leaves out
    pictured: dict = field(default_factory=dict)  # field → value: how its joints stand in the picture

    def add(self, *parts, node="body"):
        for part in parts:
            if isinstance(part, (list, tuple)):
                self.add(*part, node=node)
            elif not (detail.is_coarse() and node in self.nodes and _is_tiny(part)):
                self.nodes.setdefault(node, []).append(part)

    def screen(self, centre, w, h, rot=(0, 0, 0), node="screen"):
        """Adds a live display and its socket."""
        self.add(display(centre, w, h, rot), node=node)
        self.socket(node, "screen", centre, rot, (w, h))

    def socket(self, name, kind, position, rot=(0, 0, 0), size=(0, 0)):
        self.sockets.append(Socket(name, kind, tuple(float(v) for v in position), quaternion(*rot), tuple(size)))

    def joint(self, nodes, kind, axis, driver, source, target, pivot=(0, 0, 0), carries=()):
        """Joints are written from the base outwards; the model as drawn is amount 0 (1 for scale)."""
        self.joints.append(Joint(list(nodes), kind, tuple(axis), driver, tuple(source), tuple(target), tuple(pivot),
                                 list(carries)))


def _is_tiny(part):
    return part.mat != "screen" and np.linalg.norm(np.ptp(part.verts, axis=0)) < detail.FINGERTIP
