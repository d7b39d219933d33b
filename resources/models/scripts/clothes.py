# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Garments of a posed body: fields grown from the flesh, cut in the frame of their region."""

import numpy as np

from flesh import SIDES, pelvis_field, trunk
from hands import hand
from kit import smooth_path, tube, unit, vec
from sdf import (blend, block, body, common, cone, creased, cut, edge, ellipsoid, grown, onto, plane)


def bounds(points, margin):
    p = np.array([vec(q) for q in points])
    return p.min(axis=0) - margin, p.max(axis=0) + margin


# --- openings, in rest coordinates of the chest ---------------------------------------------

def v_neck(depth=0.150, half=0.062):
    """Wedge that opens a garment down the breastbone."""
    n = unit(vec(depth, half, 0))
    return common(0.006, plane((0, 1.445 - depth, 0), (n[0], -n[1], 0)),
                  plane((0, 1.445 - depth, 0), (-n[0], -n[1], 0)),
                  plane((0, 0, 0.030), (0, 0, -1)))


def collar(wide=0.0):
    """Round opening for the neck."""
    return cone((0, 1.36, 0.004 + wide * 0.6), (0, 1.62, -0.030), 0.064 + wide, 0.070 + wide)


#: Cloth over the root of the neck, so that necklines close behind.
BACK_OF_NECK = cone((-0.052, 1.436, -0.050), (0.052, 1.436, -0.050), 0.050)


# --- sleeves ---------------------------------------------------------------------------------

def sleeve(limb, until, r1=0.058, r2=0.062):
    """Short sleeve, cut square to the arm."""
    end = limb.upper_at(until)
    return common(0.006, cone(limb.top, end, r1, r2), plane(end, limb.joint - limb.top))


def long_sleeve(limb, r=0.058, cuff=0.045):
    d = limb.end - limb.joint
    arm = blend(0.03, cone(limb.top, limb.joint, r + 0.004, r), cone(limb.joint, limb.end + d * 0.2, r, cuff))
    return common(0.006, creased(arm, 0.0022, 0.055, limb.joint, 0.14), plane(limb.end - d * 0.03, d))


def sleeve_hem(limb, until, r, mat):
    d = unit(limb.joint - limb.top)
    c = limb.upper_at(until) - d * 0.006
    x = unit(np.cross(d, vec(0, 0, 1) if abs(d[2]) < 0.9 else vec(1, 0, 0)))
    y = np.cross(d, x)
    ring = [c + (x * np.cos(t) + y * np.sin(t)) * (r - 0.001) for t in np.linspace(0, 2 * np.pi, 17)[:-1]]
    return tube(ring, 0.0042, mat, 5, closed=True)


# --- upper garments --------------------------------------------------------------------------

def over_trunk(posed, s, lift, shoulder=0.0):
    """Cloth that lies on the trunk and the slopes of the shoulders."""
    field = blend(0.05, grown(trunk(posed, s), lift), posed.chest.field(BACK_OF_NECK))
    for side in SIDES:
        start = posed.chest.point((side * 0.05, 1.450, -0.024))
        top = posed.arms[side].top
        field = blend(0.04, field, cone(start, start + (top - start) * 0.72, 0.047 + shoulder, 0.052 + shoulder))
    return field


def skirt(posed, s, low, wide=0.0, deep=0.0):
    """The part of a loose garment that hangs from the waist down to that rest height."""
    fall = ellipsoid((0, 0.80, -0.004), ((0.199 + wide) * (0.35 + 0.65 * s.hips), 0.36, (0.146 + deep) * (0.35 + 0.65 * s.hips)))
    return posed.pelvis.field(creased(fall, 0.0022, 0.085, (0, 0.80, 0), 0.30)), posed.pelvis.field(plane((0, low, 0), (0, -1, 0)))


def scrub_top(posed, s, low=0.785, until=0.66):
    """The whole loose top, before its neck is cut."""
    fall, hem = skirt(posed, s, max(low, 0.785))
    field = over_trunk(posed, s, 0.012)
    if low < 0.85:
        field = blend(0.05, field, fall)
    field = common(0.006, field, posed.pelvis.field(plane((0, low, 0), (0, -1, 0))) if low >= 0.85 else hem)
    field = creased(field, 0.0020, 0.075, posed.belly.point((0, 1.06, 0)), 0.22)
    for side in SIDES:
        field = blend(0.028, field, sleeve(posed.arms[side], until, 0.054 + 0.004 * s.limbs, 0.057 + 0.005 * s.limbs))
    return field


def opened(posed, garment, *openings):
    """The garment without openings that are given in rest coordinates of the chest."""
    return cut(0.006, garment, *(posed.chest.field(o) for o in openings))


def torso_bounds(posed, low=0.77):
    points = [posed.pelvis.point((x, low, z)) for x in (-0.2, 0.2) for z in (-0.17, 0.17)]
    points += [posed.chest.point((x, 1.48, z)) for x in (-0.1, 0.1) for z in (-0.12, 0.12)]
    for arm in posed.arms.values():
        points += [arm.top, arm.joint]
    return bounds(points, 0.07)


def v_trim(posed, garment, mat, depth=0.150, half=0.062):
    """Piping along a V neck; the garment is the one before it was cut."""
    low = 1.445 - depth
    left = [(half * t, low + depth * t, 0.10 - 0.05 * t) for t in (0.0, 0.25, 0.5, 0.75, 0.94)]
    left += [(0.066 * np.sin(a), 1.475, -0.020 + 0.066 * np.cos(a)) for a in (1.3, 1.75, 2.2, 2.65, np.pi)]
    right = [(-x, y, z) for x, y, z in reversed(left[1:-1])]
    field = posed.chest.unplaced(garment)
    path = edge(field, blend(0.004, v_neck(depth, half), collar()), smooth_path(left + right, 2, closed=True))
    return posed.chest.mesh(tube(path, 0.0058, mat, 5, closed=True))


def round_trim(posed, garment, opening, mat, r=0.0062, wide=0.072):
    """Piping round a neck hole."""
    ring = [(wide * np.sin(a), 1.445, -0.010 + (wide + 0.005) * np.cos(a)) for a in np.linspace(0, 2 * np.pi, 33)[:-1]]
    path = edge(posed.chest.unplaced(garment), opening, ring)
    return posed.chest.mesh(tube(path, r, mat, 7, closed=True))


def hem_line(frame, garment, y, mat, r=0.0045, deep=0.12):
    """The sewn rim of a garment that was cut at that rest height; the garment is the uncut one."""
    field = frame.unplaced(garment)
    ring = [(0.17 * np.sin(a), y, deep * np.cos(a)) for a in np.linspace(0, 2 * np.pi, 41)[:-1]]
    return frame.mesh(tube(edge(field, plane((0, y, 0), (0, -1, 0)), ring), r, mat, 6, closed=True))


def patch(frame, garment, centre, size, mat, lift=0.0045, triangles=130):
    """A pocket that follows the cloth; place and size in rest coordinates of the region."""
    field = common(0.003, grown(frame.unplaced(garment), lift), block(centre, size, 0.008))
    c, s = vec(centre), vec(size) / 2
    return frame.mesh(body(field, c - s, c + s, 0.0060, mat, triangles))


# --- lower garments --------------------------------------------------------------------------

def trousers(posed, s, width=1.0):
    """Loose trousers down to the ankles."""
    field = posed.pelvis.field(grown(pelvis_field(s), 0.010))
    for side in SIDES:
        limb = posed.legs[side]
        hip = limb.top + (limb.joint - limb.top) * 0.08
        w = width * (0.55 + 0.45 * s.limbs)
        one = blend(0.03, cone(hip, limb.upper_at(0.55), 0.094 * (0.6 + 0.4 * s.hips), 0.084 * w), cone(limb.upper_at(0.5), limb.joint, 0.085 * w, 0.072 * w),
                    cone(limb.joint, limb.end, 0.073 * w, 0.064 * w))
        one = creased(one, 0.0016, 0.060, limb.joint, 0.14)
        one = creased(one, 0.0026, 0.045, limb.end, 0.10)
        d = limb.end - limb.joint
        field = blend(0.022, field, common(0.006, one, plane(limb.end - unit(d) * 0.012, d)))
    return common(0.006, field, posed.pelvis.field(plane((0, 1.03, 0), (0, 1, 0))))


def legs_of(posed, s, mat, shoe, sole, width=1.0, triangles=1350):
    points = [posed.pelvis.point((x, y, z)) for x in (-0.14, 0.14) for y in (0.80, 1.03) for z in (-0.12, 0.12)]
    for limb in posed.legs.values():
        points += [limb.joint, limb.end]
    low, high = bounds(points, 0.10)
    parts = [body(trousers(posed, s, width), low, high, 0.0125, mat, triangles)]
    w = width * (0.55 + 0.45 * s.limbs)
    for side, limb in posed.legs.items():
        d = unit(limb.end - limb.joint)
        x = unit(np.cross(d, vec(0, 0, 1)))
        y = np.cross(d, x)
        c = limb.end - d * 0.016
        ring = [c + (x * np.cos(t) + y * np.sin(t)) * 0.0640 * w for t in np.linspace(0, 2 * np.pi, 15)[:-1]]
        parts.append(tube(ring, 0.0045, mat, 6, closed=True))
        parts += [posed.feet[side].mesh(p) for p in shoes(side, shoe, sole)]
    return parts


def shoes(side, upper, sole):
    """One clog-like trainer; the ankle is above the origin."""
    ground = plane((0, 0, 0), (0, -1, 0))
    foot = blend(0.045, cone((0, 0.040, -0.028), (0, 0.034, 0.062), 0.036, 0.039),
                 ellipsoid((-side * 0.004, 0.029, 0.118), (0.043, 0.034, 0.066)),
                 cone((0, 0.06, -0.018), (0, 0.100, -0.006), 0.037, 0.040))
    rubber = common(0.004, grown(foot, 0.004), plane((0, 0.020, 0), (0, 1, 0)), ground)
    above = common(0.004, foot, plane((0, 0.016, 0), (0, -1, 0)), plane((0, 0.11, 0), (0, 1, 0)))
    made = [body(field, (-0.07, -0.002, -0.10), (0.07, 0.12, 0.20), 0.0075, mat, budget)
            for field, mat, budget in ((above, upper, 330), (rubber, sole, 170))]
    tongue = onto(foot, smooth_path([(-0.020, 0.062, 0.075), (0, 0.070, 0.070), (0.020, 0.062, 0.075)], 3), 0.001)
    return [*made, tube(tongue, 0.0030, sole, 5)]


# --- arms ------------------------------------------------------------------------------------

def bare_arms(posed, s, arm, skin, nails=None, cover=0.45):
    """Arms from below the sleeve (cover: the hidden share of the upper arm) and hands."""
    parts = []
    for side in SIDES:
        limb = posed.arms[side]
        if cover < 1.0:
            start = limb.upper_at(cover)
            field = common(0.004, arm(limb, s), plane(start, limb.top - limb.joint))
            low, high = bounds([start, limb.joint, limb.end], 0.06)
            parts.append(body(field, low, high, 0.0090, skin, 400))
        parts += hand(limb, skin, nails, 0.90 + 0.10 * s.limbs)
    return parts


def wrist_watch(limb, place):
    """A cylinder's ends for what is worn at the wrist."""
    d = unit(limb.end - limb.joint)
    return limb.end - d * place, limb.end - d * (place + 0.022)
