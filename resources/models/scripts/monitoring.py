# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What shows how the patient is: monitor, ultrasound, X-ray, blood gases.

Sizes of the classes: 19 inch monitor on a wall arm, cart ultrasound 1.4 m high, mobile X-ray 0.6 × 1.3 m with a
1.9 m column, bench-top blood-gas analyser 34 × 42 × 47 cm.
"""

import math

import numpy as np

from kit import (Model, Socket, ball, box, caster, cyl, display, filleted, grid, label, lathe, loft, panel,
                 plate, prism, quaternion, rotation, rounded_rect, smooth_path, tube, vec)


def bedside_monitor():
    m = Model("bedside-monitor", "Bedside monitor", "device", "Monitoring",
              ["patient monitor", "vital signs monitor", "ECG monitor", "vitals"],
              ["monitor.abp", "monitor.co2", "monitor.cvp", "monitor.ecg", "monitor.nibp", "monitor.resp",
               "monitor.spo2", "monitor.temp"], mount="wall")
    # Wall plate and arm
    m.add(panel((0, -0.02, 0.010), 0.11, 0.34, 0.020, "paint-mid", 0.02, 0.005))
    for y in (-0.15, 0.11):
        m.add(cyl((0, y, 0.02), (0, y, 0.024), 0.008, "steel", bevel=0.001, seg=10))
    m.add(box((0, 0, 0.045), (0.06, 0.11, 0.06), "paint-grey", 0.014))
    m.add(cyl((0, -0.07, 0.085), (0, 0.07, 0.085), 0.028, "paint-mid", bevel=0.005))
    m.add(box((0, 0, 0.165), (0.052, 0.075, 0.16), "paint-white", 0.016))
    m.add(cyl((0, -0.055, 0.245), (0, 0.055, 0.245), 0.026, "paint-mid", bevel=0.005))
    m.add(box((0, 0.0, 0.285), (0.10, 0.10, 0.05), "paint-grey", 0.012))
    # Housing (19 inch), leaning forward a little
    tilt, c = 6.0, vec(0, 0.0, 0.345)
    def put(part):
        return part.turned(tilt, 0, 0).moved(*c)
    w, h = 0.470, 0.345
    m.add([put(p) for p in (
        panel((0, 0, -0.010), w, h, 0.075, "paint-white", 0.030, 0.014, seg=3),
        panel((0, -0.01, -0.052), w * 0.72, h * 0.66, 0.030, "paint-mid", 0.03, 0.010),
        panel((0, 0.012, 0.0285), w - 0.022, h - 0.046, 0.010, "plastic-dark", 0.020, 0.003),
        panel((0, h / 2 + 0.005, -0.012), 0.15, 0.018, 0.045, "clear-plastic", 0.008, 0.005, seg=1))])
    for k in range(5):
        m.add(put(panel((-0.085 + k * 0.036, -h / 2 + 0.020, 0.0285), 0.024, 0.012, 0.006, "paint-mid", 0.005, 0.001, seg=1)))
    m.add(put(cyl((0.150, -h / 2 + 0.020, 0.027), (0.150, -h / 2 + 0.020, 0.046), 0.013, "paint-grey", bevel=0.003)))
    m.add(put(panel((-0.185, -h / 2 + 0.020, 0.0285), 0.040, 0.009, 0.004, "paint-teal", 0.003, 0.001, seg=1)))
    for k in range(6):
        m.add(put(box((-0.10 + 0.04 * k, 0.07, -0.068), (0.022, 0.05, 0.004), "paint-grey", 0.001, seg=1)))
    # Parameter module on its left flank with coloured connectors
    m.add(put(panel((-w / 2 - 0.036, -0.01, -0.012), 0.068, 0.27, 0.085, "paint-mid", 0.012, 0.006)))
    for k, mat in enumerate(("paint-green", "paint-blue", "paint-red", "paint-yellow", "paint-grey")):
        y = 0.090 - k * 0.048
        m.add(put(panel((-w / 2 - 0.036, y, 0.0295), 0.054, 0.036, 0.006, mat, 0.006, 0.001, seg=1)))
        m.add(put(cyl((-w / 2 - 0.036, y, 0.032), (-w / 2 - 0.036, y, 0.048), 0.0105, "plastic-dark", bevel=0.002, seg=12)))
    # Leads: gathered and falling in a loop behind
    for k, mat in enumerate(("paint-green", "tubing-blue", "paint-grey")):
        y = 0.090 - (0, 1, 4)[k] * 0.048
        start = put(box((-w / 2 - 0.036, y, 0.046), (0.001, 0.001, 0.001), mat, 0)).verts.mean(axis=0)
        m.add(tube(smooth_path([start, start + vec(-0.006 * k, -0.03, 0.035), start + vec(0.0 + 0.012 * k, -0.16, 0.030),
                                (-0.20 + 0.02 * k, -0.30 - 0.02 * k, 0.345), (-0.10, -0.235, 0.27), (-0.05, -0.16, 0.25)], 4), 0.0038, mat, 6))
    at = rotation(tilt) @ vec(0, 0.012, 0.0345) + c
    m.screen(at, 0.412, 0.264, (tilt, 0, 0))
    at = rotation(tilt) @ vec(-w / 2 - 0.036, -0.01, 0.05) + c
    m.socket("leads", "attach", at)
    m.socket("mount", "attach", (0, 0, 0))
    return m


def ultrasound():
    m = Model("ultrasound", "Ultrasound", "device", "Imaging", ["POCUS", "echo", "echocardiography", "FAST", "sonography"],
              ["imaging.echo", "imaging.ultrasound"])
    for x in (-0.21, 0.21):
        for z in (-0.24, 0.24):
            m.add(caster(x, z, 0.060, "paint-mid"))
    m.add(box((0, 0.165, 0), (0.46, 0.060, 0.58), "paint-mid", 0.028))
    m.add(box((0, 0.225, -0.06), (0.34, 0.09, 0.36), "paint-white", 0.030))
    m.add(box((0, 0.47, -0.10), (0.13, 0.46, 0.13), "paint-white", 0.025))
    m.add(box((0, 0.52, -0.03), (0.10, 0.22, 0.02), "paint-slate", 0.008, seg=1))
    m.add(box((0, 0.745, -0.04), (0.34, 0.115, 0.34), "paint-white", 0.030))
    # Console, leaning towards the user
    def desk(part):
        return part.turned(12, 0, 0).moved(0, 0.835, 0.075)
    m.add([desk(p) for p in (panel((0, 0, 0), 0.46, 0.40, 0.055, "paint-white", 0.05, 0.014, (-90, 0, 0), 3),
                             panel((0, 0.028, 0), 0.41, 0.35, 0.006, "paint-grey", 0.035, 0.002, (-90, 0, 0)),
                             panel((0, 0.033, -0.105), 0.30, 0.10, 0.006, "plastic-dark", 0.012, 0.002, (-90, 0, 0)),
                             ball((0, 0.032, 0.09), 0.028, "paint-teal", seg=16, rings=8),
                             tube(filleted([(-0.20, 0, 0.19), (-0.20, 0.0, 0.245), (0.20, 0.0, 0.245), (0.20, 0, 0.19)], 0.04), 0.013, "paint-slate", 8))])
    for k in range(4):
        for s in (-1, 1):
            m.add(desk(cyl((s * (0.060 + 0.036 * k), 0.030, 0.03), (s * (0.060 + 0.036 * k), 0.044, 0.03), 0.012, "paint-slate", bevel=0.003, seg=12)))
            m.add(desk(panel((s * (0.060 + 0.036 * k), 0.032, 0.085), 0.026, 0.018, 0.006, "paint-mid", 0.005, 0.001, (-90, 0, 0), 1, 2)))
    m.add(cyl((0, 0.84, -0.10), (0, 0.99, -0.12), 0.032, "paint-slate", bevel=0.006))
    tilt, c = -8.0, vec(0, 1.175, -0.09)
    def put(part):
        return part.turned(tilt, 0, 0).moved(*c)
    m.add([put(p) for p in (panel((0, 0, 0), 0.46, 0.36, 0.042, "paint-white", 0.028, 0.012, seg=3),
                            panel((0, 0.006, 0.0205), 0.44, 0.326, 0.007, "plastic-dark", 0.020, 0.002),
                            panel((0, -0.06, -0.03), 0.16, 0.16, 0.03, "paint-slate", 0.03, 0.008))])
    m.screen(rotation(tilt) @ vec(0, 0.008, 0.0250) + c, 0.408, 0.294, (tilt, 0, 0))
    # Probes
    for s, k, z in ((1, 0, 0.04), (1, 1, 0.13), (-1, 2, 0.08)):
        x = s * 0.262
        m.add(lathe([(0.030, 0.80), (0.036, 0.802), (0.036, 0.842), (0.030, 0.844)], "paint-slate", 16, (x, 0, z)))
        m.add(lathe([(0.0, 0.775), (0.010, 0.778), (0.014, 0.80), (0.016, 0.87), (0.024, 0.895), (0.025, 0.925), (0.018, 0.938), (0.0, 0.942)], ("paint-white", "paint-mid", "paint-white")[k], 14, (x, 0, z)))
        m.add(tube(smooth_path([(x, 0.778, z), (x + s * 0.01, 0.70, z), (x + s * 0.01, 0.42 + 0.05 * k, z - 0.02), (s * 0.20, 0.36 + 0.05 * k, z - 0.06), (s * 0.16, 0.50, -0.04), (s * 0.15, 0.70, 0.02)], 5), 0.0055, "plastic-dark", 6))
    m.socket("probe", "attach", (0.262, 0.87, 0.04))
    return m


def portable_xray():
    """Parked: the arm over the body, the tube head in front, to be driven from behind (−Z)."""
    m = Model("portable-xray", "Portable X-ray", "device", "Imaging", ["X-ray", "chest film", "mobile X-ray", "radiograph", "radiology"],
              ["imaging.xray"], view=(0.95, 0.40, 0.75), components={"device": {"label": "Portable X-ray"}})
    # Large wheels behind, casters in front
    for s in (-1, 1):
        m.add(cyl((s * 0.245, 0.155, -0.36), (s * 0.300, 0.155, -0.36), 0.155, "rubber", bevel=0.018, seg=36))
        m.add(cyl((s * 0.296, 0.155, -0.36), (s * 0.304, 0.155, -0.36), 0.105, "paint-mid", bevel=0.004, seg=28))
        m.add(cyl((s * 0.302, 0.155, -0.36), (s * 0.310, 0.155, -0.36), 0.030, "paint-slate", bevel=0.003, seg=18))
        m.add(caster(s * 0.19, 0.44, 0.062, "paint-mid"))
    m.add(box((0, 0.185, 0.02), (0.46, 0.085, 1.02), "paint-slate", 0.030))
    body = [[(x, y, z + zo) for x, z in rounded_rect(w, d, 0.07)][::-1]
            for y, w, d, zo in ((0.215, 0.50, 0.72, -0.16), (0.235, 0.53, 0.75, -0.16), (0.60, 0.53, 0.70, -0.18), (0.82, 0.50, 0.56, -0.22), (0.85, 0.44, 0.50, -0.22))]
    m.add(loft(body, "paint-white", 40))
    m.add(panel((0, 0.47, 0.2085), 0.42, 0.34, 0.012, "paint-mid", 0.03, 0.004, (-4, 0, 0)))
    m.add(panel((0, 0.665, 0.190), 0.40, 0.020, 0.010, "paint-teal", 0.008, 0.002, (-7, 0, 0), 1))
    for s in (-1, 1):
        m.add(panel((s * 0.266, 0.50, -0.20), 0.42, 0.22, 0.008, "paint-mid", 0.04, 0.003, (0, s * 90, 0)))
    # Detector cassette in its slot on the left
    m.add(box((-0.285, 0.62, -0.20), (0.030, 0.36, 0.42), "paint-slate", 0.008))
    m.add(box((-0.285, 0.76, -0.20), (0.020, 0.16, 0.38), "linen-white", 0.004, seg=1))
    m.add(box((-0.285, 0.846, -0.20), (0.016, 0.012, 0.12), "paint-orange", 0.004, seg=1))
    # Console on top towards the driver, its bar and the exposure switch
    tilt = 62
    c = vec(0, 0.905, -0.385)
    def put(part):
        return part.turned(-tilt, 0, 0).turned(0, 180, 0).moved(*c)
    m.add([put(p) for p in (panel((0, 0, 0), 0.36, 0.27, 0.040, "paint-white", 0.03, 0.010),
                            panel((0, 0.005, 0.0205), 0.33, 0.235, 0.006, "plastic-dark", 0.016, 0.001, seg=1))])
    turn = rotation(0, 180, 0) @ rotation(-tilt, 0, 0)
    m.add(put(display((0, 0.005, 0.0242), 0.300, 0.205)), node="screen")
    at = turn @ vec(0, 0.005, 0.0242) + c
    m.sockets.append(Socket("screen", "screen", tuple(float(v) for v in at), _quaternion_of(tilt), (0.300, 0.205)))
    m.add(tube(filleted([(-0.24, 0.80, -0.42), (-0.24, 0.885, -0.585), (0.24, 0.885, -0.585), (0.24, 0.80, -0.42)], 0.05), 0.016, "paint-slate", 10))
    m.add(cyl((0.225, 0.85, -0.30), (0.225, 0.94, -0.30), 0.017, "paint-grey", r2=0.014, bevel=0.005, seg=14))
    m.add(cyl((0.225, 0.936, -0.30), (0.225, 0.952, -0.30), 0.011, "paint-orange", bevel=0.003, seg=12))
    m.add(tube([(0.225 + 0.016 * math.cos(a), 0.60 + 0.0045 * a, -0.30 + 0.055 + 0.016 * math.sin(a)) for a in np.linspace(0, 16 * math.pi, 81)], 0.0040, "plastic-dark", 5))
    # Column, arm over the front, tube head with collimator and its yoke
    m.add(cyl((0, 0.22, 0.30), (0, 0.30, 0.30), 0.115, "paint-grey", bevel=0.010, seg=28))
    m.add(box((0, 1.08, 0.30), (0.135, 1.60, 0.150), "paint-white", 0.030, seg=3))
    m.add(box((0, 1.10, 0.378), (0.060, 1.44, 0.010), "paint-slate", 0.004, seg=1))
    m.add(box((0, 1.895, 0.30), (0.150, 0.040, 0.165), "paint-mid", 0.014))
    m.add(box((0, 1.56, 0.385), (0.180, 0.170, 0.115), "paint-mid", 0.026))
    m.add(box((0, 1.575, 0.60), (0.090, 0.085, 0.42), "paint-white", 0.020))
    m.add(box((0, 1.575, 0.80), (0.070, 0.065, 0.16), "steel", 0.008))
    m.add(cyl((0, 1.45, 0.86), (0, 1.62, 0.86), 0.045, "paint-grey", bevel=0.008, seg=20))
    m.add(cyl((-0.175, 1.40, 0.86), (0.175, 1.40, 0.86), 0.078, "paint-white", bevel=0.022, seg=28))
    for s in (-1, 1):
        m.add(cyl((s * 0.172, 1.40, 0.86), (s * 0.182, 1.40, 0.86), 0.058, "paint-mid", bevel=0.004, seg=22))
    m.add(box((0, 1.275, 0.86), (0.200, 0.135, 0.200), "paint-slate", 0.016))
    m.add(box((0, 1.203, 0.86), (0.150, 0.012, 0.150), "glass", 0, seg=1))
    m.add(box((0, 1.2115, 0.86), (0.130, 0.008, 0.130), "lamp-amber", 0, seg=1))
    for s in (-1, 1):
        m.add(cyl((s * 0.045, 1.275, 0.960), (s * 0.045, 1.275, 0.978), 0.019, "paint-mid", bevel=0.004, seg=16))
        m.add(tube(filleted([(s * 0.100, 1.330, 0.945), (s * 0.165, 1.330, 0.985), (s * 0.165, 1.215, 0.985), (s * 0.100, 1.215, 0.945)], 0.03), 0.0095, "paint-slate", 8))
    m.add(tube(smooth_path([(0.06, 1.45, 0.80), (0.09, 1.66, 0.70), (0.085, 1.74, 0.50), (0.075, 1.50, 0.385), (0.085, 1.05, 0.33), (0.085, 0.62, 0.29), (0.08, 0.42, 0.215)], 6), 0.014, "plastic-dark", 8))
    m.add([p.moved(0, 0.40, 0.215) for p in label((-0.13, 0.155, 0.0), 0.085, 0.085, "paint-yellow", None, (-4, 0, 0))])
    m.socket("beam", "attach", (0, 1.197, 0.86))
    return m


def _quaternion_of(tilt):
    """Of a display tilted back and then turned to the driver behind."""
    a, b = quaternion(0, 180, 0), quaternion(-tilt, 0, 0)
    w = a[0] * b[0] - sum(a[i] * b[i] for i in (1, 2, 3))
    return [w, a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2], a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
            a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0]]


def abg_analyser():
    """Bench-top: sampler below the display, cartridge door left, paper above right."""
    m = Model("abg-analyser", "Blood gas analyser", "device", "Laboratory", ["ABG", "BGA", "arterial blood gas", "lactate", "point of care"],
              ["lab.abg"], view=(0.6, 0.40, 1.0), components={"device": {"label": "Blood gas analyser"}})
    profile = [(-0.215, 0.015), (-0.200, 0.0), (0.185, 0.0), (0.200, 0.012), (0.200, 0.190), (0.165, 0.205), (0.060, 0.400), (0.040, 0.415), (-0.190, 0.415), (-0.215, 0.385)]
    m.add(prism([(-z, y) for z, y in profile][::-1], 0.335, "paint-white", 0.014, 2, rot=(0, 90, 0), angle=45))
    for s in (-1, 1):
        m.add(box((s * 0.158, 0.012, 0.0), (0.030, 0.024, 0.40), "paint-slate", 0.006))
    # Raked display
    tilt = -28.3
    mid = vec(0, 0.306, 0.1155)
    def put(part):
        return part.turned(tilt, 0, 0).moved(*mid)
    m.add([put(p) for p in (panel((-0.012, 0.0, 0.000), 0.270, 0.205, 0.012, "plastic-dark", 0.014, 0.003),)])
    m.screen(rotation(tilt) @ vec(-0.012, 0.0, 0.0064) + mid, 0.240, 0.175, (tilt, 0, 0))
    # Front: cartridge door with its window, the sampler flap, where the syringe goes
    face = 0.200
    m.add(panel((-0.082, 0.100, face), 0.135, 0.155, 0.012, "paint-mid", 0.016, 0.003))
    m.add(panel((-0.082, 0.115, face + 0.006), 0.085, 0.075, 0.003, "clear-plastic", 0.008, 0, seg=1))
    for k, mat in enumerate(("paint-red", "paint-blue", "paint-green")):
        m.add(box((-0.108 + 0.026 * k, 0.115, face + 0.0045), (0.018, 0.058, 0.002), mat, 0, seg=1))
    m.add(panel((-0.082, 0.045, face + 0.006), 0.060, 0.012, 0.005, "paint-grey", 0.005, 0.001, seg=1))
    m.add(panel((0.080, 0.110, face), 0.135, 0.135, 0.010, "paint-grey", 0.016, 0.003))
    m.add(box((0.080, 0.118, face + 0.022), (0.060, 0.052, 0.036), "paint-slate", 0.010))
    m.add(cyl((0.080, 0.113, face + 0.038), (0.080, 0.108, face + 0.052), 0.0085, "paint-red", r2=0.006, bevel=0.001, seg=14))
    m.add([p.turned(8, 0, 0, (0.080, 0.108, face + 0.052)) for p in (
        cyl((0.080, 0.108, face + 0.050), (0.080, 0.108, face + 0.115), 0.0058, "clear-plastic", bevel=0.001, seg=12),
        cyl((0.080, 0.108, face + 0.053), (0.080, 0.108, face + 0.088), 0.0049, "blood", bevel=0.001, seg=12),
        panel((0.080, 0.108, face + 0.116), 0.022, 0.012, 0.002, "clear-plastic", 0.005, 0, seg=1),
        cyl((0.080, 0.108, face + 0.090), (0.080, 0.108, face + 0.140), 0.0030, "linen-white", bevel=0.001, seg=8))])
    m.add(panel((0.080, 0.055, face + 0.005), 0.085, 0.008, 0.003, "lamp-green", 0.003, 0, seg=1))
    # Printer on top with a strip of paper
    m.add(panel((0.085, 0.417, -0.060), 0.11, 0.15, 0.010, "paint-grey", 0.012, 0.003, (-90, 0, 0), 1))
    m.add(grid(lambda u, v: np.stack([0.085 + (u - 0.5) * 0.075, 0.420 + 0.085 * np.sin(1.5 * v), -0.030 - 0.050 * (1 - np.cos(1.5 * v))], axis=1), 2, 8, "linen-white", 0.0012, 50))
    for k in range(4):
        m.add(box((0.080, 0.440 + 0.014 * k, -0.029 - 0.0045 * k * k * 0.35), (0.045 - 0.010 * (k % 2), 0.003, 0.001), "plastic-dark", 0, seg=1))
    m.socket("sample", "attach", (0.080, 0.108, face + 0.052))
    return m


PREFABS = {"abg-analyser": abg_analyser, "bedside-monitor": bedside_monitor, "portable-xray": portable_xray, "ultrasound": ultrasound}
