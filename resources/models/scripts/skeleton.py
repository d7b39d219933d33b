# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The joints of a person, and how a pose moves them.

Everything about a body is written once, for someone of 1.72 m who stands on y = 0 and looks along
+Z (so the left side is +X) with hanging arms: the rest position. A pose gives every region a `Frame`
that carries its rest coordinates to where they are; fields and meshes are carried by the frame, and
because regions blend into each other, a bent body needs no skin weights.
"""

from dataclasses import dataclass, field

import numpy as np

from kit import Mesh, mapped, rotation, unit, vec
from sdf import placed

LEFT, RIGHT = 1, -1
SIDES = (LEFT, RIGHT)

PELVIS = vec(0, 0.950, 0.0)
LOIN = vec(0, 1.000, -0.030)       # half of the spine's bend happens here
RIBS = vec(0, 1.150, -0.030)       # and the other half here
NAPE = vec(0, 1.440, -0.030)       # half of the head's turn
SKULL = vec(0, 1.520, -0.012)      # the other half
HIP = vec(0.092, 0.905, 0.0)
SHOULDER = vec(0.168, 1.390, -0.012)
ANKLE = vec(0.098, 0.085, -0.022)
UPPER_ARM, FOREARM = 0.292, 0.252
THIGH, SHIN = 0.416, 0.407


def on_side(point, side):
    return vec(point) * vec(side, 1, 1)


def about(axis, degrees):
    """Matrix of a turn about an axis."""
    x, y, z = unit(vec(axis))
    s, c = np.sin(np.radians(degrees)), np.cos(np.radians(degrees))
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + s * cross + (1 - c) * (cross @ cross)


class Frame:
    """Carries rest coordinates: the rest point `local` comes to `origin`, axes to the columns."""

    def __init__(self, matrix, origin, local=(0, 0, 0)):
        self.matrix, self.origin, self.local = matrix, vec(origin), vec(local)

    def point(self, p):
        return self.origin + mapped((vec(p) - self.local)[None, :], self.matrix)[0]

    def direction(self, d):
        return mapped(vec(d)[None, :], self.matrix)[0]

    def back(self, p):
        """Rest coordinates of a point in the room."""
        return mapped((vec(p) - self.origin)[None, :], self.matrix.T)[0] + self.local

    def field(self, f):
        return placed(f, self.matrix, self.origin, self.local)

    def unplaced(self, f):
        """A field of the room, asked in rest coordinates."""
        return lambda p: f(mapped(p - self.local, self.matrix) + self.origin)

    def mesh(self, m):
        return Mesh(mapped(m.verts - self.local, self.matrix) + self.origin, m.faces, m.mat,
                    mapped(m.normals, self.matrix), m.uvs)

    def turned(self, turn, pivot):
        """The frame of a region that turns about a rest point, by degrees in rest axes."""
        return Frame(self.matrix @ rotation(*turn), self.point(pivot), pivot)

    def swung(self, axis, degrees, pivot):
        """The same about an axis of the room."""
        return Frame(about(axis, degrees) @ self.matrix, self.point(pivot), pivot)


@dataclass
class Reach:
    """Where an arm goes, for the left side. Rest coordinates of the chest, or of the room."""
    wrist: tuple
    pole: tuple = (0.3, -0.4, -1.0)     # the elbow points there
    along: tuple = None                 # fingers; None: as the forearm
    palm: tuple = None                  # out of the palm
    hand: str = "relaxed"
    room: bool = False
    shrug: tuple = (0, 0, 0)            # shift of the shoulder


@dataclass
class Step:
    """Where a foot stands: ankle above the floor point, toes turned out, heel lifted (degrees)."""
    x: float = 0.098
    z: float = -0.022
    out: float = 9.0
    heel: float = 0.0
    floor: float = 0.0
    pole: tuple = (0.12, 0.0, 1.0)


@dataclass
class Pose:
    """Root and joint turns in degrees; arms and feet reach for their places."""
    root: tuple = (0, 0, 0)             # shift of the pelvis from rest
    tilt: tuple = (0, 0, 0)
    spine: tuple = (0, 0, 0)
    head: tuple = (0, 0, 0)
    gaze: tuple = (0, 0)                # of the eyes, millimetres to the left and up
    arms: dict = field(default_factory=dict)
    feet: dict = field(default_factory=dict)
    base: Frame = None                  # turns the whole person (who lies)
    bend: tuple = ((1, 0, 0), 0.0, 0.0)  # axis in the room: degrees of the pelvis and of the spine
    ankles: dict = field(default_factory=dict)  # side: (ankle, pole) in the room, instead of feet


@dataclass
class Limb:
    """Two bones: a shoulder or hip, an elbow or knee, a wrist or ankle."""
    side: int
    top: np.ndarray
    joint: np.ndarray
    end: np.ndarray
    along: np.ndarray = None
    palm: np.ndarray = None
    hand: str = "relaxed"

    def upper_at(self, t):
        return self.top + (self.joint - self.top) * t

    def lower_at(self, t):
        return self.joint + (self.end - self.joint) * t


def two_bones(start, target, first, second, pole):
    """(joint, end): the bent limb that reaches for the target with its joint towards the pole."""
    d = target - start
    length = min(np.linalg.norm(d), (first + second) * 0.9985)
    axis = unit(d)
    along = (first * first - second * second + length * length) / (2 * length)
    off = np.sqrt(max(0.0, first * first - along * along))
    side = unit(vec(pole) - axis * (vec(pole) @ axis))
    return start + axis * along + side * off, start + axis * length


class Body:
    """A pose worked out for one build of body (shoulder and hip widths, as factors)."""

    def __init__(self, pose, shoulders=1.0, hips=1.0):
        self.pose = pose
        base = pose.base or Frame(np.eye(3), (0, 0, 0))
        shifted = Frame(base.matrix, base.point(PELVIS + vec(pose.root)), PELVIS)
        half = [a / 2 for a in pose.spine]
        turn = [a / 2 for a in pose.head]
        self.base = base
        axis, first, second = pose.bend
        self.pelvis = shifted.turned(pose.tilt, PELVIS).swung(axis, first, PELVIS)
        self.belly = self.pelvis.turned(half, LOIN).swung(axis, second / 2, LOIN)
        self.chest = self.belly.turned(half, RIBS).swung(axis, second / 2, RIBS)
        self.neck = self.chest.turned(turn, NAPE)
        self.head = self.neck.turned(turn, SKULL)
        self.arms = {s: self._arm(s, pose.arms[s], shoulders) for s in SIDES}
        self.feet = {s: self._foot(s, pose.feet.get(s, Step())) for s in SIDES}
        self.legs = {s: self._leg(s, pose.feet.get(s, Step()), hips) for s in SIDES}

    def _arm(self, side, reach, shoulders):
        top = self.chest.point(on_side(SHOULDER * vec(shoulders, 1, 1) + vec(reach.shrug), side))
        frame = Frame(np.eye(3), (0, 0, 0)) if reach.room else self.chest

        def turned(d):
            return frame.direction(on_side(d, side))
        target = frame.point(on_side(reach.wrist, side))
        joint, end = two_bones(top, target, UPPER_ARM, FOREARM, turned(reach.pole))
        along = unit(end - joint) if reach.along is None else unit(turned(reach.along))
        palm = turned(reach.palm if reach.palm is not None else (-1, 0, -0.25))
        palm = unit(palm - along * (palm @ along))
        return Limb(side, top, joint, end, along, palm, reach.hand)

    def _foot(self, side, step):
        """Frame of the shoe, whose rest place is the middle of the heel under the ankle."""
        turn = self.base.matrix @ rotation(0, side * step.out, 0) @ rotation(step.heel, 0, 0)
        ball = rotation(0, side * step.out, 0) @ vec(0, 0, 0.12)
        place = self.base.point(on_side((step.x, step.floor, step.z), side))
        toe = place + self.base.direction(ball)
        return Frame(turn, toe, (0, 0, 0.12)) if step.heel else Frame(turn, place)

    def _leg(self, side, step, hips):
        top = self.pelvis.point(on_side(HIP * vec(hips, 1, 1), side))
        if side in self.pose.ankles:
            ankle, pole = self.pose.ankles[side]
            joint, end = two_bones(top, vec(ankle), THIGH, SHIN, vec(pole))
            return Limb(side, top, joint, end)
        ankle = self.feet[side].point((0, ANKLE[1], 0))
        pole = self.base.direction(on_side(step.pole, side))
        joint, end = two_bones(top, ankle, THIGH, SHIN, pole)
        return Limb(side, top, joint, end)
