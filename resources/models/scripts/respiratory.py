# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The ventilator: a tower on a cart, 1.4 m high, as intensive care units have it."""

from kit import Model, box, caster, cyl, filleted, lathe, panel, rotation, smooth_path, tube, unit, vec


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


PREFABS = {"ventilator": ventilator}
