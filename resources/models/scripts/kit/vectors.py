# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Points, turns and the products that must come out the same on every machine."""

import math

import numpy as np


def vec(*xyz):
    return np.array(xyz[0] if len(xyz) == 1 else xyz, float)


def unit(v):
    v = np.asarray(v, float)
    length = np.linalg.norm(v)
    return v / length if length > 1e-12 else v


def dot(points, v):
    """Products of many points with one vector. Written out because the order in which a linear
    algebra library adds depends on the machine, and a model must come out the same twice."""
    return points[:, 0] * v[0] + points[:, 1] * v[1] + points[:, 2] * v[2]


def mapped(points, matrix):
    """The points multiplied by the matrix (column vectors)."""
    return np.stack([dot(points, row) for row in matrix], axis=1)


def rotation(rx=0.0, ry=0.0, rz=0.0):
    """Matrix for degrees about X, then Y, then Z."""
    a, b, c = (math.radians(v) for v in (rx, ry, rz))
    mx = np.array([[1, 0, 0], [0, math.cos(a), -math.sin(a)], [0, math.sin(a), math.cos(a)]])
    my = np.array([[math.cos(b), 0, math.sin(b)], [0, 1, 0], [-math.sin(b), 0, math.cos(b)]])
    mz = np.array([[math.cos(c), -math.sin(c), 0], [math.sin(c), math.cos(c), 0], [0, 0, 1]])
    return mz @ my @ mx


def quaternion(rx=0.0, ry=0.0, rz=0.0):
    """(w, x, y, z) of the same rotation."""
    m = rotation(rx, ry, rz)
    w = math.sqrt(max(0.0, 1 + m[0, 0] + m[1, 1] + m[2, 2])) / 2
    if w > 1e-6:
        return [w, (m[2, 1] - m[1, 2]) / (4 * w), (m[0, 2] - m[2, 0]) / (4 * w),
                (m[1, 0] - m[0, 1]) / (4 * w)]
    axis = np.sqrt(np.maximum(0, (np.diag(m) + 1) / 2))
    return [0.0, *axis]


def to_axis(direction):
    """Matrix whose Y column is the direction."""
    y = unit(direction)
    other = vec(0, 0, 1) if abs(y[2]) < 0.9 else vec(1, 0, 0)
    x = unit(np.cross(y, other))
    return np.stack([x, y, np.cross(x, y)], axis=1)
