# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Bodies with bevelled edges: boxes, plates, turned and rounded things."""

import math

import numpy as np

from kit import detail
from kit.mesh import bevelled, shaded
from kit.vectors import to_axis, vec


def box(centre, size, mat, bevel=0.008, rot=(0, 0, 0), seg=2):
    """Bevelled box around its centre; rot in degrees."""
    x, y, z = (s / 2 for s in size)
    verts = [(-x, -y, -z), (x, -y, -z), (x, y, -z), (-x, y, -z),
             (-x, -y, z), (x, -y, z), (x, y, z), (-x, y, z)]
    faces = [(3, 2, 1, 0), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
    mesh = bevelled(verts, faces, mat, detail.bevel(min(bevel, min(size) * 0.45), max(size)), seg)
    return mesh.turned(*rot).moved(*centre)


def rounded_rect(w, h, r, n=4):
    """Counter-clockwise outline in the XY plane."""
    n = detail.steps(n)
    points = []
    for cx, cy, start in ((w / 2 - r, h / 2 - r, 0), (-w / 2 + r, h / 2 - r, 90),
                          (-w / 2 + r, -h / 2 + r, 180), (w / 2 - r, -h / 2 + r, 270)):
        for k in range(n + 1):
            a = math.radians(start + 90 * k / n)
            points.append((cx + r * math.cos(a), cy + r * math.sin(a)))
    return points


def prism(outline, depth, mat, bevel=0.004, seg=1, centre=(0, 0, 0), rot=(0, 0, 0), angle=38.0):
    """Outline (XY, counter-clockwise) extruded along Z, centred; rims bevelled."""
    n = len(outline)
    verts = [(x, y, -depth / 2) for x, y in outline] + [(x, y, depth / 2) for x, y in outline]
    faces = [tuple(reversed(range(n))), tuple(range(n, 2 * n))]
    faces += [(i, (i + 1) % n, n + (i + 1) % n, n + i) for i in range(n)]
    width = detail.bevel(min(bevel, depth * 0.45), depth)
    mesh = bevelled(verts, faces, mat, width, seg, 60.0, angle)
    return mesh.turned(*rot).moved(*centre)


def panel(centre, w, h, depth, mat, r=0.02, bevel=0.004, rot=(0, 0, 0), seg=2, n=4):
    """A plate with rounded corners, facing +Z before it is turned."""
    return prism(rounded_rect(w, h, min(r, w * 0.49, h * 0.49), n), depth, mat, bevel, seg,
                 centre, rot)


def plate(x0, x1, y0, y1, z, depth, mat, bevel=0.0, seg=1):
    """Box between bounds whose front lies at z, as panels of walls and cupboards are drawn."""
    return box(((x0 + x1) / 2, (y0 + y1) / 2, z - depth / 2), (x1 - x0, y1 - y0, depth), mat, bevel, seg=seg)


def lathe(profile, mat, seg=24, centre=(0, 0, 0), axis=(0, 1, 0), angle=38.0):
    """Profile of (radius, height), bottom to top, turned about the axis."""
    seg = detail.segments(seg)
    verts, rings = [], []
    for r, h in profile:
        if r < 1e-6:
            rings.append([len(verts)])
            verts.append((0, h, 0))
            continue
        rings.append(list(range(len(verts), len(verts) + seg)))
        for k in range(seg):
            a = 2 * math.pi * k / seg
            verts.append((r * math.sin(a), h, r * math.cos(a)))
    faces = []
    for low, high in zip(rings, rings[1:]):
        for k in range(seg):
            j = (k + 1) % seg
            if len(low) == 1 and len(high) == 1:
                continue
            if len(low) == 1:
                faces.append((low[0], high[j], high[k]))
            elif len(high) == 1:
                faces.append((low[k], low[j], high[0]))
            else:
                faces.append((low[k], low[j], high[j], high[k]))
    if len(rings[0]) > 1:
        faces.append(tuple(reversed(rings[0])))
    if len(rings[-1]) > 1:
        faces.append(tuple(rings[-1]))
    mesh = shaded(np.array(verts), faces, mat, angle)
    return mesh.mapped(to_axis(axis)).moved(*centre)


def cyl(a, b, r, mat, r2=None, bevel=0.003, seg=20):
    """Cylinder or cone from a to b with rounded rims."""
    a, b = vec(a), vec(b)
    r2 = r if r2 is None else r2
    length = np.linalg.norm(b - a)
    w = detail.bevel(min(bevel, length * 0.4, min(r, r2) * 0.6), r)
    if w > 1e-5:
        c = w * 0.3
        profile = [(r - w, 0), (r - c, c), (r, w), (r2, length - w), (r2 - c, length - c),
                   (r2 - w, length)]
    else:
        profile = [(r, 0), (r2, length)]
    return lathe(profile, mat, seg, a, b - a, 50.0)


def capsule(a, b, r, mat, r2=None, seg=14, rings=4):
    a, b = vec(a), vec(b)
    r2 = r if r2 is None else r2
    length = np.linalg.norm(b - a)
    rings = detail.segments(rings, 2)
    low = [(r * math.sin(t), -r * math.cos(t))
           for t in (math.pi / 2 * k / rings for k in range(rings + 1))]
    high = [(r2 * math.cos(t), length + r2 * math.sin(t))
            for t in (math.pi / 2 * k / rings for k in range(rings + 1))]
    high[-1] = (0.0, length + r2)
    return lathe(low + high, mat, seg, a, b - a, 80.0)


def ball(centre, radii, mat, rot=(0, 0, 0), seg=18, rings=10):
    radii = vec(radii if np.ndim(radii) else (radii,) * 3)
    rings = detail.segments(rings, 4)
    profile = [(math.sin(math.pi * k / rings), -math.cos(math.pi * k / rings))
               for k in range(rings + 1)]
    mesh = lathe(profile, mat, seg, angle=80.0)
    mesh = shaded(mesh.verts * radii, mesh.faces, mat, 80.0)
    return mesh.turned(*rot).moved(*centre)
