# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What a patient lies on and under: the bed's surface, pillows, blanket."""

import numpy as np

from bed import BACKREST, PELVIS, PIVOT
from kit import grid, rotation, vec
from sdf import blend, block, body, cut, ellipsoid, placed

HINGE_Z = PIVOT - PELVIS     # where the backrest begins to rise, from the patient's origin
HINGE_DEEP = 0.077           # the hinge's axis lies in the middle of the mattress
SINK = 0.014                 # how deep a body lies in the cushion


class Mattress:
    """The surface under the patient for one angle of the backrest; y = 0 on its flat part."""

    def __init__(self, degrees=BACKREST):
        self.degrees = degrees
        a = np.radians(degrees)
        self.up = vec(0, np.sin(a), -np.cos(a))     # along the backrest, towards the head
        self.out = vec(0, np.cos(a), np.sin(a))     # out of its surface
        self.hinge = vec(0, -HINGE_DEEP, HINGE_Z)
        self.turn = rotation(degrees, 0, 0)

    def raised(self, distance, x=0.0, lift=0.0):
        """Point of the backrest that far up from the hinge."""
        return self.hinge + self.up * distance + self.out * (HINGE_DEEP + lift) + vec(x, 0, 0)

    def above(self, points):
        """Heights of points over the surface."""
        q = points - self.hinge
        along, over = q @ self.up, q @ self.out
        flat = np.where(q[:, 2] > 0, q[:, 1], np.inf)
        raised = np.where(along > 0, over, np.inf)
        bend = np.sqrt(q[:, 1] ** 2 + q[:, 2] ** 2)
        return np.minimum(np.minimum(flat, raised), np.where((q[:, 2] <= 0) & (along <= 0), bend, np.inf)) - HINGE_DEEP

    def samples(self):
        """Points of the surface below a body: (flat ones, raised ones)."""
        xs = np.linspace(-0.16, 0.16, 9)
        flat = [vec(x, 0, z) for x in xs for z in np.linspace(HINGE_Z + 0.02, 0.95, 40)]
        raised = [self.raised(d, x) for x in xs for d in np.linspace(0.02, 0.62, 32)]
        return np.array(flat), np.array(raised)


def pillow(centre, turn, size, dents, mat="linen-white", triangles=640):
    """A filled pillow with the dents of what lies in it (fields)."""
    w, l, t = size
    field = placed(blend(0.02, ellipsoid((0, 0, 0), (w / 2, l / 2, t / 2)), block((0, 0, 0), (w * 0.84, l * 0.80, t * 0.40), min(0.028, t * 0.18))),
                   turn, centre)
    field = cut(0.045, field, *dents)
    reach = np.linalg.norm(size) / 2 + 0.01
    return body(field, vec(centre) - reach, vec(centre) + reach, 0.0140, mat, triangles)


def heights(field, xs, zs, top=0.56):
    """Top of the body over each (x, z), relaxed as cloth that hangs between high places."""
    ys = np.linspace(0.0, top, 96)
    gx, gz, gy = np.meshgrid(xs, zs, ys, indexing="ij")
    d = field(np.stack([gx.ravel(), gy.ravel(), gz.ravel()], axis=1)).reshape(gx.shape)
    peak = np.where(d < 0.010, gy, 0.0).max(axis=2)
    height = peak.copy()
    for _ in range(26):
        pad = np.pad(height, 1, mode="edge")
        height = np.maximum((pad[:-2, 1:-1] + pad[2:, 1:-1] + pad[1:-1, :-2] + pad[1:-1, 2:]) / 4, peak)
    for _ in range(2):
        pad = np.pad(height, 1, mode="edge")
        height = (pad[:-2, 1:-1] + pad[2:, 1:-1] + pad[1:-1, :-2] + pad[1:-1, 2:] + 2 * height) / 6
    return height


def covers(under, start):
    """Blanket from `start` (z) to the feet over what lies under it, its sheet folded back, hanging
    over both sides of the mattress."""
    half, z1 = 0.428, 1.045
    nx, nz, drop = 31, 33, 3   # drop: extra rows down each flank
    xs, zs = np.linspace(-half, half, nx), np.linspace(start, z1, nz)
    gx, gz = np.meshgrid(xs, zs, indexing="ij")
    height = heights(under, xs, zs) + 0.016
    fold = (0.0045 * np.sin(gx * 31 + 2.2 * np.sin(gz * 7)) * np.sin(gz * 11 + gx * 9)
            + 0.004 * np.sin(gz * 26 + 3 * np.abs(gx) * 9))
    height += fold * np.clip(height / 0.12, 0.15, 1.0)
    rim = np.clip((np.abs(gx) - 0.398) / 0.030, 0, 1)
    height = np.maximum(height * (1 - rim) + 0.013 * rim, 0.012)

    def surface(u, v):
        j = np.rint((1 - v) * (nz - 1)).astype(int)
        i = np.rint(u * (nx - 1 + 2 * drop)).astype(int) - drop
        inner = np.clip(i, 0, nx - 1)
        over, side = np.abs(i - inner), np.sign(i - inner)
        x = xs[inner] + side * np.minimum(over, 1) * 0.007 + side * 0.003 * np.sin(zs[j] * 19 + 1) * (over > 1)
        y = height[inner, j] - np.where(over > 0, 0.006 + (over - 1) * 0.060, 0) - 0.012 * (over == drop) * np.sin(zs[j] * 8)
        return np.stack([x, y, zs[j]], axis=1)

    def band(u, v):   # the sheet turned back over the blanket's upper edge
        i = np.rint(u * (nx - 1)).astype(int)
        t = (1 - v) * 0.155
        z = start - 0.006 + t
        y = np.array([np.interp(zz, zs, height[k]) for zz, k in zip(z, i)])
        bulge = 0.011 + 0.008 * np.exp(-((t - 0.012) / 0.02) ** 2) + 0.003 * np.sin(xs[i] * 23)
        return np.stack([xs[i] * 1.006, y + bulge, z], axis=1)
    return [grid(surface, nx + 2 * drop, nz, "blanket", 0, 70), grid(band, nx, 7, "linen-white", 0.009, 70)]
