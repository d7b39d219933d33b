# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Heads: skull and features, eyes in three states, hair."""

import numpy as np

from flesh import neck
from kit import Mesh, smooth_path, tube, vec
from sdf import blend, block, body, common, cone, cut, ellipsoid, grown, onto, plane
from skeleton import SIDES

#: Heads are modelled a little small and enlarged about the root of the neck.
SWELL, ROOT = 1.06, vec(0, 1.470, -0.018)


def head_field(jaw=1.0):
    """Head without hair, in rest coordinates before it is enlarged."""
    wide = 0.5 + 0.5 * jaw
    skull = blend(0.045, ellipsoid((0, 1.634, -0.012), (0.0745, 0.088, 0.094)),
                  ellipsoid((0, 1.584, 0.020), (0.0615 * wide, 0.084, 0.070)),
                  ellipsoid((0, 1.534, 0.028), (0.0500 * jaw, 0.036, 0.050)))
    ridge = 0.070 + 0.005 * np.clip((jaw - 0.85) / 0.15, 0, 1)   # a strong brow goes with a strong jaw
    face = blend(0.020, skull, ellipsoid((0, 1.616, ridge), (0.043, 0.010, 0.013)),
                 ellipsoid((0, 1.5135, 0.0745), (0.020 * jaw, 0.0135, 0.014)))
    for side in SIDES:
        face = cut(0.018, face, ellipsoid((side * 0.030, 1.5965, 0.100), (0.017, 0.0115, 0.018)))
        face = blend(0.024, face, ellipsoid((side * 0.038, 1.572, 0.062), (0.016, 0.014, 0.014)))
        # corner of the jaw, below the ear
        face = blend(0.030, face, ellipsoid((side * 0.050 * jaw, 1.545, 0.000), (0.012, 0.020, 0.020)))
        lobe = cut(0.006, ellipsoid((side * 0.0765, 1.590, -0.012), (0.009, 0.031, 0.018), (8, side * -22, 0)),
                   ellipsoid((side * 0.087, 1.594, -0.006), (0.007, 0.018, 0.010), (8, side * -22, 0)))
        face = blend(0.008, face, lobe)
    nose = blend(0.008, cone((0, 1.606, 0.083), (0, 1.572, 0.0990), 0.0070, 0.0112),
                 ellipsoid((0.0100, 1.5665, 0.0915), (0.0080, 0.0072, 0.0095)),
                 ellipsoid((-0.0100, 1.5665, 0.0915), (0.0080, 0.0072, 0.0095)))
    face = blend(0.012, face, nose)
    # the mouth lies on a soft swelling, its corners and the chin's hollow are drawn in
    face = blend(0.020, face, ellipsoid((0, 1.538, 0.070), (0.026, 0.017, 0.014)))
    return cut(0.008, face, cone((-0.017, 1.5365, 0.0925), (0.017, 1.5365, 0.0925), 0.0022))


def hair_field(style):
    front = plane((0, 1.661, 0.078), (0, 0.700, -0.714))
    cap = ellipsoid((0, 1.640, -0.014), (0.0830, 0.0925, 0.1005))
    if style == "short":
        cap = blend(0.02, cap, ellipsoid((0, 1.700, 0.028), (0.062, 0.033, 0.060)))
        return cut(0.02, cut(0.012, cap, front), plane((0, 1.552, 0), (0, 1, 0)))
    if style == "crop":
        cap = ellipsoid((0, 1.638, -0.014), (0.0795, 0.0890, 0.0980))
        cap = cut(0.010, cap, plane((0, 1.672, 0.076), (0, 0.640, -0.768)))
        return cut(0.02, cap, plane((0, 1.556, 0), (0, 1, -0.10)))
    if style == "thin":
        cap = ellipsoid((0, 1.636, -0.016), (0.0800, 0.0900, 0.0965))
        hair = cut(0.014, cap, plane((0, 1.690, 0.050), (0, 0.560, -0.828)))
        return cut(0.02, hair, plane((0, 1.545, 0), (0, 1, 0)))
    if style in ("bun", "ponytail"):
        cap = cut(0.012, ellipsoid((0, 1.641, -0.014), (0.0835, 0.0930, 0.1015)), front)
        cap = cut(0.02, cap, plane((0, 1.548, 0), (0, 1, -0.25)))
        if style == "bun":
            return blend(0.012, cap, ellipsoid((0, 1.690, -0.108), (0.042, 0.040, 0.038)))
        tail = blend(0.03, cone((0, 1.668, -0.112), (0, 1.610, -0.150), 0.022, 0.028), cone((0, 1.610, -0.150), (0, 1.475, -0.128), 0.028, 0.012))
        return blend(0.014, cap, tail)
    if style == "cap":   # a theatre cap over all hair
        cap = blend(0.03, ellipsoid((0, 1.650, -0.018), (0.0880, 0.0900, 0.1050)), ellipsoid((0, 1.640, -0.075), (0.062, 0.060, 0.058)))
        return cut(0.006, cap, plane((0, 1.648, 0.070), (0, 0.790, -0.613)))
    if style == "lying":  # long hair loose on a pillow
        cap = cut(0.012, ellipsoid((0, 1.641, -0.012), (0.0840, 0.0930, 0.0990)), front)
        fall = blend(0.03, ellipsoid((0.070, 1.560, -0.052), (0.036, 0.090, 0.036), (0, 0, 12)),
                     ellipsoid((-0.070, 1.560, -0.052), (0.036, 0.090, 0.036), (0, 0, -12)))
        hair = blend(0.03, cap, fall)
        return cut(0.010, hair, ellipsoid((0, 1.575, 0.074), (0.070, 0.098, 0.090)))
    # bob: to the shoulders, away from the face
    fall = blend(0.04, ellipsoid((0, 1.640, -0.014), (0.0865, 0.0955, 0.1020)),
                 ellipsoid((0, 1.548, -0.046), (0.0940, 0.105, 0.062)),
                 ellipsoid((0.068, 1.540, -0.012), (0.030, 0.082, 0.042)),
                 ellipsoid((-0.068, 1.540, -0.012), (0.030, 0.082, 0.042)))
    fall = cut(0.012, fall, ellipsoid((0.006, 1.570, 0.092), (0.069, 0.112, 0.086)))
    fall = cut(0.014, fall, ellipsoid((0, 1.47, 0.02), (0.056, 0.09, 0.070)))
    return cut(0.015, fall, plane((0, 1.468, 0), (0, 1, -0.15)))


def combed(field):
    """Shallow strands from the forehead over the crown."""
    def strands(p):
        angle = np.arctan2(p[:, 0], p[:, 1] - 1.585)
        return field(p) - 0.0007 * np.sin(26 * angle + 9 * p[:, 2]) - 0.0004 * np.sin(47 * angle - 14 * p[:, 2])
    return strands


class Head:
    """A head of one build on its posed neck; all parts come out where they are."""

    def __init__(self, posed, shape, skin, lips, hair):
        self.frame, self.shape = posed.head, shape
        self.skin, self.lips, self.hair = skin, lips, hair
        self.field = head_field(shape.jaw)
        self.size = SWELL * shape.head
        self._posed = posed

    def placed(self, mesh):
        big = Mesh((mesh.verts - ROOT) * self.size + ROOT, mesh.faces, mesh.mat, mesh.normals)
        return self.frame.mesh(big)

    def point(self, p):
        """Where a point of the unenlarged head is."""
        return self.frame.point((vec(p) - ROOT) * self.size + ROOT)

    def bare(self, low=1.25):
        """Face, ears and neck in one skin, down into the collar."""
        size = self.size

        def enlarged(p):
            return self.field((p - ROOT) / size + ROOT) * size
        throat = self.frame.unplaced(common(0.01, neck(self._posed, self.shape),
                                            self._posed.chest.field(plane((0, low, 0), (0, -1, 0)))))
        whole = blend(0.020, enlarged, throat)
        bottom = min(self.frame.back(self._posed.chest.point(p))[1] for p in ((0, low, 0.1), (0, low, -0.1), (0.12, low, 0), (-0.12, low, 0)))
        side = self._posed.chest.point((0, low, 0))
        shift = self.frame.back(side)
        low_corner = np.minimum(vec(-0.16, bottom - 0.01, -0.16), shift - vec(0.15, 0, 0.14))
        high_corner = np.maximum(vec(0.16, 1.76, 0.15), shift + vec(0.15, 0, 0.14))
        return self.frame.mesh(body(whole, low_corner, high_corner, 0.0056, self.skin, 2500))

    def scalp(self, style, mat=None):
        made = body(hair_field(style) if style == "cap" else combed(hair_field(style)), (-0.14, 1.44, -0.19), (0.14, 1.77, 0.12), 0.0066, mat or self.hair,
                    1000 if style in ("bob", "lying", "ponytail") else 760)
        return self.placed(made)

    def brows(self):
        return [self._patch(side, ellipsoid((side * 0.0310, 1.6140, 0.0740), (0.0185, 0.0034, 0.0260), (0, side * 18, side * -4)),
                            0.0020, self.hair, 70) for side in SIDES]

    def mouth(self):
        parts = []
        for half, y, bow, r in ((0.0225, 1.5402, 0.0010, 0.0036), (0.0190, 1.5330, 0.0040, 0.0046)):
            line = [(half * t, y + bow * t * t, 0.110 - 0.012 * t * t) for t in np.linspace(-1, 1, 9)]
            radii = [r * np.sqrt(max(0.0, 1.0 - t * t)) + 0.0007 for t in np.linspace(-1, 1, 9)]
            parts.append(self.placed(tube(onto(self.field, line, -0.0002), radii, self.lips, 5, flat=0.62, up=(0, 0, 1))))
        return parts

    def eyes(self, state="open", gaze=(0, 0)):
        """Both eyes: open, half or closed; gaze in millimetres to the left and up."""
        parts = []
        for side in SIDES:
            almond = ellipsoid((side * 0.0305, 1.5950, 0.0770), (0.0138, 0.0060, 0.0160), (0, side * 12, side * 3))
            if state != "closed":
                iris = common(0.0006, almond, ellipsoid((side * 0.0300 + gaze[0] / 1000, 1.5952 + gaze[1] / 1000, 0.0770), (0.0060, 0.0060, 0.0180)))
                parts.append(self._patch(side, almond, 0.0012, "linen-white", 44))
                parts.append(self._patch(side, iris, 0.0020, "eye", 36))
            if state != "open":
                lid = ellipsoid((side * 0.0305, 1.5955, 0.0770), (0.0152, 0.0076, 0.0160), (0, side * 12, side * 3))
                if state == "half":
                    lid = common(0.0008, lid, plane((0, 1.5955, 0), (0, -1, 0)))
                parts.append(self._patch(side, lid, 0.0031, self.skin, 54))
            parts.append(self._lash(side, state))
        return parts

    def _lash(self, side, state):
        """The dark line of the upper lid's rim."""
        drop = {"open": (0.0038, 0.0004), "half": (0.0002, -0.0006), "closed": (-0.0040, -0.0016)}[state]
        line = []
        for t in np.linspace(-1, 1, 7):
            y = 1.5950 + drop[1] + (drop[0] - drop[1]) * (1 - t * t) + 0.0008 * t
            line.append((side * (0.0305 + 0.0140 * t), y, 0.092 - 0.006 * abs(t) - 0.003 * t))
        path = onto(self.field, line, 0.0030 if state != "open" else 0.0018)
        radii = [0.0004 + 0.0009 * np.sin(np.pi * (0.15 + 0.75 * k / (len(path) - 1))) for k in range(len(path))]
        return self.placed(tube(path, radii, "lash", 5))

    def _patch(self, side, field, lift, mat, budget):
        low, high = (side * 0.03 - 0.027, 1.578, 0.045), (side * 0.03 + 0.027, 1.634, 0.108)
        return self.placed(body(common(0.0015, grown(self.field, lift), field), low, high, 0.0026, mat, budget))

    def face(self, gaze=(0, 0)):
        """Everything of a wakeful face but the skin and hair."""
        return [*self.brows(), self.mouth(), *self.eyes("open", gaze)]

    def mask(self, mat):
        """A surgical mask with its ear loops."""
        cup = common(0.004, grown(self.field, 0.0052), block((0, 1.5405, 0.085), (0.130, 0.090, 0.130), 0.012),
                     plane((0, 0, 0.012), (0, 0, -1)))
        parts = [self.placed(body(cup, (-0.09, 1.48, 0.0), (0.09, 1.60, 0.14), 0.0062, mat, 520))]
        for side in SIDES:
            for y in (1.574, 1.512):
                line = onto(self.field, smooth_path([(side * 0.055, y, 0.055), (side * 0.075, 0.5 * y + 0.795, 0.015), (side * 0.080, 1.596, -0.022)], 4), 0.003)
                parts.append(self.placed(tube(line, 0.0017, "linen-white", 5)))
        return parts

    def beard(self):
        chin = common(0.006, grown(self.field, 0.0032), blend(0.02, ellipsoid((0, 1.520, 0.045), (0.062, 0.030, 0.060)),
                      ellipsoid((0.058, 1.560, 0.010), (0.020, 0.040, 0.026)), ellipsoid((-0.058, 1.560, 0.010), (0.020, 0.040, 0.026))))
        chin = cut(0.004, chin, ellipsoid((0, 1.5370, 0.095), (0.0250, 0.0095, 0.040)))
        return self.placed(body(chin, (-0.09, 1.48, -0.03), (0.09, 1.61, 0.12), 0.0056, self.hair, 420))

    def glasses(self, mat="plastic-dark"):
        parts = []
        for side in SIDES:
            c = vec(side * 0.0318, 1.5915, 0.1035)
            rim = [c + vec(side * 0.0218 * np.cos(a), 0.0158 * np.sin(a), -0.010 * max(0.0, np.cos(a)) ** 2) for a in np.linspace(0, 2 * np.pi, 17)[:-1]]
            parts.append(tube(rim, 0.0015, mat, 5, closed=True))
            parts.append(tube(smooth_path([c + vec(side * 0.0218, 0.004, -0.010), (side * 0.069, 1.599, 0.040), (side * 0.0785, 1.602, -0.010), (side * 0.0785, 1.588, -0.030)], 3), 0.0015, mat, 5))
        parts.append(tube(smooth_path([(-0.0102, 1.594, 0.1035), (0, 1.598, 0.107), (0.0102, 1.594, 0.1035)], 3), 0.0015, mat, 5))
        return [self.placed(p) for p in parts]
