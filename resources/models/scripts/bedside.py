# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What stands by a bed."""

import math

import numpy as np

from kit import Model, ball, box, caster, cyl, filleted, lathe, loft, panel, rounded_rect, star_base, tube


def stool():
    m = Model("stool", "Stool", "furniture", "Furniture", ["chair", "seat", "swivel stool"], ["seat.one"])
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


PREFABS = {"bed-side-table": bed_side_table, "stool": stool, "waste-bin": waste_bin}
