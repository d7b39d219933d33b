# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The physician's white coat over scrubs."""

import numpy as np

from clothes import (bounds, collar, long_sleeve, opened, over_trunk, patch, v_neck, v_trim)
from kit import cyl, tube, vec
from sdf import blend, block, body, common, creased, cut, edge, ellipsoid, grown, onto, plane
from skeleton import SIDES

FRONT = plane((0, 0, 0.0), (0, 0, -1))


def opening():
    """Open down the front: a slit that widens into the lapels above and a little below."""
    gap = cut(0.01, block((0, 1.0, 0.14), (0.090, 1.2, 0.28)), block((0, 1.0, -0.1), (1, 2, 0.2)))
    lapel = common(0.02, plane((0, 1.10, 0), (0.955, -0.297, 0)), plane((0, 1.10, 0), (-0.955, -0.297, 0)), FRONT)
    lower = common(0.02, plane((0, 1.02, 0), (0.985, 0.174, 0)), plane((0, 1.02, 0), (-0.985, 0.174, 0)), FRONT)
    return blend(0.02, gap, lapel), blend(0.02, gap, lower)


def coat_field(posed, s):
    """The closed coat with its sleeves."""
    field = over_trunk(posed, s, 0.024, 0.008)
    fall = ellipsoid((0, 0.62, 0.004), (0.228, 0.50, 0.182))
    field = blend(0.06, field, posed.pelvis.field(creased(fall, 0.0030, 0.12, (0, 0.66, 0), 0.34)))
    field = common(0.006, field, posed.pelvis.field(plane((0, 0.58, 0), (0, -1, 0))))
    for side in SIDES:
        field = blend(0.028, field, long_sleeve(posed.arms[side], 0.060, 0.046))
    return field


def coat_parts(posed, s, scrubs, dress):
    """(the closed coat as a field, meshes of coat and of the scrubs that show)."""
    chest, pelvis = posed.chest, posed.pelvis
    solid = coat_field(posed, s)
    above, below = opening()
    slit = blend(0.02, chest.field(above), pelvis.field(below))
    coat = cut(0.008, solid, slit, chest.field(collar()))
    inner = common(0.004, opened(posed, scrubs, v_neck(), collar()), grown(solid, -0.007))
    low, high = bounds([chest.point((x, y, z)) for x in (-0.15, 0.15) for y in (1.0, 1.48) for z in (-0.1, 0.1)]
                       + [pelvis.point((x, 0.82, z)) for x in (-0.15, 0.15) for z in (-0.1, 0.1)], 0.05)
    parts = [body(inner, low, high, 0.0130, dress, 700), v_trim(posed, scrubs, dress + "-deep")]
    points = [pelvis.point((x, 0.58, z)) for x in (-0.22, 0.22) for z in (-0.18, 0.18)]
    points += [chest.point((x, 1.49, z)) for x in (-0.1, 0.1) for z in (-0.1, 0.1)]
    for arm in posed.arms.values():
        points += [arm.top, arm.joint, arm.end]
    low, high = bounds(points, 0.075)
    parts.append(body(coat, low, high, 0.0105, "coat-white", 2400))
    flat = chest.unplaced(solid)
    nape = [(0.068 * np.sin(a), 1.46, -0.015 + 0.068 * np.cos(a)) for a in np.linspace(1.35, 2 * np.pi - 1.35, 17)]
    parts.append(chest.mesh(tube(edge(flat, collar(), nape), [0.006] + [0.0105] * 15 + [0.006], "coat-white", 7)))
    for side in SIDES:
        # Lapels lie on the coat as two thicker leaves.
        leaf = common(0.003, grown(flat, 0.006), FRONT, plane((0, 1.10, 0), (-side * 0.955, 0.297, 0)),
                      plane((side * 0.060, 1.12, 0), (side * 0.94, -0.34, 0)), plane((0, 1.435, 0), (0, 1, 0)),
                      plane((0, 1.330, 0), (side * 0.75, 0.66, 0)))
        leaf = cut(0.004, leaf, collar(), above)
        parts.append(chest.mesh(body(leaf, (-0.16, 1.08, 0.0), (0.16, 1.46, 0.20), 0.0080, "coat-white", 240)))
        parts.append(patch(pelvis, solid, (side * 0.120, 0.845, 0.12), (0.110, 0.150, 0.22), "coat-white", 0.0045))
    parts.append(patch(chest, solid, (0.105, 1.255, 0.11), (0.082, 0.095, 0.12), "coat-white", 0.0045, 130))
    for k, mat in enumerate(("paint-blue", "plastic-dark")):
        at = onto(flat, [(0.090 + 0.016 * k, 1.302, 0.16)], 0.004)[0]
        parts.append(chest.mesh(cyl(at - vec(0, 0.03, 0), at + vec(0, 0.022, 0), 0.0045, mat, bevel=0.001, seg=8)))
    return solid, parts
