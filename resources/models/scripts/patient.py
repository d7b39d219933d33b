# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Patients in bed: a man and a woman, in every posture, under a blanket to the waist."""

from dataclasses import dataclass, replace
from functools import lru_cache, partial

import numpy as np

import attached
import wear
from bedding import covers, pillow
from clothes import bare_arms, collar, opened, over_trunk, round_trim, sleeve, sleeve_hem
from face import Head
from figure import Figure, socket_entries
from flesh import MAN, WOMAN, Shape, arm, leg, trunk
from kit import Mesh, rotation, vec
from postures import HEAD_UP, LATERAL, LATERAL_UP, SITTING, SUPINE, lie
from sdf import blend, body, common, cone, creased, ellipsoid, grown, onto, plane
from skeleton import LEFT, RIGHT, SIDES


@dataclass
class Patient:
    id: str
    name: str
    synonyms: list
    shape: Shape
    skin: str
    hair: str
    style: str


PATIENTS = [
    Patient("patient", "Patient", ["adult", "casualty", "man", "sick person", "simulated patient"],
            replace(MAN, height=1.75, waist=1.07), "tan", "grey", "short"),
    Patient("patient-woman", "Patient (woman)", ["adult", "casualty", "woman", "sick person", "simulated patient"],
            replace(WOMAN, height=1.65, waist=0.95), "light", "auburn", "lying"),
]

#: What the catalogue asks for, in this order: the posture an author chose, else the backrest.
WHEN = [
    ("left-lateral", {"patient.posture": "left-lateral", "bed.head": [0, 15]}),
    ("left-lateral-up", {"patient.posture": "left-lateral"}),
    ("right-lateral", {"patient.posture": "right-lateral", "bed.head": [0, 15]}),
    ("right-lateral-up", {"patient.posture": "right-lateral"}),
    ("supine", {"patient.posture": "supine"}),
    ("sitting", {"patient.posture": "sitting"}),
    ("head-up", {"patient.posture": "head-up"}),
    ("supine", {"bed.head": [0, 15]}),
    ("sitting", {"bed.head": [50, 71]}),
]
POSTURES = {"head-up": HEAD_UP, "supine": SUPINE, "sitting": SITTING, "left-lateral": LATERAL, "left-lateral-up": LATERAL_UP}

#: Skin and lips (with nail beds) by state, for each complexion; sRGB.
SKIN = {"tan": {"pale": "#bda791", "cyanotic": "#8d8388", "flushed": "#c07d68", "mottled": "#a98a84"},
        "light": {"pale": "#dccdbd", "cyanotic": "#aba4ac", "flushed": "#dd9684", "mottled": "#c6aaa6"}}
LIPS = {"tan": {"pale": "#b09484", "cyanotic": "#5a5478", "flushed": "#a84e48", "mottled": "#75566f"},
        "light": {"pale": "#cfb3a8", "cyanotic": "#6a668f", "flushed": "#c4605c", "mottled": "#8c6c87"}}
MARBLED = {"tan": "#8f6468", "light": "#ad8490"}


@lru_cache(maxsize=None)
def rest(shape_key, name):
    """The posed body and its mattress (right postures are left ones mirrored)."""
    patient = next(p for p in PATIENTS if p.id == shape_key)
    return lie(POSTURES[name], patient.shape)


def lower_body(posed, s):
    """Hips, legs and feet under the blanket."""
    field = trunk(posed, s)
    for side in SIDES:
        limb = posed.legs[side]
        shin = limb.end - limb.joint
        toes = limb.end + vec(side * 0.055, 0.080, 0.050) if abs(posed.base.matrix[1][2]) > 0.7 else limb.end + vec(0.13, 0.0, 0.06)
        field = blend(0.03, field, leg(limb, s), blend(0.03, cone(limb.end, toes, 0.048, 0.044), cone(limb.end, limb.end + shin * 0.06, 0.045)))
    return field


def gown_field(posed, s):
    field = over_trunk(posed, s, 0.012)
    field = creased(field, 0.0026, 0.085, posed.belly.point((0, 1.08, 0)), 0.24)
    for side in SIDES:
        field = blend(0.03, field, sleeve(posed.arms[side], 0.72, 0.056 + 0.008 * s.limbs, 0.058 + 0.010 * s.limbs))
    return field


def marbled(mesh, mat):
    """Splits skin where mottling shows: patches of an own material that else has the skin's colour."""
    middle = np.array([mesh.verts[list(f)].mean(axis=0) for f in mesh.faces]) * 42.0
    x, y, z = middle.T
    wave = np.sin(x + 1.7 * np.sin(0.7 * y + 0.5)) + np.sin(1.1 * y + 1.4 * np.sin(0.8 * z)) + np.sin(0.9 * z + 1.6 * np.sin(0.6 * x + 1))
    spots = np.abs(wave) < 0.55
    starts = np.cumsum([0] + [len(f) for f in mesh.faces])
    made = []
    for flag, name in ((False, mesh.mat), (True, mat)):
        chosen = np.flatnonzero(spots == flag)
        if len(chosen):
            loops = np.concatenate([np.arange(starts[i], starts[i + 1]) for i in chosen])
            made.append(Mesh(mesh.verts, [mesh.faces[i] for i in chosen], name, mesh.normals[loops]))
    return made


def dress_patient(f, p, name, bed, head, whole):
    """Everything of a patient who lies on the left side or on the back."""
    s, posed, skin, lips = f.shape, f.posed, "skin-" + p.skin, "lips-" + p.skin
    marble = "mottle-" + p.skin
    f.add(head.bare(1.27), head.brows(), head.mouth(), head.scalp(p.style))
    for state in ("open", "half", "closed"):
        f.add(head.eyes(state), node="eyes-" + state)
    # On the side the blanket lies steeply over the hip: there the gown ends just below its edge.
    end = 0.96 if name.startswith("left") else 0.80
    gown = opened(posed, common(0.02, whole, posed.pelvis.field(plane((0, end, 0), (0, -1, 0)))), collar(0.004))
    points = [posed.pelvis.point((0, end, 0)), posed.chest.point((0, 1.45, 0))] + [a.top for a in posed.arms.values()] \
        + [a.upper_at(0.72) for a in posed.arms.values()]
    low, high = np.min(points, axis=0) - 0.22, np.max(points, axis=0) + 0.22
    f.add(body(gown, low, high, 0.0115, "gown", 1750), round_trim(posed, whole, collar(0.004), "gown-trim"))
    f.add([sleeve_hem(posed.arms[side], 0.72, 0.057 + 0.0095 * s.limbs, "gown-trim") for side in SIDES])
    for part in bare_arms(posed, s, arm, skin, lips, 0.50):
        f.add(marbled(part, marble) if part.mat == skin else part)
    limb = posed.arms[RIGHT]
    f.add(wear.band(limb, 0.92 * (0.5 + 0.5 * s.limbs)))
    bedding(f, p, name, bed, head, whole)
    attached.airway_devices(f, head, whole)
    attached.sensors(f)


def bedding(f, p, name, bed, head, gown):
    """Pillows and blanket, made in rest coordinates like the body."""
    s, k = f.shape, f.shape.scale
    skull = head.point((0, 1.632, -0.012))
    height = float(bed.above(skull[None, :] * k)[0]) / k
    out = bed.out
    side_on = name.startswith("left")
    thick = min(0.190, max(0.100, height - (0.045 if side_on else 0.060)))
    centre = skull - out * (height - thick / 2 + 0.004) + bed.up * 0.010 + vec(0.05 if side_on else 0, 0, 0)
    dents = [ellipsoid(skull, (0.098, 0.102, 0.098)), grown(gown, 0.006)]
    turn = rotation(bed.degrees - 90, 0, 0)
    f.add(pillow(centre, turn, (0.56, 0.37, thick + 0.030), dents), node="pillow")
    under = lower_body(f.posed, s)
    if side_on:
        # one between the knees, one behind the back
        knees = (f.posed.legs[LEFT].joint + f.posed.legs[RIGHT].joint) / 2
        under = blend(0.05, under, ellipsoid(knees, (0.14, 0.060, 0.26)))
        back = f.posed.chest.point((0, 1.235, -0.215))
        back = back - bed.out * (float(bed.above(back[None, :] * k)[0]) / k - 0.085)
        under = blend(0.03, under, ellipsoid(back, (0.10, 0.090, 0.21)))
        f.add(pillow(back, rotation(bed.degrees * 0.5 - 90, 0, 0) @ rotation(0, 28, 0), (0.26, 0.44, 0.19), [grown(gown, 0.004)], "sheet-blue", 700), node="pillow")
    edge = 0.085 if bed.degrees > 45 else -0.100   # who sits up has it in the lap
    field = lambda q: under(q / k) * k    # the blanket is made in metres, as the mattress is  # noqa: E731
    f.add([Mesh(m.verts / k, m.faces, m.mat, m.normals) for m in covers(field, edge)], node="blanket")


def sockets(f, head, gown):
    posed = f.posed
    f.socket("airway", head.point((0, 1.5375, 0.100)), facing(head.frame.matrix))
    f.socket("head", head.point((0, 1.62, 0.0)), facing(head.frame.matrix))
    breast = posed.chest.point(onto(posed.chest.unplaced(gown), [(0, 1.290, 0.13)])[0])
    f.socket("chest", breast, facing(posed.chest.matrix @ rotation(90, 0, 0)), "surface", (0.30, 0.30))
    for side, word in ((LEFT, "left"), (RIGHT, "right")):
        limb = posed.arms[side]
        f.socket(word + "-arm", limb.lower_at(0.5) + vec(0, 0.036, 0))
        f.socket(word + "-hand", limb.end + limb.along * 0.075)


def facing(matrix):
    """Euler angles (about X, Y, Z) of a frame: attached things look where the region looks."""
    ry = -np.arcsin(np.clip(matrix[2, 0], -1, 1))
    return tuple(np.degrees([np.arctan2(matrix[2, 1], matrix[2, 2]), ry, np.arctan2(matrix[1, 0], matrix[0, 0])]))


def mirrored(f):
    """The same patient on the other side."""
    made = Figure(f.posed, f.shape)
    for node, parts in f.nodes.items():
        made.add([p.mirrored() for p in parts], node=node)
    swap = {"left-arm": "right-arm", "right-arm": "left-arm", "left-hand": "right-hand", "right-hand": "left-hand"}
    for name, kind, position, rot, size in f.sockets:
        made.sockets.append((swap.get(name, name), kind, position * vec(-1, 1, 1), (rot[0], -rot[1], -rot[2]), size))
    return made


def breath(f):
    """Where the chest and the belly rise, and which way."""
    posed, k = f.posed, f.shape.scale
    made = []
    for frame, centre, radius, rise in ((posed.chest, (0, 1.275, 0.060), 0.21, 0.011), (posed.belly, (0, 1.085, 0.060), 0.18, 0.008)):
        made.append({"centre": rounded(frame.point(centre) * k), "radius": [round(radius * k, 3)] * 3,
                     "rise": rounded(frame.direction((0, 0.25, 1)) * rise, 4)})
    return made


def rounded(values, digits=3):
    return [round(float(v), digits) + 0.0 for v in values]


def bare_figure(p, name):
    """(figure, mattress, head, gown) with sockets and nothing to see yet; a right posture is the
    left one, to be mirrored."""
    posed, bed = rest(p.id, name.replace("right", "left"))
    f = Figure(posed, p.shape)
    head = Head(posed, p.shape, "skin-" + p.skin, "lips-" + p.skin, "hair-" + p.hair)
    gown = gown_field(posed, p.shape)
    sockets(f, head, gown)
    return f, bed, head, gown


def stem(p, name):
    return p.id if name == "head-up" else f"{p.id}.{name}"


def model(p, name):
    """The model of one posture; head-up, the bed at rest, carries what the catalogue says."""
    f, bed, head, gown = bare_figure(p, name)
    dress_patient(f, p, name.replace("right", "left"), bed, head, gown)
    f = mirrored(f) if name.startswith("right") else f
    m = f.model(stem(p, name), p.name, "patient", "People", p.synonyms,
                ["patient.adult", "patient.airway", "patient.circulation"])
    m.mount, m.view = "none", (0.85, 0.80, 0.75)
    m.components = {kind: {} for kind in ("airway", "limits", "patient", "rhythm", "sensors", "vitals")}
    if p.shape.bust:
        m.components["patient"] = {"sex": "female"}
    if name == "head-up":
        m.looks = {"variants": [variant(p, other, when) for other, when in WHEN], "breath": breath(f),
                   "tints": tints(p), "shown": SHOWN}
    return m


def variant(p, name, when):
    f, _, _, _ = bare_figure(p, name)
    f = mirrored(f) if name.startswith("right") else f
    made = {"when": when, "model": f"models/{stem(p, name)}.glb"}
    if name != "head-up":
        made["sockets"] = socket_entries(f.model("", "", "", "", [], []))
    made["breath"] = breath(f) if not name.startswith("right") else [
        {**b, "centre": [-b["centre"][0], *b["centre"][1:]], "rise": [-b["rise"][0], *b["rise"][1:]]} for b in breath(f)]
    return made


def tints(p):
    marbled_values = {**SKIN[p.skin], "mottled": MARBLED[p.skin]}
    return [{"material": "skin-" + p.skin, "field": "patient.skin", "values": SKIN[p.skin]},
            {"material": "mottle-" + p.skin, "field": "patient.skin", "values": marbled_values},
            {"material": "lips-" + p.skin, "field": "patient.skin", "values": LIPS[p.skin]}]


#: Nodes that come and go with the patient's state.
SHOWN = [{"nodes": ["eyes-" + state], "when": {"patient.eyes": state}} for state in ("open", "half", "closed")] + attached.SHOWN

PREFABS = {p.id: partial(model, p, "head-up") for p in PATIENTS}
VARIANTS = {stem(p, name): partial(model, p, name) for p in PATIENTS
            for name in ("supine", "sitting", "left-lateral", "left-lateral-up", "right-lateral", "right-lateral-up")}
