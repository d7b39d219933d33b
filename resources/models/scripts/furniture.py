# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Carts, poles, seats and what hangs on or stands by the wall."""

import math

import numpy as np

from devices import star_base
from kit import (Model, ball, box, caster, cyl, filleted, grid, lathe, loft, panel, rounded_rect, smooth_path,
                 tube)

TRAY = 0.935  # flat top of the crash cart


def med_cart():
    m = Model("med-cart", "Crash cart", "furniture", "Resuscitation",
              ["arrest trolley", "code cart", "emergency trolley", "medication cart", "resus trolley"],
              ["cart.drawers", "drug.store", "resus.supplies"])
    for x in (-0.235, 0.235):
        for z in (-0.175, 0.175):
            m.add(caster(x, z, 0.0575, "paint-mid"))
    m.add(box((0, 0.155, 0), (0.58, 0.045, 0.46), "paint-slate", 0.014))
    m.add(box((0, 0.530, 0), (0.56, 0.715, 0.44), "paint-red", 0.014))
    # Drawers
    heights, y = (0.205, 0.150, 0.110, 0.085, 0.085), 0.190
    for k, h in enumerate(heights):
        cy = y + h / 2
        m.add(panel((0, cy, 0.227), 0.530, h - 0.012, 0.018, "paint-red" if k % 2 == 0 else "paint-white", 0.008, 0.003))
        m.add(box((0, cy + h / 2 - 0.024, 0.238), (0.36, 0.018, 0.016), "steel", 0.004, seg=1))
        m.add(panel((-0.215, cy, 0.237), 0.060, min(0.030, h - 0.05), 0.003, "linen-white", 0.003, 0.0005, seg=1, n=2))
        y += h + 0.010
    m.add(box((0.262, 0.53, 0.238), (0.020, 0.68, 0.010), "steel", 0.003, seg=1))    # break-away lock bar
    m.add(panel((0.262, 0.79, 0.245), 0.026, 0.034, 0.006, "paint-yellow", 0.006, 0.001, seg=1))
    # Top: flat tray with a rail on three sides
    m.add(panel((0, 0.911, 0), 0.62, 0.50, 0.048, "paint-white", 0.030, 0.012, (-90, 0, 0), 2))
    rail = filleted([(0.285, 0.972, 0.150), (0.285, 0.972, -0.225), (-0.285, 0.972, -0.225), (-0.285, 0.972, 0.150)], 0.03)
    ends = [(0.285, 0.930, 0.190), (0.285, 0.955, 0.185)]
    m.add(tube([ends[0], ends[1], *rail, (-0.285, 0.955, 0.185), (-0.285, 0.930, 0.190)], 0.0065, "steel", 8))
    for x, z in ((0.285, 0.0), (-0.285, 0.0), (0.285, -0.18), (-0.285, -0.18), (0.12, -0.225), (-0.12, -0.225)):
        m.add(cyl((x, 0.930, z), (x, 0.972, z), 0.005, "steel", seg=8))
    # Push handle, right flank
    m.add(tube(filleted([(0.275, 0.80, 0.17), (0.335, 0.82, 0.17), (0.335, 0.82, -0.17), (0.275, 0.80, -0.17)], 0.03), 0.0125, "paint-slate", 10))
    # Left flank: sharps box and glove dispenser
    m.add(loft([[(x - 0.330, yy, z) for x, z in rounded_rect(w, d, 0.012)][::-1] for yy, w, d in ((0.52, 0.085, 0.14), (0.525, 0.092, 0.15), (0.69, 0.096, 0.16))], "paint-yellow", 40))
    m.add(box((-0.330, 0.705, 0), (0.102, 0.030, 0.166), "paint-red", 0.008, seg=1))
    m.add(box((-0.300, 0.82, 0), (0.050, 0.085, 0.22), "linen-white", 0.006, seg=1))
    m.add(panel((-0.326, 0.82, 0), 0.12, 0.035, 0.003, "paint-blue", 0.016, 0.001, (0, -90, 0), 1))
    # Behind: compression board and an oxygen cylinder
    m.add(panel((-0.08, 0.56, -0.232), 0.38, 0.58, 0.014, "wood-pale", 0.05, 0.004))
    for yy in (0.42, 0.74):
        m.add(box((-0.08, yy, -0.242), (0.40, 0.025, 0.008), "plastic-dark", 0.002, seg=1))
    m.add(lathe([(0.0, 0.225), (0.046, 0.228), (0.051, 0.240), (0.051, 0.60), (0.046, 0.635), (0.026, 0.662), (0.018, 0.675), (0.018, 0.70), (0.0, 0.70)], "paint-green", 20, (0.205, 0, -0.285)))
    m.add(box((0.205, 0.715, -0.285), (0.040, 0.045, 0.045), "brass", 0.006, seg=1))
    m.add(cyl((0.205, 0.735, -0.285), (0.205, 0.765, -0.285), 0.018, "paint-slate", bevel=0.004, seg=12))
    m.add(cyl((0.205, 0.715, -0.305), (0.205, 0.715, -0.325), 0.020, "linen-white", bevel=0.002, seg=14))
    m.add(cyl((0.205, 0.212, -0.285), (0.205, 0.236, -0.285), 0.060, "paint-slate", bevel=0.003))
    m.add(box((0.205, 0.215, -0.245), (0.09, 0.02, 0.06), "paint-slate", 0.004, seg=1))
    for yy in (0.42, 0.56):
        m.add(tube([(0.205 + 0.055 * math.cos(a), yy, -0.285 + 0.055 * math.sin(a)) for a in np.linspace(0, 2 * np.pi, 17)[:-1]], 0.0045, "steel", 6, closed=True))
    m.socket("top-tray", "surface", (0, TRAY, 0), size=(0.55, 0.43))
    for k, yy in enumerate((0.867, 0.772, 0.665)):
        m.socket(f"drawer-{k + 1}", "attach", (0, yy - 0.02, 0.236))
    m.socket("oxygen", "attach", (0.205, 0.715, -0.325), (0, 180, 0))
    return m


def iv_pole():
    m = Model("iv-pole", "IV pole", "furniture", "Drugs and fluids", ["drip stand", "infusion stand", "IV stand"],
              ["drug.hang", "fluid.hang"])
    star_base(m, 0.285, "paint-mid", 5, 0.105, 0.0375)
    m.add(cyl((0, 0.11, 0), (0, 1.20, 0), 0.0160, "steel", seg=16))
    m.add(cyl((0, 1.16, 0), (0, 2.02, 0), 0.0120, "steel", seg=14))
    m.add(cyl((0, 1.165, 0), (0, 1.225, 0), 0.0225, "paint-slate", bevel=0.004))
    m.add(cyl((0.018, 1.195, 0), (0.050, 1.195, 0), 0.009, "paint-slate", bevel=0.003, seg=10))
    m.add(ball((0, 2.025, 0), 0.018, "paint-slate", seg=14, rings=8))
    for k in range(4):
        a = math.pi / 2 * k
        c, s = math.cos(a), math.sin(a)
        m.add(tube(smooth_path([(0, 2.00, 0), (0.06 * c, 2.005, 0.06 * s), (0.125 * c, 1.975, 0.125 * s), (0.155 * c, 1.985, 0.155 * s), (0.165 * c, 2.020, 0.165 * s)], 3), 0.0055, "steel", 7))
    for s, fill in ((-1, 0.72), (1, 0.45)):
        x = s * 0.150
        m.add(tube(filleted([(x, 1.985, 0), (x, 1.955, 0)], 0.01), 0.004, "steel", 6))
        rings = []
        for yy, w, d in ((1.700, 0.020, 0.006), (1.712, 0.090, 0.020), (1.735, 0.112, 0.042), (1.82, 0.116, 0.044), (1.905, 0.112, 0.030), (1.935, 0.106, 0.010), (1.958, 0.098, 0.005)):
            rings.append([(x + px, yy, pz) for px, pz in rounded_rect(w, d, d * 0.48, 3)][::-1])
        m.add(loft(rings, "clear-plastic", 60))
        low = [(1.704, 0.020, 0.005), (1.714, 0.084, 0.017), (1.735, 0.106, 0.037), (1.735 + 0.17 * fill, 0.109, 0.038)]
        m.add(loft([[(x + px, yy, pz) for px, pz in rounded_rect(w, d, d * 0.48, 3)][::-1] for yy, w, d in low], "saline", 60))
        m.add(panel((x, 1.845, 0.0222), 0.074, 0.085, 0.001, "linen-white", 0.006, 0.0002, seg=1))
        m.add(panel((x, 1.872, 0.0230), 0.074, 0.020, 0.001, "paint-blue" if s < 0 else "paint-teal", 0.004, 0.0002, seg=1))
        m.add(cyl((x, 1.672, 0), (x, 1.702, 0), 0.006, "linen-white", bevel=0.001, seg=10))
        m.add(lathe([(0.0, 1.605), (0.006, 1.607), (0.0105, 1.615), (0.0105, 1.668), (0.007, 1.674), (0.0, 1.675)], "clear-plastic", 12, (x, 0, 0)))
        m.add(tube(smooth_path([(x, 1.606, 0), (x, 1.50, 0.01), (s * 0.135, 1.30, 0.035), (s * 0.115, 1.05, 0.05), (s * 0.09, 0.86, 0.06), (s * 0.05, 0.84, 0.04), (s * 0.024, 0.90, 0.014)], 5), 0.0024, "tubing", 6))
        m.add(box((s * 0.138, 1.34, 0.030), (0.014, 0.045, 0.016), "linen-white", 0.004, seg=1))
    for k, yy in enumerate((1.00, 1.20, 1.40)):
        m.socket(f"pump-{k + 1}", "attach", (0, yy - 0.068, 0.106))
    m.socket("hook-left", "attach", (0.150, 1.985, 0))
    m.socket("hook-right", "attach", (-0.150, 1.985, 0))
    return m


def oxygen_outlet():
    m = Model("oxygen-outlet", "Oxygen outlet", "device", "Respiratory", ["O2", "flowmeter", "gas outlet", "wall oxygen"],
              ["oxygen.flow", "oxygen.supply"])
    m.add(panel((0, 0, 0.008), 0.13, 0.15, 0.016, "paint-white", 0.016, 0.004))
    m.add(cyl((0, 0.010, 0.014), (0, 0.010, 0.020), 0.046, "paint-green", bevel=0.002, seg=28))
    m.add(cyl((0, 0.010, 0.018), (0, 0.010, 0.034), 0.030, "paint-white", bevel=0.003, seg=24))
    m.add(panel((0, 0.058, 0.016), 0.050, 0.016, 0.003, "paint-green", 0.004, 0.001, seg=1))
    # Flowmeter
    m.add(cyl((0, 0.010, 0.030), (0, 0.010, 0.085), 0.013, "steel", bevel=0.002))
    m.add(box((0, 0.010, 0.090), (0.036, 0.048, 0.036), "steel", 0.008))
    m.add(lathe([(0.0, 0.032), (0.018, 0.032), (0.019, 0.036), (0.015, 0.155), (0.012, 0.166), (0.0, 0.168)], "clear-plastic", 18, (0, 0, 0.090)))
    m.add(lathe([(0.0, 0.034), (0.006, 0.034), (0.0045, 0.158), (0.0, 0.158)], "saline", 10, (0, 0, 0.090)))
    m.add(ball((0, 0.092, 0.090), 0.0065, "plastic-dark", seg=10, rings=6))
    for k in range(6):
        m.add(box((0.0, 0.052 + 0.018 * k, 0.1075 - 0.0006 * k), (0.012, 0.0016, 0.0012), "plastic-dark", 0, seg=1))
    m.add(cyl((0.018, 0.006, 0.090), (0.050, 0.006, 0.090), 0.0125, "paint-green", bevel=0.003, seg=14))
    # Humidifier bottle
    m.add(cyl((0, -0.014, 0.090), (0, -0.032, 0.090), 0.009, "steel", bevel=0.001, seg=12))
    m.add(lathe([(0.0, -0.055), (0.033, -0.055), (0.034, -0.050), (0.034, -0.036), (0.024, -0.030), (0.0, -0.030)], "paint-green", 22, (0, 0, 0.090)))
    m.add(lathe([(0.0, -0.162), (0.028, -0.162), (0.033, -0.156), (0.033, -0.064), (0.030, -0.055), (0.0, -0.055)], "clear-plastic", 22, (0, 0, 0.090)))
    m.add(lathe([(0.0, -0.159), (0.026, -0.159), (0.030, -0.154), (0.030, -0.105), (0.0, -0.105)], "saline", 22, (0, 0, 0.090)))
    m.add(cyl((0, -0.043, 0.122), (0, -0.043, 0.142), 0.005, "linen-white", bevel=0.001, seg=10))
    m.add(tube(smooth_path([(0, -0.043, 0.140), (0.004, -0.060, 0.158), (0.020, -0.15, 0.152), (0.052, -0.235, 0.110), (0.072, -0.20, 0.075), (0.058, -0.145, 0.060)], 5), 0.0034, "tubing", 6))
    m.socket("outlet", "attach", (0, -0.043, 0.145))
    m.socket("mount", "attach", (0, 0, 0))
    return m


def stool():
    m = Model("stool", "Stool", "furniture", "Furniture", ["chair", "seat", "swivel stool"], ["seat.one"])
    star_base(m, 0.255, "steel", 5, 0.095, 0.030)
    m.add(cyl((0, 0.10, 0), (0, 0.30, 0), 0.027, "plastic-dark", bevel=0.004))
    m.add(cyl((0, 0.28, 0), (0, 0.46, 0), 0.016, "steel"))
    m.add(lathe([(0.0, 0.445), (0.06, 0.447), (0.13, 0.465), (0.16, 0.475), (0.0, 0.478)], "paint-slate", 28))
    m.add(lathe([(0.0, 0.472), (0.165, 0.472), (0.180, 0.480), (0.187, 0.500), (0.184, 0.522), (0.170, 0.537), (0.12, 0.543), (0.0, 0.536)], "paint-slate", 36, angle=50))
    ring = [(0.186 * math.cos(a), 0.503, 0.186 * math.sin(a)) for a in np.linspace(0, 2 * np.pi, 37)[:-1]]
    m.add(tube(ring, 0.0042, "paint-teal", 6, closed=True))
    m.add(tube(filleted([(0, 0.452, 0.02), (0.10, 0.445, 0.05), (0.20, 0.452, 0.07)], 0.03), 0.005, "steel", 7))
    m.add(ball((0.20, 0.452, 0.07), (0.012, 0.009, 0.009), "plastic-dark", seg=10, rings=6))
    m.socket("seat", "surface", (0, 0.538, 0), size=(0.34, 0.34))
    return m


def curtain():
    m = Model("curtain", "Curtain", "furniture", "Room", ["cubicle curtain", "divider", "privacy screen"], ["room.privacy"])
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
    m.add(grid(cloth(low, net, 0.35), 181, 5, "curtain-teal", 0.006, 50))
    m.add(grid(cloth(net, top - 0.035, 0.0), 181, 2, "curtain-net", 0.005, 50))
    m.add(panel((0, top + 0.004, 0), length + 0.06, 0.028, 0.036, "paint-mid", 0.008, 0.003, seg=1))
    for k in range(31):
        u = (k + 0.25) / 30.5
        x = (u - 0.5) * length
        wave = math.sin(u * 2 * math.pi * 15 + 0.5 * math.sin(u * 9))
        m.add(box((x, top - 0.024, wave * 0.022), (0.006, 0.030, 0.006), "linen-white", 0, seg=1))
    for x in (-1.1, 0.0, 1.1):  # ceiling drops
        m.add(cyl((x, top + 0.015, 0), (x, 2.88, 0), 0.009, "paint-mid", bevel=0.001, seg=10))
        m.add(cyl((x, 2.88, 0), (x, 2.90, 0), 0.035, "paint-mid", bevel=0.004, seg=16))
    return m


DOOR_W, DOOR_H = 1.30, 2.14   # outside of the frame; fits the opening of the room


def door():
    m = Model("door", "Door", "furniture", "Room", ["entrance", "exit", "ward door"], ["room.door"])
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
    return m


def waste_bin():
    m = Model("waste-bin", "Clinical waste bin", "furniture", "Furniture", ["bin", "rubbish", "sharps", "trash", "yellow bin"], ["waste.clinical"])
    rings = [[(x, y, z) for x, z in rounded_rect(w, d, 0.05)][::-1] for y, w, d in ((0.0, 0.325, 0.30), (0.012, 0.34, 0.315), (0.03, 0.342, 0.317), (0.54, 0.385, 0.36), (0.55, 0.388, 0.363))]
    m.add(loft(rings, "paint-yellow", 40))
    lid = [[(x, y, z) for x, z in rounded_rect(w, d, 0.055)][::-1] for y, w, d in ((0.550, 0.396, 0.372), (0.556, 0.404, 0.380), (0.582, 0.404, 0.380), (0.600, 0.380, 0.352), (0.608, 0.30, 0.27))]
    m.add(loft(lid, "paint-yellow", 40))
    m.add(box((0, 0.552, 0), (0.350, 0.006, 0.326), "plastic-dark", 0, seg=1))
    m.add(box((0, 0.035, 0.185), (0.15, 0.020, 0.085), "plastic-dark", 0.007))
    m.add(panel((0, 0.36, 0.1722), 0.15, 0.15, 0.004, "linen-white", 0.01, 0.001, (2.4, 0, 0), 1))
    m.add(lathe([(0.032, 0.0), (0.046, 0.001), (0.046, 0.003), (0.032, 0.003)], "plastic-dark", 20, (0, 0.36, 0.1738), (0, -0.042, 1)))
    for k in range(3):
        a = math.radians(90 + 120 * k)
        m.add(ball((0.026 * math.cos(a), 0.36 + 0.026 * math.sin(a), 0.1745 + 0.001 * math.sin(a)), (0.015, 0.015, 0.0020), "plastic-dark", (2.4, 0, 0), 12, 6))
    m.add(tube([(-0.10, 0.566, -0.19), (0.10, 0.566, -0.19)], 0.012, "plastic-dark", 8))
    return m


def bed_side_table():
    m = Model("bed-side-table", "Bedside table", "furniture", "Furniture", ["bedside cabinet", "locker", "nightstand"], ["storage.bedside"])
    for x in (-0.19, 0.19):
        for z in (-0.17, 0.17):
            m.add(caster(x, z, 0.036, "paint-mid"))
    m.add(box((0, 0.455, 0), (0.46, 0.73, 0.44), "paint-white", 0.014))
    m.add(panel((0, 0.835, 0), 0.50, 0.48, 0.028, "wood-pale", 0.03, 0.008, (-90, 0, 0)))
    m.add(panel((0, 0.745, 0.222), 0.42, 0.115, 0.016, "wood-pale", 0.010, 0.003))
    m.add(panel((0, 0.345, 0.222), 0.42, 0.44, 0.016, "wood-pale", 0.010, 0.003))
    m.add(box((0, 0.625, 0.2195), (0.42, 0.085, 0.006), "plastic-dark", 0.002, seg=1))
    for y, w in ((0.745, 0.16), (0.525, 0.16)):
        m.add(tube(filleted([(-w / 2, y, 0.228), (-w / 2, y, 0.256), (w / 2, y, 0.256), (w / 2, y, 0.228)], 0.012), 0.006, "steel", 8))
    m.add(tube([(-0.247, 0.68, -0.16), (-0.262, 0.68, -0.15), (-0.262, 0.68, 0.15), (-0.247, 0.68, 0.16)], 0.007, "steel", 8))
    m.add(lathe([(0.0, 0.849), (0.030, 0.849), (0.036, 0.935), (0.0335, 0.935), (0.029, 0.856), (0.0, 0.856)], "clear-plastic", 18, (0.15, 0, 0.02)))
    m.add(lathe([(0.0, 0.857), (0.0285, 0.857), (0.0315, 0.905), (0.0, 0.905)], "saline", 16, (0.15, 0, 0.02)))
    m.add(box((-0.10, 0.861, -0.06), (0.21, 0.024, 0.15), "paint-teal", 0.004, (0, 12, 0), 1))
    m.add(box((-0.10, 0.861, -0.058), (0.205, 0.018, 0.152), "linen-white", 0.001, (0, 12, 0), 1))
    m.socket("top", "surface", (0, 0.849, 0), size=(0.46, 0.44))
    return m


def sink():
    m = Model("sink", "Hand-wash sink", "furniture", "Room", ["basin", "hand hygiene", "scrub sink", "tap", "wash"], ["hygiene.hands"])
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
