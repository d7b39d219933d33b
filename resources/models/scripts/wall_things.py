# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Small things that hang on a wall: clock, whiteboard, phone, call bell, gloves, sharps, gases.

Origin in the middle of the mounting plane, which is z = 0. Gases are coloured as NFPA 99 has them: oxygen green,
air yellow, vacuum white.
"""

import math

import numpy as np

from kit import (Model, ball, biohazard, box, cyl, filleted, grid, label, lathe, loft, panel, rounded_rect,
                 smooth_path, tube)


def gas_plate(m, mat, ring="paint-white"):
    """Wall plate of a gas outlet with its coloured ring and connector."""
    m.add(panel((0, 0, 0.008), 0.13, 0.15, 0.016, "paint-white", 0.016, 0.004))
    m.add(cyl((0, 0.010, 0.014), (0, 0.010, 0.020), 0.046, mat, bevel=0.002, seg=28))
    m.add(cyl((0, 0.010, 0.018), (0, 0.010, 0.034), 0.030, ring, bevel=0.003, seg=24))
    m.add(panel((0, 0.058, 0.016), 0.050, 0.016, 0.003, mat, 0.004, 0.001, seg=1))


def flowmeter(m, mat):
    """Tapered glass with its ball and the needle valve, on the outlet."""
    m.add(cyl((0, 0.010, 0.030), (0, 0.010, 0.085), 0.013, "steel", bevel=0.002))
    m.add(box((0, 0.010, 0.090), (0.036, 0.048, 0.036), "steel", 0.008))
    m.add(lathe([(0.0, 0.032), (0.018, 0.032), (0.019, 0.036), (0.015, 0.155), (0.012, 0.166), (0.0, 0.168)], "clear-plastic", 18, (0, 0, 0.090)))
    m.add(lathe([(0.0, 0.034), (0.006, 0.034), (0.0045, 0.158), (0.0, 0.158)], "saline", 10, (0, 0, 0.090)))
    m.add(ball((0, 0.092, 0.090), 0.0065, "plastic-dark", seg=10, rings=6))
    for k in range(6):
        m.add(box((0.0, 0.052 + 0.018 * k, 0.1075 - 0.0006 * k), (0.012, 0.0016, 0.0012), "plastic-dark", 0, seg=1))
    m.add(cyl((0.018, 0.006, 0.090), (0.050, 0.006, 0.090), 0.0125, mat, bevel=0.003, seg=14))


def oxygen_outlet():
    m = Model("oxygen-outlet", "Oxygen outlet", "device", "Respiratory", ["O2", "flowmeter", "gas outlet", "wall oxygen"],
              ["oxygen.flow", "oxygen.supply"], mount="wall")
    gas_plate(m, "paint-green")
    flowmeter(m, "paint-green")
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


def air_outlet():
    m = Model("air-outlet", "Air outlet", "device", "Respiratory", ["compressed air", "gas outlet", "medical air", "nebuliser"],
              ["air.flow", "air.supply"], mount="wall", components={"device": {"label": "Air outlet"}})
    gas_plate(m, "paint-yellow")
    flowmeter(m, "paint-yellow")
    # Tubing nipple with the line to a nebuliser
    m.add(cyl((0, -0.014, 0.090), (0, -0.030, 0.090), 0.009, "paint-yellow", bevel=0.001, seg=12))
    m.add(cyl((0, -0.030, 0.090), (0, -0.062, 0.090), 0.0045, "steel", r2=0.0032, bevel=0.001, seg=10))
    m.add(tube(smooth_path([(0, -0.050, 0.090), (0.002, -0.12, 0.095), (0.030, -0.20, 0.10), (0.075, -0.19, 0.09), (0.070, -0.10, 0.075), (0.050, -0.085, 0.070)], 5), 0.0042, "tubing", 6))
    m.add(lathe([(0.0, -0.020), (0.010, -0.018), (0.019, 0.0), (0.019, 0.022), (0.012, 0.026), (0.010, 0.045), (0.0, 0.046)], "clear-plastic", 16, (0.050, -0.070, 0.070)))
    m.socket("outlet", "attach", (0, -0.062, 0.090))
    m.socket("mount", "attach", (0, 0, 0))
    return m


def wall_suction():
    m = Model("wall-suction", "Wall suction", "device", "Airway", ["suction regulator", "vacuum", "Yankauer", "canister", "aspirator"],
              ["airway.suction"], mount="wall", components={"device": {"label": "Wall suction"}})
    gas_plate(m, "linen-white", "paint-grey")
    m.add(cyl((0, 0.010, 0.030), (0, 0.010, 0.075), 0.013, "steel", bevel=0.002))
    m.add(box((0, 0.005, 0.090), (0.062, 0.085, 0.045), "paint-white", 0.010))
    m.add(cyl((0, 0.085, 0.085), (0, 0.085, 0.110), 0.036, "paint-white", bevel=0.004, seg=24))
    m.add(cyl((0, 0.085, 0.109), (0, 0.085, 0.1125), 0.031, "linen-white", bevel=0.001, seg=24))
    for k in range(9):
        a = math.radians(-120 + 30 * k)
        m.add(box((0.025 * math.sin(a), 0.085 + 0.025 * math.cos(a), 0.1130), (0.0022, 0.006, 0.001), "paint-red" if k > 6 else "plastic-dark", 0, (0, 0, -math.degrees(a)), 1))
    m.add(box((0.007, 0.092, 0.1135), (0.0028, 0.024, 0.001), "paint-red", 0, (0, 0, -40), 1))
    m.add(cyl((0, 0.005, 0.112), (0, 0.005, 0.136), 0.021, "paint-slate", bevel=0.004, seg=18))
    m.add(box((0, 0.011, 0.137), (0.003, 0.016, 0.002), "linen-white", 0, seg=1))
    m.add(cyl((0, -0.038, 0.090), (0, -0.065, 0.090), 0.0055, "steel", bevel=0.001, seg=10))
    # Canister on its bracket below
    m.add(panel((0, -0.27, 0.006), 0.07, 0.10, 0.012, "paint-mid", 0.01, 0.003))
    m.add(box((0, -0.27, 0.025), (0.03, 0.03, 0.04), "paint-grey", 0.006))
    m.add(tube([(0.062 * math.cos(a), -0.27, 0.105 + 0.062 * math.sin(a)) for a in np.linspace(0, 2 * np.pi, 21)[:-1]], 0.006, "paint-grey", 6, closed=True))
    m.add(lathe([(0.0, -0.40), (0.048, -0.40), (0.052, -0.39), (0.058, -0.225), (0.058, -0.215), (0.0, -0.215)], "clear-plastic", 22, (0, 0, 0.105)))
    m.add(lathe([(0.0, -0.396), (0.045, -0.396), (0.049, -0.388), (0.051, -0.345), (0.0, -0.345)], "saline", 22, (0, 0, 0.105)))
    m.add(lathe([(0.0, -0.216), (0.062, -0.216), (0.063, -0.200), (0.050, -0.190), (0.0, -0.188)], "paint-green", 22, (0, 0, 0.105)))
    for dx in (-0.022, 0.022):
        m.add(cyl((dx, -0.192, 0.105), (dx, -0.168, 0.105), 0.008, "linen-white", bevel=0.002, seg=10))
    m.add(tube(smooth_path([(0, -0.060, 0.090), (0, -0.085, 0.094), (-0.030, -0.105, 0.120), (-0.030, -0.135, 0.125), (-0.022, -0.165, 0.107)], 5), 0.0060, "tubing", 8))
    m.add(tube(smooth_path([(0.022, -0.168, 0.105), (0.026, -0.140, 0.112), (0.075, -0.135, 0.13), (0.092, -0.25, 0.13), (0.088, -0.43, 0.12), (0.04, -0.50, 0.11), (-0.045, -0.45, 0.13), (-0.075, -0.26, 0.14), (-0.078, -0.12, 0.115), (-0.082, -0.06, 0.080)], 6), 0.0065, "tubing", 8))
    m.add(tube(smooth_path([(-0.082, -0.070, 0.085), (-0.084, 0.0, 0.060), (-0.086, 0.10, 0.045), (-0.080, 0.16, 0.060), (-0.072, 0.185, 0.075)], 4), [0.0095] * 5 + [0.0050] * 12, "clear-plastic", 8))
    m.add(box((-0.084, 0.030, 0.030), (0.030, 0.05, 0.050), "paint-mid", 0.006, seg=1))
    m.socket("catheter", "attach", (-0.072, 0.185, 0.075))
    m.socket("mount", "attach", (0, 0, 0))
    return m


def wall_clock():
    m = Model("wall-clock", "Wall clock", "furniture", "Room", ["time", "watch"], ["room.clock"], mount="wall", view=(0.35, 0.15, 1.0),
              pictured={"clock.hour": 10.16, "clock.minute": 9.5, "clock.second": 34})
    m.add(cyl((0, 0, 0), (0, 0, 0.031), 0.165, "paint-slate", bevel=0.004, seg=48))
    m.add(cyl((0, 0, 0.030), (0, 0, 0.0335), 0.150, "linen-white", bevel=0, seg=48))
    ring = [(0.157 * math.cos(a), 0.157 * math.sin(a), 0.0385) for a in np.linspace(0, 2 * np.pi, 49)[:-1]]
    m.add(tube(ring, 0.0075, "paint-slate", 8, closed=True))
    for k in range(60):
        a = math.radians(6 * k)
        long, wide = (0.030, 0.0075) if k % 15 == 0 else ((0.022, 0.0055) if k % 5 == 0 else (0.007, 0.0018))
        r = 0.143 - long / 2
        m.add(box((r * math.sin(a), r * math.cos(a), 0.0338), (wide, long, 0.001), "plastic-dark", 0, (0, 0, -6 * k), 1))
    hands = (("hand-hour", 0.078, 0.026, 0.0095, 0.0362, "plastic-dark", "clock.hour", 12),
             ("hand-minute", 0.122, 0.030, 0.0065, 0.0388, "plastic-dark", "clock.minute", 60),
             ("hand-second", 0.128, 0.034, 0.0022, 0.0412, "paint-red", "clock.second", 60))
    for node, length, tail, wide, z, mat, driver, full in hands:
        m.add(box((0, (length - tail) / 2, z), (wide, length + tail, 0.0016), mat, 0, seg=1), node=node)
        m.joint([node], "rotate", (0, 0, 1), driver, (0, full), (0, -360))
    m.add(cyl((0, 0, 0.034), (0, 0, 0.0445), 0.0085, "paint-red", bevel=0.001, seg=14))
    m.socket("mount", "attach", (0, 0, 0))
    return m


def whiteboard():
    m = Model("whiteboard", "Whiteboard", "furniture", "Room", ["board", "goals", "handover board", "marker board"], ["room.board"],
              mount="wall", view=(0.35, 0.15, 1.0))
    w, h = 1.20, 0.90
    m.add(panel((0, 0, 0.009), w, h, 0.018, "paint-mid", 0.018, 0.004))
    m.add(panel((0, 0, 0.0185), w - 0.05, h - 0.05, 0.002, "linen-white", 0.010, 0, seg=1))
    z = 0.0200
    # The usual grid of a bed's board: header, rows of name, goals, team
    m.add(box((0, 0.345, z), (1.06, 0.055, 0.0008), "paint-teal", 0, seg=1))
    for y in (0.20, 0.08, -0.04, -0.16, -0.28):
        m.add(box((0, y, z), (1.06, 0.003, 0.0006), "paint-grey", 0, seg=1))
    m.add(box((-0.20, -0.04, z), (0.003, 0.60, 0.0006), "paint-grey", 0, seg=1))
    for k, (y, words) in enumerate(((0.255, 3), (0.135, 4), (0.015, 2), (-0.105, 5), (-0.225, 3))):
        m.add(box((-0.40, y, z), (0.18, 0.014, 0.0008), "plastic-dark", 0, seg=1))
        x = -0.15
        for i in range(words):  # handwriting, seen from afar
            long = 0.055 + 0.035 * ((i * 7 + k * 3) % 4)
            line = [(x + long * t / 8, y + 0.007 * math.sin(t * 2.4 + i), z + 0.0006) for t in range(9)]
            m.add(tube(line, 0.0024, "tubing-blue" if k != 3 else "paint-red", 4, flat=0.3, up=(0, 0, 1)))
            x += long + 0.030
    for x, mat in ((0.52, "paint-red"), (0.47, "paint-yellow"), (0.52, "paint-blue")):
        m.add(cyl((x, -0.34 + (0.05 if mat == "paint-blue" else 0), z), (x, -0.34 + (0.05 if mat == "paint-blue" else 0), z + 0.008), 0.014, mat, bevel=0.002, seg=14))
    m.add(box((0, -h / 2 - 0.006, 0.042), (0.62, 0.012, 0.070), "paint-mid", 0.004, seg=1))
    m.add(box((0, -h / 2 + 0.002, 0.076), (0.62, 0.020, 0.004), "paint-mid", 0.002, seg=1))
    for k, mat in enumerate(("plastic-dark", "paint-red", "paint-green", "paint-blue")):
        x = -0.25 + 0.09 * k
        m.add(cyl((x, -h / 2 + 0.008, 0.045 + 0.006 * (k % 2)), (x + 0.075, -h / 2 + 0.008, 0.048), 0.0085, "linen-white", bevel=0.002, seg=10))
        m.add(cyl((x + 0.062, -h / 2 + 0.008, 0.0476), (x + 0.088, -h / 2 + 0.008, 0.0484), 0.0090, mat, bevel=0.002, seg=10))
    m.add(box((0.22, -h / 2 + 0.015, 0.046), (0.12, 0.028, 0.045), "paint-slate", 0.006, seg=1))
    m.socket("mount", "attach", (0, 0, 0))
    return m


def phone():
    m = Model("phone", "Wall phone", "furniture", "Room", ["call", "crash call", "handset", "telephone"], ["team.call"], mount="wall",
              view=(0.55, 0.25, 1.0))
    m.add(panel((0, 0, 0.014), 0.185, 0.235, 0.028, "paint-white", 0.022, 0.008))
    m.add(panel((0.034, -0.030, 0.0285), 0.095, 0.125, 0.004, "paint-mid", 0.010, 0.001, seg=1))
    m.add(panel((0.034, 0.075, 0.0285), 0.085, 0.038, 0.004, "plastic-dark", 0.006, 0.001, seg=1))
    m.add(panel((0.034, 0.075, 0.0306), 0.075, 0.028, 0.001, "lamp-cyan", 0.004, 0, seg=1))
    for i in range(3):
        for j in range(4):
            m.add(panel((0.006 + 0.028 * i, 0.014 - 0.026 * j, 0.031), 0.020, 0.017, 0.005, "paint-white", 0.005, 0.001, seg=1, n=2))
    m.add(panel((0.034, -0.103, 0.0285), 0.095, 0.014, 0.003, "paint-red", 0.004, 0.001, seg=1))      # arrest call number
    # Handset on its cradle to the left
    hx = -0.056
    for y in (-0.072, 0.072):
        m.add(box((hx, y, 0.034), (0.050, 0.045, 0.020), "paint-mid", 0.008))
        m.add(cyl((hx, y, 0.036), (hx, y, 0.062), 0.026, "plastic-dark", bevel=0.006, seg=18))
    m.add(tube(smooth_path([(hx, -0.085, 0.058), (hx, -0.050, 0.074), (hx, 0.0, 0.081), (hx, 0.050, 0.074), (hx, 0.085, 0.058)], 4), 0.0155, "plastic-dark", 10))
    coil = []
    for k in range(97):
        t = k / 96
        base = (hx - 0.002 + 0.030 * math.sin(math.pi * t), -0.095 - 0.22 * math.sin(math.pi * t), 0.050 - 0.020 * t)
        a = k * 2 * math.pi / 5
        coil.append((base[0] + 0.0075 * math.cos(a), base[1], base[2] + 0.0075 * math.sin(a)))
    m.add(tube(coil, 0.0022, "plastic-dark", 5))
    m.socket("handset", "attach", (hx, 0, 0.081))
    m.socket("mount", "attach", (0, 0, 0))
    return m


def call_bell():
    m = Model("call-bell", "Call bell", "device", "Room", ["alarm button", "emergency button", "nurse call", "pull cord"], ["team.call"],
              mount="wall", view=(0.5, 0.15, 1.0), components={"device": {"label": "Call bell"}})
    m.add(panel((0, 0, 0.009), 0.125, 0.165, 0.018, "paint-white", 0.018, 0.005))
    m.add(cyl((0, 0.036, 0.016), (0, 0.036, 0.022), 0.034, "linen-white", bevel=0.001, seg=24))
    m.add(cyl((0, 0.036, 0.018), (0, 0.036, 0.032), 0.027, "paint-red", bevel=0.004, seg=24))
    for x, mat in ((-0.034, "paint-green"), (0.0, "paint-yellow"), (0.034, "paint-blue")):
        m.add(cyl((x, -0.022, 0.016), (x, -0.022, 0.024), 0.0115, mat, bevel=0.002, seg=16))
    m.add(panel((0.0, 0.072, 0.0185), 0.040, 0.007, 0.003, "lamp-red", 0.002, 0, seg=1))
    m.add(cyl((0, -0.055, 0.014), (0, -0.055, 0.038), 0.0125, "paint-grey", bevel=0.003, seg=14))
    # The patient's pear on its cord, hung on its clip
    m.add(tube(smooth_path([(0, -0.055, 0.038), (0.004, -0.075, 0.060), (0.030, -0.24, 0.050), (0.020, -0.52, 0.034), (-0.050, -0.60, 0.030), (-0.088, -0.48, 0.034),
                            (-0.086, -0.30, 0.040), (-0.082, -0.195, 0.044)], 6), 0.0030, "paint-grey", 6))
    m.add(lathe([(0.0, -0.062), (0.007, -0.060), (0.012, -0.045), (0.0215, -0.010), (0.0225, 0.012), (0.018, 0.030), (0.0, 0.036)], "paint-white", 18, (-0.082, -0.135, 0.044)))
    m.add(cyl((-0.082, -0.128, 0.060), (-0.082, -0.128, 0.070), 0.0115, "paint-red", bevel=0.003, seg=16))
    m.add(box((-0.082, -0.150, 0.016), (0.026, 0.030, 0.034), "paint-grey", 0.006, seg=1))
    m.socket("pear", "attach", (-0.082, -0.128, 0.072))
    m.socket("mount", "attach", (0, 0, 0))
    return m


def gloves_box():
    m = Model("gloves-box", "Gloves", "supply", "Room", ["PPE", "box of gloves", "examination gloves", "glove dispenser"], ["hygiene.gloves"],
              mount="wall", view=(0.5, 0.25, 1.0))
    w, h, d = 0.245, 0.125, 0.095
    m.add(box((0, 0, 0.003), (0.270, 3 * (h + 0.012) + 0.03, 0.006), "paint-mid", 0.002, seg=1))
    for k, mat in enumerate(("paint-blue", "paint-teal", "silicone-blue")):
        y = (1 - k) * (h + 0.012)
        m.add(box((0, y, 0.010 + d / 2), (w, h, d), "linen-white", 0.003, seg=1))
        m.add(box((0, y + h / 2 - 0.018, 0.0102 + d), (w - 0.004, 0.030, 0.0012), mat, 0, seg=1))
        m.add(box((-0.095, y - 0.020, 0.0102 + d), (0.034, 0.034, 0.0012), mat, 0, seg=1))
        oval = [(0.018 + 0.060 * math.cos(a), y - 0.018 + 0.026 * math.sin(a)) for a in np.linspace(0, 2 * np.pi, 21)[:-1]]
        m.add(tube([(x, yy, 0.011 + d) for x, yy in oval], 0.0020, "paint-mid", 4, closed=True))
        ring = [[(0.018 + (0.056 - 0.010 * j) * math.cos(a), y - 0.018 + (0.023 - 0.004 * j) * math.sin(a) + 0.004 * j, 0.0105 + d + 0.006 * j) for a in np.linspace(0, 2 * np.pi, 13)[:-1]] for j in range(2)]
        m.add(loft(ring, "glove", 60))
        m.add(tube(smooth_path([(-0.010, y - 0.016, d + 0.014), (0.000, y - 0.022, d + 0.034), (0.014, y - 0.048, d + 0.036), (0.018, y - 0.062, d + 0.026)], 4), [0.012] * 4 + [0.015] * 5 + [0.010] * 4, "glove", 7, flat=0.45, up=(1, 0, 0)))
        m.add(box((0, y - h / 2 - 0.002, 0.010 + d / 2), (w + 0.018, 0.004, d + 0.012), "clear-plastic", 0, seg=1))
        for s in (-1, 1):
            m.add(box((s * (w / 2 + 0.006), y - h / 2 + 0.020, 0.010 + d / 2), (0.004, 0.046, d + 0.010), "clear-plastic", 0, seg=1))
        m.add(box((0, y - h / 2 + 0.012, 0.017 + d), (w + 0.016, 0.030, 0.003), "clear-plastic", 0, seg=1))
    m.socket("mount", "attach", (0, 0, 0))
    return m


def sharps_box():
    m = Model("sharps-box", "Sharps box", "supply", "Furniture", ["needle box", "sharps", "sharps bin", "yellow box"], ["waste.sharps"],
              view=(0.6, 0.55, 1.0))
    def ring(y, w, d, r=0.02):
        return [(x, y, z) for x, z in rounded_rect(w, d, r)][::-1]
    m.add(loft([ring(0.0, 0.165, 0.125), ring(0.008, 0.175, 0.135), ring(0.195, 0.200, 0.155), ring(0.200, 0.200, 0.155)], "paint-yellow", 40))
    m.add(loft([ring(0.200, 0.212, 0.167), ring(0.205, 0.214, 0.169), ring(0.218, 0.214, 0.169), ring(0.232, 0.190, 0.145), ring(0.236, 0.17, 0.125)], "paint-red", 40))
    m.add(lathe([(0.0, 0.236), (0.034, 0.236), (0.046, 0.240), (0.046, 0.252), (0.038, 0.254), (0.034, 0.244), (0.0, 0.243)], "paint-red", 24, (-0.022, 0, 0)))
    m.add(cyl((-0.022, 0.2435, 0), (-0.022, 0.245, 0), 0.033, "plastic-dark", bevel=0, seg=22))
    m.add(panel((-0.022, 0.259, -0.050), 0.085, 0.060, 0.005, "paint-red", 0.02, 0.001, (-38, 0, 0), 1))
    for k in range(3):
        m.add(box((0.062, 0.238, -0.030 + 0.030 * k), (0.030, 0.004, 0.010), "plastic-dark", 0, seg=1))
    lean = 3.1
    m.add(label((0, 0.088, 0.0728), 0.135, 0.115, "linen-white", None, (lean, 0, 0)))
    m.add(biohazard((0, 0.102, 0.0746), 0.036, (lean, 0, 0)))
    m.add(box((0, 0.049, 0.0711), (0.11, 0.018, 0.0012), "paint-red", 0, (lean, 0, 0), 1))
    m.add(box((0, 0.170, 0.0785), (0.15, 0.003, 0.001), "paint-red", 0, (lean, 0, 0), 1))      # fill line
    m.add(tube(filleted([(-0.098, 0.20, 0.02), (-0.118, 0.235, 0.02), (-0.118, 0.235, -0.02), (-0.098, 0.20, -0.02)], 0.012), 0.004, "paint-red", 6))
    m.socket("opening", "attach", (-0.022, 0.255, 0))
    return m


PREFABS = {"air-outlet": air_outlet, "call-bell": call_bell, "gloves-box": gloves_box, "oxygen-outlet": oxygen_outlet, "phone": phone,
           "sharps-box": sharps_box, "wall-clock": wall_clock, "wall-suction": wall_suction, "whiteboard": whiteboard}
