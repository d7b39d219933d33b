#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What takes long to open says so, and can be left: a scenario with a crowd of stools is opened from the command
line, its notice cancelled, and the start page is as if nothing had been; another one opens at once afterwards.
"""
import json
import os
import pathlib
import sys

from driver import Studio, check, run

CROWD = 60_000


def crowd(shipped, target):
    scenario = json.loads(shipped.read_text())
    records = scenario["records"]
    stool = next(r for r in records if r["kind"] == "entity" and r["cells"]["name"] == "Stool")
    for i in range(CROWD):
        entity = f"0192f0c1-7b01-7000-8000-{i:012x}"
        records.append({**stool, "id": entity, "rank": f"K{i:06}V", "cells": {**stool["cells"], "name": f"Stool {i}"}})
        records.append({"id": f"0192f0c1-7c01-7000-8000-{i:012x}", "kind": "transform", "parent": entity,
                        "cells": {"position": [-3 + i % 61 * 0.1, 0, -3 + i // 61 % 61 * 0.1]}})
    target.write_text(json.dumps(scenario))


def test(display, home, binaries, out):
    shipped = pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources" / "scenarios" / "icu-arrest.ward.json"
    scenario = home / "crowd.ward.json"
    crowd(shipped, scenario)
    with Studio(display, binaries / "ward-studio", home, [scenario], failure_picture=out / "failure.png") as studio:
        studio.wait("toast.progress", 60)
        told = studio.wait("toast.text")["text"]
        check("crowd.ward.json" in told, told)
        studio.display.screenshot(out / "01-opening.png")
        # Not looked at first: the point is to leave while it is still going on.
        place = studio.find("toast.action")
        studio.click_at(place["x"] + place["w"] // 2, place["y"] + place["h"] // 2)
        studio.wait("toast.progress", 30, gone=True)
        studio.wait("start.shipped.0", 30)
        check(studio.find("entity:Stool 1") is None, "it was opened all the same")
        studio.display.screenshot(out / "02-left.png")
        studio.click("start.shipped.0")
        studio.wait_served()


if __name__ == "__main__":
    sys.exit(run(test, "long_opening"))
