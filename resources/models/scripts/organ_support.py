# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Machines that stand in for an organ: kidney, heart and lung, left ventricle.

Sizes of the classes: continuous dialysis 0.6 × 0.6 × 1.65 m, ECMO console on its cart 0.6 × 0.7 × 1.4 m, balloon
pump 0.5 × 0.65 × 1.4 m.
"""

import math

import numpy as np

from kit import (Model, box, caster, cyl, display, filleted, label, lathe, loft, panel, rotation, rounded_rect,
                 smooth_path, tube, vec)


def four_casters(m, x, z, r, mat="paint-mid"):
    for sx in (-x, x):
        for sz in (-z, z):
            m.add(caster(sx, sz, r, mat))


def monitor_head(m, centre, w, h, tilt, mat="paint-white"):
    """A flat display on a machine: frame, bezel and the live screen."""
    c = vec(centre)

    def put(part):
        return part.turned(tilt, 0, 0).moved(*c)
    m.add([put(p) for p in (panel((0, 0, -0.004), w + 0.050, h + 0.060, 0.052, mat, 0.026, 0.012, seg=3),
                            panel((0, 0.004, 0.0215), w + 0.026, h + 0.026, 0.008, "plastic-dark", 0.014, 0.002, seg=1),
                            panel((0, -0.02, -0.040), w * 0.5, h * 0.5, 0.030, "paint-grey", 0.03, 0.008))])
    m.screen(rotation(tilt) @ vec(0, 0.004, 0.0262) + c, w, h, (tilt, 0, 0))


def roller_pump(m, x, y, z, r=0.062, mat="paint-white"):
    """A peristaltic pump facing +Z: ring, rotor with two rollers, line around it."""
    m.add(cyl((x, y, z), (x, y, z + 0.030), r * 1.18, mat, bevel=0.006, seg=28))
    m.add(cyl((x, y, z + 0.028), (x, y, z + 0.034), r, "paint-slate", bevel=0, seg=28))
    m.add(box((x, y, z + 0.042), (r * 1.55, r * 0.46, 0.026), "paint-mid", 0.008, (0, 0, 35), 1))
    m.add(cyl((x, y, z + 0.030), (x, y, z + 0.060), r * 0.24, "paint-grey", bevel=0.003, seg=14))
    for s in (-1, 1):
        a = math.radians(35)
        m.add(cyl((x + s * r * 0.70 * math.cos(a), y + s * r * 0.70 * math.sin(a), z + 0.032),
                  (x + s * r * 0.70 * math.cos(a), y + s * r * 0.70 * math.sin(a), z + 0.054), r * 0.20, "linen-white", bevel=0.002, seg=12))


def pump_line(x, y, z, r, mat):
    """The line through a roller pump: in from below left, around, out below right."""
    arc = [(x + r * math.cos(a), y + r * math.sin(a), z + 0.040) for a in np.linspace(math.radians(205), math.radians(-25), 13)]
    return tube([(x - r * 0.95, y - r * 1.75, z + 0.030), *arc, (x + r * 0.95, y - r * 1.75, z + 0.030)], 0.0052, mat, 6)


def crrt():
    m = Model("crrt", "Dialysis (CRRT)", "device", "Organ support",
              ["CVVH", "CVVHDF", "dialysis", "haemofilter", "haemofiltration", "kidney", "renal replacement", "RRT"],
              ["renal.crrt"], view=(0.55, 0.28, 1.0), components={"device": {"label": "CRRT"}})
    four_casters(m, 0.23, 0.24, 0.058)
    m.add(box((0, 0.150, 0), (0.54, 0.060, 0.58), "paint-mid", 0.028))
    m.add(box((0, 0.235, -0.06), (0.40, 0.130, 0.40), "paint-white", 0.03))
    m.add(box((0, 0.62, -0.10), (0.30, 0.70, 0.26), "paint-white", 0.04, seg=3))
    m.add(box((0, 1.13, -0.06), (0.46, 0.50, 0.30), "paint-white", 0.035, seg=3))
    front = 0.090
    m.add(panel((0, 1.125, front), 0.42, 0.45, 0.010, "paint-mid", 0.03, 0.004))
    # Four fluid pumps, the blood pump, the filter between them
    lines = (("tubing", 0.118, 1.255), ("tubing", 0.118, 1.095), ("paint-yellow", -0.120, 1.255))
    for mat, x, y in lines:
        roller_pump(m, x, y, front + 0.004, 0.050)
        m.add(pump_line(x, y, front + 0.004, 0.050, "tubing" if mat == "tubing" else "paint-yellow"))
    roller_pump(m, -0.120, 1.085, front + 0.004, 0.060, "paint-mid")
    m.add(pump_line(-0.120, 1.085, front + 0.004, 0.060, "blood"))
    fx, fz = 0.0, front + 0.050
    m.add(box((fx, 1.17, front + 0.014), (0.060, 0.11, 0.030), "paint-grey", 0.008))
    m.add(cyl((fx, 1.055, fz), (fx, 1.300, fz), 0.0260, "clear-plastic", bevel=0.002, seg=20))
    m.add(cyl((fx, 1.060, fz), (fx, 1.295, fz), 0.0225, "fibre", bevel=0.002, seg=18))
    for y0, y1, mat in ((1.030, 1.062, "paint-red"), (1.293, 1.325, "paint-blue")):
        m.add(cyl((fx, y0, fz), (fx, y1, fz), 0.0290, mat, bevel=0.004, seg=20))
    m.add(tube(smooth_path([(-0.063, 0.975, front + 0.034), (-0.030, 0.955, front + 0.050), (fx, 0.975, fz + 0.004), (fx, 1.030, fz)], 5), 0.0055, "blood", 8))
    m.add(tube(smooth_path([(fx, 1.325, fz), (fx, 1.362, fz), (0.055, 1.365, fz), (0.190, 1.33, fz - 0.01), (0.208, 1.12, fz - 0.01), (0.205, 0.93, fz - 0.01),
                            (0.225, 0.74, 0.10), (0.275, 0.62, 0.06), (0.305, 0.80, 0.02), (0.285, 0.985, 0.0)], 5), 0.0055, "blood-dark", 8))
    m.add(tube(smooth_path([(-0.177, 0.975, front + 0.034), (-0.190, 0.90, front + 0.03), (-0.195, 0.76, 0.12), (-0.240, 0.56, 0.14), (-0.300, 0.66, 0.06), (-0.310, 0.84, 0.02), (-0.285, 0.985, 0.0)], 5), 0.0055, "blood", 8))
    for s, mat in ((-1, "paint-red"), (1, "paint-blue")):      # where the lines of the patient wait
        m.add(box((s * 0.250, 0.985, 0.0), (0.060, 0.026, 0.040), "paint-grey", 0.006, seg=1))
        m.add(cyl((s * 0.285, 0.965, 0.0), (s * 0.285, 1.015, 0.0), 0.009, mat, bevel=0.002, seg=10))
    for x, y in ((-0.198, 1.170), (0.045, 0.935), (0.200, 0.985), (-0.045, 0.935)):  # pressure pods
        m.add(cyl((x, y, front), (x, y, front + 0.026), 0.017, "clear-plastic", bevel=0.003, seg=14))
        m.add(cyl((x, y, front), (x, y, front + 0.010), 0.022, "paint-grey", bevel=0.002, seg=14))
    m.add(box((0.200, 1.170, front + 0.022), (0.030, 0.050, 0.044), "paint-slate", 0.006))        # air detector
    # Syringe of anticoagulant on the right flank
    m.add(box((0.245, 1.10, 0.0), (0.030, 0.28, 0.06), "paint-grey", 0.008))
    m.add(cyl((0.266, 1.06, 0.0), (0.266, 1.17, 0.0), 0.0125, "clear-plastic", bevel=0.002, seg=14))
    m.add(cyl((0.266, 1.11, 0.0), (0.266, 1.235, 0.0), 0.005, "linen-white", bevel=0.001, seg=8))
    m.add(cyl((0.266, 1.232, 0.0), (0.266, 1.238, 0.0), 0.015, "linen-white", bevel=0.001, seg=14))
    # Scales with their bags below
    for k, (x, fluid) in enumerate(((-0.195, "effluent"), (-0.065, "saline"), (0.065, "saline"), (0.195, "saline"))):
        m.add(box((x, 0.845, 0.045), (0.11, 0.050, 0.11), "paint-mid", 0.012, seg=1))
        m.add(tube([(x - 0.036, 0.822, 0.085), (x - 0.036, 0.790, 0.098), (x + 0.036, 0.790, 0.098), (x + 0.036, 0.822, 0.085)], 0.005, "steel", 6))
        rings = []
        for y, w, d in ((0.795, 0.086, 0.012), (0.770, 0.108, 0.035), (0.66, 0.116, 0.058), (0.50, 0.116, 0.066), (0.455, 0.104, 0.044), (0.440, 0.05, 0.014)):
            rings.append([(x + px, y, 0.100 + pz) for px, pz in rounded_rect(w, d, d * 0.45, 2)])
        m.add(loft(rings, fluid, 60))
        m.add(label((x, 0.64, 0.1305), 0.07, 0.07, "linen-white", "paint-yellow" if k == 0 else "paint-blue"))
        m.add(tube(smooth_path([(x, 0.44, 0.10), (x, 0.41, 0.105), (x * 0.9, 0.40, 0.14), (x * 0.7, 0.55, 0.155), (x * 0.86, 0.84, 0.135), (x * 0.8 + 0.02, 0.94, front + 0.02)], 4), 0.0042,
                   "paint-yellow" if k == 0 else "tubing", 6))
    m.add(panel((0, 0.925, front + 0.004), 0.40, 0.030, 0.010, "paint-teal", 0.010, 0.002, seg=1))
    m.add(box((0, 0.862, -0.01), (0.48, 0.060, 0.10), "paint-mid", 0.012))
    # Display, lamp, handle, hooks for the returned line
    m.add(box((0, 1.40, -0.05), (0.10, 0.10, 0.09), "paint-grey", 0.014))
    monitor_head(m, (0, 1.530, 0.010), 0.330, 0.245, -8)
    m.add(cyl((0, 1.690, -0.02), (0, 1.760, -0.02), 0.020, "lamp-green", bevel=0.004, seg=14))
    m.add(cyl((0, 1.660, -0.02), (0, 1.690, -0.02), 0.014, "paint-grey", bevel=0, seg=12))
    for s in (-1, 1):
        m.add(tube(filleted([(s * 0.225, 1.02, -0.16), (s * 0.225, 1.02, -0.27), (s * 0.05, 1.02, -0.27)], 0.05), 0.014, "paint-slate", 8))
    m.add(tube([(-0.06, 1.02, -0.27), (0.06, 1.02, -0.27)], 0.014, "paint-slate", 8))
    m.socket("access", "attach", (-0.285, 1.015, 0.0))
    m.socket("return", "attach", (0.285, 1.015, 0.0))
    return m


def ecmo():
    m = Model("ecmo", "ECMO", "device", "Organ support",
              ["ECLS", "ECPR", "VA ECMO", "VV ECMO", "extracorporeal", "heart-lung", "oxygenator"],
              ["circulation.ecmo", "oxygen.ecmo"], view=(0.65, 0.35, 1.0), components={"device": {"label": "ECMO"}})
    four_casters(m, 0.24, 0.27, 0.062)
    m.add(box((0, 0.160, 0), (0.56, 0.060, 0.64), "paint-mid", 0.028))
    for x in (-0.235, 0.235):
        for z in (-0.26, 0.20):
            m.add(cyl((x, 0.17, z), (x, 0.965, z), 0.017, "steel", bevel=0, seg=10))
    for y in (0.54, 0.965):
        m.add(box((0, y, -0.03), (0.54, 0.028, 0.54), "paint-white", 0.010))
    # Heater-cooler on the lowest shelf
    m.add(box((0, 0.345, -0.03), (0.42, 0.29, 0.46), "paint-white", 0.025, seg=3))
    m.add(panel((0, 0.345, 0.202), 0.37, 0.25, 0.006, "paint-mid", 0.02, 0.002, seg=1))
    for k in range(6):
        m.add(box((-0.06, 0.265 + k * 0.020, 0.206), (0.20, 0.007, 0.004), "paint-slate", 0, seg=1))
    m.add(panel((-0.06, 0.425, 0.206), 0.11, 0.042, 0.004, "plastic-dark", 0.006, 0.001, seg=1))
    m.add(panel((-0.06, 0.425, 0.2085), 0.075, 0.018, 0.002, "lamp-red", 0.003, 0, seg=1))
    for k, mat in enumerate(("paint-red", "paint-blue")):
        m.add(cyl((0.125, 0.310 + 0.09 * k, 0.20), (0.125, 0.310 + 0.09 * k, 0.235), 0.017, mat, bevel=0.003, seg=14))
    # Console with its display and the flow knob
    m.add(box((-0.04, 1.115, -0.06), (0.42, 0.27, 0.36), "paint-white", 0.030, seg=3))
    monitor_head(m, (-0.085, 1.130, 0.125), 0.250, 0.185, -6)
    m.add(panel((0.120, 1.115, 0.121), 0.075, 0.225, 0.010, "paint-mid", 0.016, 0.003, seg=1))
    m.add(cyl((0.120, 1.165, 0.124), (0.120, 1.165, 0.155), 0.030, "paint-slate", bevel=0.006, seg=24))
    m.add(cyl((0.120, 1.165, 0.153), (0.120, 1.165, 0.158), 0.021, "lamp-cyan", bevel=0.001, seg=20))
    for k, mat in enumerate(("paint-red", "paint-grey", "paint-yellow")):
        m.add(panel((0.120, 1.095 - 0.032 * k, 0.128), 0.046, 0.020, 0.006, mat, 0.006, 0.001, seg=1))
    m.add(tube(filleted([(-0.20, 1.24, -0.06), (-0.20, 1.30, -0.06), (0.12, 1.30, -0.06), (0.12, 1.24, -0.06)], 0.035), 0.013, "paint-slate", 8))
    # Holder on the right: drive with the centrifugal head, oxygenator above it
    px, pz = 0.330, 0.110
    m.add(cyl((0.252, 0.60, 0.10), (0.252, 1.36, 0.10), 0.014, "steel", bevel=0, seg=10))
    m.add(tube([(0.252, 0.78, 0.10), (px, 0.78, pz)], 0.014, "paint-grey", 8))
    m.add(cyl((px, 0.690, pz), (px, 0.800, pz), 0.058, "paint-slate", bevel=0.010, seg=24))
    m.add(lathe([(0.0, 0.802), (0.052, 0.802), (0.055, 0.810), (0.046, 0.832), (0.016, 0.856), (0.011, 0.886), (0.0, 0.886)], "clear-plastic", 22, (px, 0, pz)))
    m.add(lathe([(0.0, 0.804), (0.046, 0.806), (0.040, 0.828), (0.012, 0.850), (0.008, 0.884), (0.0, 0.884)], "blood-dark", 18, (px, 0, pz)))
    m.add(tube([(px + 0.050, 0.812, pz), (px + 0.075, 0.812, pz + 0.020)], 0.0085, "blood-dark", 8))
    m.add(tube([(0.252, 1.06, 0.10), (px, 1.06, pz)], 0.012, "paint-grey", 8))
    def oxy(size, mat, bevel):
        return box((px + 0.012, 1.06, pz + 0.010), size, mat, bevel, (0, 0, 45), 2)
    m.add(oxy((0.156, 0.156, 0.040), "clear-plastic", 0.014))
    m.add(oxy((0.140, 0.140, 0.056), "blood-dark", 0.010))
    m.add(oxy((0.080, 0.080, 0.066), "blood", 0.010))
    m.add(box((px + 0.012, 1.06, pz + 0.044), (0.040, 0.040, 0.006), "linen-white", 0.004, seg=1))
    for a, mat in ((0, "blood-dark"), (180, "blood"), (90, "paint-green"), (270, "tubing")):
        d = vec(math.cos(math.radians(a)), math.sin(math.radians(a)), 0)
        c = vec(px + 0.012, 1.06, pz + 0.010)
        m.add(tube([c + d * 0.085, c + d * 0.130], 0.009, mat, 8))
    blood = 0.0085
    m.add(tube(smooth_path([(px + 0.075, 0.812, pz + 0.020), (0.480, 0.86, 0.16), (0.505, 1.00, 0.14), (0.480, 1.06, 0.12), (px + 0.140, 1.06, pz + 0.010)], 6), blood, "blood-dark", 8))
    m.add(tube(smooth_path([(px - 0.118, 1.06, pz + 0.010), (0.190, 1.05, 0.16), (0.195, 0.80, 0.24), (0.235, 0.55, 0.30), (0.300, 0.36, 0.29), (0.345, 0.45, 0.25), (0.335, 0.60, 0.225)], 6), blood, "blood", 8))
    m.add(tube(smooth_path([(px, 0.886, pz), (px, 0.925, pz), (px + 0.045, 0.945, pz + 0.05), (0.42, 0.86, 0.22), (0.425, 0.60, 0.26), (0.400, 0.40, 0.27), (0.370, 0.46, 0.24), (0.372, 0.60, 0.225)], 6), blood, "blood-dark", 8))
    m.add(box((0.300, 0.600, 0.215), (0.16, 0.030, 0.030), "paint-grey", 0.006, seg=1))      # where the lines of the patient wait
    for x, mat in ((0.335, "paint-red"), (0.372, "paint-blue")):
        m.add(cyl((x, 0.590, 0.225), (x, 0.645, 0.225), 0.0115, mat, bevel=0.002, seg=12))
    m.add(tube(smooth_path([(px + 0.012, 1.19, pz + 0.010), (px, 1.25, pz), (0.27, 1.31, 0.09), (0.25, 1.27, 0.02), (0.215, 1.25, -0.05)], 6), 0.0060, "paint-green", 6))
    # Gas blender with its flowmeters behind the console
    m.add(box((0.215, 1.20, -0.12), (0.11, 0.20, 0.14), "paint-grey", 0.014))
    for k, mat in enumerate(("paint-green", "paint-yellow")):
        m.add(cyl((0.190 + 0.05 * k, 1.235, -0.05), (0.190 + 0.05 * k, 1.235, -0.036), 0.017, mat, bevel=0.003, seg=14))
        m.add(cyl((0.190 + 0.05 * k, 1.125, -0.044), (0.190 + 0.05 * k, 1.205, -0.044), 0.009, "clear-plastic", bevel=0.002, seg=10))
    # Hand crank, for when the power fails
    m.add(box((-0.285, 0.80, 0.0), (0.05, 0.12, 0.12), "paint-slate", 0.012))
    m.add(cyl((-0.315, 0.80, 0.0), (-0.335, 0.80, 0.0), 0.040, "paint-grey", bevel=0.005, seg=18))
    m.add(cyl((-0.335, 0.825, 0.0), (-0.375, 0.825, 0.0), 0.010, "paint-red", bevel=0.003, seg=10))
    m.add(box((0, 0.625, -0.05), (0.30, 0.12, 0.36), "paint-grey", 0.02))     # battery drawer
    m.add(panel((0, 0.625, 0.132), 0.24, 0.08, 0.006, "paint-slate", 0.01, 0.002, seg=1))
    m.socket("drainage", "attach", (0.372, 0.645, 0.225))
    m.socket("return", "attach", (0.335, 0.645, 0.225))
    return m


def iabp():
    m = Model("iabp", "Balloon pump (IABP)", "device", "Organ support",
              ["balloon pump", "counterpulsation", "intra-aortic balloon"],
              ["circulation.iabp", "monitor.abp", "monitor.ecg"], view=(0.6, 0.30, 1.0), components={"device": {"label": "IABP"}})
    four_casters(m, 0.185, 0.235, 0.062)
    m.add(box((0, 0.165, 0), (0.46, 0.070, 0.58), "paint-slate", 0.028))
    body = [[(x, y, z + zo) for x, z in rounded_rect(w, d, 0.05)][::-1]
            for y, w, d, zo in ((0.20, 0.40, 0.50, 0.0), (0.22, 0.42, 0.52, 0.0), (0.62, 0.42, 0.50, -0.01), (0.86, 0.40, 0.42, -0.05), (0.885, 0.36, 0.36, -0.06))]
    m.add(loft(body, "paint-white", 40))
    m.add(panel((0, 0.43, 0.262), 0.34, 0.40, 0.012, "paint-mid", 0.03, 0.004, (-2.5, 0, 0)))
    m.add(panel((0, 0.535, 0.272), 0.28, 0.14, 0.010, "paint-white", 0.014, 0.003, (-2.5, 0, 0)))      # drawer
    m.add(tube(filleted([(-0.07, 0.535, 0.274), (-0.07, 0.535, 0.296), (0.07, 0.535, 0.296), (0.07, 0.535, 0.274)], 0.012), 0.006, "steel", 8))
    for k in range(5):
        m.add(box((0, 0.285 + k * 0.026, 0.2745 + 0.0005 * k), (0.24, 0.010, 0.004), "paint-slate", 0, seg=1))
    # Patient connections: gas line of the balloon, pressure, ECG
    m.add(panel((0.214, 0.70, 0.02), 0.20, 0.14, 0.012, "paint-grey", 0.016, 0.003, (0, 90, 0), 1))
    for k, mat in enumerate(("paint-blue", "paint-red", "paint-green")):
        m.add(cyl((0.214, 0.70, 0.08 - 0.06 * k), (0.238, 0.70, 0.08 - 0.06 * k), 0.015, mat, bevel=0.003, seg=14))
    coil = [(0.285 + 0.012 * math.sin(5 * a), 0.52 + 0.095 * math.sin(a), 0.06 + 0.095 * math.cos(a)) for a in np.linspace(1.9, 1.9 + 4 * math.pi, 49)]
    m.add(tube([(0.238, 0.70, 0.08), (0.27, 0.70, 0.085), *coil], 0.0048, "tubing-blue", 6))
    m.add(box((0.240, 0.60, 0.06), (0.10, 0.016, 0.016), "paint-grey", 0.004, seg=1))
    # Helium cylinder behind
    m.add(lathe([(0.0, 0.24), (0.046, 0.243), (0.050, 0.255), (0.050, 0.52), (0.040, 0.56), (0.016, 0.575), (0.0, 0.60)], "helium", 18, (0.10, 0, -0.315)))
    m.add(box((0.10, 0.61, -0.315), (0.035, 0.045, 0.035), "brass", 0.006, seg=1))
    m.add(box((0.10, 0.225, -0.30), (0.11, 0.03, 0.10), "paint-slate", 0.006, seg=1))
    # Push bar, neck, controls and the display
    m.add(tube(filleted([(-0.19, 0.80, -0.20), (-0.19, 0.90, -0.30), (0.19, 0.90, -0.30), (0.19, 0.80, -0.20)], 0.05), 0.014, "paint-slate", 8))
    m.add(cyl((0, 0.87, -0.06), (0, 1.02, -0.06), 0.040, "paint-grey", bevel=0.006))
    def desk(part):
        return part.turned(24, 0, 0).moved(0, 0.905, 0.060)
    m.add([desk(p) for p in (panel((0, 0, 0), 0.38, 0.22, 0.040, "paint-white", 0.03, 0.010, (-90, 0, 0), 2),
                             panel((0, 0.021, 0), 0.34, 0.18, 0.006, "paint-slate", 0.02, 0.002, (-90, 0, 0), 1))])
    for k in range(5):
        for j in range(2):
            mat = "paint-green" if (k, j) == (0, 0) else ("paint-red" if (k, j) == (1, 0) else "paint-mid")
            m.add(desk(panel((-0.125 + 0.044 * k, 0.026, -0.042 + 0.060 * j), 0.034, 0.030, 0.006, mat, 0.006, 0.001, (-90, 0, 0), 1, 2)))
    m.add(desk(cyl((0.125, 0.024, 0.0), (0.125, 0.044, 0.0), 0.026, "paint-grey", bevel=0.005, seg=20)))
    monitor_head(m, (0, 1.190, -0.035), 0.340, 0.255, -10)
    m.socket("catheter", "attach", (0.285, 0.43, 0.06))
    return m


PREFABS = {"crrt": crrt, "ecmo": ecmo, "iabp": iabp}
