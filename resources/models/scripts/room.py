# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""A bay for two beds. Floor and walls are separate nodes, so a viewer can cut walls away."""

import math

from walls import DOOR_H, DOOR_W
from kit import Model, box, cyl, panel

WIDTH, DEPTH, HEIGHT, THICK = 8.0, 6.0, 2.9, 0.10
BEDS = (-1.9, 1.9)
BED_Z = -1.76
DOOR_Z, WINDOW_Z = 1.45, 0.55
PANEL_Y, PANEL_H, PANEL_D = 1.42, 0.36, 0.075


def wall(length, openings=()):
    """Boxes of a wall along X (inner face at z = 0, facing +Z), less the openings (x0, x1, y0, y1)."""
    cuts = sorted({-length / 2, length / 2, *(v for o in openings for v in o[:2])})
    parts = []

    def fill(x0, x1, y0, y1):
        if y1 - y0 > 1e-6:
            parts.append(box(((x0 + x1) / 2, (y0 + y1) / 2, -THICK / 2), (x1 - x0, y1 - y0, THICK), "wall", 0, seg=1))
    for x0, x1 in zip(cuts, cuts[1:]):
        hole = next((o for o in openings if o[0] <= x0 + 1e-9 and x1 <= o[1] + 1e-9), None)
        if hole is None:
            fill(x0, x1, 0, HEIGHT)
        else:
            fill(x0, x1, 0, hole[2])
            fill(x0, x1, hole[3], HEIGHT)
    # Crash rail and skirting, broken where an opening reaches the floor
    doors = sorted((o[0] - 0.02, o[1] + 0.02) for o in openings if o[2] < 0.05)
    edges = [-length / 2 + 0.012, *(v for d in doors for v in d), length / 2 - 0.012]
    for x0, x1 in zip(edges[::2], edges[1::2]):
        parts.append(box(((x0 + x1) / 2, 0.06, 0.008), (x1 - x0, 0.12, 0.016), "skirting", 0.005, seg=1))
    parts.append(box((0, HEIGHT + 0.006, -THICK / 2), (length, 0.012, THICK), "wall-cut", 0, seg=1))
    return parts, edges


def headwall(m, x, node):
    """Supply panel of one bed on the north wall."""
    z = -DEPTH / 2
    m.add(panel((x, PANEL_Y, z + PANEL_D / 2), 2.50, PANEL_H, PANEL_D, "paint-white", 0.025, 0.008), node=node)
    m.add(box((x, PANEL_Y + PANEL_H / 2 + 0.028, z + 0.035), (2.44, 0.045, 0.060), "paint-mid", 0.010, seg=1), node=node)
    m.add(box((x, PANEL_Y + PANEL_H / 2 + 0.052, z + 0.035), (2.36, 0.006, 0.040), "linen-white", 0, seg=1), node=node)
    face = z + PANEL_D
    m.add(panel((x, PANEL_Y + 0.115, face), 2.36, 0.045, 0.006, "paint-mid", 0.010, 0.002, seg=1), node=node)
    # Gas outlets: oxygen, oxygen, air, air, vacuum, vacuum
    for k, mat in enumerate(("paint-green", "paint-green", "plastic-dark", "paint-mid", "paint-yellow", "paint-yellow")):
        gx = x - 1.10 + k * 0.135
        m.add(panel((gx, PANEL_Y - 0.035, face + 0.001), 0.105, 0.155, 0.008, "paint-mid", 0.012, 0.002, seg=1, n=2), node=node)
        m.add(cyl((gx, PANEL_Y - 0.025, face + 0.003), (gx, PANEL_Y - 0.025, face + 0.012), 0.036, mat, bevel=0, seg=14), node=node)
        m.add(cyl((gx, PANEL_Y - 0.025, face + 0.010), (gx, PANEL_Y - 0.025, face + 0.024), 0.022, "paint-white", bevel=0.003, seg=12), node=node)
        m.add(cyl((gx, PANEL_Y - 0.025, face + 0.022), (gx, PANEL_Y - 0.025, face + 0.026), 0.009, "plastic-dark", bevel=0, seg=10), node=node)
    # Sockets: power (white and red-marked emergency supply), then data
    for k in range(8):
        sx = x + 0.02 + (k % 4) * 0.115
        sy = PANEL_Y + 0.015 - (k // 4) * 0.100
        m.add(panel((sx, sy, face + 0.001), 0.092, 0.082, 0.008, "linen-white" if k // 4 else "paint-red", 0.010, 0.002, seg=1, n=2), node=node)
        m.add(panel((sx, sy, face + 0.004), 0.078, 0.068, 0.006, "linen-white", 0.008, 0.001, seg=1, n=2), node=node)
        m.add(cyl((sx, sy, face + 0.004), (sx, sy, face + 0.0085), 0.020, "paint-mid", bevel=0, seg=14), node=node)
    m.add(panel((x + 0.62, PANEL_Y - 0.035, face + 0.001), 0.21, 0.155, 0.008, "paint-mid", 0.012, 0.002, seg=1, n=2), node=node)
    for i in range(3):
        for j in range(2):
            m.add(box((x + 0.56 + i * 0.06, PANEL_Y - 0.005 - j * 0.06, face + 0.006), (0.034, 0.034, 0.006), "plastic-dark", 0.002, seg=1), node=node)
    m.add(panel((x + 0.86, PANEL_Y - 0.035, face + 0.001), 0.12, 0.155, 0.008, "linen-white", 0.014, 0.002, seg=1, n=2), node=node)   # nurse call
    m.add(cyl((x + 0.86, PANEL_Y - 0.005, face + 0.004), (x + 0.86, PANEL_Y - 0.005, face + 0.013), 0.024, "paint-red", bevel=0.003, seg=12), node=node)
    m.add(cyl((x + 0.86, PANEL_Y - 0.070, face + 0.004), (x + 0.86, PANEL_Y - 0.070, face + 0.011), 0.014, "paint-green", bevel=0, seg=14), node=node)
    # Equipment rail
    m.add(box((x, PANEL_Y - 0.30, z + 0.050), (2.40, 0.030, 0.010), "steel", 0.003, seg=1), node=node)
    for k in range(5):
        rx = x - 1.10 + k * 0.55
        m.add(cyl((rx, PANEL_Y - 0.30, z), (rx, PANEL_Y - 0.30, z + 0.046), 0.014, "paint-mid", bevel=0, seg=10), node=node)
    # Bumper board behind the bed
    m.add(panel((x, 0.62, z + 0.011), 1.20, 0.24, 0.022, "wood-pale", 0.02, 0.006), node=node)


def clock(m, x, y, node):
    z = -DEPTH / 2
    m.add(cyl((x, y, z), (x, y, z + 0.040), 0.165, "paint-slate", bevel=0.008, seg=36), node=node)
    m.add(cyl((x, y, z + 0.036), (x, y, z + 0.0425), 0.150, "linen-white", bevel=0.001, seg=36), node=node)
    for k in range(12):
        a = math.radians(30 * k)
        m.add(box((x + 0.130 * math.sin(a), y + 0.130 * math.cos(a), z + 0.0430), (0.006, 0.026 if k % 3 == 0 else 0.014, 0.002), "plastic-dark", 0, (0, 0, -30 * k), 1), node=node)
    for length, thick, degrees in ((0.075, 0.009, -55), (0.112, 0.006, -300)):
        a = math.radians(-degrees)
        m.add(box((x + length / 2 * math.sin(a), y + length / 2 * math.cos(a), z + 0.0450), (thick, length, 0.002), "plastic-dark", 0, (0, 0, degrees), 1), node=node)
    m.add(cyl((x, y, z + 0.042), (x, y, z + 0.048), 0.009, "paint-red", bevel=0.001, seg=12), node=node)


def room_shell():
    m = Model("room-shell", "ICU bay, two beds", "room", "Room", ["bay", "ICU room", "intensive care", "ward", "walls"],
              ["room.beds", "room.gas", "room.power"])
    # Floor: flush fields, darker under the beds and along the aisle
    xs = [-4.1, -3.15, -0.65, 0.65, 3.15, 4.1]
    zs = [-3.1, -2.95, -0.45, -0.38, 3.1]
    for i in range(5):
        for j in range(4):
            inlay = (i in (1, 3) and j == 1)
            m.add(box(((xs[i] + xs[i + 1]) / 2, -0.04, (zs[j] + zs[j + 1]) / 2), (xs[i + 1] - xs[i], 0.08, zs[j + 1] - zs[j]),
                      "floor-inlay" if inlay else "floor", 0, seg=1), node="floor")
    # North
    parts, _ = wall(WIDTH + 2 * THICK)
    m.add([p.moved(0, 0, -DEPTH / 2) for p in parts], node="wall-north")
    for x in BEDS:
        headwall(m, x, "wall-north")
    clock(m, 0.0, 2.35, "wall-north")
    # South, with a whiteboard
    parts, _ = wall(WIDTH + 2 * THICK)
    parts.append(panel((1.2, 1.50, 0.010), 1.80, 1.00, 0.020, "paint-mid", 0.02, 0.004))
    parts.append(panel((1.2, 1.50, 0.0205), 1.74, 0.94, 0.003, "linen-white", 0.015, 0.0005, seg=1))
    parts.append(box((1.2, 0.985, 0.045), (0.9, 0.014, 0.07), "paint-mid", 0.004, seg=1))
    m.add([p.turned(0, 180, 0).moved(0, 0, DEPTH / 2) for p in parts], node="wall-south")
    # East (+X), with the door opening; its local x runs towards +Z
    parts, edges = wall(DEPTH, [(DOOR_Z - DOOR_W / 2, DOOR_Z + DOOR_W / 2, 0.0, DOOR_H)])
    for x0, x1 in zip(edges[::2], edges[1::2]):
        parts.append(panel(((x0 + x1) / 2, 0.85, 0.014), x1 - x0 - 0.06, 0.20, 0.028, "paint-teal", 0.012, 0.008, seg=1))
    parts.append(panel((DOOR_Z - 0.86, 1.12, 0.006), 0.09, 0.09, 0.012, "linen-white", 0.01, 0.003, seg=1))
    parts.append(box((DOOR_Z - 0.86, 1.12, 0.014), (0.035, 0.055, 0.008), "paint-mid", 0.003, seg=1))
    m.add([p.turned(0, -90, 0).moved(WIDTH / 2, 0, 0) for p in parts], node="wall-east")
    # West (−X), with the window; its local x runs towards −Z
    c, w, low, high = -WINDOW_Z, 2.4, 0.95, 2.25
    parts, edges = wall(DEPTH, [(c - w / 2, c + w / 2, low, high)])
    parts.append(panel((0, 0.72, 0.014), DEPTH - 0.10, 0.16, 0.028, "paint-teal", 0.012, 0.008, seg=1))
    for x, width in ((c - w / 2 + 0.03, 0.06), (c, 0.05), (c + w / 2 - 0.03, 0.06)):
        parts.append(box((x, (low + high) / 2, -0.05), (width, high - low, 0.06), "paint-white", 0.006, seg=1))
    for y in (low + 0.03, high - 0.03):
        parts.append(box((c, y, -0.05), (w, 0.06, 0.062), "paint-white", 0.006, seg=1))
    parts.append(box((c, (low + high) / 2, -0.05), (w - 0.1, high - low - 0.1, 0.008), "glass", 0, seg=1))
    parts.append(box((c, low - 0.012, 0.035), (w + 0.12, 0.026, 0.13), "paint-white", 0.008, seg=1))
    parts.append(box((c, high + 0.05, 0.04), (w + 0.10, 0.09, 0.08), "paint-white", 0.012, seg=1))
    for k in range(9):
        parts.append(box((c, high - 0.012 - k * 0.034, 0.040), (w + 0.02, 0.003, 0.034), "linen-white", 0, (28, 0, 0), 1))
    m.add([p.turned(0, 90, 0).moved(-WIDTH / 2, 0, 0) for p in parts], node="wall-west")

    m.socket("floor", "surface", (0, 0, 0), size=(WIDTH, DEPTH))
    north = -DEPTH / 2
    for k, x in enumerate(BEDS, 1):
        m.socket(f"bed-{k}", "surface", (x, 0, BED_Z), size=(2.5, 2.5))
        m.socket(f"headwall-{k}", "attach", (x, PANEL_Y, north + PANEL_D))
        m.socket(f"monitor-{k}", "attach", (x + 0.86, 1.96, north))
        m.socket(f"oxygen-{k}", "attach", (x - 1.10, PANEL_Y - 0.025, north + PANEL_D + 0.006))
    m.socket("curtain-1", "attach", (0, 0, -1.72), (0, 90, 0))
    m.socket("door-1", "attach", (WIDTH / 2 + THICK / 2, 0, DOOR_Z), (0, -90, 0))
    m.socket("sink-1", "attach", (-WIDTH / 2, 0, 2.35), (0, 90, 0))
    return m
