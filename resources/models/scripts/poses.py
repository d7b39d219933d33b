# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What people do at a bedside: poses of those who stand or sit.

Contact is what makes a pose right, so places that must be met (floor, chair, a patient's chest and
mouth) are given here in metres and turned into rest coordinates of the figure by its scale.
"""

import numpy as np

from flesh import Shape
from kit import vec
from skeleton import (FOREARM, HIP, LEFT, PELVIS, RIGHT, UPPER_ARM, Body, Pose, Reach, Step)

BED_TOP = 0.660        # mattress of icu-bed
STERNUM = 0.225        # of a patient who lies flat, above the mattress
CPR_REACH = 0.620      # middle of the bed before the rescuer's ankles, past the lowered rail
STEP_HEIGHT = 0.200    # a resuscitation step
MOUTH = (0.255, 0.560)  # height above the mattress, distance before the ankles of who ventilates
SEAT = 0.450           # height of a chair's seat


def hanging(swing=0.0, away=0.0, bend=0.0, hand="relaxed"):
    """An arm that hangs: forward swing, distance from the body, bend of the elbow."""
    return Reach((0.232 + away - bend * 0.15, 0.862 + bend * 0.30 + abs(swing) * 0.12, 0.042 + swing + bend * 0.9),
                 (0.25, -0.1, -1.0), None, (-1, 0, -0.35), hand)


def stand(weight=LEFT, swing=(0.0, 0.02), head=(3, 0, 0), lean=0.0):
    """At ease, with the weight on one leg."""
    s = weight
    return Pose(root=(0.016 * s, 0.001, 0.004), tilt=(lean, 3 * s, 2.2 * s), spine=(2.5, -5 * s, -3.4 * s), head=head,
                arms={LEFT: hanging(swing[0], 0.006, 0.03), RIGHT: hanging(swing[1], 0.010, 0.045)},
                feet={s: Step(0.094, -0.026, 8), -s: Step(0.128, 0.040, 20)})


def hands_folded(s):
    """At ease, one hand over the other before the belly."""
    pose = stand(RIGHT, head=(6, 6, 0))
    pose.arms = {RIGHT: Reach((0.070, 0.985, 0.190), (1.0, -0.25, -0.55), (-0.86, -0.30, 0.26), (-0.30, 0.05, -1), "rest"),
                 LEFT: Reach((0.082, 1.000, 0.208), (1.0, -0.25, -0.55), (-0.88, -0.28, 0.22), (-0.25, 0.0, -1), "rest")}
    return pose


def pocketed(s):
    """At ease, hands in the pockets of a coat."""
    pose = stand(LEFT, head=(4, -6, 0))
    pose.arms = {side: Reach((0.158, 0.905, 0.100), (0.75, -0.1, -1.0), (-0.20, -1, 0.12), (-1, 0.1, -0.2), "hidden") for side in (LEFT, RIGHT)}
    return pose


def compress(s: Shape):
    """Chest compressions from a step beside the bed: straight arms, locked hands on the breastbone.

    The patient lies flat on the mattress, the breastbone CPR_REACH before the ankles. How far the
    trunk bends follows from the length of the arms.
    """
    k = s.scale
    floor, top, far = STEP_HEIGHT / k, (BED_TOP + STERNUM) / k, CPR_REACH / k
    wrist = {RIGHT: vec(0.004, top + 0.052, far - 0.036), LEFT: vec(-0.004, top + 0.026, far - 0.026)}

    def bent(angle):
        arms = {side: Reach(wrist[side], (1.0, -0.1, -0.2), (-0.10 if side == LEFT else -0.16, -0.22, 1), (0, -1, -0.22),
                            "heel" if side == LEFT else "lock", True, (-0.016, 0.006, 0.030)) for side in (LEFT, RIGHT)}
        return Pose(root=(0, floor - 0.022, 0.070), tilt=(angle * 0.62, 0, 0), spine=(angle * 0.38, 0, 0), head=(2, 0, 0), gaze=(0, -1.6), arms=arms,
                    feet={LEFT: Step(0.135, -0.020, 12, 0, floor), RIGHT: Step(0.125, -0.060, 12, 0, floor)})
    low, high = 10.0, 80.0
    for _ in range(24):
        angle = (low + high) / 2
        arm = Body(bent(angle), s.shoulders, s.hips).arms[RIGHT]
        away = np.linalg.norm(wrist[RIGHT] - arm.top)
        low, high = (angle, high) if away > (UPPER_ARM + FOREARM) * 0.985 else (low, angle)
    return bent(angle)


def bag(s: Shape):
    """Ventilates by bag from the head end: the left hand holds the mask, the right one the bag."""
    k = s.scale
    y, z = (BED_TOP + MOUTH[0]) / k, MOUTH[1] / k
    arms = {LEFT: Reach((0.082, y + 0.112, z - 0.082), (1.0, -0.25, -0.5), (-0.50, -0.62, 0.60), (-0.30, -0.80, -0.50), "cup", True),
            RIGHT: Reach((0.205, y + 0.098, z - 0.120), (1.0, -0.35, -0.4), (-0.06, 0.10, 1.0), (-0.72, -0.62, 0.0), "squeeze", True)}
    return Pose(root=(0, -0.012, 0.030), tilt=(20, 0, 0), spine=(20, -2, 0), head=(14, -3, 0), gaze=(0, -1.6), arms=arms,
                feet={LEFT: Step(0.115, 0.020, 10), RIGHT: Step(0.135, -0.090, 18)})


def point(s: Shape):
    """Points across the room, eyes on the place."""
    pose = stand(LEFT, head=(0, -22, 0))
    pose.spine = (1, -10, -1)
    pose.gaze = (-1.0, 0.2)
    pose.arms[RIGHT] = Reach((0.300, 1.385, 0.440), (0.8, -1.0, -0.3), (0.30, 0.02, 1), (-0.80, -0.60, 0.2), "point", False, (0.002, 0.012, 0.014))
    pose.arms[LEFT] = hanging(-0.01, 0.012, 0.06)
    return pose


#: Middle of the clipboard and how far it leans towards the writer (degrees), in rest coordinates of the chest.
CLIPBOARD, BOARD_LEAN = vec(0.050, 1.120, 0.300), 25.0


def write(s: Shape):
    """Writes on a clipboard that lies on the left forearm."""
    pose = stand(RIGHT, head=(24, 5, 0))
    pose.gaze = (0.4, -1.4)
    pose.arms = {LEFT: Reach((0.150, 1.070, 0.243), (0.75, -0.9, -0.5), (-0.70, 0.29, 0.63), (0, 0.906, -0.42), "lain"),
                 RIGHT: Reach((0.085, 1.166, 0.240), (1.0, -0.7, -0.35), (-0.60, -0.22, 0.72), (-0.50, -0.84, -0.20), "pen")}
    return pose


def sit(s: Shape):
    """On a chair, hands on the thighs."""
    k = s.scale
    seat = SEAT / k + 0.098 * (0.6 + 0.4 * s.hips)
    root = seat - (HIP[1] - PELVIS[1]) - PELVIS[1]
    knee = 0.40
    arms = {LEFT: Reach((0.150, seat + 0.105, 0.190), (1.0, -0.3, -0.5), (-0.22, -0.16, 1), (-0.12, -1, -0.10), "rest", True),
            RIGHT: Reach((0.120, seat + 0.108, 0.205), (1.0, -0.3, -0.5), (-0.40, -0.16, 1), (-0.10, -1, -0.12), "rest", True)}
    return Pose(root=(0, root, 0), tilt=(-6, 0, 0), spine=(10, 0, 0), head=(2, 4, 0), arms=arms,
                feet={LEFT: Step(0.120, knee, 10), RIGHT: Step(0.110, knee + 0.035, 8)})


