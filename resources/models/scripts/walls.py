# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What closes a wall or divides a room: curtain, door, window, sink.

Sizes of the classes: ward door 1.16 m clear, cubicle curtain on a 2.3 m track, hand-wash basin 56 × 46 cm.
"""

import math

import numpy as np

from kit import Model, box, cyl, filleted, grid, lathe, loft, panel, rounded_rect, tube


def curtain():
    m = Model("curtain", "Curtain", "furniture", "Room", ["cubicle curtain", "divider", "privacy screen"], ["room.privacy"], mount="none", components={"door": {}})
    length, top, low, net = 2.40, 2.36, 0.30, 1.92
    def cloth(y0, y1, flare):
        def at(u, v):
            x = (u - 0.5) * length
            y = y0 + (y1 - y0) * v
            wave = np.sin(u * 2 * np.pi * 15 + 0.5 * np.sin(u * 9))
            depth = 0.045 * (1 + flare * (1 - v)) * (1 + 0.25 * np.sin(u * 17 + 1))
            sway = 0.012 * (1 - v) * np.sin(u * 7 + 0.6)
            return np.stack([x + 0.012 * np.sin(u * 2 * np.pi * 30) * (1 - 0.4 * v), y, wave * depth + sway], axis=1)
        return at
    m.add(grid(cloth(low, net, 0.35), 181, 5, "curtain-teal", 0.006, 50), node="cloth")
    m.add(grid(cloth(net, top - 0.035, 0.0), 181, 2, "curtain-net", 0.005, 50), node="cloth")
    m.add(panel((0, top + 0.004, 0), length + 0.06, 0.028, 0.036, "paint-mid", 0.008, 0.003, seg=1))
    for k in range(31):
        u = (k + 0.25) / 30.5
        x = (u - 0.5) * length
        wave = math.sin(u * 2 * math.pi * 15 + 0.5 * math.sin(u * 9))
        m.add(box((x, top - 0.024, wave * 0.022), (0.006, 0.030, 0.006), "linen-white", 0, seg=1), node="cloth")
    for x in (-1.1, 0.0, 1.1):  # ceiling drops
        m.add(cyl((x, top + 0.015, 0), (x, 2.88, 0), 0.009, "paint-mid", bevel=0.001, seg=10))
        m.add(cyl((x, 2.88, 0), (x, 2.90, 0), 0.035, "paint-mid", bevel=0.004, seg=16))
    m.joint(["cloth"], "scale", (1, 0, 0), "door.open", (0, 100), (1.0, 0.16), (-length / 2, 0, 0))
    return m


DOOR_W, DOOR_H = 1.30, 2.14   # outside of the frame; fits the opening of the room


def door():
    m = Model("door", "Door", "furniture", "Room", ["entrance", "exit", "ward door"], ["room.door"], components={"door": {}})
    w, h, f = DOOR_W, DOOR_H, 0.07
    for s in (-1, 1):
        m.add(box((s * (w / 2 - f / 2), h / 2, 0), (f, h, 0.14), "paint-mid", 0.006), node="frame")
    m.add(box((0, h - f / 2, 0), (w - 2 * f + 0.004, f, 0.14), "paint-mid", 0.006), node="frame")
    lw, lh = w - 2 * f - 0.008, h - f - 0.012
    cy = 0.008 + lh / 2
    # Leaf built around its vision panel
    vx, vy, vw, vh = 0.24, 1.46, 0.26, 0.72
    left, right = -lw / 2, lw / 2
    rows = (((left, vx - vw / 2), (0.008, 0.008 + lh)), ((vx + vw / 2, right), (0.008, 0.008 + lh)),
            ((vx - vw / 2, vx + vw / 2), (0.008, vy - vh / 2)), ((vx - vw / 2, vx + vw / 2), (vy + vh / 2, 0.008 + lh)))
    for (x0, x1), (y0, y1) in rows:
        m.add(box(((x0 + x1) / 2, (y0 + y1) / 2, 0), (x1 - x0, y1 - y0, 0.045), "wood-pale", 0.0, seg=1), node="leaf")
    frame = [(vx - vw / 2, vy - vh / 2), (vx + vw / 2, vy - vh / 2), (vx + vw / 2, vy + vh / 2), (vx - vw / 2, vy + vh / 2)]
    for z in (-0.0245, 0.0245):
        m.add(tube([(x, y, z) for x, y in frame], 0.010, "steel", 6, closed=True), node="leaf")
    m.add(box((vx, vy, 0), (vw, vh, 0.010), "glass", 0, seg=1), node="leaf")
    for z in (-1, 1):
        m.add(panel((0, 0.17, z * 0.0245), lw - 0.06, 0.26, 0.004, "steel", 0.01, 0.001, seg=1), node="leaf")
        m.add(panel((0, 0.92, z * 0.0245), lw - 0.06, 0.16, 0.004, "paint-mid", 0.01, 0.001, seg=1), node="leaf")
        m.add(panel((0.50, 1.05, z * 0.0255), 0.05, 0.20, 0.008, "steel", 0.012, 0.002, seg=1), node="leaf")
        m.add(tube(filleted([(0.50, 1.08, z * 0.026), (0.50, 1.08, z * 0.072), (0.37, 1.08, z * 0.072)], 0.02), 0.0095, "steel", 8), node="leaf")
        m.add(cyl((0.50, 1.01, z * 0.026), (0.50, 1.01, z * 0.036), 0.014, "steel", bevel=0.002, seg=14), node="leaf")
    m.add(box((-0.38, 2.02, 0.045), (0.26, 0.055, 0.050), "paint-mid", 0.008), node="leaf")
    m.add(tube([(-0.32, 2.05, 0.055), (-0.10, 2.055, 0.13), (-0.36, 2.085, 0.074)], 0.008, "paint-mid", 6), node="frame")
    for y in (0.25, 1.07, 1.90):
        m.add(cyl((-w / 2 + f, y - 0.05, 0.026), (-w / 2 + f, y + 0.05, 0.026), 0.009, "steel", bevel=0.002, seg=10), node="frame")
    m.socket("handle", "attach", (0.43, 1.08, 0.072))
    m.socket("sign", "attach", (-0.20, 1.60, 0.026))
    m.joint(["leaf"], "rotate", (0, 1, 0), "door.open", (0, 100), (0, -95), (-w / 2 + f, 0, 0.026), ["handle", "sign"])
    return m


def sink():
    m = Model("sink", "Hand-wash sink", "furniture", "Room", ["basin", "hand hygiene", "scrub sink", "tap", "wash"], ["hygiene.hands"], mount="wall")
    m.add(panel((0, 1.16, 0.006), 0.66, 0.92, 0.012, "linen-white", 0.012, 0.003))
    # Basin: outer hull and bowl in one lathe-like loft
    def ring(y, w, d, back):
        return [(x, y, z + back + d / 2) for x, z in rounded_rect(w, d, min(w, d) * 0.28, 6)][::-1]
    hull = [ring(0.665, 0.20, 0.16, 0.012), ring(0.675, 0.26, 0.22, 0.012), ring(0.76, 0.44, 0.34, 0.012), ring(0.855, 0.54, 0.44, 0.012),
            ring(0.880, 0.56, 0.455, 0.012), ring(0.890, 0.55, 0.447, 0.016), ring(0.886, 0.47, 0.33, 0.100), ring(0.860, 0.44, 0.31, 0.110),
            ring(0.775, 0.34, 0.23, 0.150), ring(0.752, 0.20, 0.14, 0.190), ring(0.748, 0.05, 0.05, 0.235)]
    m.add(loft(hull, "paint-white", 42))
    m.add(cyl((0, 0.747, 0.26), (0, 0.752, 0.26), 0.022, "steel", bevel=0.001, seg=16))
    m.add(cyl((0, 0.53, 0.10), (0, 0.68, 0.10), 0.020, "steel", seg=14))
    m.add(tube(filleted([(0, 0.56, 0.10), (0, 0.50, 0.10), (0, 0.50, 0.0)], 0.05), 0.018, "steel", 10))
    # Elbow tap
    m.add(box((0, 1.06, 0.030), (0.16, 0.060, 0.040), "steel", 0.014))
    m.add(tube(filleted([(0, 1.06, 0.04), (0, 1.10, 0.10), (0, 1.13, 0.22), (0, 1.05, 0.225)], 0.05), 0.0125, "steel", 10))
    for s in (-1, 1):
        m.add(tube(filleted([(s * 0.06, 1.06, 0.045), (s * 0.065, 1.06, 0.075), (s * 0.095, 1.055, 0.20)], 0.02), [0.009] * 1 + [0.009] * 6, "steel", 8))
        m.add(cyl((s * 0.06, 1.06, 0.048), (s * 0.06, 1.06, 0.054), 0.014, "paint-red" if s < 0 else "paint-blue", bevel=0.001, seg=14))
    # Soap, gel, towels
    for x, mat in ((-0.20, "paint-teal"), (0.20, "paint-blue")):
        m.add(box((x, 1.32, 0.055), (0.105, 0.23, 0.085), "paint-white", 0.018))
        m.add(panel((x, 1.34, 0.0985), 0.06, 0.09, 0.003, mat, 0.01, 0.001, seg=1))
        m.add(box((x, 1.215, 0.085), (0.07, 0.025, 0.07), "paint-mid", 0.008, seg=1))
    m.add(box((0, 1.47, 0.065), (0.26, 0.20, 0.110), "paint-white", 0.018))
    m.add(panel((0, 1.42, 0.121), 0.17, 0.020, 0.003, "plastic-dark", 0.008, 0.001, seg=1))
    m.add(box((0, 1.365, 0.085), (0.16, 0.05, 0.004), "linen-white", 0.001, (8, 0, 0), 1))
    m.socket("mount", "attach", (0, 0, 0))
    m.socket("gel", "attach", (0.20, 1.21, 0.10))
    return m


def window():
    m = Model("window", "Window", "furniture", "Room", ["daylight", "blinds", "pane"], ["room.daylight"], mount="wall",
              view=(0.5, 0.25, 1.0))
    w, h, y = 1.50, 1.30, 1.60
    m.add(box((0, y, 0.006), (w - 0.04, h - 0.04, 0.012), "daylight", 0, seg=1))
    for s in (-1, 1):
        m.add(box((s * (w / 2 - 0.03), y, 0.030), (0.06, h, 0.060), "paint-white", 0.006))
        m.add(box((0, y + s * (h / 2 - 0.03), 0.030), (w - 0.11, 0.06, 0.060), "paint-white", 0.006))
    m.add(box((0, y, 0.026), (0.05, h - 0.11, 0.052), "paint-white", 0.006))
    for s in (-1, 1):
        m.add(box((s * 0.355, y, 0.022), (0.66, h - 0.11, 0.006), "glass", 0, seg=1))
    m.add(box((-0.012, y - 0.02, 0.062), (0.016, 0.030, 0.020), "steel", 0.004, seg=1))
    m.add(box((-0.012, y - 0.065, 0.070), (0.016, 0.12, 0.012), "steel", 0.004, seg=1))
    m.add(box((0, y - h / 2 - 0.012, 0.075), (w + 0.12, 0.026, 0.15), "paint-white", 0.008))
    m.add(box((0, y + h / 2 + 0.030, 0.055), (w + 0.08, 0.085, 0.080), "paint-white", 0.012))
    for k in range(11):  # blind, drawn up by two thirds
        m.add(box((0, y + h / 2 - 0.025 - k * 0.036, 0.075), (w - 0.02, 0.0025, 0.034), "linen-white", 0, (28, 0, 0), 1))
    m.add(box((0, y + h / 2 - 0.025 - 11 * 0.036, 0.075), (w - 0.02, 0.014, 0.022), "paint-mid", 0.003, seg=1))
    for x in (-0.55, 0.55):
        m.add(box((x, y + h / 2 - 0.21, 0.075), (0.004, 0.40, 0.002), "paint-mid", 0, seg=1))
    m.add(tube([(0.66, y + h / 2 - 0.02, 0.09), (0.665, y - 0.10, 0.092)], 0.0035, "linen-white", 5))
    m.socket("sill", "surface", (0, y - h / 2 + 0.001, 0.10), size=(w, 0.09))
    m.socket("mount", "attach", (0, 0, 0))
    return m


PREFABS = {"curtain": curtain, "door": door, "sink": sink, "window": window}
