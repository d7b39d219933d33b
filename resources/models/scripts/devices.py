# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Devices with and without a live display."""

import math

import numpy as np

from kit import (Model, ball, box, caster, cyl, filleted, lathe, loft, panel, prism, rotation,
                 smooth_path, tube, vec)


def star_base(m, radius, mat="paint-mid", legs=5, hub=0.10, wheel=0.040, phase=18.0):
    for k in range(legs):
        a = math.radians(phase + 360.0 / legs * k)
        s, c = math.sin(a), math.cos(a)
        tip = (radius * s, wheel * 2.15, radius * c)
        m.add(tube([(0.03 * s, hub, 0.03 * c), (radius * 0.55 * s, hub * 0.98, radius * 0.55 * c), tip],
                   [0.026, 0.021, 0.016], mat, 8))
        m.add(caster(tip[0], tip[2], wheel, "paint-grey", math.degrees(a) + 90))
    m.add(lathe([(0.0, hub - 0.03), (0.045, hub - 0.028), (0.055, hub), (0.045, hub + 0.030), (0.028, hub + 0.045), (0.0, hub + 0.046)], mat, 18))


def bedside_monitor():
    m = Model("bedside-monitor", "Bedside monitor", "device", "Monitoring",
              ["patient monitor", "vital signs monitor", "ECG monitor", "vitals"],
              ["monitor.abp", "monitor.co2", "monitor.cvp", "monitor.ecg", "monitor.nibp", "monitor.resp",
               "monitor.spo2", "monitor.temp"])
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


def ventilator():
    m = Model("ventilator", "Ventilator", "device", "Respiratory",
              ["vent", "breathing machine", "respirator", "mechanical ventilation"],
              ["oxygen.mix", "vent.alarms", "vent.modes", "vent.waveforms"])
    # Cart
    for x in (-0.24, 0.24):
        for z in (-0.24, 0.24):
            m.add(caster(x, z, 0.055, "paint-mid"))
        m.add(box((x, 0.135, 0), (0.075, 0.050, 0.56), "paint-mid", 0.020))
    m.add(box((0, 0.150, -0.02), (0.48, 0.050, 0.16), "paint-mid", 0.018))
    m.add(panel((0, 0.48, -0.05), 0.15, 0.66, 0.12, "paint-white", 0.03, 0.012))
    m.add(box((0, 0.40, 0.04), (0.30, 0.20, 0.16), "paint-grey", 0.02))          # battery and compressor
    m.add(panel((0, 0.40, 0.122), 0.24, 0.14, 0.006, "plastic-dark", 0.012, 0.002, seg=1))
    for k in range(5):
        m.add(box((0, 0.352 + k * 0.024, 0.126), (0.20, 0.008, 0.004), "paint-slate", 0.001, seg=1))
    # Main unit
    m.add(box((0, 0.925, 0.0), (0.40, 0.27, 0.36), "paint-white", 0.030, seg=3))
    m.add(panel((0, 0.925, 0.178), 0.37, 0.24, 0.012, "paint-mid", 0.03, 0.004))
    m.add(tube(filleted([(-0.215, 0.86, 0.12), (-0.250, 0.86, 0.16), (-0.250, 1.02, 0.16), (-0.215, 1.02, 0.12)], 0.03), 0.010, "paint-grey", 8))
    m.add(tube(filleted([(0.215, 0.86, 0.12), (0.250, 0.86, 0.16), (0.250, 1.02, 0.16), (0.215, 1.02, 0.12)], 0.03), 0.010, "paint-grey", 8))
    # Patient ports
    for x, mat in ((-0.10, "paint-blue"), (0.0, "paint-grey")):
        m.add(cyl((x, 0.860, 0.18), (x, 0.860, 0.215), 0.024, mat, bevel=0.003))
        m.add(cyl((x, 0.860, 0.215), (x, 0.860, 0.245), 0.0135, "clear-plastic", bevel=0.002, seg=14))
    m.add(panel((0.115, 0.875, 0.186), 0.11, 0.11, 0.006, "paint-grey", 0.012, 0.002, seg=1))
    m.add(cyl((0.115, 0.875, 0.188), (0.115, 0.875, 0.200), 0.026, "clear-plastic", bevel=0.003))
    m.add(panel((0, 1.000, 0.186), 0.30, 0.028, 0.005, "paint-teal", 0.008, 0.001, seg=1))
    # Display on a neck
    m.add(cyl((0, 1.05, -0.02), (0, 1.13, -0.02), 0.045, "paint-grey", bevel=0.006))
    tilt, c = -12.0, vec(0, 1.265, 0.02)
    def put(part):
        return part.turned(tilt, 0, 0).moved(*c)
    m.add([put(p) for p in (
        panel((0, 0, 0), 0.420, 0.310, 0.050, "paint-white", 0.026, 0.012, seg=3),
        panel((0, 0.008, 0.0245), 0.398, 0.276, 0.008, "plastic-dark", 0.018, 0.003),
        panel((0, -0.03, -0.035), 0.20, 0.16, 0.03, "paint-mid", 0.03, 0.008),
        panel((0, 0.160, 0.0), 0.12, 0.014, 0.030, "lamp-green", 0.006, 0.004, seg=1),
        cyl((0.160, -0.143, 0.020), (0.160, -0.143, 0.043), 0.0120, "paint-grey", bevel=0.003),
        panel((-0.150, -0.143, 0.025), 0.055, 0.010, 0.004, "paint-teal", 0.003, 0.001, seg=1))])
    m.screen(rotation(tilt) @ vec(0, 0.010, 0.0295) + c, 0.368, 0.246, (tilt, 0, 0))
    # Humidifier on the left flank
    m.add(box((-0.270, 0.70, 0.03), (0.115, 0.075, 0.13), "paint-white", 0.015))
    m.add(cyl((-0.270, 0.735, 0.03), (-0.270, 0.750, 0.03), 0.056, "paint-grey", bevel=0.003))
    m.add(lathe([(0.0, 0.752), (0.050, 0.752), (0.052, 0.775), (0.050, 0.815), (0.034, 0.845), (0.0, 0.850)], "saline", 20, (-0.270, 0, 0.03)))
    m.add(box((-0.185, 0.70, -0.02), (0.09, 0.03, 0.05), "paint-mid", 0.006, seg=1))
    for dx in (-0.022, 0.022):
        m.add(cyl((-0.270 + dx, 0.838, 0.03), (-0.270 + dx, 0.872, 0.03), 0.0115, "clear-plastic", bevel=0.002, seg=12))
    # Support arm and breathing circuit
    m.add(box((0.215, 0.99, -0.08), (0.05, 0.05, 0.06), "paint-grey", 0.010))
    m.add(tube(filleted([(0.232, 0.99, -0.08), (0.33, 1.00, -0.05), (0.385, 1.22, 0.08), (0.365, 1.165, 0.37)], 0.05), 0.010, "steel", 8))
    wye = vec(0.365, 1.100, 0.44)
    m.add(box((0.366, 1.157, 0.362), (0.03, 0.035, 0.035), "paint-grey", 0.008, seg=1))
    hoses = (("tubing-blue", [(-0.10, 0.860, 0.24), (-0.11, 0.855, 0.30), (-0.22, 0.80, 0.26), (-0.30, 0.90, 0.14), (-0.292, 0.875, 0.03)]),
             ("tubing-blue", [(-0.248, 0.868, 0.03), (-0.235, 0.93, 0.10), (-0.20, 0.90, 0.32), (-0.02, 0.72, 0.40), (0.20, 0.82, 0.44), (0.325, 1.04, 0.42), wye + vec(-0.022, 0, -0.012)]),
             ("tubing", [(0.0, 0.860, 0.24), (0.01, 0.83, 0.33), (0.16, 0.70, 0.36), (0.36, 0.84, 0.36), (0.400, 1.04, 0.41), wye + vec(0.018, 0, -0.016)]))
    for mat, path in hoses:
        points = smooth_path(path, 7)
        radii = [0.0125 + 0.0016 * (i % 2) for i in range(len(points))]
        m.add(tube(points, radii, mat, 8))
    m.add(cyl(wye + vec(-0.022, 0, -0.012), wye + vec(0, 0.004, 0.022), 0.0130, "clear-plastic", bevel=0.002, seg=12))
    m.add(cyl(wye + vec(0.018, 0, -0.016), wye + vec(0, 0.004, 0.022), 0.0130, "clear-plastic", bevel=0.002, seg=12))
    m.add(cyl(wye + vec(0, 0.002, 0.018), wye + vec(0, -0.004, 0.075), 0.0125, "clear-plastic", bevel=0.002, seg=14))
    m.add(cyl(wye + vec(0, -0.004, 0.070), wye + vec(0, -0.008, 0.105), 0.021, "linen-white", bevel=0.006, seg=16))
    m.socket("circuit", "attach", wye + vec(0, -0.008, 0.105))
    m.socket("gas-inlet", "attach", (0, 0.90, -0.18))
    return m


def defibrillator():
    m = Model("defibrillator", "Defibrillator", "device", "Resuscitation",
              ["AED", "defib", "monitor defibrillator", "pacer", "shock"],
              ["defib.cardioversion", "defib.pads", "defib.pacing", "defib.shock", "monitor.ecg", "monitor.spo2"])
    # Body: side profile extruded across the width, its front raked back
    profile = [(-0.105, 0.012), (-0.095, 0.0), (0.110, 0.0), (0.118, 0.012), (0.118, 0.075), (0.094, 0.232), (0.082, 0.242), (-0.080, 0.242), (-0.105, 0.215)]
    m.add(prism([(-z, y) for z, y in profile][::-1], 0.268, "paint-white", 0.012, 2, rot=(0, 90, 0), angle=45))
    # Bumper corners
    for s in (-1, 1):
        m.add(box((s * 0.126, 0.030, 0.0), (0.030, 0.058, 0.234), "paint-slate", 0.010))
        m.add(box((s * 0.126, 0.225, -0.010), (0.030, 0.040, 0.190), "paint-slate", 0.012))
    tilt = -8.69
    def put(part, y, z=0.0):  # onto the raked front
        f = (y - 0.075) / 0.157
        return part.turned(tilt, 0, 0).moved(0, y, 0.118 - 0.024 * f + z)
    m.add(put(panel((-0.034, 0, 0.001), 0.176, 0.142, 0.008, "plastic-dark", 0.014, 0.003), 0.158))
    n = rotation(tilt) @ vec(0, 0, 1)
    at = vec(-0.034, 0.161, 0.118 - 0.024 * (0.161 - 0.075) / 0.157) + n * 0.0062
    m.screen(at, 0.156, 0.116, (tilt, 0, 0))
    m.add(put(panel((0.094, 0, 0.000), 0.064, 0.142, 0.006, "paint-mid", 0.012, 0.002), 0.158))
    m.add(put(cyl((0.094, 0, 0.002), (0.094, 0, 0.007), 0.027, "paint-green", bevel=0.001, seg=24), 0.197))
    m.add(put(cyl((0.094, 0, 0.005), (0.094, 0, 0.024), 0.0200, "plastic-dark", bevel=0.004, seg=20), 0.197))
    m.add(put(box((0.094, 0.010, 0.024), (0.004, 0.016, 0.003), "linen-white", 0.0005, seg=1), 0.197))
    m.add(put(panel((0.094, 0, 0.004), 0.048, 0.024, 0.008, "paint-yellow", 0.008, 0.002), 0.150))
    m.add(put(panel((0.094, 0, 0.004), 0.048, 0.030, 0.010, "paint-red", 0.010, 0.003), 0.113))
    for k in range(5):
        m.add(put(panel((-0.100 + k * 0.033, 0, 0.001), 0.024, 0.011, 0.006, "paint-mid", 0.004, 0.001, seg=1), 0.080))
    # Lower front: connectors and strip-chart door
    m.add(panel((0.070, 0.038, 0.118), 0.082, 0.044, 0.006, "paint-grey", 0.006, 0.002, seg=1))
    m.add(box((0.070, 0.052, 0.1215), (0.070, 0.003, 0.002), "plastic-dark", 0, seg=1))
    for x, mat in ((-0.100, "paint-green"), (-0.068, "paint-blue"), (-0.036, "paint-grey")):
        m.add(cyl((x, 0.036, 0.116), (x, 0.036, 0.127), 0.0105, mat, bevel=0.002, seg=14))
    # Handle
    m.add(tube(filleted([(-0.108, 0.230, -0.010), (-0.108, 0.278, -0.004), (0.108, 0.278, -0.004), (0.108, 0.230, -0.010)], 0.030, 5), 0.0130, "paint-slate", 10))
    m.add(tube([(-0.062, 0.278, -0.004), (0.062, 0.278, -0.004)], 0.0155, "rubber", 10))
    # Paddles in their cradles left and right
    for s in (-1, 1):
        m.add(box((s * 0.1415, 0.128, 0.010), (0.020, 0.124, 0.125), "paint-mid", 0.008))
        m.add(panel((s * 0.147, 0.145, 0.010), 0.090, 0.060, 0.020, "plastic-dark", 0.014, 0.005, (0, 90, 0)))
        m.add(box((s * 0.149, 0.095, 0.010), (0.018, 0.044, 0.034), "plastic-dark", 0.008))
        m.add(cyl((s * 0.155, 0.150, 0.030), (s * 0.160, 0.150, 0.030), 0.0075, "paint-orange", bevel=0.001, seg=10))
        m.add(tube(smooth_path([(s * 0.149, 0.076, 0.010), (s * 0.152, 0.045, -0.004), (s * 0.149, 0.060, -0.06), (s * 0.135, 0.10, -0.095), (s * 0.10, 0.10, -0.108)], 4), 0.0045, "plastic-dark", 6))
    # Pads cable ready at the side
    m.add(tube(smooth_path([(-0.036, 0.036, 0.124), (-0.040, 0.026, 0.134), (-0.085, 0.009, 0.132), (-0.135, 0.008, 0.124), (-0.153, 0.008, 0.06), (-0.149, 0.010, -0.02)], 4), 0.0042, "paint-grey", 6))
    m.socket("pads-cable", "attach", (-0.036, 0.036, 0.127))
    m.socket("handle", "attach", (0, 0.278, -0.004))
    return m


def infusion_pump():
    m = Model("infusion-pump", "Infusion pump", "device", "Drugs and fluids",
              ["IV pump", "drip pump", "perfusor", "syringe driver", "syringe pump", "volumetric pump"],
              ["drug.bolus", "drug.infusion"])
    m.add(panel((0, 0.068, 0.0), 0.250, 0.136, 0.135, "paint-white", 0.022, 0.012, seg=3))
    m.add(panel((0, 0.068, 0.066), 0.236, 0.122, 0.010, "paint-mid", 0.018, 0.003))
    m.add(panel((-0.034, 0.074, 0.072), 0.142, 0.092, 0.008, "plastic-dark", 0.010, 0.003))
    m.screen((-0.034, 0.076, 0.0765), 0.126, 0.074)
    for i in range(3):
        for j in range(3):
            m.add(panel((0.062 + i * 0.0215, 0.098 - j * 0.0205, 0.072), 0.0165, 0.0150, 0.005, "paint-white", 0.004, 0.001, seg=1, n=2))
    m.add(panel((0.0620, 0.034, 0.072), 0.0175, 0.0170, 0.006, "paint-green", 0.004, 0.001, seg=1, n=2))
    m.add(panel((0.0835, 0.034, 0.072), 0.0175, 0.0170, 0.006, "paint-red", 0.004, 0.001, seg=1, n=2))
    m.add(panel((0.1050, 0.034, 0.072), 0.0175, 0.0170, 0.006, "paint-grey", 0.004, 0.001, seg=1, n=2))
    m.add(panel((-0.034, 0.0195, 0.071), 0.135, 0.008, 0.004, "paint-teal", 0.003, 0.001, seg=1))
    # Syringe in its cradle on top
    y, z = 0.152, 0.018
    m.add(box((-0.010, 0.139, z), (0.16, 0.014, 0.042), "paint-grey", 0.005))
    m.add(cyl((-0.080, y, z), (0.020, y, z), 0.0145, "clear-plastic", bevel=0.003, seg=16))
    m.add(cyl((-0.078, y, z), (-0.010, y, z), 0.0125, "saline", bevel=0.001, seg=16))
    m.add(cyl((-0.100, y, z), (-0.080, y, z), 0.0035, "clear-plastic", bevel=0.001, seg=8))
    m.add(cyl((0.020, y, z), (0.024, y, z), 0.0215, "clear-plastic", bevel=0.001, seg=16))
    m.add(cyl((-0.008, y, z), (0.070, y, z), 0.0050, "linen-white", bevel=0.001, seg=10))
    m.add(cyl((0.068, y, z), (0.073, y, z), 0.0160, "linen-white", bevel=0.001, seg=16))
    m.add(box((0.088, 0.150, z), (0.028, 0.040, 0.048), "paint-slate", 0.008))
    m.add(box((-0.045, 0.158, z), (0.014, 0.034, 0.040), "paint-slate", 0.006))
    m.add(tube(smooth_path([(-0.100, y, z), (-0.122, y - 0.006, z + 0.006), (-0.137, 0.10, z + 0.02), (-0.133, 0.03, z + 0.03), (-0.140, 0.006, z + 0.03)], 4), 0.0026, "tubing", 6))
    # Pole clamp behind
    m.add(box((0, 0.068, -0.080), (0.075, 0.070, 0.032), "paint-slate", 0.008))
    m.add(box((-0.034, 0.068, -0.108), (0.016, 0.055, 0.045), "paint-slate", 0.006))
    m.add(cyl((0.020, 0.068, -0.106), (0.060, 0.068, -0.106), 0.007, "steel", seg=10))
    m.add(cyl((0.058, 0.068, -0.106), (0.082, 0.068, -0.106), 0.016, "paint-slate", bevel=0.005, seg=12))
    m.socket("line-out", "attach", (-0.140, 0.006, 0.048))
    m.socket("clamp", "attach", (0, 0.068, -0.106))
    return m


def bag_valve_mask():
    m = Model("bag-valve-mask", "Bag-valve-mask", "supply", "Airway",
              ["Ambu", "BVM", "bagger", "manual resuscitator", "self-inflating bag"], ["airway.bvm", "airway.mask"])
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
