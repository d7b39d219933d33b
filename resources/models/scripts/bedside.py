# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What stands by a bed.

Sizes of the classes: over-bed table 80 × 40 cm at 78 to 110 cm, visitor's armchair 60 × 62 × 86 cm with the seat at
46 cm, forced-air warmer 36 × 33 × 33 cm on its stand, workstation on wheels 52 × 50 × 125 cm.
"""

import math

import numpy as np

from kit import (Model, ball, biohazard, box, caster, cyl, filleted, lathe, loft, panel, rotation,
                 rounded_rect, smooth_path, star_base, tube, vec)


def stool():
    m = Model("stool", "Stool", "furniture", "Furniture", ["chair", "seat", "swivel stool"], ["seat.one"], view=(0.6, 0.4, 1.0))
    m.add(star_base(0.255, "steel", 5, 0.095, 0.030))
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


def waste_bin():
    m = Model("waste-bin", "Clinical waste bin", "furniture", "Furniture", ["bin", "rubbish", "trash", "yellow bin"], ["waste.clinical"], components={"door": {}})
    rings = [[(x, y, z) for x, z in rounded_rect(w, d, 0.05)][::-1] for y, w, d in ((0.0, 0.325, 0.30), (0.012, 0.34, 0.315), (0.03, 0.342, 0.317), (0.54, 0.385, 0.36), (0.55, 0.388, 0.363))]
    m.add(loft(rings, "paint-yellow", 40))
    lid = [[(x, y, z) for x, z in rounded_rect(w, d, 0.055)][::-1] for y, w, d in ((0.550, 0.396, 0.372), (0.556, 0.404, 0.380), (0.582, 0.404, 0.380), (0.600, 0.380, 0.352), (0.608, 0.30, 0.27))]
    m.add(loft(lid, "paint-yellow", 40), node="lid")
    m.add(box((0, 0.552, 0), (0.350, 0.006, 0.326), "plastic-dark", 0, seg=1))
    m.add(box((0, 0.035, 0.185), (0.15, 0.020, 0.085), "plastic-dark", 0.007))
    m.add(panel((0, 0.36, 0.1722), 0.15, 0.15, 0.004, "linen-white", 0.01, 0.001, (2.4, 0, 0), 1))
    m.add(biohazard((0, 0.36, 0.1752), 0.058, (2.4, 0, 0)))
    m.add(tube([(-0.10, 0.566, -0.19), (0.10, 0.566, -0.19)], 0.012, "plastic-dark", 8))
    m.joint(["lid"], "rotate", (1, 0, 0), "door.open", (0, 100), (0, -72), (0, 0.566, -0.19))
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


def visitor_chair():
    m = Model("visitor-chair", "Visitor chair", "furniture", "Furniture", ["armchair", "chair", "family", "relatives", "seat"], ["seat.one"],
              view=(0.7, 0.45, 1.0))
    # Bent frames left and right carry arms and legs in one piece
    for s in (-1, 1):
        x = s * 0.275
        frame = filleted([(x, 0.012, 0.260), (x, 0.640, 0.235), (x, 0.660, -0.225), (x, 0.012, -0.285)], 0.075, 5)
        m.add(tube(frame, 0.0155, "paint-mid", 10))
        m.add(panel((x, 0.672, 0.010), 0.052, 0.400, 0.026, "wood-pale", 0.024, 0.008, (-90, 0, 0), 2))
        for z in (0.260, -0.285):
            m.add(cyl((x, 0.0, z), (x, 0.016, z), 0.020, "rubber", bevel=0.004, seg=12))
    for y, z in ((0.375, 0.215), (0.375, -0.215)):
        m.add(tube([(-0.275, y, z), (0.275, y, z)], 0.0125, "paint-mid", 8))
    # Seat, slightly falling to the back; back cushion leaning with a soft waist
    m.add(box((0, 0.398, 0.0), (0.500, 0.016, 0.470), "paint-slate", 0.006, (3, 0, 0), 1))
    m.add(box((0, 0.446, 0.005), (0.510, 0.085, 0.500), "upholstery", 0.034, (3, 0, 0), 3))
    rings = []
    for y, w, d in ((-0.205, 0.440, 0.050), (-0.190, 0.480, 0.075), (-0.060, 0.490, 0.088), (0.080, 0.485, 0.080), (0.190, 0.470, 0.072), (0.215, 0.440, 0.048)):
        rings.append([(px, y, pz) for px, pz in rounded_rect(w, d, d * 0.42, 4)][::-1])
    m.add(loft(rings, "upholstery", 55).turned(-12, 0, 0).moved(0, 0.665, -0.225))
    m.add(box((0, 0.66, -0.275), (0.42, 0.36, 0.014), "paint-slate", 0.006, (-12, 0, 0), 1))
    for s in (-1, 1):
        m.add(tube([(s * 0.275, 0.560, -0.235), (s * 0.215, 0.575, -0.265)], 0.0110, "paint-mid", 8))
    m.socket("seat", "surface", (0, 0.488, 0.02), size=(0.44, 0.42))
    return m


def over_bed_table():
    m = Model("over-bed-table", "Over-bed table", "furniture", "Furniture", ["bed table", "meal table", "overbed table", "tray table"], ["storage.surface"],
              view=(0.7, 0.4, 1.0))
    # C-shaped: the foot goes under the bed, the top over it
    for z in (-0.20, 0.20):
        m.add(tube(filleted([(-0.36, 0.075, z * 0.5), (-0.32, 0.082, z), (0.34, 0.082, z)], 0.08), 0.020, "paint-mid", 8))
        m.add(caster(0.34, z, 0.027, "paint-mid"))
        m.add(caster(-0.31, z * 0.92, 0.027, "paint-mid"))
    m.add(box((-0.345, 0.090, 0), (0.075, 0.050, 0.24), "paint-mid", 0.016))
    m.add(box((-0.345, 0.43, 0), (0.060, 0.66, 0.085), "paint-white", 0.014))
    m.add(box((-0.345, 0.78, 0), (0.044, 0.26, 0.066), "steel", 0.008))
    m.add(box((-0.13, 0.900, 0), (0.46, 0.026, 0.10), "paint-mid", 0.008))
    m.add(panel((0, 0.924, 0), 0.80, 0.40, 0.026, "wood-pale", 0.05, 0.006, (-90, 0, 0), 2))
    m.add(tube(filleted([(-0.37, 0.9385, 0.17), (-0.37, 0.9385, -0.17)], 0.01), 0.0045, "paint-mid", 6))
    m.add(tube([(0.37, 0.9385, 0.17), (0.37, 0.9385, -0.17)], 0.0045, "paint-mid", 6))
    m.add(box((-0.16, 0.888, 0.185), (0.10, 0.012, 0.030), "paint-teal", 0.004, seg=1))        # height lever
    m.socket("top", "surface", (0, 0.937, 0), size=(0.72, 0.36))
    return m


def patient_warmer():
    """Forced air: the blower hangs on its stand, the hose ends in the nozzle of a blanket."""
    m = Model("patient-warmer", "Patient warmer", "device", "Temperature", ["Bair", "blanket warmer", "forced air", "hypothermia", "warming"],
              ["patient.warm"], view=(0.65, 0.35, 1.0), components={"device": {"label": "Patient warmer"}})
    m.add(star_base(0.245, "paint-mid", 5, 0.100, 0.036))
    m.add(cyl((0, 0.10, 0), (0, 1.00, 0), 0.0165, "steel", seg=14))
    m.add(ball((0, 1.00, 0), 0.019, "paint-slate", seg=12, rings=8))
    y = 0.66
    m.add(box((0, y, 0.115), (0.34, 0.36, 0.20), "paint-white", 0.045, seg=3))
    m.add(box((0, y, 0.010), (0.26, 0.28, 0.040), "paint-grey", 0.012))
    m.add(panel((0, y + 0.085, 0.216), 0.27, 0.115, 0.010, "paint-slate", 0.025, 0.003, (-4, 0, 0)))
    for k, mat in enumerate(("paint-blue", "lamp-green", "lamp-amber", "paint-red")):
        m.add(panel((-0.075 + 0.042 * k, y + 0.095, 0.2225), 0.032, 0.032, 0.006, mat, 0.008, 0.001, (-4, 0, 0), 1))
    m.add(panel((0.105, y + 0.095, 0.2225), 0.050, 0.040, 0.004, "plastic-dark", 0.005, 0, (-4, 0, 0), 1))
    m.add(panel((0.105, y + 0.095, 0.2250), 0.040, 0.018, 0.001, "lamp-amber", 0.003, 0, (-4, 0, 0), 1))
    for k in range(6):
        m.add(box((-0.02, y - 0.135 + 0.022 * k, 0.2145), (0.20, 0.009, 0.004), "paint-grey", 0, seg=1))
    m.add(panel((0, y + 0.040, 0.2165), 0.26, 0.010, 0.004, "paint-orange", 0.004, 0, seg=1))
    m.add(tube(filleted([(-0.09, y + 0.165, 0.11), (-0.09, y + 0.235, 0.11), (0.09, y + 0.235, 0.11), (0.09, y + 0.165, 0.11)], 0.03), 0.012, "paint-slate", 8))
    # Ribbed hose out of the right flank, hung over its hook
    path = smooth_path([(0.165, y - 0.10, 0.115), (0.235, y - 0.12, 0.115), (0.290, y - 0.28, 0.120), (0.275, y - 0.46, 0.135), (0.170, y - 0.535, 0.165), (0.050, y - 0.47, 0.215),
                        (-0.050, y - 0.35, 0.255), (-0.150, y - 0.20, 0.265), (-0.225, y - 0.02, 0.225), (-0.235, y + 0.13, 0.165)], 8)
    m.add(tube(path, [0.034 if k % 2 else 0.0385 for k in range(len(path))], "hose", 12))
    m.add(cyl((0.150, y - 0.10, 0.115), (0.195, y - 0.105, 0.115), 0.044, "paint-grey", bevel=0.005, seg=18))
    m.add(cyl((-0.233, y + 0.11, 0.172), (-0.238, y + 0.205, 0.140), 0.036, "paint-slate", r2=0.030, bevel=0.005, seg=16))
    m.add(tube(filleted([(-0.165, y + 0.10, 0.06), (-0.235, y + 0.085, 0.06), (-0.262, y + 0.085, 0.12), (-0.262, y + 0.11, 0.22)], 0.03), 0.0075, "steel", 7))
    m.socket("nozzle", "attach", (-0.238, y + 0.205, 0.140))
    return m


def computer_on_wheels():
    m = Model("computer-on-wheels", "Computer on wheels", "furniture", "Furniture",
              ["COW", "EHR", "WOW", "charting", "documentation", "laptop", "workstation on wheels"], ["record.chart"],
              view=(0.6, 0.35, 1.0))
    for s in (-1, 1):
        m.add(tube(filleted([(s * 0.05, 0.105, -0.06), (s * 0.20, 0.105, 0.02), (s * 0.235, 0.090, 0.22)], 0.06), 0.024, "paint-mid", 8))
        m.add(tube([(s * 0.05, 0.105, -0.06), (s * 0.20, 0.092, -0.20)], 0.022, "paint-mid", 8))
        m.add(caster(s * 0.235, 0.23, 0.045, "paint-mid"), caster(s * 0.205, -0.21, 0.045, "paint-mid"))
    m.add(box((0, 0.125, -0.04), (0.22, 0.075, 0.20), "paint-white", 0.025))
    m.add(box((0, 0.50, -0.075), (0.095, 0.72, 0.075), "paint-white", 0.022, seg=3))
    m.add(box((0, 0.30, 0.005), (0.20, 0.26, 0.090), "paint-grey", 0.020))      # battery
    m.add(panel((0, 0.385, 0.052), 0.06, 0.016, 0.004, "lamp-green", 0.004, 0, seg=1))
    # Work surface, keyboard, mouse, handle; a basket behind
    m.add(panel((0, 0.900, 0.045), 0.52, 0.44, 0.030, "paint-white", 0.05, 0.009, (-90, 0, 0), 2))
    m.add(tube(filleted([(-0.20, 0.895, 0.24), (-0.18, 0.895, 0.305), (0.18, 0.895, 0.305), (0.20, 0.895, 0.24)], 0.04), 0.012, "paint-slate", 8))
    m.add(box((-0.045, 0.920, 0.165), (0.360, 0.014, 0.130), "paint-slate", 0.005, (3, 0, 0), 1))
    for r in range(4):
        m.add(box((-0.045, 0.9290 + 0.0012 * (3 - r), 0.120 + 0.029 * r), (0.335, 0.005, 0.022), "plastic-dark", 0.002, (3, 0, 0), 1))
    m.add(ball((0.205, 0.922, 0.165), (0.026, 0.016, 0.044), "plastic-dark", seg=14, rings=8))
    m.add(box((0, 0.985, -0.100), (0.060, 0.17, 0.040), "paint-grey", 0.012))
    for x in (-0.17, 0.17):
        m.add(box((x, 0.76, -0.115), (0.004, 0.12, 0.18), "paint-mid", 0, seg=1))
    m.add(box((0, 0.705, -0.115), (0.34, 0.006, 0.18), "paint-mid", 0, seg=1), box((0, 0.76, -0.205), (0.34, 0.12, 0.004), "paint-mid", 0, seg=1))
    m.add(panel((-0.05, 0.80, -0.13), 0.20, 0.14, 0.02, "paint-teal", 0.006, 0.002, seg=1))
    tilt, c = -8.0, vec(0, 1.180, -0.055)
    def put(part):
        return part.turned(tilt, 0, 0).moved(*c)
    m.add([put(p) for p in (panel((0, 0, 0), 0.515, 0.320, 0.030, "plastic-dark", 0.014, 0.006),
                            panel((0, 0, -0.020), 0.30, 0.20, 0.024, "paint-slate", 0.02, 0.006))])
    m.screen(rotation(tilt) @ vec(0, 0.006, 0.0158) + c, 0.486, 0.274, (tilt, 0, 0))
    m.add(box((-0.215, 0.955, -0.02), (0.055, 0.095, 0.075), "paint-slate", 0.010, (0, 25, 0)))     # scanner in its cradle
    m.add(box((-0.205, 1.015, -0.012), (0.045, 0.035, 0.075), "paint-teal", 0.010, (18, 25, 0)))
    m.socket("surface", "surface", (0, 0.915, 0.06), size=(0.46, 0.34))
    return m


PREFABS = {"bed-side-table": bed_side_table, "computer-on-wheels": computer_on_wheels, "over-bed-table": over_bed_table,
           "patient-warmer": patient_warmer, "stool": stool, "visitor-chair": visitor_chair, "waste-bin": waste_bin}
