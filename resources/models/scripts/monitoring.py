# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What shows how the patient is."""

from kit import Model, ball, box, caster, cyl, filleted, lathe, panel, plate, rotation, smooth_path, tube, vec


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


PREFABS = {"bedside-monitor": bedside_monitor, "ultrasound": ultrasound}
