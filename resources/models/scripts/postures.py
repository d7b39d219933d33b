# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""How a patient lies: on the mattress at one angle of the backrest, on the back or on a side.

A posture is worked out in the patient's own coordinates (origin under the pelvis on the mattress,
head towards -Z, face up). The body is let down until it rests on the cushion.
"""

from dataclasses import dataclass

import numpy as np

from bedding import SINK, Mattress
from flesh import trunk
from kit import rotation, vec
from skeleton import HIP, LEFT, RIGHT, Body, Frame, Pose, Reach


@dataclass
class Posture:
    name: str
    backrest: float
    roll: float = 0.0     # degrees towards the left side
    nod: float = 16.0     # of the head on its pillow
    breathing: tuple = ()


SUPINE = Posture("supine", 0.0, 0.0, 14.0)
HEAD_UP = Posture("head-up", 30.0, 0.0, 13.0)
SITTING = Posture("sitting", 60.0, 0.0, 10.0)
LATERAL = Posture("lateral", 0.0, 78.0, 4.0)
LATERAL_UP = Posture("lateral-up", 30.0, 78.0, 4.0)


def arms_on_back(p):
    """Left hand on the belly, right arm beside the body; who lies flat has both arms beside it."""
    out = 0.262 + 0.02 * (p.backrest / 60)
    if p.backrest < 10:
        return {side: Reach((out, 0.105, 0.030 + 0.02 * side), (1.0, -0.25, 0.1), (-0.06, -0.06, 1), (-0.06, -1, -0.04), "lain", True) for side in (LEFT, RIGHT)}
    up = 0.055 if p.backrest > 45 else 0.0    # above the blanket in the lap
    return {LEFT: Reach((0.135, 1.045 + up, 0.172), (1.0, -0.15, -0.75), (-0.90, -0.36, -0.04), (-0.10, -0.06, -1), "lain"),
            RIGHT: Reach((out, 0.105, 0.045 + 0.075 * p.backrest / 60), (1.0, -0.25, 0.1), (-0.06, -0.06, 1), (-0.06, -1, -0.04), "lain", True)}


def arms_on_side(p):
    """The lower arm lies before the face, the upper one before the belly."""
    lift = 0.30 * np.sin(np.radians(p.backrest))
    return {LEFT: Reach((0.330, 0.075 + lift, -0.560 + 0.35 * lift), (0.2, -0.6, 1.0), (0.10, -0.05, -1), (0, -1, 0.02), "lain", True),
            RIGHT: Reach((-0.262, 0.150 + 0.2 * lift, -0.135), (-0.55, 0.55, 0.15), (-0.75, -0.45, 0.35), (-0.35, -0.90, 0.10), "lain", True,
                         (0, 0, 0.020))}


def legs_on_back(x, y, z):
    return {s: (vec(x + s * 0.125, 0.062, z + 0.805), vec(s * 0.18, 1, 0)) for s in (LEFT, RIGHT)}


def legs_on_side(x, y, z):
    return {LEFT: (vec(x - 0.05, 0.060, z + 0.700), vec(1, 0.02, 0)),
            RIGHT: (vec(x + 0.10, 0.150, z + 0.590), vec(1, -0.12, 0))}


def lie(p: Posture, shape):
    """(posed body, mattress): at rest on the cushion."""
    bed = Mattress(p.backrest)
    base = rotation(0, 0, -p.roll) @ rotation(-90, 0, 0)
    origin = vec(-0.10 if p.roll else 0.0, 0.13, 0.0)
    flat, raised = bed.samples()
    scale = shape.scale
    flat, raised = flat / scale, raised / scale
    sine = np.sin(np.radians(p.backrest))
    for step in range(9):
        legs = (legs_on_side if p.roll else legs_on_back)(*origin)
        pose = Pose(base=Frame(base, origin, (0, HIP[1], 0)), bend=((1, 0, 0), p.backrest * 0.34, p.backrest * 0.66),
                    head=(p.nod, 0, -5.0 if p.roll else 0), arms=(arms_on_side if p.roll else arms_on_back)(p), ankles=legs)
        posed = Body(pose, shape.shoulders, shape.hips)
        if step == 8:
            return posed, bed
        field = trunk(posed, shape)
        gap = float(field(flat + vec(origin[0], 0, 0)).min()) + SINK
        origin = origin - vec(0, np.clip(gap, -0.04, 0.04), 0)
        if p.backrest:
            gap = float(field(raised + vec(origin[0], 0, 0)).min()) + SINK
            origin = origin - vec(0, 0, np.clip(gap / sine, -0.04, 0.04) * 0.8)
    return None
