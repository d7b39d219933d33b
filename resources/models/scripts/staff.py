# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""People who work at the bedside, each in the poses that their work needs."""

from dataclasses import dataclass, field, replace

import poses
import wear
from clothes import (bare_arms, collar, hem_line, legs_of, opened, patch, scrub_top, sleeve_hem, torso_bounds,
                     v_neck, v_trim)
from coat import coat_parts
from face import Head
from flesh import MAN, SIDES, WOMAN, Shape, arm
from sdf import body
from skeleton import LEFT, RIGHT


@dataclass
class Worker:
    """One member of staff: looks, dress and how the catalogue knows them."""
    id: str
    name: str
    synonyms: list
    role: str
    shape: Shape
    skin: str
    hair: str
    style: str
    scrub: str
    shoe: tuple = ("shoe-white", "paint-mid")
    coat: bool = False
    extras: tuple = ()
    ease: object = None
    poses: tuple = ("compress", "bag", "point", "write", "sit")
    tints: list = field(default_factory=list)
    capabilities: tuple = ("actor.speech", "actor.staff")


def dress_worker(f, worker, name):
    """Flesh, scrubs and what belongs to the work, onto a bare figure."""
    s, posed = f.shape, f.posed
    skin, hair, dress = "skin-" + worker.skin, "hair-" + worker.hair, worker.scrub
    head = Head(posed, s, skin, "lips-" + worker.skin, hair)
    f.add(head.bare(1.24), head.face(posed.pose.gaze), head.scalp(worker.style, dress if worker.style == "cap" else None))
    if "mask" in worker.extras:
        f.add(head.mask("mask-blue"))
    if "beard" in worker.extras:
        f.add(head.beard())
    if "glasses" in worker.extras:
        f.add(head.glasses())
    seated = name == "sit"
    low = 0.875 if seated else 0.785
    whole = scrub_top(posed, s, low)
    outer, coat = whole, worker.coat and name not in ("compress", "sit")
    if coat:
        outer, parts = coat_parts(posed, s, whole, dress)
        f.add(parts)
    else:
        top = opened(posed, whole, v_neck(), collar())
        f.add(body(top, *torso_bounds(posed, low - 0.02), 0.0105, dress, 2000), v_trim(posed, whole, dress + "-deep"))
        if not seated:
            f.add(hem_line(posed.pelvis, whole, low, dress))
            f.add([patch(posed.pelvis, whole, (side * 0.085, 0.885, 0.12), (0.105, 0.135, 0.12), dress + "-deep", 0.0035) for side in SIDES])
        f.add([sleeve_hem(posed.arms[side], 0.66, 0.055 + 0.005 * s.limbs, dress + "-deep") for side in SIDES])
    f.add(wear.badge(posed, outer, *((-0.115, 1.245) if coat else (0.085, 1.27))))
    if "stethoscope" in worker.extras:
        f.add(wear.stethoscope(posed, outer))
    f.add(bare_arms(posed, s, arm, skin, None, 1.0 if coat else 0.45))
    if "watch" in worker.extras and not coat:
        f.add(wear.watch(posed.arms[LEFT], 0.55 + 0.45 * s.limbs))
    f.add(legs_of(posed, s, dress, *worker.shoe))
    held_things(f, posed, s, name)


def held_things(f, posed, s, name):
    """Each of them is a node of its own, so that a viewer may leave it away."""
    if name == "write":
        f.add(wear.clipboard(posed), node="clipboard")
        f.add(wear.pen(posed.arms[RIGHT]), node="clipboard")
    if name == "compress":
        f.add(wear.step(poses.STEP_HEIGHT / s.scale, 0.055), node="step")
    if name == "bag":
        y, z = (poses.BED_TOP + poses.MOUTH[0]) / s.scale, poses.MOUTH[1] / s.scale
        grip = posed.arms[RIGHT]
        f.add(wear.bagging((0, y, z), grip.end + grip.along * 0.060 + grip.palm * 0.062), node="bag-valve-mask")


def nurse_scrubs(materials):
    """Roles of nurses tell by the shade of their scrubs."""
    shades = {"lead-nurse": ("#1c5a86", "#14405f"), "airway-nurse": ("#2f7f5a", "#1f5a3f"), "runner-nurse": ("#3aa3ad", "#2a7a83")}
    return [{"material": m, "field": "actor.role", "values": {role: pair[k] for role, pair in shades.items()}} for k, m in enumerate(materials)]


NURSE = ("actor.nurse", "actor.speech", "actor.staff")
PHYSICIAN = ("actor.physician", "actor.speech", "actor.staff")
BY_ROLE = nurse_scrubs(("scrub-teal", "scrub-teal-deep"))
DARK = ("shoe-dark", "rubber")

WORKERS = [
    Worker("nurse", "Nurse", ["RN", "staff nurse", "charge nurse", "scrubs"], "nurse", replace(WOMAN, height=1.68),
           "light", "brown", "bun", "scrub-teal", extras=("watch",), ease=poses.hands_folded, tints=BY_ROLE, capabilities=NURSE),
    Worker("nurse-man", "Nurse (man)", ["RN", "staff nurse", "male nurse", "scrubs"], "nurse", replace(MAN, height=1.77, chest=1.02),
           "brown", "black", "crop", "scrub-teal", extras=("watch", "beard"), ease=lambda s: poses.stand(RIGHT, head=(3, 5, 0)),
           tints=BY_ROLE, capabilities=NURSE),
    Worker("physician", "Physician", ["doctor", "intensivist", "MD", "consultant", "resident"], "physician",
           replace(MAN, height=1.79, jaw=1.05), "tan", "black", "short", "scrub-navy", DARK, True, ("stethoscope",), poses.pocketed,
           capabilities=PHYSICIAN),
    Worker("physician-woman", "Physician (woman)", ["doctor", "intensivist", "MD", "consultant", "registrar"], "physician",
           replace(WOMAN, height=1.70), "deep", "black", "ponytail", "scrub-navy", DARK, False, ("stethoscope",),
           lambda s: poses.stand(LEFT, head=(3, -5, 0)), capabilities=PHYSICIAN),
    Worker("respiratory-therapist", "Respiratory therapist", ["RT", "RRT", "airway", "physiotherapist"], "other",
           replace(MAN, height=1.75, waist=1.08), "pale", "auburn", "crop", "scrub-plum", DARK, False, ("glasses", "stethoscope"),
           lambda s: poses.stand(LEFT, head=(4, -6, 0))),
    Worker("anaesthetist", "Anaesthetist", ["anesthesiologist", "airway doctor", "intubator"], "physician", replace(WOMAN, height=1.66),
           "tan", "black", "cap", "scrub-green", extras=("mask", "watch"), ease=poses.hands_folded, poses=("bag", "point", "write"),
           capabilities=PHYSICIAN),
    Worker("student", "Student", ["medical student", "nursing student", "trainee", "helper"], "other",
           replace(WOMAN, height=1.64, hips=0.99), "light", "fair", "ponytail", "scrub-sky", ease=lambda s: poses.stand(RIGHT, head=(5, 4, 0)),
           poses=("compress", "bag", "write")),
]
