# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Body regions shared by everyone in the room, written for a person of 1.72 m who stands
on y = 0 and looks along +Z (so the left side is +X)."""

import numpy as np

from kit import Mesh, rotation, unit, vec
from sdf import block, blend, body, common, cone, cut, ellipsoid, grown, plane

LEFT, RIGHT = 1, -1

HIP = vec(0.092, 0.905, 0.0)
KNEE = vec(0.100, 0.490, 0.012)
ANKLE = vec(0.098, 0.085, -0.022)
SHOULDER = vec(0.168, 1.390, -0.012)


def on_side(point, side):
    return vec(point) * vec(side, 1, 1)


def head_field(jaw=1.0):
    skull = blend(
        0.045,
        ellipsoid((0, 1.632, -0.010), (0.0745, 0.090, 0.094)),
        ellipsoid((0, 1.582, 0.022), (0.0610 * (0.5 + 0.5 * jaw), 0.086, 0.070)),
        ellipsoid((0, 1.532, 0.030), (0.0470 * jaw, 0.034, 0.050)))
    face = blend(0.020, skull, ellipsoid((0, 1.617, 0.076), (0.044, 0.010, 0.013)),
                 ellipsoid((0, 1.514, 0.069), (0.018, 0.014, 0.014)))
    for side in (LEFT, RIGHT):
        face = cut(0.020, face, ellipsoid((side * 0.030, 1.5965, 0.100), (0.017, 0.012, 0.018)))
        face = blend(0.022, face, ellipsoid((side * 0.036, 1.570, 0.066), (0.016, 0.014, 0.014)))
        ear = cut(0.006, ellipsoid((side * 0.0765, 1.590, -0.012), (0.009, 0.032, 0.019), (8, side * -22, 0)),
                  ellipsoid((side * 0.087, 1.594, -0.006), (0.007, 0.018, 0.010), (8, side * -22, 0)))
        face = blend(0.008, face, ear)
    nose = blend(0.008, cone((0, 1.606, 0.084), (0, 1.571, 0.1005), 0.0075, 0.0120),
                 ellipsoid((0.0105, 1.5665, 0.093), (0.0085, 0.0075, 0.010)),
                 ellipsoid((-0.0105, 1.5665, 0.093), (0.0085, 0.0075, 0.010)))
    face = blend(0.012, face, nose)
    return face


def neck_field():
    neck = blend(0.03, cone((0, 1.40, -0.028), (0, 1.545, -0.014), 0.058, 0.050),
                 cone((-0.105, 1.405, -0.018), (0.105, 1.405, -0.018), 0.042))
    for side in (LEFT, RIGHT):
        neck = blend(0.05, neck, cone((0, 1.468, -0.022), (side * 0.11, 1.412, -0.018), 0.036, 0.034))
    return blend(0.06, neck, ellipsoid((0, 1.30, 0.010), (0.140, 0.13, 0.092)))


def hair_field(style):
    front = plane((0, 1.661, 0.078), (0, 0.700, -0.714))
    cap = ellipsoid((0, 1.640, -0.014), (0.0835, 0.0935, 0.1005))
    if style == "short":
        cap = blend(0.02, cap, ellipsoid((0, 1.700, 0.030), (0.062, 0.034, 0.060)))
        hair = cut(0.012, cap, front)
        return cut(0.02, hair, plane((0, 1.550, 0), (0, 1, 0)))
    if style == "thin":
        cap = ellipsoid((0, 1.636, -0.016), (0.0800, 0.0900, 0.0965))
        hair = cut(0.014, cap, plane((0, 1.690, 0.050), (0, 0.560, -0.828)))
        return cut(0.02, hair, plane((0, 1.545, 0), (0, 1, 0)))
    if style == "bun":
        cap = cut(0.012, ellipsoid((0, 1.642, -0.014), (0.0840, 0.0940, 0.1020)), front)
        return blend(0.012, cap, ellipsoid((0, 1.706, -0.104), (0.044, 0.041, 0.040)))
    # bob: to the shoulders, parted, away from the face
    fall = blend(0.04, ellipsoid((0, 1.640, -0.014), (0.0870, 0.0960, 0.1020)),
                 ellipsoid((0, 1.545, -0.050), (0.0960, 0.110, 0.064)),
                 ellipsoid((0.070, 1.535, -0.012), (0.030, 0.085, 0.042)),
                 ellipsoid((-0.070, 1.535, -0.012), (0.030, 0.085, 0.042)))
    fall = cut(0.012, fall, ellipsoid((0.006, 1.570, 0.092), (0.069, 0.112, 0.086)))
    fall = cut(0.014, fall, ellipsoid((0, 1.47, 0.02), (0.056, 0.09, 0.070)))
    return cut(0.015, fall, plane((0, 1.462, 0), (0, 1, -0.15)))


def torso_field(build=1.0):
    """Trunk without arms and neck."""
    b = build
    return blend(
        0.07,
        ellipsoid((0, 1.275, -0.006), (0.152 * b, 0.195, 0.106 * b)),
        ellipsoid((0, 1.335, 0.022), (0.120 * b, 0.105, 0.092 * b)),
        ellipsoid((0, 1.090, 0.000), (0.132 * b, 0.170, 0.096 * b)),
        ellipsoid((0, 0.930, -0.006), (0.162 * b, 0.125, 0.112 * b)),
        cone((-0.142, 1.396, -0.014), (0.142, 1.396, -0.014), 0.048))


def hand_parts(wrist, forward, palm_side, mat, side, curl=18.0, triangles=500):
    """A relaxed hand: `forward` along the fingers, `palm_side` out of the palm."""
    f = unit(forward)
    n = unit(vec(palm_side) - f * (vec(palm_side) @ f))
    matrix = np.stack([np.cross(f, n), f, n], axis=1)  # x: across, y: fingers, z: palm
    # Seen from the wrist, palm towards the viewer, the thumb is on this side.
    t = side
    field = blend(0.022, block((0, 0.050, 0), (0.070, 0.078, 0.024), 0.012),
                  cone((0, -0.012, -0.001), (0, 0.025, 0), 0.0255, 0.024))
    for k, (x, length) in enumerate(((-0.0265, 0.050), (-0.0090, 0.062), (0.0090, 0.058), (0.0260, 0.044))):
        x *= -t
        bend = np.radians(curl + 4 * k)
        base = vec(x, 0.086, 0.0)
        mid = base + vec(0, np.cos(bend), np.sin(bend)) * length * 0.55
        tip = mid + vec(0, np.cos(2.2 * bend), np.sin(2.2 * bend)) * length * 0.45
        finger = blend(0.004, cone(base, mid, 0.0092, 0.0085), cone(mid, tip, 0.0085, 0.0072))
        field = blend(0.006, field, finger)
    thumb = blend(0.006, cone((t * 0.024, 0.022, 0.008), (t * 0.047, 0.052, 0.020), 0.0145, 0.0115),
                  cone((t * 0.047, 0.052, 0.020), (t * 0.050, 0.082, 0.027), 0.0110, 0.0085))
    field = blend(0.014, field, thumb)
    made = body(field, (-0.065, -0.045, -0.03), (0.065, 0.160, 0.075), 0.0052, mat, triangles)
    return made.mapped(matrix).moved(*vec(wrist))


def head_parts(skin, hair, style, jaw=1.0, placing=None):
    """Head with features, and hair. `placing` maps a finished mesh (for lying people)."""
    head = head_field(jaw)
    whole = blend(0.030, head, cone((0, 1.455, -0.022), (0, 1.545, -0.014), 0.052, 0.050))
    parts = [body(whole, (-0.10, 1.455, -0.12), (0.10, 1.735, 0.12), 0.0058, "skin-" + skin, 2100)]
    parts.append(body(hair_field(style), (-0.12, 1.44, -0.16), (0.12, 1.75, 0.11), 0.0068,
                      "hair-" + hair, 1000 if style == "bob" else 750))
    for side in (LEFT, RIGHT):
        low, high = (side * 0.03 - 0.026, 1.580, 0.05), (side * 0.03 + 0.026, 1.632, 0.105)
        almond = ellipsoid((side * 0.0305, 1.5950, 0.0770), (0.0135, 0.0058, 0.0160), (0, side * 12, 0))
        iris = ellipsoid((side * 0.0295, 1.5952, 0.0770), (0.0060, 0.0056, 0.0180))
        brow = ellipsoid((side * 0.0310, 1.6150, 0.0740), (0.0180, 0.0036, 0.0260), (0, side * 18, side * -3))
        for field, lift, mat, budget in ((almond, 0.0012, "linen-white", 60), (iris, 0.0021, "eye", 50),
                                         (brow, 0.0022, "hair-" + hair, 70)):
            parts.append(body(common(0.0015, grown(head, lift), field), low, high, 0.0026, mat, budget))
    lips = common(0.002, grown(head, 0.0014),
                  blend(0.002, ellipsoid((0, 1.5400, 0.086), (0.0215, 0.0040, 0.018)),
                        ellipsoid((0, 1.5325, 0.085), (0.0170, 0.0048, 0.018))))
    parts.append(body(lips, (-0.026, 1.52, 0.06), (0.026, 1.552, 0.11), 0.0028, "lips-" + skin, 140))
    swell, base = 1.06, vec(0, 1.470, -0.018)
    parts = [Mesh((p.verts - base) * swell + base, p.faces, p.mat, p.normals) for p in parts]
    return [placing(p) for p in parts] if placing else parts


def shoe_parts(side, upper, sole, splay=9.0):
    turn = rotation(0, side * splay, 0)
    ground = plane((0, 0, 0), (0, -1, 0))
    foot = blend(0.045, cone((0, 0.040, -0.040), (0, 0.034, 0.050), 0.038, 0.040),
                 ellipsoid((0, 0.030, 0.105), (0.044, 0.036, 0.066)),
                 cone((0, 0.06, -0.030), (0, 0.100, -0.022), 0.038, 0.040))
    rubber = common(0.004, grown(foot, 0.004), plane((0, 0.020, 0), (0, 1, 0)), ground)
    above = common(0.004, foot, plane((0, 0.016, 0), (0, -1, 0)), plane((0, 0.11, 0), (0, 1, 0)))
    out = []
    for field, mat, budget in ((above, upper, 420), (rubber, sole, 260)):
        made = body(field, (-0.07, -0.002, -0.10), (0.07, 0.12, 0.19), 0.0080, mat, budget)
        out.append(made.mapped(turn).moved(side * ANKLE[0], 0, -0.005))
    return out


def trousers_field(build=1.0, width=1.0):
    field = ellipsoid((0, 0.945, -0.006), (0.165 * build, 0.115, 0.115 * build))
    for side in (LEFT, RIGHT):
        h, k, a = (on_side(p, side) for p in (HIP, KNEE, ANKLE))
        leg = blend(0.025, cone(h - vec(0, 0.03, 0.006), k, 0.093 * build, 0.074 * width),
                    cone(k, a, 0.074 * width, 0.066 * width))
        field = blend(0.03, field, leg)
    return field


def scaled(parts, factor):
    return [Mesh(p.verts * factor, p.faces, p.mat, p.normals, p.uvs) for p in parts]
