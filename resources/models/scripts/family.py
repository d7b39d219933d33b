# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Relatives of the patient: in everyday clothes, standing or on a chair."""

from dataclasses import dataclass, replace

import numpy as np

import poses
from clothes import (bare_arms, bounds, collar, legs_of, long_sleeve, opened, over_trunk, round_trim,
                     sleeve, sleeve_hem, torso_bounds)
from face import Head
from flesh import MAN, SIDES, WOMAN, Shape, arm
from kit import box, panel, smooth_path, tube
from sdf import blend, body, common, cone, creased, cut, ellipsoid, grown, onto, plane
from skeleton import LEFT, RIGHT


@dataclass
class Relative:
    """Looks, dress and how the catalogue knows them. `top` is jumper, shirt, cardigan or tee."""
    id: str
    name: str
    synonyms: list
    shape: Shape
    skin: str
    hair: str
    style: str
    top: str
    cloth: str
    legs: str
    shoe: tuple = ("shoe-white", "shirt-cream")
    extras: tuple = ()
    ease: object = None
    poses: tuple = ("sit",)
    role: str = "family"
    tints: tuple = ()
    capabilities: tuple = ("actor.family", "actor.speech")


def dress_relative(f, person, name):
    """Flesh and clothes onto a bare figure."""
    s, posed = f.shape, f.posed
    skin, hair = "skin-" + person.skin, "hair-" + person.hair
    head = Head(posed, s, skin, "lips-" + person.skin, hair)
    f.add(head.bare(1.24), head.face(posed.pose.gaze), head.scalp(person.style))
    if "beard" in person.extras:
        f.add(head.beard())
    if "glasses" in person.extras:
        f.add(head.glasses())
    seated = name == "sit"
    whole = upper(f, person, seated)
    if "bag" in person.extras and not seated:
        f.add(shoulder_bag(posed, whole))
    f.add(bare_arms(posed, s, arm, skin, None, 0.42 if person.top == "tee" else 1.0))
    f.add(legs_of(posed, s, person.legs, *person.shoe, 0.97))


def upper(f, person, seated):
    """The upper garment; returns it uncut."""
    s, posed, cloth = f.shape, f.posed, person.cloth
    deep = cloth + "-deep"
    low = 0.885 if seated else (0.840 if person.top in ("jumper", "cardigan") else 0.815)
    field = over_trunk(posed, s, 0.020 if person.top == "cardigan" else 0.014)
    if not seated:
        fall = ellipsoid((0, 0.84, -0.004), (0.200 * (0.35 + 0.65 * s.hips), 0.30, 0.147 * (0.35 + 0.65 * s.hips)))
        field = blend(0.05, field, posed.pelvis.field(fall))
    field = creased(field, 0.0024, 0.080, posed.belly.point((0, 1.04, 0)), 0.22)
    hem = posed.pelvis.field(plane((0, low, 0), (0, -1, 0)))
    for side in SIDES:
        limb = posed.arms[side]
        one = sleeve(limb, 0.62) if person.top == "tee" else long_sleeve(limb, 0.050 + 0.005 * s.limbs, 0.038 + 0.004 * s.limbs)
        field = blend(0.028, field, one)
    whole = common(0.008, field, hem)
    wide = 0.010 if person.top in ("jumper", "cardigan") else 0.003
    ring = collar(wide)
    garment = opened(posed, whole, ring)
    if person.top == "cardigan":
        slit = posed.chest.field(common(0.01, plane((0, 1.02, 0), (0.97, -0.24, 0)), plane((0, 1.02, 0), (-0.97, -0.24, 0)), plane((0, 0, 0), (0, 0, -1))))
        garment = cut(0.006, garment, slit)
    low_corner, high_corner = torso_bounds(posed, low - 0.02)
    ends = np.array([p for limb in posed.arms.values() for p in (limb.joint, limb.end)])
    low_corner, high_corner = np.minimum(low_corner, ends.min(axis=0) - 0.07), np.maximum(high_corner, ends.max(axis=0) + 0.07)
    f.add(body(garment, low_corner, high_corner, 0.0108, cloth, 2100))
    if person.top == "cardigan":
        under = common(0.006, over_trunk(posed, s, 0.0125), hem)
        points = [posed.chest.point((x, y, z)) for x in (-0.11, 0.11) for y in (1.0, 1.47) for z in (-0.09, 0.12)]
        f.add(body(opened(posed, under, collar(0.002)), *bounds(points, 0.05), 0.0110, "shirt-cream", 800))
        f.add(round_trim(posed, under, collar(0.002), "shirt-cream", 0.0080))
    else:
        f.add(round_trim(posed, whole, ring, deep, 0.0115 if person.top == "jumper" else 0.0070, 0.075))
    if person.top == "tee":
        f.add([sleeve_hem(posed.arms[side], 0.62, 0.0605, deep) for side in SIDES])
    else:
        for limb in posed.arms.values():
            f.add(cuff(limb, deep, 0.0440 * (0.4 + 0.6 * s.limbs)))
    band = common(0.004, grown(whole, 0.004), posed.pelvis.field(plane((0, low + 0.045, 0), (0, 1, 0))))
    points = [posed.pelvis.point((x, y, z)) for x in (-0.17, 0.17) for y in (low, low + 0.045) for z in (-0.12, 0.12)]
    f.add(body(band, *bounds(points, 0.035), 0.0100, deep, 320))
    return whole


def cuff(limb, mat, r):
    d = limb.end - limb.joint
    field = common(0.004, cone(limb.lower_at(0.76), limb.end, r * 1.06, r * 0.98),
                   plane(limb.end - d * 0.01, d), plane(limb.end - d * 0.17, -d))
    return body(field, limb.end - 0.10, limb.end + 0.10, 0.0090, mat, 160)


def shoulder_bag(posed, coat):
    """Strap across the body, bag at the right hip."""
    field = posed.chest.unplaced(coat)
    points = [(0.105, 1.45, -0.03), (0.095, 1.43, 0.06), (0.02, 1.28, 0.14), (-0.08, 1.10, 0.13), (-0.17, 0.95, 0.07)]
    strap = onto(field, smooth_path(points, 4), 0.005)
    points = [(0.105, 1.45, -0.03), (0.06, 1.34, -0.13), (-0.05, 1.12, -0.12), (-0.17, 0.95, -0.06)]
    back = onto(field, smooth_path(points, 4), 0.005)
    parts = [posed.chest.mesh(tube(path, 0.0085, "leather", 6, flat=0.45, up=None)) for path in (strap, back)]
    bag = [panel((-0.222, 0.86, 0.0), 0.26, 0.20, 0.070, "leather", 0.035, 0.015, (0, 90, 0)),
           panel((-0.262, 0.895, 0.0), 0.25, 0.12, 0.012, "leather", 0.030, 0.004, (0, 90, 0)),
           box((-0.270, 0.845, 0.0), (0.006, 0.022, 0.032), "brass", 0.002)]
    return parts + [posed.pelvis.mesh(p) for p in bag]


CHILD = replace(MAN, height=1.30, shoulders=0.86, chest=0.88, waist=0.90, hips=0.88, limbs=0.82, neck=0.80, jaw=0.84, head=1.22)

RELATIVES = [
    Relative("family-member", "Family member", ["relative", "daughter", "wife", "next of kin", "visitor"], replace(WOMAN, height=1.66),
             "brown", "black", "bob", "jumper", "knit-rust", "denim", extras=("bag",), ease=lambda s: poses.stand(LEFT, head=(5, 4, 0))),
    Relative("family-man", "Family member (man)", ["relative", "son", "husband", "father", "next of kin", "visitor"], replace(MAN, height=1.78, waist=1.10),
             "light", "brown", "short", "jumper", "knit-olive", "chino", ("shoe-dark", "rubber"), ("beard",), lambda s: poses.stand(RIGHT, head=(5, -4, 0))),
    Relative("family-elder", "Family member (elderly)", ["grandmother", "mother", "wife", "relative", "visitor", "old woman"],
             replace(WOMAN, height=1.57, waist=1.06, hips=1.06, bust=0.95), "pale", "white", "bob", "cardigan", "knit-lilac", "trouser-dark",
             ("shoe-dark", "rubber"), ("glasses",), poses.hands_folded),
    Relative("family-child", "Child, visiting", ["child", "son", "grandchild", "sibling", "kid", "visitor"], CHILD,
             "tan", "black", "short", "tee", "knit-yellow", "denim", ease=lambda s: poses.stand(LEFT, head=(-4, 6, 0))),
]
