# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What follows a path or spans a surface: bars, hoses, cloth, shells."""

import math

import numpy as np

from kit import detail
from kit.mesh import face_normals, shaded
from kit.vectors import unit, vec


def smooth_path(points, per=4, closed=False):
    """Catmull–Rom through the points."""
    per = detail.steps(per)
    p = [vec(q) for q in points]
    n = len(p)
    if n < 3:
        return p
    out = []
    for i in range(n if closed else n - 1):
        if closed:
            a, b, c, d = (p[(i + k) % n] for k in (-1, 0, 1, 2))
        else:
            b, c = p[i], p[i + 1]
            a = p[i - 1] if i else 2 * b - c
            d = p[i + 2] if i + 2 < n else 2 * c - b
        for k in range(per):
            t = k / per
            out.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t
                              + (3 * b - a - 3 * c + d) * t ** 3))
    if not closed:
        out.append(p[-1])
    return out


def filleted(points, r, per=4, closed=False):
    """The polyline with its corners rounded by radius r."""
    per = detail.steps(per)
    p = [vec(q) for q in points]
    n, out = len(p), []
    for i in range(n):
        if not closed and i in (0, n - 1):
            out.append(p[i])
            continue
        a, b, c = p[i - 1], p[i], p[(i + 1) % n]
        d0, d1 = a - b, c - b
        cut = min(r, np.linalg.norm(d0) * 0.49, np.linalg.norm(d1) * 0.49)
        start, end = b + unit(d0) * cut, b + unit(d1) * cut
        for k in range(per + 1):
            t = k / per
            out.append((1 - t) ** 2 * start + 2 * t * (1 - t) * b + t * t * end)
    return out


def tube(points, r, mat, seg=8, closed=False, flat=1.0, up=None):
    """A round (or flattened) bar swept along the points; r may be one per point."""
    p = [vec(q) for q in points]
    n = len(p)
    seg = detail.segments(seg, 4)
    radii = [r] * n if np.ndim(r) == 0 else list(r)
    if len(radii) != n:  # a coarse path has fewer points
        radii = list(np.interp(np.linspace(0, 1, n), np.linspace(0, 1, len(radii)), radii))
    tangents = []
    for i in range(n):
        if closed:
            d = unit(p[(i + 1) % n] - p[i]) + unit(p[i] - p[i - 1])
        else:
            d = vec(0, 0, 0)
            if i:
                d = d + unit(p[i] - p[i - 1])
            if i + 1 < n:
                d = d + unit(p[i + 1] - p[i])
        tangents.append(unit(d))
    ref = vec(up) if up is not None else (vec(0, 1, 0) if abs(tangents[0][1]) < 0.9 else vec(1, 0, 0))
    side = unit(np.cross(tangents[0], ref))
    sides = []
    for t in tangents:
        if up is not None:
            side = unit(np.cross(t, vec(up)))
        else:
            side = unit(side - t * (side @ t))
        sides.append(side)
    if closed and up is None:  # spread the leftover twist evenly
        last = unit(sides[-1] - tangents[0] * (sides[-1] @ tangents[0]))
        twist = math.atan2(np.cross(last, sides[0]) @ tangents[0], last @ sides[0])
        for i in range(n):
            a = twist * i / n
            s, t = sides[i], tangents[i]
            sides[i] = s * math.cos(a) + np.cross(t, s) * math.sin(a)
    verts = []
    for q, t, s, radius in zip(p, tangents, sides, radii):
        other = np.cross(t, s)
        for k in range(seg):
            a = 2 * math.pi * k / seg
            verts.append(q + s * math.cos(a) * radius + other * math.sin(a) * radius * flat)
    faces = []
    for i in range(n if closed else n - 1):
        j = (i + 1) % n
        for k in range(seg):
            l = (k + 1) % seg
            faces.append((i * seg + k, i * seg + l, j * seg + l, j * seg + k))
    if not closed:
        faces.append(tuple(reversed(range(seg))))
        faces.append(tuple(range((n - 1) * seg, n * seg)))
    return shaded(np.array(verts), faces, mat, 75.0)


def grid(function, nu, nv, mat, thickness, angle=60.0):
    """A sheet: function(u, v) gives its front; it is thickened against its normal, or one-sided
    where the thickness is 0 (cloth whose back can never be seen)."""
    nu, nv = detail.segments(nu, 2), detail.segments(nv, 2)
    u, v = np.meshgrid(np.linspace(0, 1, nu), np.linspace(0, 1, nv), indexing="ij")
    front = np.asarray(function(u.ravel(), v.ravel()), float)
    quads = [(i * nv + j, (i + 1) * nv + j, (i + 1) * nv + j + 1, i * nv + j + 1)
             for i in range(nu - 1) for j in range(nv - 1)]
    if not thickness:
        return shaded(front, quads, mat, angle)
    weight = face_normals(front, quads)
    normal = np.zeros_like(front)
    for q, w in zip(quads, weight):
        normal[list(q)] += w
    normal /= np.maximum(np.linalg.norm(normal, axis=1), 1e-12)[:, None]
    back = front - normal * thickness
    n = len(front)
    faces = list(quads) + [tuple(n + i for i in reversed(q)) for q in quads]
    rim = [i * nv for i in range(nu)] + [(nu - 1) * nv + j for j in range(1, nv)] \
        + [i * nv + nv - 1 for i in range(nu - 2, -1, -1)] + [j for j in range(nv - 2, 0, -1)]
    for a, b in zip(rim, rim[1:] + rim[:1]):
        faces.append((b, a, n + a, n + b))
    return shaded(np.concatenate([front, back]), faces, mat, angle)


def loft(rings, mat, angle=60.0, caps=True):
    """Closed rings with the same number of points, joined in order."""
    seg = len(rings[0])
    assert all(len(ring) == seg for ring in rings)
    verts = np.concatenate([np.asarray(r, float) for r in rings])
    faces = []
    for i in range(len(rings) - 1):
        for k in range(seg):
            l = (k + 1) % seg
            faces.append((i * seg + k, i * seg + l, (i + 1) * seg + l, (i + 1) * seg + k))
    if caps:
        faces.append(tuple(reversed(range(seg))))
        faces.append(tuple(range((len(rings) - 1) * seg, len(rings) * seg)))
    return shaded(verts, faces, mat, angle)
