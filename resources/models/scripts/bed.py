# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The ICU bed; its constants also shape the patient who lies on it."""

import numpy as np

from kit import (Model, box, caster, cyl, filleted, loft, panel, prism, rounded_rect,
                 tube, vec)

MATTRESS_TOP = 0.660     # height of the flat part
BACKREST = 28.0          # degrees head-up
PIVOT = -0.200           # z where the backrest begins to rise
PELVIS = -0.080          # z of the lying patient's origin
MATTRESS_WIDTH = 0.84


def swept(path, width, depth, r, mat):
    """A cushion: its rounded section follows a path in the plane x = 0 of (y, z) points."""
    rings = []
    n = len(path)
    for i, (y, z) in enumerate(path):
        a, b = path[max(0, i - 1)], path[min(n - 1, i + 1)]
        t = vec(0, b[0] - a[0], b[1] - a[1])
        t /= np.linalg.norm(t)
        up = vec(0, t[2], -t[1])
        inset = 0.045 if i in (0, n - 1) else (0.012 if i in (1, n - 2) else 0.0)
        thick = depth - 2 * min(inset * 0.8, depth * 0.28)
        ring = [vec(0, y, z) + vec(px, 0, 0) + up * py
                for px, py in rounded_rect(width - 2 * inset, thick, min(r, thick * 0.45))]
        rings.append(ring)
    return loft(rings, mat, 50.0)


def bent(offset, low, high, steps=5):
    """(y, z) points offset below the mattress top: flat from `high` to the pivot, then up."""
    a = np.radians(BACKREST)
    flat = [(MATTRESS_TOP - offset, z) for z in (high, high - 0.02, high - 0.06, 0.55, 0.25)]
    r = 0.16
    centre_y, bend_z = MATTRESS_TOP + r, PIVOT + r * np.tan(a / 2)
    curve = [(centre_y - (r + offset) * np.cos(t), bend_z - (r + offset) * np.sin(t))
             for t in np.linspace(0, a, steps)]
    y0, z0 = curve[-1]
    up = [(y0 + d * np.sin(a), z0 - d * np.cos(a)) for d in (0.25, low - 0.06, low - 0.02, low)]
    return [*flat, *curve, *up]


def on_backrest(distance, lift, x=0.0):
    """Point at that distance up the raised part, lifted off its surface."""
    a = np.radians(BACKREST)
    return vec(x, MATTRESS_TOP + distance * np.sin(a) + lift * np.cos(a),
               PIVOT - distance * np.cos(a) + lift * np.sin(a))


def frame_rail(points, r, mat, corner=0.07, closed=True):
    return tube(filleted(points, corner, 4, closed), r, mat, 8, closed=closed)


def side_rail(side, z, y, length, height, tilt, controls):
    """A split side rail: moulded ring with an inner panel and a grip."""
    x = side * 0.462
    parts = []
    w, h = length / 2, height / 2
    ring = [(x, -h, -w), (x, h, -w * 0.90), (x, h, w * 0.90), (x, -h, w)]
    rail = frame_rail(ring, 0.0175, "paint-white", 0.085)
    inner = panel((x, -0.020, 0), length - 0.10, height - 0.105, 0.014, "paint-mid", 0.05, 0.004, (0, 90, 0))
    parts += [rail, inner]
    bar = tube([(x, -0.005 + h * 0.42, -w * 0.86), (x, -0.005 + h * 0.42, w * 0.86)], 0.009, "paint-white", 8)
    parts.append(bar)
    for dz in (-0.10, 0.10):
        parts.append(box((x, -h - 0.045, dz), (0.020, 0.13, 0.045), "paint-grey", 0.006, seg=1))
    if controls:
        for dx, turn in ((0.012, 90), (-0.012, -90)):
            parts.append(panel((x + dx, -0.02, 0.02), 0.17, 0.085, 0.008, "plastic-dark", 0.015, 0.002, (0, turn, 0), 1, 2))
        for k in range(3):
            for row in (-1, 1):
                parts.append(cyl((x + side * 0.015, -0.02 + row * 0.018, 0.02 + (k - 1) * 0.045),
                                 (x + side * 0.020, -0.02 + row * 0.018, 0.02 + (k - 1) * 0.045), 0.010,
                                 "paint-teal" if row > 0 else "paint-mid", bevel=0, seg=10))
    return [p.turned(tilt, 0, 0).moved(0, y, z) for p in parts]


def board(z, y, width, height, facing, mat="paint-white", inset="paint-mid"):
    """Head or foot board, slightly crowned."""
    w, h = width / 2, height / 2
    outline = [(-w, -h + 0.05), (-w + 0.04, -h), (w - 0.04, -h), (w, -h + 0.05), (w, h - 0.10), (w - 0.03, h - 0.035),
               (w - 0.10, h - 0.005), (0, h + 0.012), (-w + 0.10, h - 0.005), (-w + 0.03, h - 0.035), (-w, h - 0.10)]
    parts = [prism(outline, 0.038, mat, 0.012, 2, (0, y, z), angle=50),
             panel((0, y - 0.03, z + facing * 0.0195), width - 0.24, height - 0.20, 0.008, inset, 0.05, 0.003)]
    for s in (-1, 1):  # grips
        parts.append(panel((s * (w - 0.060), y + 0.02, z), 0.034, height * 0.42, 0.042, "plastic-dark", 0.016, 0.003))
    return parts


def icu_bed():
    m = Model("icu-bed", "ICU bed", "furniture", "Beds",
              ["bed", "intensive care bed", "hospital bed", "profiling bed"], ["bed.backrest", "bed.support"])
    # Undercarriage
    for x in (-0.36, 0.36):
        for z in (-0.86, 0.86):
            m.add(caster(x, z, 0.075, "paint-mid"))
        m.add(tube([(x, 0.19, -0.93), (x, 0.19, 0.93)], 0.026, "paint-white", 8))
        m.add(cyl((x, 0.19, 0.915), (x * 1.06, 0.115, 0.955), 0.010, "steel", bevel=0, seg=8))
        m.add(box((x * 1.08, 0.108, 0.985), (0.05, 0.018, 0.10), "paint-red" if x < 0 else "paint-green", 0.006, seg=1))
    for z in (-0.86, 0.0, 0.86):
        m.add(box((0, 0.19, z), (0.72, 0.045, 0.10), "paint-white", 0.014))
    m.add(box((0, 0.235, 0), (0.60, 0.075, 1.50), "paint-white", 0.030))
    m.add(box((0, 0.277, 0), (0.46, 0.02, 1.30), "paint-mid", 0.008))
    for z in (-0.50, 0.50):  # lifting columns
        m.add(box((0, 0.33, z), (0.24, 0.13, 0.22), "paint-mid", 0.018))
        m.add(box((0, 0.42, z), (0.19, 0.14, 0.17), "steel", 0.012))
    # Platform
    m.add(box((0, 0.483, 0.0), (0.70, 0.030, 1.94), "paint-grey", 0.010))
    for x in (-0.40, 0.40):
        m.add(tube([(x, 0.478, -1.0), (x, 0.478, 1.0)], 0.021, "paint-white", 8))
        for z in (-0.25, 0.45, 0.85):
            m.add(box((x * 1.05, 0.50, z), (0.03, 0.05, 0.09), "paint-mid", 0.008, seg=1))
    m.add(swept(bent(0.150, 0.78, 1.0), 0.88, 0.030, 0.012, "paint-mid"))
    a = np.radians(BACKREST)
    foot = on_backrest(0.42, -0.17)
    for x in (-0.22, 0.22):
        m.add(cyl((x, 0.49, -0.20), (x, foot[1], foot[2]), 0.016, "steel", seg=10))
    # Mattress with a fitted sheet over its upper half
    m.add(swept(bent(0.088, 0.79, 1.01), MATTRESS_WIDTH, 0.105, 0.032, "mattress"))
    m.add(swept(bent(0.030, 0.795, 1.015), MATTRESS_WIDTH + 0.010, 0.060, 0.028, "sheet-blue"))
    # Boards
    m.add(board(-1.056, 0.80, 0.96, 0.56, 1))
    m.add(board(1.052, 0.70, 0.96, 0.42, 1))
    for z, top in ((-1.035, 0.60), (1.03, 0.56)):
        for x in (-0.30, 0.30):
            m.add(cyl((x, 0.46, z), (x, top, z), 0.018, "steel", seg=10))
            m.add(box((x, 0.478, z * 0.985), (0.05, 0.05, 0.07), "paint-mid", 0.010, seg=1))
    m.add(panel((0, 0.765, 1.073), 0.30, 0.11, 0.008, "plastic-dark", 0.02, 0.003))
    m.add(panel((-0.085, 0.765, 1.0775), 0.10, 0.07, 0.004, "paint-teal", 0.008, 0.001, seg=1))
    for k in range(4):
        m.add(cyl((0.01 + 0.036 * k, 0.765, 1.076), (0.01 + 0.036 * k, 0.765, 1.081), 0.012,
                  "paint-mid" if k < 3 else "paint-orange", bevel=0.001, seg=10))
    # Side rails: by the head (tilting with the backrest) and by the thighs
    for side in (-1, 1):
        head = on_backrest(0.40, 0.060)
        m.add(side_rail(side, head[2], head[1], 0.72, 0.30, BACKREST * 0.55, True))
        m.add(side_rail(side, 0.33, 0.735, 0.66, 0.27, 0, False))
        for z in (-0.10, 0.33):
            m.add(box((side * 0.452, 0.540, z), (0.030, 0.06, 0.20), "paint-mid", 0.010, seg=1))
    # Mounts at the four corners
    for x in (-0.44, 0.44):
        for z in (-1.02, 1.02):
            m.add(cyl((x, 0.44, z), (x, 0.53, z), 0.021, "paint-grey", seg=12))
            m.add(tube([(x, 0.478, z), (x * 0.90, 0.478, z)], 0.014, "paint-mid", 8))
    for x in (-1, 1):  # bumpers
        m.add(cyl((x * 0.455, 0.30, -1.00), (x * 0.455, 0.36, -1.00), 0.030, "rubber", bevel=0.012, seg=14))
        m.add(tube(filleted([(x * 0.36, 0.19, -0.92), (x * 0.455, 0.25, -1.00), (x * 0.455, 0.33, -1.00)], 0.04), 0.012, "paint-mid", 6))
    # Drainage hooks
    for x in (-1, 1):
        m.add(tube([(x * 0.425, 0.462, 0.10), (x * 0.445, 0.44, 0.10), (x * 0.445, 0.44, 0.32), (x * 0.425, 0.462, 0.32)], 0.006, "steel", 6))
    m.socket("mattress", "surface", (0, MATTRESS_TOP, PELVIS), size=(MATTRESS_WIDTH, 1.90))
    m.socket("iv-mount", "attach", (0.44, 0.53, -1.02))
    m.socket("iv-mount-right", "attach", (-0.44, 0.53, -1.02))
    m.socket("foot-board", "attach", (0, 0.80, 1.085))
    m.socket("drain-left", "attach", (0.445, 0.44, 0.21))
    m.socket("drain-right", "attach", (-0.445, 0.44, 0.21))
    return m
