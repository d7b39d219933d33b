# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Memory of the Studio with a bay of four beds, against a bare Qt Quick 3D window with the same room.

Proportional set size (PSS): pages that several programs share are counted in parts, so that the figures
of programs can be added.
"""
import json
import pathlib
import subprocess
import time

from bench_start import LONGEST, Home, children, driver, end

NAME = "memory"
STARTS = {"full": 5, "quick": 2, "smoke": 1}
# The Studio makes coarse models and what picking searches after its first picture.
SETTLED_S = {"full": 12, "quick": 6, "smoke": 1}


# Beside each bed, from the middle of the room: what a bay in use has, on the floor or at its height.
AROUND = [("ventilator", -0.95, 0, -0.9), ("iv-pole", 0.85, 0, -0.55), ("syringe-pump", 0.85, 0.95, -0.42),
          ("syringe-pump", 0.85, 1.15, -0.42), ("infusion-pump", 0.85, 1.35, -0.42), ("iv-bag", 0.7, 1.95, -0.55),
          ("iv-bag", 1.0, 1.95, -0.55), ("bed-side-table", 0.9, 0, 0.35), ("over-bed-table", 0, 0, 0.75),
          ("visitor-chair", -0.95, 0, 0.9), ("stool", -0.9, 0, 0.2), ("chest-drain", -0.6, 0, 0.5),
          ("suction", 1.0, 0, 0.95), ("waste-bin", -1.1, 0, 1.4), ("air-outlet", 0.3, 1.4, -1.25),
          ("sharps-box", -0.95, 1.0, -1.25), ("call-bell", -0.2, 1.1, -1.25), ("bag-valve-mask", 0.9, 0.94, 0.35),
          ("laryngoscope", 0.75, 0.94, 0.25), ("endotracheal-tube", 0.75, 0.94, 0.45), ("nurse", -0.75, 0, -0.15),
          ("patient", 0, 0.62, 0), ("patient-warmer", 1.2, 0, 1.5), ("physician", 0.6, 0, 1.2),
          ("family-member", -1.3, 0, 1.1), ("defibrillator", 1.3, 0.9, 0.6)]


def furnished(template, target):
    """The template with so much in it that it has more than 120 entities."""
    document = json.loads(template.read_text())
    records = document["records"]
    scenario = next(r for r in records if r["kind"] == "scenario")
    package = scenario["cells"]["package"]
    number = 0
    for bed in range(4):
        for prefab, x, y, z in AROUND:
            number += 1
            entity = f"0192f0c1-7b03-7000-8000-{number:012x}"
            far = -1 if bed < 2 else 1
            records.append({"id": entity, "kind": "entity", "parent": scenario["id"],
                            "cells": {"name": f"{prefab} {bed + 1}", "prefab": f"{package}#{prefab}"}})
            records.append({"id": f"0192f0c1-7b04-7000-8000-{number:012x}", "kind": "transform", "parent": entity,
                            "cells": {"position": [round(x + (2.1 if bed % 2 else -2.1), 3), y,
                                                   round(2.9 * far - z * far, 3)]}})
    target.write_text(json.dumps(document))
    return sum(r["kind"] == "entity" for r in records)


def pss_mb(pid):
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the kernel tells no PSS")


def measured(command, home, env, settle):
    """PSS of a program that shows its room, and of the engine it started (0 = none), in MB."""
    home.fresh()
    process = subprocess.Popen([str(word) for word in command], env=env, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        begin = time.monotonic()
        while not home.marker.exists():
            if time.monotonic() - begin > LONGEST or process.poll() is not None:
                raise RuntimeError(f"{pathlib.Path(command[0]).name} was not ready within {LONGEST} s")
            time.sleep(0.05)
        time.sleep(settle)
        return pss_mb(process.pid), sum(pss_mb(pid) for pid in children(process.pid))
    finally:
        end(process)


def run(build, scale):
    template = pathlib.Path(__file__).resolve().parents[2] / "resources" / "templates" / "bay-4-beds.ward.json"
    engines = []
    display = driver.Display()
    home = Home()
    room = home.path / "bay.ward.json"
    entities = furnished(template, room)
    programs = {"studio": [build / "bin" / "ward-studio", room], "room": [build / "bin" / "bench-peer-room", room]}
    samples = {name: [] for name in programs}
    try:
        env = home.env(display)
        for _ in range(STARTS[scale]):
            for name, command in programs.items():
                mb, engine = measured(command, home, env, SETTLED_S[scale])
                samples[name].append(mb)
                if name == "studio":
                    engines.append(engine)
    finally:
        display.close()
        home.remove()
    peer = {"name": "bare Quick 3D window with the same room", "kind": "program", "samples": samples["room"],
            "method": "the same models read by the same reader, nothing around them"}
    return {"method": f"{STARTS[scale]} starts of each in turn, maximised on one Xvfb 1920x1080 with software GL, "
                      f"asked {SETTLED_S[scale]} s after the program says that it can be used",
            "results": [{"name": "memory of the Studio with a bay of four beds", "unit": "MB",
                         "method": "PSS of the program without its engine", "samples": samples["studio"],
                         "goal": {"of": "median", "is": "<=", "value": 600}, "peer": peer,
                         "facts": {"entities": entities, "engine_mb": round(max(engines), 1)}}]}
