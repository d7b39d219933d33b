# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The ICU bed; its constants also shape the patient who lies on it.

Size of the class of electric intensive care beds: 2.16 × 0.97 m, surface 46 to 90 cm high, backrest to 70°.
"""

import numpy as np

from kit import Model, box, caster, cyl, filleted, loft, panel, prism, rounded_rect, tube, vec

MATTRESS_TOP = 0.660     # height of the flat part at rest
BACKREST = 30.0          # degrees head-up at rest
PIVOT = -0.200           # z where the backrest begins to rise
PELVIS = -0.080          # z of the lying patient's origin
MATTRESS_WIDTH = 0.84
HALF = 0.077             # half of the mattress and its sheet
HINGE = (0, MATTRESS_TOP - HALF, PIVOT)
COLUMN_FOOT, COLUMN_TOP = 0.235, 0.470


def on_backrest(distance, lift, x=0.0):
    """Point at that distance up the raised part, lifted off its surface."""
    a = np.radians(BACKREST)
    return vec(x, MATTRESS_TOP + distance * np.sin(a) + lift * np.cos(a),
               PIVOT - distance * np.cos(a) + lift * np.sin(a))


def cushion(end, low, high, width, r, mat):
    """From the hinge to `end` along Z, between heights below and above the hinge's axis. Its edge at
    the hinge is round about that axis, so that two of them stay closed at any angle."""
    away = 1.0 if end > PIVOT else -1.0
    length = abs(end - PIVOT)
    rings = []
    for d in (-0.98, -0.85, -0.6, -0.3, 0.0):  # round part, towards the other cushion
        f = np.sqrt(1 - d * d)
        rings.append((d * high, low * f if low < -high * 0.5 else low, high * f, 0.0))
    for d, inset in ((length - 0.06, 0.0), (length - 0.018, 0.012), (length, 0.045)):
        rings.append((d, low, high, inset))
    made = []
    for d, bottom, top, inset in rings:
        thick = max(0.008, top - bottom - inset * 1.2)
        ring = [(x, HINGE[1] + (bottom + top) / 2 + y, PIVOT + away * d)
                for x, y in rounded_rect(width - 2 * inset, thick, min(r, thick * 0.45))]
        made.append(ring if away > 0 else ring[::-1])
    return loft(made, mat, 50.0)


def frame_rail(points, r, mat, corner=0.07, closed=True):
    return tube(filleted(points, corner, 4, closed), r, mat, 8, closed=closed)


def side_rail(side, z, y, length, height, controls):
    """A split side rail: moulded ring with an inner panel and a grip."""
    x = side * 0.462
    parts = []
    w, h = length / 2, height / 2
    ring = [(x, -h, -w), (x, h, -w * 0.90), (x, h, w * 0.90), (x, -h, w)]
    parts.append(frame_rail(ring, 0.0175, "paint-white", 0.085))
    parts.append(panel((x, -0.020, 0), length - 0.10, height - 0.105, 0.014, "paint-mid", 0.05, 0.004, (0, 90, 0)))
    parts.append(tube([(x, -0.005 + h * 0.42, -w * 0.86), (x, -0.005 + h * 0.42, w * 0.86)], 0.009, "paint-white", 8))
    for dz in (-0.10, 0.10):
        parts.append(box((x, -h - 0.045, dz), (0.020, 0.13, 0.045), "paint-grey", 0.006, seg=1))
    if controls:
        for dx, turn in ((0.012, 90), (-0.012, -90)):
            parts.append(panel((x + dx, -0.02, 0.02), 0.17, 0.085, 0.008, "plastic-dark", 0.015, 0.002, (0, turn, 0), 1, 2))
        for k in range(3):
            for row in (-1, 1):
                parts.append(cyl((x + side * 0.015, -0.02 + row * 0.018, 0.02 + (k - 1) * 0.045),
                                 (x + side * 0.020, -0.02 + row * 0.018, 0.02 + (k - 1) * 0.045), 0.010,
                                 "paint-teal" if row > 0 else "paint-mid", bevel=0, seg=10))
    return [p.moved(0, y, z) for p in parts]


def board(z, y, width, height, facing, mat="paint-white", inset="paint-mid"):
    """Head or foot board, slightly crowned."""
    w, h = width / 2, height / 2
    outline = [(-w, -h + 0.05), (-w + 0.04, -h), (w - 0.04, -h), (w, -h + 0.05), (w, h - 0.10), (w - 0.03, h - 0.035),
               (w - 0.10, h - 0.005), (0, h + 0.012), (-w + 0.10, h - 0.005), (-w + 0.03, h - 0.035), (-w, h - 0.10)]
    parts = [prism(outline, 0.038, mat, 0.012, 2, (0, y, z), angle=50),
             panel((0, y - 0.03, z + facing * 0.0195), width - 0.24, height - 0.20, 0.008, inset, 0.05, 0.003)]
    for s in (-1, 1):  # grips
        parts.append(panel((s * (w - 0.060), y + 0.02, z), 0.034, height * 0.42, 0.042, "plastic-dark", 0.016, 0.003))
    return parts


def undercarriage(m):
    for x in (-0.36, 0.36):
        for z in (-0.86, 0.86):
            m.add(caster(x, z, 0.075, "paint-mid"))
        m.add(tube([(x, 0.19, -0.93), (x, 0.19, 0.93)], 0.026, "paint-white", 8))
        m.add(cyl((x, 0.19, 0.915), (x * 1.06, 0.115, 0.955), 0.010, "steel", bevel=0, seg=8))
        m.add(box((x * 1.08, 0.108, 0.985), (0.05, 0.018, 0.10), "paint-red" if x < 0 else "paint-green", 0.006, seg=1))
    for z in (-0.86, 0.0, 0.86):
        m.add(box((0, 0.19, z), (0.72, 0.045, 0.10), "paint-white", 0.014))
    m.add(box((0, 0.205, 0), (0.58, 0.055, 1.52), "paint-white", 0.022))
    for z in (-0.50, 0.50):
        m.add(box((0, 0.225, z), (0.28, 0.030, 0.26), "paint-grey", 0.010))
        for k, (w, mat) in enumerate(((0.22, "paint-grey"), (0.185, "paint-mid"), (0.15, "paint-grey"))):
            step = (COLUMN_TOP - COLUMN_FOOT) / 3
            y = COLUMN_FOOT + step * (k + 0.5)
            m.add(box((0, y, z), (w, step, w * 0.9), mat, 0.010, seg=1), node="column")


def deck(m):
    """What goes up and down with the bed."""
    node = "deck"
    m.add(box((0, 0.486, 0.42), (0.74, 0.026, 1.14), "paint-grey", 0.008), node=node)
    m.add(box((0, 0.478, -0.60), (0.56, 0.018, 0.78), "paint-mid", 0.006), node=node)
    for x in (-0.40, 0.40):
        m.add(tube([(x, 0.478, -1.0), (x, 0.478, 1.0)], 0.021, "paint-white", 8), node=node)
        for z in (-0.25, 0.45, 0.85):
            m.add(box((x * 1.05, 0.50, z), (0.03, 0.05, 0.09), "paint-mid", 0.008, seg=1), node=node)
    m.add(cushion(1.010, -0.070, 0.070, MATTRESS_WIDTH, 0.030, "mattress"), node=node)
    m.add(cushion(1.015, -0.012, HALF, MATTRESS_WIDTH + 0.012, 0.028, "sheet-blue"), node=node)
    m.add(board(-1.056, 0.80, 0.96, 0.56, 1), board(1.052, 0.70, 0.96, 0.42, 1), node=node)
    for z, top in ((-1.035, 0.60), (1.03, 0.56)):
        for x in (-0.30, 0.30):
            m.add(cyl((x, 0.46, z), (x, top, z), 0.018, "steel", seg=10), node=node)
            m.add(box((x, 0.478, z * 0.985), (0.05, 0.05, 0.07), "paint-mid", 0.010, seg=1), node=node)
    # The nurse's panel on the foot board
    m.add(panel((0, 0.765, 1.073), 0.30, 0.11, 0.008, "plastic-dark", 0.02, 0.003), node=node)
    m.add(panel((-0.085, 0.765, 1.0775), 0.10, 0.07, 0.004, "paint-teal", 0.008, 0.001, seg=1), node=node)
    for k in range(4):
        m.add(cyl((0.01 + 0.036 * k, 0.765, 1.076), (0.01 + 0.036 * k, 0.765, 1.081), 0.012,
                  "paint-mid" if k < 3 else "paint-orange", bevel=0.001, seg=10), node=node)
    for side in (-1, 1):
        m.add(side_rail(side, 0.33, 0.735, 0.66, 0.27, False), node="rails-foot")
        m.add(box((side * 0.452, 0.540, 0.33), (0.030, 0.06, 0.20), "paint-mid", 0.010, seg=1), node=node)
        m.add(tube([(side * 0.425, 0.462, 0.10), (side * 0.445, 0.44, 0.10), (side * 0.445, 0.44, 0.32),
                    (side * 0.425, 0.462, 0.32)], 0.006, "steel", 6), node=node)  # for drainage bags
        m.add(cyl((side * 0.455, 0.40, -1.06), (side * 0.455, 0.46, -1.06), 0.034, "rubber", bevel=0.012, seg=14), node=node)
        m.add(tube([(side * 0.40, 0.478, -1.0), (side * 0.455, 0.455, -1.06)], 0.012, "paint-mid", 6), node=node)
        for z in (-1.02, 1.02):  # mounts for poles
            m.add(cyl((side * 0.44, 0.44, z), (side * 0.44, 0.53, z), 0.021, "paint-grey", seg=12), node=node)
            m.add(tube([(side * 0.44, 0.478, z), (side * 0.396, 0.478, z)], 0.014, "paint-mid", 8), node=node)


def backrest(m):
    """What turns with the head end; drawn flat, then raised to its angle at rest."""
    parts = [cushion(-1.010, -0.070, 0.070, MATTRESS_WIDTH - 0.004, 0.030, "mattress"),
             cushion(-1.015, -0.012, HALF - 0.0005, MATTRESS_WIDTH + 0.008, 0.028, "sheet-blue"),
             box((0, 0.503, -0.62), (0.74, 0.022, 0.78), "paint-grey", 0.008)]
    for x in (-0.26, 0.26):
        parts.append(tube(filleted([(x, 0.50, -0.20), (x, 0.485, -0.32), (x, 0.485, -0.90), (x, 0.50, -0.96)], 0.04), 0.014, "steel", 8))
    rails = []
    for side in (-1, 1):
        rails += side_rail(side, -0.625, 0.735, 0.66, 0.29, True)
        parts.append(box((side * 0.445, 0.525, -0.625), (0.030, 0.075, 0.24), "paint-mid", 0.010, seg=1))
        parts.append(box((side * 0.40, 0.503, -0.625), (0.09, 0.020, 0.20), "paint-mid", 0.006, seg=1))
    for node, flat in (("backrest", parts), ("rails-head", rails)):
        m.add([p.turned(BACKREST, 0, 0, about=HINGE) for p in flat], node=node)


def icu_bed():
    m = Model("icu-bed", "ICU bed", "furniture", "Beds",
              ["adjustable bed", "bed", "electric bed", "hospital bed", "intensive care bed", "profiling bed"],
              ["bed.backrest", "bed.height", "bed.support"], view=(0.85, 0.55, 0.9), components={"bed": {}})
    undercarriage(m)
    deck(m)
    backrest(m)
    m.socket("mattress", "surface", (0, MATTRESS_TOP, PELVIS), size=(MATTRESS_WIDTH, 1.90))
    m.socket("iv-mount", "attach", (0.44, 0.53, -1.02))
    m.socket("iv-mount-right", "attach", (-0.44, 0.53, -1.02))
    m.socket("foot-board", "attach", (0, 0.80, 1.085))
    m.socket("drain-left", "attach", (0.445, 0.44, 0.21))
    m.socket("drain-right", "attach", (-0.445, 0.44, 0.21))
    m.socket("rail-left", "attach", (0.480, 0.80, 0.33), (0, 90, 0))
    m.socket("rail-right", "attach", (-0.480, 0.80, 0.33), (0, -90, 0))
    low, high, drop = -0.20, 0.24, 0.25
    length, a = COLUMN_TOP - COLUMN_FOOT, np.radians(BACKREST)
    m.joint(["deck", "rails-foot", "backrest", "rails-head"], "slide", (0, 1, 0), "bed.height", (46, 90), (low, high),
            carries=[s.name for s in m.sockets])
    m.joint(["column"], "scale", (0, 1, 0), "bed.height", (46, 90), ((length + low) / length, (length + high) / length),
            (0, COLUMN_FOOT, 0))
    m.joint(["backrest", "rails-head"], "rotate", (1, 0, 0), "bed.head", (0, 70), (-BACKREST, 70 - BACKREST), HINGE)
    m.joint(["rails-foot"], "slide", (0, 1, 0), "bed.rails", (0, 1), (-drop, 0), carries=["rail-left", "rail-right"])
    m.joint(["rails-head"], "slide", (0, np.cos(a), np.sin(a)), "bed.rails", (0, 1), (-drop, 0))
    return m


PREFABS = {"icu-bed": icu_bed}
