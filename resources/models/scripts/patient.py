# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The patient: supine, head-up as the bed's backrest, under a blanket to the waist."""

import numpy as np

from anatomy import HIP, LEFT, RIGHT, hand_parts, head_parts, neck_field, torso_field
from bed import BACKREST
from kit import Mesh, Model, cyl, grid, mapped, smooth_path, tube, unit, vec
from sdf import blend, block, body, common, cone, cut, edge, ellipsoid, grown, onto, placed, plane

ANGLE = np.radians(BACKREST)
UP = vec(0, np.sin(ANGLE), -np.cos(ANGLE))       # along the spine, towards the head
OUT = vec(0, np.cos(ANGLE), np.sin(ANGLE))       # out of the chest
TURN = np.stack([vec(1, 0, 0), UP, OUT], axis=1)  # standing axes to lying ones
HIP_AT = vec(0, 0.112, 0.0) - OUT * 0.037
STAND = vec(0, HIP[1], 0)                        # this standing point comes to HIP_AT

NOD = np.radians(13.0)                           # the pillow bends the head forward
NECK = vec(0, 1.455, -0.020)


def lying(point):
    """A standing trunk point in the lying frame."""
    return HIP_AT + TURN @ (vec(point) - STAND)


def trunk(field):
    return placed(field, TURN, HIP_AT, STAND)


NOD_TURN = np.array([[1, 0, 0], [0, np.cos(NOD), -np.sin(NOD)], [0, np.sin(NOD), np.cos(NOD)]])


def head_placing(mesh):
    verts = mapped(mesh.verts - NECK, NOD_TURN) + NECK + vec(0, 0, 0.018)
    verts = mapped(verts - STAND, TURN) + HIP_AT
    return Mesh(verts, mesh.faces, mesh.mat, mapped(mapped(mesh.normals, NOD_TURN), TURN))


def on_head(point):
    """A standing head point (before the head is enlarged) in the lying frame."""
    p = (vec(point) - vec(0, 1.470, -0.018)) * 1.06 + vec(0, 1.470, -0.018)
    return lying(NOD_TURN @ (p - NECK) + NECK + vec(0, 0, 0.018))


ARMS = {LEFT: (lying((0.168, 1.390, -0.012)), vec(0.298, 0.098, -0.205), vec(0.175, 0.234, -0.010)),
        RIGHT: (lying((-0.168, 1.390, -0.012)), vec(-0.292, 0.092, -0.190), vec(-0.268, 0.090, 0.055))}
LEGS = {s: (vec(s * 0.095, 0.105, 0.03), vec(s * 0.115, 0.120, 0.44), vec(s * 0.130, 0.068, 0.845)) for s in (LEFT, RIGHT)}


def lower_body():
    field = ellipsoid((0, 0.108, 0.0), (0.168, 0.110, 0.140))
    for s, (hip, knee, ankle) in LEGS.items():
        leg = blend(0.03, cone(hip, knee, 0.092, 0.064), cone(knee, ankle, 0.060, 0.044))
        foot = blend(0.03, cone(ankle, ankle + vec(s * 0.035, 0.115, 0.035), 0.045, 0.036))
        field = blend(0.03, field, leg, foot)
    return field


def blanket_heights(field, xs, zs):
    """Top of the body over each (x, z), relaxed as cloth that hangs between high places."""
    ys = np.linspace(0.0, 0.36, 73)
    gx, gz, gy = np.meshgrid(xs, zs, ys, indexing="ij")
    d = field(np.stack([gx.ravel(), gy.ravel(), gz.ravel()], axis=1)).reshape(gx.shape)
    top = np.where(d < 0.010, gy, 0.0).max(axis=2)
    height = top.copy()
    for _ in range(26):
        pad = np.pad(height, 1, mode="edge")
        mean = (pad[:-2, 1:-1] + pad[2:, 1:-1] + pad[1:-1, :-2] + pad[1:-1, 2:]) / 4
        height = np.maximum(mean, top)
    for _ in range(2):
        pad = np.pad(height, 1, mode="edge")
        height = (pad[:-2, 1:-1] + pad[2:, 1:-1] + pad[1:-1, :-2] + pad[1:-1, 2:] + 2 * height) / 6
    return height


def covers():
    """Blanket to the waist with its sheet folded back, draped over both sides of the mattress."""
    half, z0, z1 = 0.428, -0.105, 1.045
    nx, nz = 37, 41
    field = blend(0.03, lower_body(), trunk(torso_field()))
    xs, zs = np.linspace(-half, half, nx), np.linspace(z0, z1, nz)
    gx, gz = np.meshgrid(xs, zs, indexing="ij")
    height = blanket_heights(field, xs, zs) + 0.016
    fold = (0.0045 * np.sin(gx * 31 + 2.2 * np.sin(gz * 7)) * np.sin(gz * 11 + gx * 9)
            + 0.004 * np.sin(gz * 26 + 3 * np.abs(gx) * 9))
    height += fold * np.clip(height / 0.12, 0.15, 1.0)
    edge = np.clip((np.abs(gx) - 0.398) / 0.030, 0, 1)
    height = height * (1 - edge) + 0.013 * edge
    height = np.maximum(height, 0.012)
    drop = 4   # extra rows down each flank

    def surface(u, v):
        j = np.rint(v * (nz - 1)).astype(int)
        i = np.rint(u * (nx - 1 + 2 * drop)).astype(int) - drop
        inner = np.clip(i, 0, nx - 1)
        over = np.abs(i - inner)
        side = np.sign(i - inner)
        x = xs[inner] + side * np.minimum(over, 1) * 0.007 + side * 0.003 * np.sin(zs[j] * 19 + 1) * (over > 1)
        y = height[inner, j] - np.where(over > 0, 0.006 + (over - 1) * 0.042, 0) - 0.012 * (over == drop) * np.sin(zs[j] * 8)
        return np.stack([x, y, zs[j]], axis=1)[:, [0, 1, 2]]

    def flipped(u, v):
        return surface(u, 1 - v)
    blanket = grid(flipped, nx + 2 * drop, nz, "blanket", 0, 70)

    # The sheet turned back over the blanket's upper edge
    rows = 7

    def band(u, v):
        i = np.rint(u * (nx - 1)).astype(int)
        t = v * 0.155
        z = z0 - 0.006 + t
        y = np.array([np.interp(zz, zs, height[k]) for zz, k in zip(z, i)])
        bulge = 0.011 + 0.008 * np.exp(-((t - 0.012) / 0.02) ** 2) + 0.003 * np.sin(xs[i] * 23)
        return np.stack([xs[i] * 1.006, y + bulge, z], axis=1)

    def band_flipped(u, v):
        return band(u, 1 - v)
    return blanket, grid(band_flipped, nx, rows, "linen-white", 0.009, 70)


def pillow():
    centre = lying((0, 1.605, -0.130))
    field = placed(blend(0.02, ellipsoid((0, 0, 0), (0.300, 0.190, 0.072)), block((0, 0, 0), (0.50, 0.30, 0.058), 0.028)),
                   TURN, centre)
    a = on_head((0, 1.630, -0.012))
    dent = blend(0.04, ellipsoid(a, (0.092, 0.10, 0.105)))
    field = cut(0.05, field, dent)
    low, high = centre - vec(0.32, 0.20, 0.22), centre + vec(0.32, 0.20, 0.22)
    return body(field, low, high, 0.0140, "linen-white", 1000)


def gown_field():
    cloth = grown(torso_field(1.0), 0.012)
    field = trunk(cloth)
    for s, (shoulder, elbow, _) in ARMS.items():
        d = elbow - shoulder
        sleeve = common(0.006, cone(shoulder, elbow, 0.064, 0.068), plane(shoulder + d * 0.72, d))
        field = blend(0.03, field, sleeve)
    return field


def patient():
    m = Model("patient", "Patient", "patient", "People", ["adult", "casualty", "man", "sick person", "simulated patient"],
              ["patient.adult", "patient.airway", "patient.circulation"])
    m.add(head_parts("light", "grey", "short", 1.0, head_placing))
    # Neck and gown
    neck = trunk(common(0.01, neck_field(), plane((0, 1.27, 0), (0, -1, 0)), plane((0, 1.51, 0), (0, 1, 0))))
    c = lying((0, 1.38, 0))
    m.add(body(neck, c - 0.20, c + 0.20, 0.0100, "skin-light", 560))
    whole = blend(0.03, gown_field(), *(trunk(cone((s * 0.05, 1.445, -0.024), (s * 0.12, 1.412, -0.016), 0.044, 0.050)) for s in (LEFT, RIGHT)))
    collar = trunk(cone((0, 1.395, 0.040), (0, 1.60, -0.045), 0.068, 0.074))
    gown = cut(0.006, common(0.02, whole, plane((0, 0, 0.06), (0, 0, 1))), collar)
    m.add(body(gown, (-0.36, 0.0, -0.62), (0.36, 0.42, 0.09), 0.0120, "gown", 1900))
    ring = [lying((0.072 * np.sin(a), 1.432 + 0.020 * -np.cos(a), 0.010 + 0.075 * np.cos(a))) for a in np.linspace(0, 2 * np.pi, 25)[:-1]]
    ring = edge(whole, collar, ring)
    m.add(tube(ring, 0.0062, "gown-trim", 6, closed=True))
    for s, (shoulder, elbow, wrist) in ARMS.items():
        d = elbow - shoulder
        hem, x = shoulder + d * 0.712, unit(np.cross(d, vec(0, 1, 0)))
        y = np.cross(unit(d), x)
        m.add(tube([hem + (x * np.cos(a) + y * np.sin(a)) * 0.0668 for a in np.linspace(0, 2 * np.pi, 17)[:-1]], 0.0042, "gown-trim", 6, closed=True))
        arm = blend(0.02, cone(shoulder + d * 0.45, elbow, 0.045, 0.040), cone(elbow, elbow + (wrist - elbow) * 0.3, 0.039, 0.041),
                    cone(elbow + (wrist - elbow) * 0.25, wrist, 0.041, 0.0270))
        m.add(body(arm, np.minimum(shoulder, np.minimum(elbow, wrist)) - 0.06, np.maximum(shoulder, np.maximum(elbow, wrist)) + 0.06, 0.0100, "skin-light", 400))
        if s == LEFT:     # on the belly
            m.add(hand_parts(wrist, (-0.62, -0.02, 0.30), (-0.10, -1, 0.05), "skin-light", s, 14))
        else:             # beside the thigh, palm down
            m.add(hand_parts(wrist, (0.16, -0.06, 1), (0.12, -1, 0), "skin-light", s, 12))
    # Wristband, right; pulse oximeter on the right index finger's side of the hand
    wrist, elbow = ARMS[RIGHT][2], ARMS[RIGHT][1]
    d = unit(wrist - elbow)
    m.add(cyl(wrist - d * 0.042, wrist - d * 0.022, 0.0325, "linen-white", bevel=0.002, seg=18))
    m.add(pillow(), node="pillow")
    blanket, fold = covers()
    m.add(blanket, node="blanket")
    m.add(fold, node="blanket")
    # Nasal cannula: under the nose, over the ears, down to the chest
    def face(side):
        return [on_head((side * p[0], p[1], p[2])) for p in ((0.020, 1.553, 0.098), (0.050, 1.560, 0.066), (0.071, 1.588, 0.020), (0.080, 1.622, -0.012), (0.084, 1.600, -0.036))]
    left, right = face(LEFT), face(RIGHT)
    m.add(tube(smooth_path([*left[::-1], on_head((0, 1.5555, 0.1045)), *right], 3), 0.0026, "tubing", 5), node="nasal-cannula")
    for s in (LEFT, RIGHT):
        m.add(tube(smooth_path([on_head((s * 0.0085, 1.5545, 0.104)), on_head((s * 0.0085, 1.561, 0.100)), on_head((s * 0.0085, 1.568, 0.094))], 2), 0.0022, "tubing", 6), node="nasal-cannula")
        down = [on_head((s * 0.084, 1.600, -0.036)), on_head((s * 0.070, 1.545, -0.010)), on_head((s * 0.050, 1.495, 0.050))]
        chin = [lying((s * 0.030, 1.440, 0.120)), lying((0.004, 1.390, 0.135))]
        m.add(tube(smooth_path([*down, *chin], 3), 0.0024, "tubing", 5), node="nasal-cannula")
    chest = onto(whole, smooth_path([lying(p) for p in ((0.004, 1.385, 0.14), (0.03, 1.33, 0.14), (0.11, 1.27, 0.12), (0.165, 1.22, 0.06))], 4), 0.005)
    tail = [vec(0.26, 0.20, -0.40), vec(0.345, 0.155, -0.38), vec(0.400, 0.187, -0.44)]
    m.add(tube(smooth_path([lying((0.004, 1.390, 0.135)), *chest[::3], *tail], 2), 0.0026, "tubing", 5), node="nasal-cannula")

    tilt = -(90 - BACKREST)
    m.socket("airway", "attach", on_head((0, 1.548, 0.105)), (tilt + 13.0, 0, 0))
    m.socket("head", "attach", on_head((0, 1.62, 0.0)), (tilt + 13.0, 0, 0))
    m.socket("chest", "surface", onto(whole, [lying((0, 1.290, 0.13))])[0], (BACKREST, 0, 0), (0.30, 0.30))
    m.socket("left-arm", "attach", (ARMS[LEFT][1] + ARMS[LEFT][2]) / 2 + vec(0, 0.036, 0))
    m.socket("right-arm", "attach", (ARMS[RIGHT][1] + ARMS[RIGHT][2]) / 2 + vec(0, 0.036, 0))
    m.socket("left-hand", "attach", ARMS[LEFT][2] + unit(vec(-0.62, -0.02, 0.30)) * 0.075)
    m.socket("right-hand", "attach", ARMS[RIGHT][2] + unit(vec(0.16, -0.06, 1)) * 0.075)
    return m


PREFABS = {"patient": patient}
