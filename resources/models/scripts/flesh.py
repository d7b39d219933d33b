# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The naked regions of a posed body as fields, for any build."""

from dataclasses import dataclass

from sdf import blend, cone, ellipsoid
from skeleton import SIDES, SHOULDER


@dataclass
class Shape:
    """How a person is built; widths are factors of the man of 1.72 m."""
    height: float = 1.72
    shoulders: float = 1.0
    chest: float = 1.0
    waist: float = 1.0
    hips: float = 1.0
    bust: float = 0.0
    limbs: float = 1.0
    neck: float = 1.0
    jaw: float = 1.0
    head: float = 1.0

    @property
    def scale(self):
        """From rest coordinates to metres (shoes and hair make the rest figure 1.735 m)."""
        return self.height / 1.735


MAN = Shape()
WOMAN = Shape(shoulders=0.92, chest=0.91, waist=0.88, hips=1.03, bust=1.0, limbs=0.88, neck=0.88, jaw=0.88, head=0.985)


def chest_field(s):
    """Rib cage and breasts, in rest coordinates."""
    c = s.chest
    field = blend(0.06, ellipsoid((0, 1.275, -0.006), (0.150 * c, 0.195, 0.106 * c)),
                  ellipsoid((0, 1.335, 0.020), (0.118 * c, 0.105, 0.090 * c)))
    for side in SIDES:
        if s.bust:
            b = s.bust
            field = blend(0.045, field, ellipsoid((side * 0.066, 1.262, 0.066), (0.056 * b, 0.056 * b, 0.050 * b)))
        else:   # the flat of the breast muscle
            field = blend(0.05, field, ellipsoid((side * 0.062, 1.315, 0.066), (0.060 * c, 0.050, 0.030)))
        # shoulder blades round the back
        field = blend(0.05, field, ellipsoid((side * 0.075, 1.320, -0.070), (0.060 * c, 0.075, 0.034)))
    return field


def pelvis_field(s):
    field = ellipsoid((0, 0.935, -0.004), (0.158 * s.hips, 0.125, 0.104 * s.hips))
    for side in SIDES:
        field = blend(0.05, field, ellipsoid((side * 0.068, 0.895, -0.048), (0.080 * s.hips, 0.085, 0.072 * s.hips)))
    return field


def trunk(body, s):
    """Trunk with the shoulders, without arms and neck."""
    field = blend(0.07, body.chest.field(chest_field(s)),
                  body.belly.field(ellipsoid((0, 1.095, 0.002), (0.130 * s.waist, 0.170, 0.096 * s.waist))),
                  body.pelvis.field(pelvis_field(s)))
    middle = body.chest.point((0, SHOULDER[1] + 0.004, -0.014))
    for side in SIDES:
        field = blend(0.06, field, cone(middle, body.arms[side].top, 0.050, 0.047))
    return field


def neck(body, s):
    """Neck with the muscles that slope to the shoulders."""
    n = s.neck
    low, high = body.chest.point((0, 1.400, -0.030)), body.head.point((0, 1.545, -0.018))
    field = cone(low, high, 0.058 * n, 0.0505 * n)
    root = body.chest.point((0, 1.468, -0.030))
    collar = [body.chest.point((side * 0.10 * s.shoulders, 1.402, -0.014)) for side in SIDES]
    field = blend(0.03, field, cone(collar[0], collar[1], 0.042))
    for side in SIDES:
        top = body.arms[side].top
        field = blend(0.05, field, cone(root, root + (top - root) * 0.62, 0.036 * n, 0.033))
        # the strap from behind the ear to the breastbone
        ear, notch = body.head.point((side * 0.056, 1.545, -0.022)), body.chest.point((side * 0.016, 1.412, 0.034))
        field = blend(0.022, field, cone(ear, notch, 0.013 * n, 0.011 * n))
    return blend(0.06, field, body.chest.field(ellipsoid((0, 1.30, 0.010), (0.136 * s.chest, 0.13, 0.092 * s.chest))))


def arm(limb, s):
    """Bare arm from the shoulder to the wrist."""
    l = s.limbs
    muscle = limb.lower_at(0.24)
    return blend(0.02, cone(limb.top, limb.upper_at(0.40), 0.050 * l, 0.047 * l),
                 cone(limb.upper_at(0.3), limb.joint, 0.046 * l, 0.037 * l),
                 cone(limb.joint, muscle, 0.038 * l, 0.0415 * l),
                 cone(muscle, limb.lower_at(0.72), 0.0415 * l, 0.030 * l),
                 cone(limb.lower_at(0.70), limb.end, 0.030 * l, 0.0262 * l))


def leg(limb, s, loose=0.0):
    """Bare leg from the hip to the ankle, or the same under thin cloth."""
    l = 0.5 + 0.5 * s.limbs
    calf = limb.lower_at(0.30)
    return blend(0.03, cone(limb.top, limb.upper_at(0.55), 0.092 * l + loose, 0.073 * l + loose),
                 cone(limb.upper_at(0.5), limb.joint, 0.075 * l + loose, 0.056 * l + loose),
                 cone(limb.joint, calf, 0.055 * l + loose, 0.058 * l + loose),
                 cone(calf, limb.end, 0.058 * l + loose, 0.040 * l + loose))
