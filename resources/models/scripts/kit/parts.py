# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Parts that many models share."""

import math

import numpy as np

from kit import detail
from kit.mesh import shaded
from kit.solids import box, cyl, lathe, panel
from kit.sweeps import tube


def display(centre, w, h, rot=(0, 0, 0)):
    """A live display: one quad facing +Z, UV (0, 0) at the viewer's lower left."""
    verts = np.array([(-w / 2, -h / 2, 0), (w / 2, -h / 2, 0), (w / 2, h / 2, 0),
                      (-w / 2, h / 2, 0)])
    uvs = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], float)
    return shaded(verts, [(0, 1, 2, 3)], "screen", uvs=uvs).turned(*rot).moved(*centre)


def caster(x, z, r=0.05, mat="paint-grey", yaw=0.0):
    """A twin-wheel caster standing on y = 0; parts to be added one by one."""
    s, c = math.sin(math.radians(yaw)), math.cos(math.radians(yaw))
    if detail.is_coarse():
        return [cyl((x - c * 0.024, r, z + s * 0.024), (x + c * 0.024, r, z - s * 0.024), r, "rubber", bevel=0, seg=16),
                box((x, r * 1.7, z), (0.040, r * 1.8, r * 1.1), mat, 0, (0, yaw, 0), 1)]
    parts = []
    for side in (-1, 1):
        ax, az = c * side, -s * side
        a = (x + ax * 0.006, r, z + az * 0.006)
        b = (x + ax * 0.024, r, z + az * 0.024)
        parts.append(cyl(a, b, r, "rubber", bevel=0.008, seg=16))
        parts.append(cyl(b, (x + ax * 0.027, r, z + az * 0.027), r * 0.55, mat, bevel=0, seg=12))
    parts.append(box((x, r * 1.45, z), (0.040, r * 1.3, r * 1.25), mat, 0.012, (0, yaw, 0), 1))
    parts.append(cyl((x, r * 1.9, z), (x, r * 2.5, z), r * 0.28, "steel", bevel=0, seg=8))
    return parts


def star_base(radius, mat="paint-mid", legs=5, hub=0.10, wheel=0.040, phase=18.0):
    """The foot of poles and stools: legs on casters around a hub."""
    parts = []
    for k in range(legs):
        a = math.radians(phase + 360.0 / legs * k)
        s, c = math.sin(a), math.cos(a)
        tip = (radius * s, wheel * 2.15, radius * c)
        parts.append(tube([(0.03 * s, hub, 0.03 * c), (radius * 0.55 * s, hub * 0.98, radius * 0.55 * c), tip],
                          [0.026, 0.021, 0.016], mat, 8))
        parts += caster(tip[0], tip[2], wheel, "paint-grey", math.degrees(a) + 90)
    parts.append(lathe([(0.0, hub - 0.03), (0.045, hub - 0.028), (0.055, hub), (0.045, hub + 0.030),
                        (0.028, hub + 0.045), (0.0, hub + 0.046)], mat, 18))
    return parts


def label(centre, w, h, mat="linen-white", stripe=None, rot=(0, 0, 0)):
    """A flat sticker; with a coloured band along its top where a stripe is named."""
    parts = [panel((0, 0, 0), w, h, 0.0012, mat, min(w, h) * 0.12, 0, seg=1, n=2)]
    if stripe:
        parts.append(panel((0, h * 0.34, 0.0009), w * 0.98, h * 0.30, 0.0012, stripe, min(w, h) * 0.08, 0, seg=1, n=2))
    return [part.turned(*rot).moved(*centre) for part in parts]


def biohazard(centre, r, rot=(0, 0, 0), mat="plastic-dark"):
    """The sign of infectious waste, flat, facing +Z: three open rings around a small one."""
    parts = []
    for k in range(3):
        a = math.radians(90 + 120 * k)
        x, y = 0.50 * r * math.cos(a), 0.50 * r * math.sin(a)
        arc = [(x + 0.44 * r * math.cos(t), y + 0.44 * r * math.sin(t), 0)
               for t in np.linspace(a + math.radians(38), a + math.radians(322), 17)]
        thick = [r * (0.035 + 0.085 * math.sin(math.pi * i / 16)) for i in range(17)]
        parts.append(tube(arc, thick, mat, 4, flat=0.06, up=(0, 0, 1)))
    ring = [(0.30 * r * math.cos(t), 0.30 * r * math.sin(t), 0.0004) for t in np.linspace(0, 2 * math.pi, 19)[:-1]]
    parts.append(tube(ring, 0.055 * r, mat, 4, closed=True, flat=0.06, up=(0, 0, 1)))
    return [part.turned(*rot).moved(*centre) for part in parts]
