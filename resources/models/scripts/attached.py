# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What is attached to a patient: airway devices on the face, sensors. Every one is a node that is
shown while the patient's state has it."""

import numpy as np

from kit import box, cyl, loft, smooth_path, tube, unit, vec
from sdf import block, body, common, ellipsoid, grown, onto, plane
from skeleton import LEFT, RIGHT, SIDES

SHOWN = [
    {"nodes": ["nasal-cannula"], "when": {"airway.device": "nasal-cannula"}},
    {"nodes": ["oxygen-mask"], "when": {"airway.device": ["simple-mask", "non-rebreather"]}},
    {"nodes": ["reservoir-bag"], "when": {"airway.device": "non-rebreather"}},
    {"nodes": ["tracheal-tube"], "when": {"airway.device": ["ett", "oesophageal", "supraglottic"]}},
    {"nodes": ["spo2-probe"], "when": {"sensors.spo2": True}},
    {"nodes": ["nibp-cuff"], "when": {"sensors.nibp": True}},
]


def airway_devices(f, head, gown):
    posed = f.posed
    down = tail(posed, gown)
    f.add(cannula(head, posed, down), node="nasal-cannula")
    f.add(mask(head, down), node="oxygen-mask")
    f.add(reservoir(head), node="reservoir-bag")
    f.add(tube_and_tape(head), node="tracheal-tube")


def tail(posed, gown):
    """Oxygen tubing from the throat over the chest to the side of the bed."""
    field = posed.chest.unplaced(gown)
    line = onto(field, smooth_path([(0.004, 1.385, 0.14), (0.03, 1.33, 0.14), (0.11, 1.27, 0.12), (0.150, 1.22, 0.08)], 4), 0.005)
    return [posed.chest.point(p) for p in line[::3]]


def cannula(head, posed, down):
    """Under the nose, over the ears, together below the chin."""
    def face(side):
        line = [(side * p[0], p[1], p[2]) for p in ((0.020, 1.555, 0.098), (0.050, 1.562, 0.066), (0.071, 1.590, 0.020), (0.078, 1.618, -0.012), (0.082, 1.600, -0.034))]
        return [*onto(head.field, line[:3], 0.003), *(vec(p) for p in line[3:])]
    left, right = face(LEFT), face(RIGHT)
    middle = onto(head.field, [(0, 1.5560, 0.1100)], 0.003)[0]
    ring = smooth_path([*left[::-1], middle, *right], 3)
    parts = [tube([head.point(p) for p in ring], 0.0027, "tubing", 5)]
    for s in SIDES:
        prong = smooth_path([middle + vec(s * 0.0085, 0, 0), middle + vec(s * 0.0085, 0.006, -0.003), middle + vec(s * 0.0085, 0.012, -0.008)], 2)
        parts.append(tube([head.point(p) for p in prong], 0.0022, "tubing", 6))
        behind = [head.point(p) for p in ((s * 0.082, 1.600, -0.034), (s * 0.070, 1.545, -0.004), (s * 0.052, 1.500, 0.050))]
        chin = [posed.chest.point((s * 0.030, 1.440, 0.115)), down[0]]
        parts.append(tube(smooth_path([*behind, *chin], 3), 0.0024, "tubing", 5))
    parts.append(tube(smooth_path(down, 2), 0.0027, "tubing", 5))
    return parts


def mask(head, down):
    """A clear mask over nose and mouth, with its strap and tubing."""
    cup = common(0.010, grown(head.field, 0.0135), ellipsoid((0, 1.553, 0.092), (0.042, 0.054, 0.060)), plane((0, 0, 0.048), (0, 0, -1)))
    parts = [head.placed(body(cup, (-0.06, 1.48, 0.03), (0.06, 1.62, 0.16), 0.0052, "clear-plastic", 320))]
    rim = [(0.041 * np.cos(a), 1.553 + 0.053 * np.sin(a), 0.10) for a in np.linspace(0, 2 * np.pi, 21)[:-1]]
    parts.append(head.placed(tube(onto(head.field, rim, 0.004), 0.0042, "clear-plastic", 5, closed=True)))
    for s in SIDES:
        strap = onto(head.field, smooth_path([(s * 0.044, 1.556, 0.060), (s * 0.070, 1.566, 0.020), (s * 0.078, 1.572, -0.020), (s * 0.066, 1.585, -0.070)], 3), 0.002)
        parts.append(head.placed(tube(strap, 0.0018, "linen-white", 5)))
    port = vec(0, 1.530, 0.116)
    parts.append(head.placed(cyl(port, port + vec(0, -0.028, 0.010), 0.0085, "paint-green", bevel=0.001, seg=12)))
    parts.append(tube(smooth_path([head.point(port + vec(0, -0.026, 0.009)), head.point(port + vec(0.01, -0.075, 0.012)), *down], 3), 0.0034, "tubing", 6))
    return parts


def reservoir(head):
    """The bag of a non-rebreather below the mask."""
    rings = []
    for d, w, h in ((0.0, 0.008, 0.008), (0.020, 0.030, 0.010), (0.070, 0.043, 0.020), (0.125, 0.042, 0.018), (0.150, 0.036, 0.003)):
        rings.append([head.point(vec(0.0, 1.505, 0.128) + vec(w * np.cos(a), -d, 0.010 + h * np.sin(a) + 0.05 * d)) for a in np.linspace(0, 2 * np.pi, 15)[:-1]])
    return [loft(rings[::-1], "clear-plastic", 70)]


def tube_and_tape(head):
    """A tracheal tube in the corner of the mouth, tied, with the circuit's Y-piece."""
    path = [head.point(p) for p in ((-0.008, 1.533, 0.070), (-0.010, 1.531, 0.105), (-0.013, 1.528, 0.138), (-0.016, 1.524, 0.160))]
    parts = [tube(smooth_path(path, 3), 0.0062, "clear-plastic", 10)]
    a, b = path[-2], path[-1]
    d = unit(b - a)
    parts.append(cyl(b - d * 0.006, b + d * 0.018, 0.0085, "paint-blue", bevel=0.001, seg=12))
    parts.append(cyl(b + d * 0.016, b + d * 0.052, 0.0110, "clear-plastic", bevel=0.002, seg=12))
    side = head.frame.direction((1, 0, 0))
    for s in SIDES:
        parts.append(tube(smooth_path([b + d * 0.045, b + d * 0.066 + side * s * 0.022, b + d * 0.110 + side * s * 0.034], 3), 0.0100, "tubing-blue" if s == LEFT else "tubing", 10))
    tie = common(0.002, grown(head.field, 0.0022), block((0, 1.5440, 0.05), (0.18, 0.014, 0.16), 0.003), plane((0, 0, -0.02), (0, 0, -1)))
    parts.append(head.placed(body(tie, (-0.09, 1.53, -0.03), (0.09, 1.56, 0.12), 0.0046, "linen-white", 300)))
    return parts


def sensors(f):
    """Pulse oximeter on the right hand, cuff on the left upper arm."""
    right = f.posed.arms[RIGHT]
    tip = right.end + right.along * 0.172 + right.palm * 0.020
    across = unit(np.cross(right.along, right.palm))
    tip = tip - across * 0.010
    matrix = np.stack([across, right.along, right.palm], axis=1)
    parts = [box((0, 0, 0), (0.022, 0.044, 0.026), "paint-blue", 0.006).mapped(matrix).moved(*tip)]
    parts.append(tube(smooth_path([tip - right.along * 0.02 - right.palm * 0.012, right.end + right.along * 0.06 - right.palm * 0.024,
                                   right.end - right.palm * 0.036, right.lower_at(0.55) - right.palm * 0.044], 4), 0.0022, "tubing-blue", 5))
    f.add(parts, node="spo2-probe")
    left = f.posed.arms[LEFT]
    size = 0.55 + 0.45 * f.shape.limbs
    a, b = left.upper_at(0.76), left.upper_at(0.98)
    f.add(cyl(a, b, 0.0500 * size, "paint-slate", 0.0465 * size, 0.006, 20), node="nibp-cuff")
    f.add(cyl(left.upper_at(0.80), left.upper_at(0.84), 0.0506 * size, "paint-mid", 0.0500 * size, 0.002, 20), node="nibp-cuff")
