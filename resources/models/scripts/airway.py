# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""For the airway and the chest: bag, suction, tubes, laryngoscope, their trolley, the chest drain.

Sizes of the classes: adult bag 1.5 L, tube 8.0 mm, Macintosh blade 3, three-chamber drain 26 × 25 × 9 cm.
"""

import math

import numpy as np

from kit import Model, box, capsule, caster, cyl, filleted, lathe, loft, panel, smooth_path, tube, vec
from trolley import TRAY, drawers, trolley_body


def bag_valve_mask():
    m = Model("bag-valve-mask", "Bag-valve-mask", "supply", "Airway",
              ["Ambu", "BVM", "bagger", "manual resuscitator", "self-inflating bag"], ["airway.bvm", "airway.mask"],
              view=(0.45, 0.65, 1.0))
    # Lies along X: reservoir, bag, valve, mask. Axis height = radius of the bag.
    y = 0.068
    x = (1, 0, 0)
    bag = [(0.0, -0.118), (0.022, -0.118), (0.026, -0.108), (0.044, -0.098), (0.060, -0.075), (0.0675, -0.040)]
    ribs = []
    for k in range(9):
        t = -0.034 + k * 0.0085
        ribs.append((0.0675 - (0.0022 if k % 2 else 0.0), t))
    bag += ribs + [(0.0665, 0.045), (0.058, 0.078), (0.042, 0.098), (0.026, 0.106), (0.022, 0.118), (0.0, 0.118)]
    m.add(lathe(bag, "silicone-blue", 28, (0, y, 0), x, 60))
    # Inlet valve and reservoir
    m.add(lathe([(0.0, -0.160), (0.017, -0.160), (0.019, -0.156), (0.019, -0.136), (0.027, -0.132), (0.027, -0.114), (0.0, -0.114)], "linen-white", 20, (0, y, 0), x))
    rings = []
    for px, h, w in ((-0.155, 0.017, 0.017), (-0.180, 0.020, 0.034), (-0.215, 0.024, 0.052), (-0.280, 0.026, 0.058), (-0.330, 0.021, 0.056), (-0.352, 0.008, 0.052), (-0.358, 0.002, 0.050)):
        cy = y - (y - 0.030) * min(1, (-0.155 - px) / 0.10)
        rings.append([(px, cy + h * math.sin(a), w * math.cos(a)) for a in np.linspace(0, 2 * np.pi, 17)[:-1]])
    m.add(loft([r[::-1] for r in rings], "clear-plastic", 70))
    # Patient valve: turns down at the elbow into the mask
    vx = 0.150
    m.add(lathe([(0.0, 0.112), (0.020, 0.112), (0.022, 0.118), (0.022, 0.138), (0.0, 0.138)], "linen-white", 18, (0, y, 0), x))
    m.add(lathe([(0.0, -0.024), (0.024, -0.024), (0.027, -0.020), (0.027, 0.020), (0.022, 0.026), (0.0, 0.026)], "clear-plastic", 20, (vx, y, 0)))
    m.add(cyl((vx, y - 0.001, 0), (vx, y + 0.022, 0), 0.012, "paint-yellow", bevel=0.002, seg=14))
    m.add(lathe([(0.0, 0.020), (0.015, 0.020), (0.015, 0.040), (0.018, 0.044), (0.018, 0.056), (0.0, 0.056)], "linen-white", 18, (vx, y, 0), x))
    # Mask faces along +X, resting on its cushion's lower rim
    mx = vx + 0.058
    def oval(px, w, h, n=24):
        out = []
        for a in np.linspace(0, 2 * np.pi, n + 1)[:-1]:
            s, c = math.sin(a), math.cos(a)
            narrow = 1 - 0.22 * max(0.0, s)
            out.append((px, y + h * s, w * c * narrow))
        return out
    dome = [oval(mx - 0.006, 0.013, 0.013), oval(mx + 0.004, 0.016, 0.016), oval(mx + 0.014, 0.028, 0.032), oval(mx + 0.034, 0.040, 0.050), oval(mx + 0.046, 0.043, 0.056)]
    m.add(loft([r[::-1] for r in dome], "clear-plastic", 60))
    m.add(tube([vec(p) + vec(0.050, 0, 0) for p in oval(mx, 0.041, 0.054, 28)], 0.0125, "silicone-blue", 10, closed=True, up=(1, 0, 0)))
    # Oxygen tubing
    m.add(tube(smooth_path([(-0.146, y - 0.018, 0.0), (-0.146, 0.022, 0.010), (-0.130, 0.006, 0.045), (-0.04, 0.005, 0.100), (0.06, 0.005, 0.092), (0.10, 0.005, 0.125), (0.02, 0.005, 0.150), (-0.10, 0.005, 0.140)], 5), 0.0042, "tubing", 6))
    m.socket("mask", "attach", (mx + 0.060, y, 0), (0, 90, 0))
    m.socket("oxygen-inlet", "attach", (-0.10, 0.005, 0.140))
    m.socket("grip", "attach", (0, y, 0))
    return m


def suction():
    m = Model("suction", "Suction unit", "device", "Airway", ["Yankauer", "aspirator", "canister", "vacuum"], ["airway.suction"])
    for x in (-0.17, 0.17):
        for z in (-0.16, 0.16):
            m.add(caster(x, z, 0.040, "paint-mid"))
    m.add(box((0, 0.115, 0), (0.42, 0.050, 0.40), "paint-mid", 0.020))
    m.add(box((0, 0.205, -0.02), (0.34, 0.150, 0.26), "paint-white", 0.025))
    m.add(panel((0, 0.205, 0.112), 0.28, 0.10, 0.008, "paint-grey", 0.015, 0.002, seg=1))
    m.add(cyl((0.08, 0.205, 0.114), (0.08, 0.205, 0.136), 0.030, "linen-white", bevel=0.003))
    m.add(box((0.085, 0.210, 0.1365), (0.003, 0.026, 0.002), "paint-red", 0, (0, 0, 40), 1))
    m.add(cyl((-0.02, 0.205, 0.114), (-0.02, 0.205, 0.132), 0.018, "paint-slate", bevel=0.004))
    m.add(panel((-0.09, 0.205, 0.116), 0.026, 0.040, 0.008, "lamp-green", 0.006, 0.002, seg=1))
    m.add(cyl((0, 0.27, -0.12), (0, 0.92, -0.12), 0.017, "steel"))
    m.add(tube(filleted([(-0.12, 0.90, -0.12), (-0.12, 0.95, -0.12), (0.12, 0.95, -0.12), (0.12, 0.90, -0.12)], 0.04), 0.012, "paint-grey", 8))
    m.add(box((0, 0.90, -0.12), (0.27, 0.035, 0.035), "paint-grey", 0.010))
    m.add(box((0, 0.60, -0.105), (0.36, 0.030, 0.030), "steel", 0.006, seg=1))
    for s in (-1, 1):
        x = s * 0.10
        m.add(tube([(x + 0.072 * math.cos(a), 0.60, -0.02 + 0.072 * math.sin(a)) for a in np.linspace(0, 2 * np.pi, 21)[:-1]], 0.006, "steel", 6, closed=True))
        m.add(lathe([(0.0, 0.42), (0.056, 0.42), (0.060, 0.43), (0.067, 0.63), (0.067, 0.64), (0.0, 0.64)], "clear-plastic", 22, (x, 0, -0.02)))
        if s < 0:
            m.add(lathe([(0.0, 0.425), (0.053, 0.425), (0.056, 0.435), (0.059, 0.50), (0.0, 0.50)], "saline", 22, (x, 0, -0.02)))
        m.add(lathe([(0.0, 0.638), (0.071, 0.638), (0.072, 0.655), (0.055, 0.668), (0.0, 0.670)], "tubing-blue", 22, (x, 0, -0.02)))
        for dx in (-0.025, 0.025):
            m.add(cyl((x + dx, 0.665, -0.02), (x + dx, 0.690, -0.02), 0.009, "linen-white", bevel=0.002, seg=10))
    m.add(tube(smooth_path([(-0.125, 0.69, -0.02), (-0.14, 0.76, 0.02), (-0.24, 0.70, 0.06), (-0.25, 0.45, 0.08), (-0.20, 0.32, 0.13), (-0.10, 0.34, 0.16), (-0.06, 0.55, 0.12), (-0.14, 0.80, 0.0), (-0.15, 0.87, -0.08)], 6), 0.0075, "tubing", 8))
    m.add(tube(smooth_path([(-0.15, 0.86, -0.085), (-0.15, 0.93, -0.09), (-0.145, 1.02, -0.085), (-0.12, 1.08, -0.06)], 4), [0.0105] * 4 + [0.0055] * 9, "clear-plastic", 8))
    m.add(tube(smooth_path([(-0.075, 0.69, -0.02), (-0.04, 0.74, 0.0), (0.04, 0.74, 0.0), (0.075, 0.69, -0.02)], 5), 0.0065, "tubing", 8))
    m.add(tube(smooth_path([(0.125, 0.69, -0.02), (0.16, 0.72, -0.02), (0.20, 0.50, -0.02), (0.185, 0.30, -0.02), (0.165, 0.25, -0.02)], 5), 0.0065, "tubing", 8))
    m.socket("catheter", "attach", (-0.12, 1.08, -0.06))
    return m


def along(path, share):
    """Point at that share of a path's points."""
    at = share * (len(path) - 1)
    k = min(int(at), len(path) - 2)
    return path[k] + (path[k + 1] - path[k]) * (at - k)


def laryngoscope_parts():
    """Lying on its left side on y = 0: handle along X, blade curving away from it, light near its tip."""
    y = 0.0165
    grip = [(0.0, -0.135), (0.0135, -0.135), (0.0150, -0.130)]
    for k in range(13):
        grip += [(0.0150, -0.122 + 0.008 * k), (0.0162, -0.118 + 0.008 * k)]
    grip += [(0.0150, -0.016), (0.0150, -0.006), (0.0135, 0.0), (0.0, 0.0)]
    parts = [lathe(grip, "steel", 18, (0, y, 0), (1, 0, 0), 30),
             box((0.010, y, 0.006), (0.026, 0.022, 0.030), "steel", 0.005)]
    spine = smooth_path([(0.012, y, 0.016), (0.018, y, 0.045), (0.012, y, 0.085), (-0.008, y, 0.122), (-0.034, y, 0.146)], 4)
    rings = []
    for k, p in enumerate(spine):
        t = k / (len(spine) - 1)
        high, thick = 0.0125 - 0.0030 * t, 0.0022
        a = spine[max(0, k - 1)]
        b = spine[min(len(spine) - 1, k + 1)]
        side = np.cross((b - a) / np.linalg.norm(b - a), (0, 1, 0))
        rings.append([p + vec(0, py, 0) + side * px for px, py in ((-thick, -high), (thick, -high), (thick, high), (-thick, high))])
    parts.append(loft(rings, "steel", 40))
    flange = []   # keeps the tongue to the left
    for k, p in enumerate(spine[:max(3, len(spine) - 3)]):
        t = k / (len(spine) - 1)
        wide = 0.014 * (1 - 0.7 * t)
        flange.append([p + vec(px, -0.0115 + py, 0) for px, py in ((0.0, -0.0012), (wide, -0.0012), (wide, 0.0012), (0.0, 0.0012))])
    parts.append(loft(flange, "steel", 40))
    tip = spine[-1]
    parts.append(capsule(tip + vec(-0.003, -0.0085, -0.004), tip + vec(-0.003, 0.0085, -0.004), 0.0030, "steel", seg=8, rings=3))
    parts.append(cyl(along(spine, 0.56) + vec(-0.004, 0.004, 0), along(spine, 0.69) + vec(-0.003, 0.004, 0), 0.0030, "lamp-amber", bevel=0.001, seg=8))
    return parts


def laryngoscope():
    m = Model("laryngoscope", "Laryngoscope", "supply", "Airway", ["Macintosh", "blade", "intubation"], ["airway.laryngoscope"],
              view=(0.25, 1.0, 0.8))
    m.add(laryngoscope_parts())
    m.socket("grip", "attach", (-0.07, 0.0165, 0))
    m.socket("tip", "attach", (-0.034, 0.0165, 0.146))
    return m


def tracheal_tube_parts(y=0.007):
    """An 8.0 tube lying in its curve, cuff to the left, connector to the right, pilot balloon beside it."""
    curve = smooth_path([(0.135, y, -0.045), (0.105, y, -0.058), (0.050, y, -0.066), (-0.010, y, -0.056), (-0.065, y, -0.025), (-0.105, y, 0.018), (-0.128, y, 0.068)], 5)
    parts = [tube(curve, 0.0055, "clear-plastic", 10)]
    d = curve[-1] - curve[-2]
    parts.append(tube([curve[-1], curve[-1] + d * 0.45], [0.0055, 0.0032], "clear-plastic", 8))
    at = [along(curve, f) for f in (0.80, 0.835, 0.87, 0.90, 0.935, 0.97)]
    parts.append(tube(at, [0.0060, 0.0105, 0.0130, 0.0130, 0.0105, 0.0060], "cuff", 12))
    parts.append(tube([c + vec(0, 0.0052, 0) for c in (along(curve, f) for f in np.linspace(0.13, 0.92, max(6, len(curve) - 6)))], 0.0010, "paint-blue", 5))        # line seen on X-ray
    for f in (0.23, 0.37, 0.50):                                                                     # depth marks
        parts.append(tube([along(curve, f - 0.002), along(curve, f + 0.002)], 0.0057, "plastic-dark", 10))
    out = curve[0] - curve[1]
    out /= np.linalg.norm(out)
    parts.append(cyl(curve[0] - out * 0.006, curve[0] + out * 0.004, 0.0115, "linen-white", bevel=0.001, seg=16))
    parts.append(cyl(curve[0] + out * 0.003, curve[0] + out * 0.024, 0.0075, "linen-white", bevel=0.001, seg=16))
    pilot = smooth_path([along(curve, 0.30) + vec(0, 0.002, 0), (0.060, 0.005, -0.030), (0.100, 0.004, 0.000), (0.085, 0.0045, 0.034), (0.060, 0.006, 0.046)], 5)
    parts.append(tube(pilot, 0.0014, "clear-plastic", 6))
    parts.append(tube([(0.060, 0.006, 0.046), (0.050, 0.006, 0.050), (0.034, 0.006, 0.056), (0.028, 0.006, 0.058)], [0.002, 0.0085, 0.0085, 0.003], "cuff", 10, flat=0.7, up=(0, 1, 0)))
    parts.append(cyl((0.028, 0.006, 0.058), (0.012, 0.006, 0.064), 0.0040, "paint-blue", bevel=0.001, seg=10))
    return parts


def tracheal_tube():
    m = Model("endotracheal-tube", "Endotracheal tube", "supply", "Airway", ["ETT", "intubation", "tracheal tube", "tube"], ["airway.tube"],
              view=(0.15, 1.0, 0.55))
    m.add(tracheal_tube_parts())
    m.socket("connector", "attach", (0.160, 0.007, -0.037))
    m.socket("tip", "attach", (-0.128, 0.007, 0.068))
    return m


def chest_drain():
    """Three chambers: collection, water seal, suction control; the set's drain lies coiled beside it."""
    m = Model("chest-drain", "Chest tube set", "supply", "Airway", ["Bülau", "chest drain", "chest tube", "pleural drain", "thoracostomy", "underwater seal"],
              ["chest.drain"], view=(0.35, 0.35, 1.0))
    w, h, d = 0.27, 0.255, 0.085
    base = 0.020
    m.add(panel((0, base + h / 2, -0.012), w, h, d - 0.026, "linen-white", 0.018, 0.006))
    m.add(panel((0, base + h / 2, 0.030), w, h, 0.024, "clear-plastic", 0.018, 0.005))
    m.add(box((0, base + h + 0.010, 0.0), (w - 0.03, 0.026, d - 0.02), "paint-blue", 0.010))
    face = 0.0425
    m.add(panel((0.048, base + 0.120, face), 0.150, 0.205, 0.002, "paint-white", 0.008, 0, seg=1))
    for k in range(3):       # columns of the collection chamber, the first one filled
        x = -0.003 + 0.050 * k
        m.add(panel((x, base + 0.120, face + 0.002), 0.042, 0.195, 0.002, "clear-plastic", 0.006, 0, seg=1))
        if k == 0:
            m.add(panel((x, base + 0.070, face + 0.004), 0.040, 0.094, 0.003, "serous", 0.005, 0, seg=1))
        for j in range(9):
            m.add(box((x + 0.014, base + 0.040 + 0.020 * j, face + 0.0062), (0.012, 0.0016, 0.0008), "plastic-dark", 0, seg=1))
    m.add(panel((-0.063, base + 0.120, face), 0.046, 0.205, 0.002, "paint-white", 0.008, 0, seg=1))
    m.add(panel((-0.063, base + 0.062, face + 0.002), 0.040, 0.080, 0.004, "seal-blue", 0.006, 0, seg=1))       # water seal
    for j in range(5):
        m.add(cyl((-0.063 + 0.006 * (j % 2) - 0.003, base + 0.040 + 0.012 * j, face + 0.004), (-0.063 + 0.006 * (j % 2) - 0.003, base + 0.040 + 0.012 * j, face + 0.0068), 0.0026, "linen-white", bevel=0, seg=8))
    m.add(panel((-0.110, base + 0.120, face), 0.036, 0.205, 0.002, "paint-white", 0.008, 0, seg=1))
    m.add(panel((-0.110, base + 0.085, face + 0.002), 0.030, 0.125, 0.004, "seal-blue", 0.006, 0, seg=1))
    m.add(cyl((-0.086, base + h - 0.016, 0.036), (-0.086, base + h - 0.016, 0.056), 0.017, "paint-orange", bevel=0.004, seg=18))
    # Foot that turns out, handle and hangers
    for s in (-1, 1):
        m.add(box((s * 0.085, 0.009, 0.0), (0.030, 0.018, 0.155), "paint-blue", 0.006))
        m.add(tube(filleted([(s * 0.105, base + h + 0.005, -0.020), (s * 0.105, base + h + 0.062, -0.020), (s * 0.105, base + h + 0.062, -0.055), (s * 0.105, base + h + 0.040, -0.055)], 0.012), 0.0042, "steel", 6))
    m.add(tube(filleted([(-0.055, base + h + 0.015, 0), (-0.055, base + h + 0.060, 0), (0.055, base + h + 0.060, 0), (0.055, base + h + 0.015, 0)], 0.02), 0.0075, "paint-blue", 8))
    # Patient line, coiled in front to the right, with the trocar drain at its end
    for x, mat in ((0.095, "clear-plastic"), (-0.118, "paint-blue")):
        m.add(cyl((x, base + h + 0.020, 0.012), (x, base + h + 0.046, 0.012), 0.0075, mat, bevel=0.002, seg=12))
    coil = [(0.235 + 0.070 * math.cos(a), 0.008 + 0.0018 * a, 0.045 + 0.070 * math.sin(a)) for a in np.linspace(-0.2, 4.6 * math.pi, 60)][::-1]
    m.add(tube([*smooth_path([(0.095, base + h + 0.046, 0.012), (0.105, base + h + 0.085, 0.016), (0.165, base + h + 0.040, 0.030), (0.215, 0.16, 0.030), coil[0]], 5), *coil[1:]], 0.0058, "tubing", 7))
    end = vec(coil[-1])
    m.add(tube(smooth_path([end, end + vec(0.004, 0, 0.040), end + vec(-0.030, 0, 0.085), end + vec(-0.110, 0, 0.095)], 5), 0.0045, "clear-plastic", 8))
    m.add(cyl(end + vec(0.001, 0, -0.006), end + vec(0.002, 0, 0.014), 0.0085, "paint-blue", bevel=0.002, seg=10))
    m.socket("patient", "attach", end + vec(-0.110, 0, 0.095))
    m.socket("hanger", "attach", (0, base + h + 0.062, -0.045))
    return m


def airway_trolley():
    m = Model("airway-trolley", "Airway trolley", "furniture", "Airway", ["difficult airway", "intubation trolley", "plan A", "plan B"],
              ["airway.supplies", "cart.drawers"], components={"drawers": {}})
    trolley_body(m, "paint-blue")
    # Fronts in the colours of the plans A to D, preparation on top
    drawers(m, ("paint-white",) * 5, ("paint-red", "paint-orange", "paint-yellow", "paint-green", "paint-blue"))
    y = 0.190
    for k, mat in enumerate(("paint-red", "paint-orange", "paint-yellow", "paint-green", "paint-blue")):
        h = (0.205, 0.150, 0.110, 0.085, 0.085)[k]
        m.add(box((0.235, y + h / 2, 0.2390), (0.030, h - 0.022, 0.003), mat, 0.001, seg=1), node=f"drawer-{5 - k}")
        y += h + 0.010
    # On the tray: laryngoscope and tube on a paper sheet, video screen on its stalk
    m.add(panel((-0.08, TRAY + 0.001, 0.06), 0.36, 0.26, 0.002, "paper", 0.004, 0, (-90, 0, 0), 1))
    m.add([p.turned(0, 35, 0).moved(-0.02, TRAY + 0.002, 0.03) for p in laryngoscope_parts()])
    m.add([p.turned(0, -12, 0).moved(-0.10, TRAY + 0.002, 0.10) for p in tracheal_tube_parts()])
    m.add(cyl((0.225, TRAY, -0.19), (0.225, TRAY + 0.30, -0.19), 0.012, "steel", bevel=0.002, seg=12))
    m.add(panel((0.180, TRAY + 0.36, -0.175), 0.235, 0.165, 0.030, "paint-slate", 0.016, 0.006))
    m.screen((0.180, TRAY + 0.36, -0.1595), 0.205, 0.130)
    # Bougies in the tube at the left flank, suction catheter holder behind
    m.add(cyl((-0.315, 0.42, -0.12), (-0.315, 0.86, -0.12), 0.030, "clear-plastic", bevel=0.003, seg=18))
    for yy in (0.50, 0.78):
        m.add(box((-0.290, yy, -0.12), (0.030, 0.020, 0.05), "paint-grey", 0.004, seg=1))
    for k, (mat, dx, dz) in enumerate((("paint-blue", 0.004, 0.008), ("paint-orange", -0.010, 0.0), ("tubing-blue", 0.006, -0.010))):
        m.add(tube(smooth_path([(-0.315 + dx, 0.425, -0.12 + dz), (-0.315 + dx, 0.90, -0.12 + dz), (-0.318 + 2 * dx, 1.10 + 0.05 * k, -0.12 + 2 * dz), (-0.330 + 3 * dx, 1.16 + 0.05 * k, -0.12 + 3 * dz)], 4), 0.0028, mat, 6))
    for k, mat in enumerate(("paint-white", "paint-green", "paint-yellow")):      # oropharyngeal airways in a rack
        m.add(box((-0.298, 0.70, 0.03 + 0.055 * k), (0.036, 0.10, 0.048), "clear-plastic", 0.004, seg=1))
        m.add(tube(smooth_path([(-0.298, 0.68, 0.03 + 0.055 * k), (-0.298, 0.76, 0.03 + 0.055 * k), (-0.312, 0.785, 0.03 + 0.055 * k)], 4), 0.0085, mat, 8, flat=0.7))
    m.socket("top-tray", "surface", (0, TRAY, 0), size=(0.55, 0.43))
    return m


PREFABS = {"airway-trolley": airway_trolley, "bag-valve-mask": bag_valve_mask, "chest-drain": chest_drain, "endotracheal-tube": tracheal_tube,
           "laryngoscope": laryngoscope, "suction": suction}
