# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""For the arrest: defibrillators, the crash cart, the board.

Sizes of the classes: monitor-defibrillator 30 × 28 × 25 cm, public AED 24 × 29 × 9 cm, five-drawer trolley
0.66 × 0.98 m, compression board 46 × 62 cm.
"""

import math

import numpy as np

from kit import (Model, box, cyl, filleted, label, lathe, loft, panel, prism, rotation, rounded_rect,
                 smooth_path, tube, vec)
from trolley import TRAY, drawers, trolley_body


def defibrillator():
    m = Model("defibrillator", "Defibrillator", "device", "Resuscitation",
              ["defib", "monitor defibrillator", "pacer", "shock"],
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
    # Pads in their foil, in the pouch on top behind the handle; their lead comes out
    m.add(box((0, 0.250, -0.060), (0.200, 0.018, 0.070), "paint-slate", 0.006))
    m.add(panel((0.010, 0.278, -0.066), 0.150, 0.075, 0.007, "foil", 0.006, 0.002, (-14, 0, 0), 1))
    m.add(panel((0.010, 0.286, -0.0625), 0.120, 0.040, 0.004, "paint-blue", 0.004, 0.001, (-14, 0, 0), 1))
    for x in (-0.018, 0.038):
        m.add(panel((x, 0.2865, -0.0600), 0.030, 0.026, 0.003, "linen-white", 0.008, 0, (-14, 0, 0), 1))
    m.socket("pads-cable", "attach", (-0.036, 0.036, 0.127))
    m.socket("handle", "attach", (0, 0.278, -0.004))
    return m


def aed():
    """Lies upright on its foot, leaning back; opened it would be the same device with its lid up."""
    m = Model("aed", "AED", "device", "Resuscitation", ["automated external defibrillator", "defib", "public access", "shock"],
              ["defib.pads", "defib.shock"], view=(0.45, 0.35, 1.0),
              components={"defibrillator": {"energy": "150 J"}, "device": {"label": "AED"}})
    lean = -14
    def put(part):
        return part.turned(lean, 0, 0).moved(0, 0.012, 0)
    w, h, d = 0.235, 0.255, 0.085
    m.add([put(p) for p in (
        panel((0, h / 2, 0), w, h, d, "paint-yellow", 0.040, 0.014, seg=3),
        panel((0, h / 2, 0), w + 0.008, h + 0.008, 0.030, "paint-slate", 0.044, 0.008, seg=2),
        panel((0, 0.110, 0.040), 0.190, 0.170, 0.010, "paint-white", 0.022, 0.003),
        panel((-0.040, 0.150, 0.0445), 0.086, 0.062, 0.005, "plastic-dark", 0.008, 0.001, seg=1))])
    at = vec(-0.040, 0.150, 0.0472)
    m.screen(rotation(lean) @ at + vec(0, 0.012, 0), 0.076, 0.052, (lean, 0, 0))
    # Green on/off, orange shock button with its bolt
    m.add([put(p) for p in (cyl((0.052, 0.158, 0.044), (0.052, 0.158, 0.052), 0.018, "paint-green", bevel=0.003, seg=20),
                            cyl((0.0, 0.073, 0.044), (0.0, 0.073, 0.050), 0.034, "paint-mid", bevel=0.002, seg=26),
                            cyl((0.0, 0.073, 0.048), (0.0, 0.073, 0.057), 0.028, "paint-orange", bevel=0.004, seg=26),
                            box((0.0, 0.073, 0.0525), (0.004, 0.004, 0.002), "linen-white", 0, seg=1))])
    bolt = [(0.004, 0.020), (-0.010, -0.002), (-0.001, -0.002), (-0.005, -0.020), (0.010, 0.003), (0.001, 0.003)]
    m.add(put(prism(bolt, 0.002, "linen-white", 0, 1, (0.0, 0.073, 0.0580))))
    # Heart with a bolt above, the sign of an AED
    m.add(put(panel((0.0, 0.222, 0.0420), 0.060, 0.044, 0.004, "paint-green", 0.006, 0.001, seg=1)))
    heart = [(0.0, -0.014), (0.013, 0.000), (0.0145, 0.008), (0.010, 0.0125), (0.004, 0.012), (0.0, 0.0075), (-0.004, 0.012), (-0.010, 0.0125), (-0.0145, 0.008), (-0.013, 0.000)]
    m.add(put(prism(heart, 0.001, "linen-white", 0, 1, (0.0, 0.222, 0.0446))))
    m.add(put(panel((0.098, 0.215, 0.0425), 0.016, 0.016, 0.004, "lamp-green", 0.004, 0, seg=1)))     # ready
    # Handle above, pads connector below left
    m.add([put(p) for p in (tube(filleted([(-0.070, h - 0.006, 0), (-0.062, h + 0.042, 0), (0.062, h + 0.042, 0), (0.070, h - 0.006, 0)], 0.022, 4), 0.0125, "paint-slate", 10),
                            cyl((-0.082, 0.050, 0.040), (-0.082, 0.050, 0.054), 0.012, "paint-grey", bevel=0.003, seg=14),
                            tube(smooth_path([(-0.082, 0.050, 0.054), (-0.090, 0.040, 0.070), (-0.122, 0.045, 0.060), (-0.131, 0.090, 0.0), (-0.110, 0.120, -0.048)], 4), 0.004, "paint-grey", 6),
                            panel((0, 0.125, -0.048), 0.17, 0.17, 0.018, "foil", 0.01, 0.003, seg=1))])
    m.add(box((0, 0.012, -0.020), (0.19, 0.024, 0.135), "paint-slate", 0.010))
    m.socket("pads-cable", "attach", rotation(lean) @ vec(-0.082, 0.050, 0.054) + vec(0, 0.012, 0))
    m.socket("handle", "attach", rotation(lean) @ vec(0, h + 0.042, 0) + vec(0, 0.012, 0))
    return m


def backboard_plate(depth=0.014):
    """Compression board with its hand holes drawn as dark slots, in the XY plane around the origin."""
    parts = [panel((0, 0, 0), 0.46, 0.62, depth, "wood-pale", 0.06, 0.004)]
    for x, y, w, h in ((-0.195, 0.0, 0.028, 0.13), (0.195, 0.0, 0.028, 0.13), (0.0, 0.275, 0.13, 0.028), (0.0, -0.275, 0.13, 0.028)):
        parts.append(panel((x, y, 0), w, h, depth + 0.0012, "plastic-dark", 0.013, 0, seg=1))
    return parts


def backboard():
    m = Model("backboard", "CPR board", "supply", "Resuscitation", ["arrest board", "backboard", "compression board", "crash board"],
              ["resus.board"], view=(0.5, 0.9, 1.0))
    # Lies flat, ready to be pushed under a chest
    m.add([p.turned(-90, 0, 0).moved(0, 0.010, 0) for p in backboard_plate()])
    m.add([p.turned(-90, 0, 0).moved(0, 0.0175, 0) for p in label((0.0, 0.10, 0), 0.17, 0.085, "linen-white", "paint-red")])
    for x in (-0.16, 0.16):
        for z in (-0.22, 0.22):
            m.add(cyl((x, 0.0, z), (x, 0.004, z), 0.014, "rubber", bevel=0, seg=12))
    m.socket("top", "surface", (0, 0.017, 0), size=(0.44, 0.60))
    return m


def med_cart():
    m = Model("med-cart", "Crash cart", "furniture", "Resuscitation",
              ["arrest trolley", "code cart", "crash", "emergency trolley", "medication cart", "resus trolley"],
              ["cart.drawers", "drug.store", "resus.supplies"], components={"drawers": {}})
    trolley_body(m, "paint-red")
    drawers(m, ("paint-red", "paint-white", "paint-red", "paint-white", "paint-red"))
    m.add(box((0.272, 0.53, 0.238), (0.011, 0.68, 0.014), "steel", 0.003, seg=1))    # break-away lock bar
    m.add(panel((0.272, 0.79, 0.248), 0.016, 0.034, 0.006, "paint-yellow", 0.006, 0.001, seg=1))
    # Left flank: sharps box and glove dispenser
    m.add(loft([[(x - 0.330, yy, z) for x, z in rounded_rect(w, d, 0.012)][::-1] for yy, w, d in ((0.52, 0.085, 0.14), (0.525, 0.092, 0.15), (0.69, 0.096, 0.16))], "paint-yellow", 40))
    m.add(box((-0.330, 0.705, 0), (0.102, 0.030, 0.166), "paint-red", 0.008, seg=1))
    m.add(box((-0.300, 0.82, 0), (0.050, 0.085, 0.22), "linen-white", 0.006, seg=1))
    m.add(panel((-0.326, 0.82, 0), 0.12, 0.035, 0.003, "paint-blue", 0.016, 0.001, (0, -90, 0), 1))
    # Behind: compression board and an oxygen cylinder
    m.add([p.moved(-0.08, 0.56, -0.236) for p in backboard_plate()])
    for yy in (0.42, 0.74):
        m.add(box((-0.08, yy, -0.247), (0.48, 0.025, 0.008), "plastic-dark", 0.002, seg=1))
    m.add(lathe([(0.0, 0.225), (0.046, 0.228), (0.051, 0.240), (0.051, 0.60), (0.046, 0.635), (0.026, 0.662), (0.018, 0.675), (0.018, 0.70), (0.0, 0.70)], "paint-green", 20, (0.235, 0, -0.300)))
    m.add(box((0.235, 0.715, -0.300), (0.040, 0.045, 0.045), "brass", 0.006, seg=1))
    m.add(cyl((0.235, 0.735, -0.300), (0.235, 0.765, -0.300), 0.018, "paint-slate", bevel=0.004, seg=12))
    m.add(cyl((0.235, 0.715, -0.320), (0.235, 0.715, -0.340), 0.020, "linen-white", bevel=0.002, seg=14))
    m.add(cyl((0.235, 0.212, -0.300), (0.235, 0.236, -0.300), 0.060, "paint-slate", bevel=0.003))
    m.add(box((0.235, 0.215, -0.250), (0.09, 0.02, 0.08), "paint-slate", 0.004, seg=1))
    for yy in (0.42, 0.56):
        m.add(tube([(0.235 + 0.055 * math.cos(a), yy, -0.300 + 0.055 * math.sin(a)) for a in np.linspace(0, 2 * np.pi, 17)[:-1]], 0.0045, "steel", 6, closed=True))
    m.socket("top-tray", "surface", (0, TRAY, 0), size=(0.55, 0.43))
    m.socket("oxygen", "attach", (0.235, 0.715, -0.340), (0, 180, 0))
    return m


PREFABS = {"aed": aed, "backboard": backboard, "defibrillator": defibrillator, "med-cart": med_cart}
