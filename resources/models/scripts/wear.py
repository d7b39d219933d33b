# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What people carry on them and in their hands."""

import numpy as np

from clothes import wrist_watch
from hands import held
from kit import ball, box, cyl, lathe, loft, panel, smooth_path, tube, unit, vec
from poses import BOARD_LEAN, CLIPBOARD
from sdf import gradient, onto
from skeleton import RIGHT


def badge(posed, garment, x=0.085, y=1.27):
    """Name badge clipped to the breast."""
    field = posed.chest.unplaced(garment)
    at = onto(field, [(x, y, 0.14)], 0.007)[0]
    n = gradient(field, at[None, :])[0]
    ry, rx = np.degrees(np.arctan2(n[0], n[2])), -np.degrees(np.arcsin(n[1]))

    def place(part):
        return posed.chest.mesh(part.turned(rx, 0, 0).turned(0, ry, 0).moved(*at))
    return [place(panel((0, 0, 0), 0.054, 0.084, 0.004, "linen-white", 0.005, 0.001, seg=1, n=2)),
            place(panel((0, 0.026, 0.0022), 0.050, 0.020, 0.002, "paint-teal", 0.003, 0.0005, seg=1, n=1)),
            place(panel((-0.010, -0.008, 0.0022), 0.022, 0.028, 0.002, "paint-mid", 0.003, 0.0005, seg=1, n=1)),
            place(box((0, 0.047, 0.001), (0.012, 0.014, 0.006), "steel", 0.001, seg=1))]


def stethoscope(posed, garment):
    """Round the neck, ear tips on one side, chest piece on the other."""
    field = posed.chest.unplaced(garment)
    loop = [(0.078, 1.20, 0.15), (0.080, 1.28, 0.15), (0.082, 1.36, 0.13), (0.076, 1.43, 0.06),
            (0.062, 1.468, -0.02), (0.034, 1.468, -0.085), (-0.034, 1.468, -0.085), (-0.062, 1.468, -0.02),
            (-0.076, 1.43, 0.06), (-0.082, 1.36, 0.13), (-0.078, 1.27, 0.15), (-0.070, 1.19, 0.15)]
    path = onto(field, smooth_path(loop, 4), 0.007)
    parts = [tube(path, 0.0058, "plastic-dark", 7)]
    end, n = path[0], gradient(field, path[:1])[0]
    parts.append(cyl(end - n * 0.004, end + n * 0.010, 0.021, "steel", bevel=0.003, seg=16))
    fork = path[-1]
    for dx in (-0.016, 0.016):
        tip = onto(field, [fork + vec(dx, -0.075, 0.02)], 0.008)[0]
        mid = onto(field, [fork + vec(dx * 0.9, -0.04, 0.02)], 0.008)[0]
        parts.append(tube(smooth_path([fork, mid, tip], 3), 0.0034, "steel", 6))
        parts.append(cyl(tip, tip + vec(0, -0.012, 0), 0.0055, "rubber", bevel=0.002, seg=8))
    return [posed.chest.mesh(p) for p in parts]


def watch(limb, size=1.0):
    a, b = wrist_watch(limb, 0.026)
    face = (a + b) / 2 - limb.palm * 0.026 * size
    return [cyl(a, b, 0.0300 * size, "plastic-dark", bevel=0.002, seg=16),
            cyl(face, face - limb.palm * 0.007, 0.013, "steel", bevel=0.002, seg=14)]


def band(limb, size=1.0):
    """A name band."""
    a, b = wrist_watch(limb, 0.022)
    return cyl(a, b, 0.0325 * size, "linen-white", bevel=0.002, seg=18)


def clipboard(posed):
    """Clipboard with a form, on the left forearm."""
    def place(part):
        return posed.chest.mesh(part.turned(0, 0, 180).turned(-90 - BOARD_LEAN, 0, 0).moved(*CLIPBOARD))
    parts = [panel((0, 0, 0), 0.225, 0.315, 0.005, "wood", 0.010, 0.0015, seg=1),
             panel((0, -0.008, 0.0035), 0.205, 0.285, 0.002, "linen-white", 0.002, 0.0005, seg=1),
             box((0, 0.146, 0.007), (0.100, 0.026, 0.011), "steel", 0.003, seg=1)]
    for k in range(6):
        parts.append(box((-0.010 - 0.02 * (k % 2), 0.085 - 0.034 * k, 0.0048), (0.150 - 0.04 * (k % 2), 0.004, 0.001), "paint-mid", 0, seg=1))
    return [place(p) for p in parts]


def pen(limb):
    """In a hand of the shape `pen`, its point ahead of the finger tips."""
    tip = held(limb, 0.072, 0.118)
    back = unit(-limb.palm * 0.75 - limb.along * 0.25 + np.cross(limb.along, limb.palm) * (0.45 if limb.side == RIGHT else -0.45))
    return [cyl(tip, tip + back * 0.012, 0.0014, "steel", r2=0.0040, bevel=0, seg=8),
            cyl(tip + back * 0.012, tip + back * 0.135, 0.0042, "paint-blue", bevel=0.001, seg=8)]


def step(height, z, width=0.46, depth=0.34):
    """The step that rescuers stand on; z is the middle of its top."""
    parts = [panel((0, height - 0.012, z), width, depth, 0.024, "paint-mid", 0.03, 0.006, (-90, 0, 0)),
             panel((0, height + 0.001, z), width - 0.05, depth - 0.05, 0.004, "rubber", 0.02, 0.001, (-90, 0, 0), seg=1)]
    for x in (-1, 1):
        leg = [(x * (width / 2 - 0.03), height - 0.02, z - depth / 2 + 0.03), (x * (width / 2 + 0.015), 0.018, z - depth / 2 - 0.005),
               (x * (width / 2 + 0.015), 0.018, z + depth / 2 + 0.005), (x * (width / 2 - 0.03), height - 0.02, z + depth / 2 - 0.03)]
        parts.append(tube(leg, 0.0125, "steel", 8))
        for dz in (-1, 1):
            parts.append(ball((x * (width / 2 + 0.015), 0.016, z + dz * (depth / 2 + 0.003)), 0.016, "rubber", seg=8, rings=6))
    return parts


def bagging(mouth, grip):
    """A bag-valve-mask in use: mask down on the face at `mouth`, bag through the hand at `grip`."""
    up = vec(0, 1, 0)
    elbow = vec(mouth) + up * 0.092
    along = unit(vec(grip) - elbow)

    def oval(h, w, d):
        return [vec(mouth) + vec(w * np.sin(a), h, -d * np.cos(a) * (1 - 0.18 * max(0.0, -np.cos(a)))) for a in np.linspace(0, 2 * np.pi, 21)[:-1]]
    parts = [loft([oval(0.012, 0.041, 0.052)[::-1], oval(0.030, 0.037, 0.046)[::-1], oval(0.048, 0.024, 0.028)[::-1],
                   oval(0.056, 0.013, 0.013)[::-1]][::-1], "clear-plastic", 70),
             tube(oval(0.008, 0.040, 0.050), 0.0115, "silicone-blue", 10, closed=True, up=(0, 1, 0)),
             cyl(vec(mouth) + up * 0.050, elbow + up * 0.014, 0.016, "linen-white", bevel=0.003, seg=16),
             ball(elbow, 0.024, "clear-plastic", seg=14, rings=8),
             cyl(elbow, elbow + along * 0.055, 0.018, "linen-white", bevel=0.003, seg=16)]
    bag = [(0.0, -0.118), (0.022, -0.118), (0.026, -0.108), (0.044, -0.098), (0.058, -0.075), (0.0635, -0.040), (0.0600, 0.0),
           (0.0635, 0.040), (0.058, 0.075), (0.042, 0.098), (0.026, 0.106), (0.022, 0.118), (0.0, 0.118)]
    middle = elbow + along * 0.165
    parts.append(lathe(bag, "silicone-blue", 24, middle, along, 60))
    tail = middle + along * 0.118
    parts.append(cyl(tail, tail + along * 0.040, 0.018, "linen-white", bevel=0.003, seg=16))
    side = unit(np.cross(along, up))
    lift = np.cross(side, along)
    rings = []
    for d, h, w in ((0.038, 0.016, 0.016), (0.070, 0.022, 0.036), (0.120, 0.027, 0.054), (0.190, 0.024, 0.056), (0.225, 0.009, 0.052), (0.232, 0.002, 0.050)):
        c = tail + along * d - up * 0.25 * d * d / 0.2
        rings.append([c + lift * h * np.sin(a) + side * w * np.cos(a) for a in np.linspace(0, 2 * np.pi, 17)[:-1]])
    parts.append(loft(rings, "clear-plastic", 70))
    return parts
