# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Hands: bones of a real hand, bent into the few shapes that work at a bedside needs.

Local axes: origin in the wrist, y along the fingers, z out of the palm; x is positive towards the
thumb while a hand is described and mirrored for the left one afterwards.
"""

from functools import lru_cache

import numpy as np

from kit import Mesh, lathe, unit, vec
from sdf import blend, block, body, cone, ellipsoid
from skeleton import LEFT

#: Knuckle (x, y), length of the finger, its radius: index to little finger.
FINGERS = (((0.0285, 0.094), 0.073, 0.0090), ((0.0095, 0.098), 0.081, 0.0092),
           ((-0.0095, 0.094), 0.075, 0.0088), ((-0.0275, 0.084), 0.059, 0.0078))
BONES = (0.46, 0.30, 0.24)   # shares of a finger

#: Bend at the knuckle and at the middle joint of each finger (degrees), fan of the fingers, and the
#: directions of the thumb's three bones.
SHAPES = {
    "relaxed": (((16, 22), (20, 26), (25, 30), (29, 32)), 3, ((0.60, 0.72, 0.35), (0.28, 0.90, 0.33), (0.12, 0.96, 0.26))),
    "flat": (((2, 5), (2, 6), (3, 7), (4, 8)), 5, ((0.72, 0.68, 0.12), (0.48, 0.87, 0.06), (0.36, 0.93, 0.04))),
    "rest": (((12, 14), (12, 16), (14, 18), (16, 18)), 6, ((0.70, 0.66, 0.22), (0.45, 0.86, 0.22), (0.30, 0.94, 0.16))),
    "lain": (((4, 8), (4, 9), (5, 10), (6, 11)), 4, ((0.72, 0.68, 0.16), (0.46, 0.88, 0.12), (0.30, 0.95, 0.08))),
    "grip": (((48, 62), (52, 66), (56, 68), (58, 66)), 1, ((0.42, 0.58, 0.70), (0.02, 0.70, 0.71), (-0.42, 0.66, 0.62))),
    "squeeze": (((30, 40), (30, 42), (32, 42), (34, 40)), 6, ((0.52, 0.45, 0.72), (0.26, 0.58, 0.77), (0.00, 0.66, 0.75))),
    "point": (((3, 4), (72, 92), (76, 94), (78, 90)), 1, ((0.42, 0.62, 0.66), (-0.15, 0.72, 0.67), (-0.62, 0.62, 0.48))),
    "pen": (((48, 34), (54, 44), (60, 62), (64, 68)), 0, ((0.40, 0.66, 0.64), (0.12, 0.84, 0.52), (0.02, 0.94, 0.34))),
    "lock": (((34, 44), (36, 46), (38, 48), (40, 46)), 4, ((0.62, 0.70, 0.34), (0.32, 0.88, 0.34), (0.18, 0.93, 0.32))),
    "heel": (((-8, 4), (-8, 4), (-8, 5), (-7, 6)), 7, ((0.76, 0.64, 0.06), (0.58, 0.81, 0.02), (0.50, 0.86, 0.0))),
    "cup": (((22, 34), (26, 38), (40, 44), (46, 44)), 9, ((0.78, 0.30, 0.54), (0.60, 0.42, 0.68), (0.36, 0.56, 0.74))),
}


def bones(shape):
    """Joints of every finger (thumb last) with their radii: [(points, radius), ...]."""
    bends, fan, thumb = SHAPES[shape]
    made = []
    for k, ((knuckle, length, r), (first, second)) in enumerate(zip(FINGERS, bends)):
        spread = np.radians((1.4 - k) * fan)
        across = vec(np.sin(spread), np.cos(spread), 0)
        points, angle = [vec(*knuckle, 0.001)], 0.0
        for share, bend in zip(BONES, (first, second, second * 0.62)):
            angle += np.radians(bend)
            points.append(points[-1] + (across * np.cos(angle) + vec(0, 0, np.sin(angle))) * length * share)
        made.append((points, r))
    points = [vec(0.022, 0.020, 0.007)]
    for direction, length in zip(thumb, (0.044, 0.034, 0.027)):
        points.append(points[-1] + unit(vec(direction)) * length)
    made.append((points, 0.0105))
    return made


def field_of(shape):
    palm = blend(0.020, block((0.001, 0.050, 0), (0.074, 0.086, 0.025), 0.0120),
                 ellipsoid((0.022, 0.036, 0.010), (0.018, 0.032, 0.014)),      # ball of the thumb
                 ellipsoid((-0.026, 0.036, 0.007), (0.013, 0.034, 0.011)),     # and of the little finger
                 cone((0, -0.030, -0.001), (0, 0.020, 0), 0.0255, 0.0245))
    field = palm
    for points, r in bones(shape)[:4]:
        finger = blend(0.005, cone(points[0], points[1], r * 1.04, r * 0.98), cone(points[1], points[2], r * 0.98, r * 0.90),
                       cone(points[2], points[3], r * 0.90, r * 0.76))
        field = blend(0.0055, field, finger)
    points, r = bones(shape)[4]
    thumb = blend(0.006, cone(points[0], points[1], r * 1.45, r * 1.08), cone(points[1], points[2], r * 1.05, r),
                  cone(points[2], points[3], r, r * 0.76))
    return blend(0.012, field, thumb)


@lru_cache(maxsize=None)
def _right(shape, skin, nails, triangles):
    """A right hand with nails: parts in local axes."""
    made = [body(field_of(shape), (-0.060, -0.052, -0.060), (0.085, 0.190, 0.120), 0.0042, skin, triangles)]
    if nails:
        for points, r in bones(shape):
            along = unit(points[3] - points[2])
            back = vec(0, -along[2], along[1]) * -1 if abs(along[0]) < 0.5 else unit(vec(0.5, 0, -0.85))
            back = unit(back - along * (back @ along))
            nail = lathe([(0.0050, 0.0), (0.0046, 0.0009), (0.0, 0.0015)], nails, 8)
            wide = np.stack([np.cross(back, along), back, along], axis=1)
            base = points[3] + along * r * 0.10 + back * (r * 0.66)
            flat = Mesh(nail.verts * vec(0.85, 1, 1.25), nail.faces, nail.mat, nail.normals)
            made.append(flat.mapped(wide).moved(*base))
    return made


def hand(limb, skin, nails=None, size=1.0, triangles=540):
    """The hand of a limb, placed; `nails` names the material of the nail beds."""
    if limb.hand == "hidden":   # in a pocket
        return []
    f, n = limb.along, limb.palm
    matrix = np.stack([np.cross(f, n), f, n], axis=1)
    made = []
    for part in _right(limb.hand, skin, nails, triangles):
        part = Mesh(part.verts * size, part.faces, part.mat, part.normals)
        # Seen with the palm towards the viewer, a right hand's thumb is at the right.
        part = part.mirrored() if limb.side == LEFT else part
        made.append(part.mapped(matrix).moved(*limb.end))
    return made


def held(limb, out=0.034, along=0.078, size=1.0):
    """Middle of what a bent hand holds."""
    return limb.end + (limb.along * along + limb.palm * out) * size


