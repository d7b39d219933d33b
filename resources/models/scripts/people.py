# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""People who stand: nurse, physician, family member."""

import numpy as np

from anatomy import (ANKLE, LEFT, RIGHT, SHOULDER, hand_parts, head_parts, neck_field, on_side,
                     scaled, shoe_parts, torso_field, trousers_field)
from kit import Model, box, cyl, panel, smooth_path, tube, unit, vec
from sdf import (block, blend, body, common, cone, cut, edge, ellipsoid, gradient, grown, onto, plane)


class Arm:
    """Shoulder, elbow and wrist of one side, and the direction of its hand."""

    def __init__(self, side, elbow, wrist, hand=None, palm=None):
        self.side = side
        self.shoulder = on_side(SHOULDER, side)
        self.elbow, self.wrist = on_side(elbow, side), on_side(wrist, side)
        along = unit(self.wrist - self.elbow)
        self.hand = on_side(hand, side) if hand is not None else along
        self.palm = on_side(palm, side) if palm is not None else vec(-side, 0, -0.25)

    def upper(self, r1, r2, until=1.0):
        end = self.shoulder + (self.elbow - self.shoulder) * until
        return cone(self.shoulder, end, r1, r2)

    def skin(self):
        return blend(0.02, cone(self.shoulder, self.elbow, 0.045, 0.039),
                     cone(self.elbow, self.elbow + (self.wrist - self.elbow) * 0.3, 0.038, 0.040),
                     cone(self.elbow + (self.wrist - self.elbow) * 0.25, self.wrist, 0.040, 0.0265))

    def sleeve(self, until, r1=0.057, r2=0.061):
        """Short sleeve, cut square to the arm."""
        d = self.elbow - self.shoulder
        end = self.shoulder + d * until
        return common(0.006, self.upper(r1, r2), plane(end, d))

    def long_sleeve(self, r=0.058, cuff=0.045):
        d = self.wrist - self.elbow
        return common(0.006, blend(0.03, cone(self.shoulder, self.elbow, r + 0.004, r),
                                   cone(self.elbow, self.wrist + d * 0.2, r, cuff)),
                      plane(self.wrist - d * 0.03, d))

    def held(self):
        """Middle of the closed hand."""
        return self.wrist + unit(self.hand) * 0.075


def relaxed(side, swing=0.0, bend=0.0):
    return Arm(side, (0.216, 1.118, -0.040 + swing), (0.215 - bend * 0.2, 0.880 + bend * 0.15, 0.045 + swing + bend))


def v_neck(depth=0.150, half=0.062):
    """Wedge that opens a garment down the breastbone."""
    n = unit(vec(depth, half, 0))
    return common(0.006, plane((0, 1.445 - depth, 0), (n[0], -n[1], 0)),
                  plane((0, 1.445 - depth, 0), (-n[0], -n[1], 0)),
                  plane((0, 0, 0.030), (0, 0, -1)))


def collar():
    """Round opening for the neck."""
    return cone((0, 1.36, 0.004), (0, 1.62, -0.030), 0.064, 0.070)


def trim(garment, points, r, mat, lift=0.0015, per=4, flat=0.5, seg=6):
    path = onto(garment, smooth_path(points, per), lift)
    return tube(path, r, mat, seg)


def v_trim(garment, mat, depth=0.150, half=0.062):
    low = 1.445 - depth
    left = [(half * t, low + depth * t, 0.10 - 0.05 * t) for t in (0.0, 0.25, 0.5, 0.75, 0.94)]
    left += [(0.066 * np.sin(a), 1.475, -0.020 + 0.066 * np.cos(a)) for a in (1.3, 1.75, 2.2, 2.65, np.pi)]
    right = [(-x, y, z) for x, y, z in reversed(left[1:-1])]
    path = edge(garment, blend(0.004, v_neck(depth, half), collar()), smooth_path(left + right, 3, closed=True))
    return [tube(path, 0.0058, mat, 6, closed=True)]


def patch(garment, centre, size, mat, lift=0.0045, triangles=160):
    """A pocket that follows the cloth."""
    field = common(0.003, grown(garment, lift), block(centre, size, 0.008))
    c, s = vec(centre), vec(size) / 2
    return body(field, c - s, c + s, 0.0060, mat, triangles)


def badge(garment, x=0.085, y=1.27):
    at = onto(garment, [(x, y, 0.14)], 0.007)[0]
    n = gradient(garment, at[None, :])[0]
    ry, rx = np.degrees(np.arctan2(n[0], n[2])), -np.degrees(np.arcsin(n[1]))
    def place(part):
        return part.turned(rx, 0, 0).turned(0, ry, 0).moved(*at)
    return [place(panel((0, 0, 0), 0.054, 0.084, 0.004, "linen-white", 0.005, 0.001, seg=1)),
            place(panel((0, 0.026, 0.0022), 0.050, 0.020, 0.002, "paint-teal", 0.003, 0.0005, seg=1)),
            place(panel((-0.010, -0.008, 0.0022), 0.022, 0.028, 0.002, "paint-mid", 0.003, 0.0005, seg=1)),
            place(box((0, 0.047, 0.001), (0.012, 0.014, 0.006), "steel", 0.001, seg=1))]


def stethoscope(garment):
    """Round the neck, ear tips on one side, chest piece on the other."""
    loop = [(0.078, 1.20, 0.15), (0.080, 1.28, 0.15), (0.082, 1.36, 0.13), (0.076, 1.43, 0.06),
            (0.062, 1.468, -0.02), (0.034, 1.468, -0.085), (-0.034, 1.468, -0.085), (-0.062, 1.468, -0.02),
            (-0.076, 1.43, 0.06), (-0.082, 1.36, 0.13), (-0.078, 1.27, 0.15), (-0.070, 1.19, 0.15)]
    path = onto(garment, smooth_path(loop, 4), 0.007)
    parts = [tube(path, 0.0058, "plastic-dark", 7)]
    end, n = path[0], gradient(garment, path[:1])[0]
    parts.append(cyl(end - n * 0.004, end + n * 0.010, 0.021, "steel", bevel=0.003, seg=16))
    fork = path[-1]
    for dx in (-0.016, 0.016):
        tip = onto(garment, [fork + vec(dx, -0.075, 0.02)], 0.008)[0]
        mid = onto(garment, [fork + vec(dx * 0.9, -0.04, 0.02)], 0.008)[0]
        parts.append(tube(smooth_path([fork, mid, tip], 3), 0.0034, "steel", 6))
        parts.append(cyl(tip, tip + vec(0, -0.012, 0), 0.0055, "rubber", bevel=0.002, seg=8))
    return parts


def arms_and_hands(arms, skin, cover=0.0):
    """Bare arms from below the sleeve (cover: share of the whole arm that is hidden)."""
    parts = []
    for arm in arms:
        if cover < 0.9:
            start = arm.shoulder + (arm.elbow - arm.shoulder) * cover
            field = common(0.004, arm.skin(), plane(start, arm.shoulder - arm.elbow))
            low = np.minimum(arm.elbow, arm.wrist) - 0.06
            high = np.maximum(np.maximum(start, arm.wrist), arm.elbow) + 0.06
            parts.append(body(field, low, high, 0.0100, "skin-" + skin, 420))
        parts.append(hand_parts(arm.wrist, arm.hand, arm.palm, "skin-" + skin, arm.side))
    return parts


def legs(mat, shoe, sole, build=1.0, width=1.0):
    field = common(0.006, trousers_field(build, width), plane((0, 0.060, 0), (0, -1, 0)),
                   plane((0, 1.02, 0), (0, 1, 0)))
    parts = [body(field, (-0.22, 0.05, -0.15), (0.22, 1.03, 0.15), 0.0150, mat, 1200)]
    for side in (LEFT, RIGHT):
        parts += shoe_parts(side, shoe, sole)
        hem = [(side * (ANKLE[0] + 0.063 * width * np.sin(t)), 0.066, ANKLE[2] + 0.063 * width * np.cos(t))
               for t in np.linspace(0, 2 * np.pi, 14)[:-1]]
        parts.append(tube(hem, 0.0045, mat, 6, closed=True))
    return parts


#: Cloth over the root of the neck, so that necklines close behind.
NAPE = cone((-0.052, 1.436, -0.050), (0.052, 1.436, -0.050), 0.050)


def scrub_top(arms, build=1.0):
    trunk = blend(0.05, grown(torso_field(build), 0.012), NAPE)
    skirt = blend(0.05, trunk, ellipsoid((0, 0.80, -0.004), (0.184 * build, 0.36, 0.132 * build)))
    top = common(0.008, skirt, plane((0, 0.785, 0), (0, -1, 0)))
    for arm in arms:
        top = blend(0.028, top, arm.sleeve(0.66))
    for side in (LEFT, RIGHT):
        top = blend(0.04, top, cone((side * 0.05, 1.450, -0.024), (side * 0.13, 1.415, -0.016), 0.047, 0.052))
    return top


def skin_neck(skin):
    field = common(0.01, neck_field(), plane((0, 1.25, 0), (0, -1, 0)), plane((0, 1.50, 0), (0, 1, 0)))
    return body(field, (-0.16, 1.24, -0.12), (0.16, 1.51, 0.14), 0.0100, "skin-" + skin, 600)


TORSO = ((-0.30, 0.77, -0.19), (0.30, 1.52, 0.19))


def nurse():
    m = Model("nurse", "Nurse", "actor", "People",
              ["RN", "staff nurse", "charge nurse", "scrubs"],
              ["actor.nurse", "actor.speech", "actor.staff"])
    arms = [relaxed(LEFT, 0.0, 0.05), relaxed(RIGHT, 0.02, 0.02)]
    whole = scrub_top(arms, 0.98)
    top = cut(0.006, whole, v_neck(), collar())
    parts = head_parts("light", "brown", "bun", 0.88) + [skin_neck("light")]
    parts.append(body(top, *TORSO, 0.0115, "scrub-teal", 2300))
    parts += v_trim(whole, "scrub-teal-deep")
    for side in (LEFT, RIGHT):
        parts.append(patch(whole, (side * 0.085, 0.885, 0.12), (0.105, 0.135, 0.12), "scrub-teal-deep", 0.0035))
    parts += badge(whole)
    parts += sleeve_hems(arms, 0.66, 0.0605, "scrub-teal-deep")
    parts += arms_and_hands(arms, "light", 0.45)
    parts += legs("scrub-teal", "shoe-white", "paint-mid", 0.97)
    watch = arms[0].wrist - unit(arms[0].wrist - arms[0].elbow) * 0.02
    parts.append(cyl(watch, watch - unit(arms[0].wrist - arms[0].elbow) * 0.022, 0.0315, "plastic-dark", seg=16))
    return finished(m, parts, arms, 1.68 / 1.733)


def sleeve_hems(arms, until, r, mat):
    out = []
    for arm in arms:
        d = unit(arm.elbow - arm.shoulder)
        c = arm.shoulder + (arm.elbow - arm.shoulder) * until - d * 0.006
        x = unit(np.cross(d, vec(0, 0, 1)))
        y = np.cross(d, x)
        ring = [c + (x * np.cos(t) + y * np.sin(t)) * (r - 0.001) for t in np.linspace(0, 2 * np.pi, 17)[:-1]]
        out.append(tube(ring, 0.0042, mat, 6, closed=True))
    return out


def physician():
    m = Model("physician", "Physician", "actor", "People",
              ["doctor", "intensivist", "MD", "consultant", "resident"],
              ["actor.physician", "actor.speech", "actor.staff"])
    arms = [relaxed(LEFT, 0.01, 0.03), relaxed(RIGHT, 0.0, 0.07)]
    scrub = cut(0.006, scrub_top(arms, 1.02), v_neck(), collar())
    inner = scrub_top(arms, 1.02)
    coat = grown(torso_field(1.04), 0.022)
    coat = blend(0.06, coat, ellipsoid((0, 0.60, -0.004), (0.205, 0.50, 0.155)))
    for side in (LEFT, RIGHT):
        coat = blend(0.04, coat, cone((side * 0.05, 1.456, -0.026), (side * 0.14, 1.420, -0.016), 0.054, 0.060))
    coat = common(0.006, coat, plane((0, 0.58, 0), (0, -1, 0)))
    for arm in arms:
        coat = blend(0.028, coat, arm.long_sleeve(0.062, 0.047))
    solid = coat
    # Open down the front: a slit that widens into the lapels above and a little below.
    gap = cut(0.01, block((0, 1.0, 0.14), (0.080, 1.2, 0.28)), block((0, 1.0, -0.1), (1, 2, 0.2)))
    lapel = common(0.02, plane((0, 1.10, 0), (0.955, -0.297, 0)), plane((0, 1.10, 0), (-0.955, -0.297, 0)),
                   plane((0, 0, 0.0), (0, 0, -1)))
    lower = common(0.02, plane((0, 1.02, 0), (0.985, 0.174, 0)), plane((0, 1.02, 0), (-0.985, 0.174, 0)),
                   plane((0, 0, 0.0), (0, 0, -1)))
    coat = cut(0.008, coat, blend(0.02, gap, lapel, lower), collar())
    parts = head_parts("tan", "black", "short", 1.06) + [skin_neck("tan")]
    scrub = common(0.004, scrub, grown(solid, -0.007))
    parts.append(body(scrub, (-0.2, 0.80, -0.15), (0.2, 1.5, 0.17), 0.0140, "scrub-navy", 900))
    parts += v_trim(inner, "scrub-navy-deep")
    parts.append(body(coat, (-0.31, 0.57, -0.2), (0.31, 1.53, 0.2), 0.0110, "coat-white", 2500))
    nape = [(0.068 * np.sin(a), 1.46, -0.015 + 0.068 * np.cos(a)) for a in np.linspace(1.35, 2 * np.pi - 1.35, 17)]
    parts.append(tube(edge(solid, collar(), nape), [0.006] + [0.0105] * 15 + [0.006], "coat-white", 7))
    # Lapels lie on the coat as two thicker leaves.
    for side in (LEFT, RIGHT):
        leaf = common(0.003, grown(solid, 0.006), plane((0, 0, 0.0), (0, 0, -1)),
                      plane((side * 0.0, 1.10, 0), (-side * 0.955, 0.297, 0)),
                      plane((side * 0.060, 1.12, 0), (side * 0.94, -0.34, 0)),
                      plane((0, 1.435, 0), (0, 1, 0)), plane((0, 1.330, 0), (side * 0.75, 0.66, 0)))
        leaf = cut(0.004, leaf, collar(), blend(0.02, gap, lapel))
        parts.append(body(leaf, (-0.16, 1.08, 0.0), (0.16, 1.46, 0.19), 0.0080, "coat-white", 240))
        parts.append(patch(solid, (side * 0.120, 0.845, 0.12), (0.110, 0.150, 0.16), "coat-white", 0.0045))
    parts.append(patch(solid, (0.105, 1.255, 0.11), (0.082, 0.095, 0.12), "coat-white", 0.0045, 130))
    for k, mat in enumerate(("paint-blue", "plastic-dark")):
        at = onto(solid, [(0.090 + 0.016 * k, 1.302, 0.16)], 0.004)[0]
        parts.append(cyl(at - vec(0, 0.03, 0), at + vec(0, 0.022, 0), 0.0045, mat, bevel=0.001, seg=8))
    parts += badge(solid, -0.115, 1.245)
    parts += stethoscope(solid)
    parts += arms_and_hands(arms, "tan", 1.0)
    parts += legs("scrub-navy", "shoe-dark", "rubber", 1.0)
    return finished(m, parts, arms, 1.78 / 1.736)


def family_member():
    m = Model("family-member", "Family member", "actor", "People",
              ["relative", "daughter", "wife", "next of kin", "visitor"],
              ["actor.family", "actor.speech"])
    arms = [relaxed(LEFT, 0.01, 0.09), relaxed(RIGHT, 0.0, 0.03)]
    knit = blend(0.05, grown(torso_field(0.96), 0.013), NAPE)
    knit = blend(0.05, knit, ellipsoid((0, 0.86, -0.004), (0.172, 0.26, 0.124)))
    hem = common(0.010, knit, plane((0, 0.835, 0), (0, -1, 0)))
    for arm in arms:
        hem = blend(0.028, hem, arm.long_sleeve(0.054, 0.042))
    for side in (LEFT, RIGHT):
        hem = blend(0.04, hem, cone((side * 0.05, 1.450, -0.024), (side * 0.13, 1.415, -0.016), 0.047, 0.052))
    ring = cone((0, 1.37, 0.010), (0, 1.62, -0.030), 0.074, 0.080)
    jumper = cut(0.008, hem, ring)
    shirt = cut(0.006, common(0.01, grown(neck_field(), 0.008), plane((0, 1.463, 0), (0, 1, 0.25)),
                              plane((0, 1.30, 0), (0, -1, 0))),
                cone((0, 1.455, 0.040), (0, 1.62, -0.03), 0.050, 0.052))
    parts = head_parts("brown", "black", "bob", 0.88) + [skin_neck("brown")]
    parts.append(body(jumper, (-0.30, 0.82, -0.18), (0.30, 1.52, 0.18), 0.0115, "knit-rust", 2300))
    round_neck = [(0.075 * np.sin(a), 1.44, -0.010 + 0.080 * np.cos(a)) for a in np.linspace(0, 2 * np.pi, 33)[:-1]]
    parts.append(tube(edge(hem, ring, round_neck), 0.0120, "knit-rust-deep", 7, closed=True))
    parts.append(body(shirt, (-0.17, 1.29, -0.12), (0.17, 1.46, 0.14), 0.0095, "shirt-cream", 520))
    band = common(0.004, grown(knit, 0.004), plane((0, 0.885, 0), (0, 1, 0)), plane((0, 0.830, 0), (0, -1, 0)))
    parts.append(body(band, (-0.205, 0.82, -0.16), (0.205, 0.89, 0.16), 0.0100, "knit-rust-deep", 420))
    for arm in arms:
        d = arm.wrist - arm.elbow
        cuff = common(0.004, cone(arm.wrist - d * 0.24, arm.wrist, 0.0475, 0.0440),
                      plane(arm.wrist - d * 0.01, d), plane(arm.wrist - d * 0.19, -d))
        parts.append(body(cuff, arm.wrist - 0.10, arm.wrist + 0.10, 0.0090, "knit-rust-deep", 160))
    # Shoulder bag: strap across the body, bag at the right hip.
    strap = onto(hem, smooth_path([(0.105, 1.45, -0.03), (0.095, 1.43, 0.06), (0.02, 1.28, 0.14), (-0.08, 1.10, 0.13),
                                   (-0.17, 0.95, 0.07)], 5), 0.005)
    back = onto(hem, smooth_path([(0.105, 1.45, -0.03), (0.06, 1.34, -0.13), (-0.05, 1.12, -0.12), (-0.17, 0.95, -0.06)], 5), 0.005)
    parts.append(tube(strap, 0.009, "leather", 6))
    parts.append(tube(back, 0.009, "leather", 6))
    bag = [panel((-0.216, 0.86, 0.0), 0.26, 0.20, 0.070, "leather", 0.035, 0.015, (0, 90, 0)),
           panel((-0.256, 0.895, 0.0), 0.25, 0.12, 0.012, "leather", 0.030, 0.004, (0, 90, 0)),
           box((-0.264, 0.845, 0.0), (0.006, 0.022, 0.032), "brass", 0.002)]
    parts += bag
    parts += arms_and_hands(arms, "brown", 1.0)
    parts += legs("denim", "shoe-white", "shirt-cream", 0.95, 0.97)
    return finished(m, parts, arms, 1.66 / 1.737)


def finished(m, parts, arms, factor):
    m.add(scaled(parts, factor))
    for arm in sorted(arms, key=lambda a: a.side):
        name = "left-hand" if arm.side == LEFT else "right-hand"
        m.socket(name, "attach", arm.held() * factor)
    m.socket("head", "attach", vec(0, 1.60, 0) * factor)
    return m


PREFABS = {"family-member": family_member, "nurse": nurse, "physician": physician}
