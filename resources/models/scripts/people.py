# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Prefabs of everyone who is up and about, with a model of their own for each pose."""

from functools import partial

import poses
from family import RELATIVES, dress_relative
from figure import Figure, socket_entries
from skeleton import Body
from staff import WORKERS, dress_worker

VIEW = (0.5, 0.14, 1.0)


def bare_figure(person, pose):
    """The pose worked out, with its sockets and nothing to see yet."""
    s = person.shape
    f = Figure(Body(person.ease(s) if pose == "stand" else getattr(poses, pose)(s), s.shoulders, s.hips), s)
    f.upright_sockets()
    return f


def stem(person, pose):
    return person.id if pose == "stand" else f"{person.id}.{pose}"


def model(person, dress, pose):
    """The model of one pose; that of who stands carries what the catalogue says."""
    f = bare_figure(person, pose)
    dress(f, person, pose)
    m = f.model(stem(person, pose), person.name, "actor", "People", person.synonyms, list(person.capabilities))
    if pose != "stand":
        return m
    m.components = {"actor": {"role": person.role}}
    m.view = VIEW
    m.looks = {"variants": [{"when": {"actor.pose": other}, "model": f"models/{stem(person, other)}.glb",
                             "sockets": sockets_of(person, other, m)} for other in person.poses]}
    if person.tints:
        m.looks["tints"] = list(person.tints)
    return m


def sockets_of(person, pose, rest):
    """Sockets of that pose which the prefab has too."""
    f = bare_figure(person, pose)
    return socket_entries(f.model("", "", "", "", [], []), {s.name for s in rest.sockets})


PREFABS, VARIANTS = {}, {}
for _people, _make in ((WORKERS, dress_worker), (RELATIVES, dress_relative)):
    for _person in _people:
        PREFABS[_person.id] = partial(model, _person, _make, "stand")
        for _pose in _person.poses:
            VARIANTS[stem(_person, _pose)] = partial(model, _person, _make, _pose)
