#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""While a session runs: Space, "defib", Enter, a click on the cart. It is there, undone and done again, is in
the recording, and at the end one of two things that came is kept for the scenario; one undo takes it back.
All by mouse and keys, on the real Studio and a real engine.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

from author import CART, look_for
from driver import Studio, check, run

FLOOR = (0.20, 0.72)


def to_scene(studio):
    """Keys are the scene's from now on, not the search's."""
    studio.click("scene", 0.5, 0.14)
    end = time.monotonic() + 20
    while studio.find("entitiesSearch")["focus"]:
        check(time.monotonic() < end, "the search keeps the keys")
        time.sleep(0.1)


def spawn(studio, words, place, out=None):
    studio.key("space")
    while not studio.wait("spawn.line")["focus"]:
        time.sleep(0.05)
    studio.type(words)
    studio.wait("spawn.line", text=words)
    if out:
        studio.display.screenshot(out)
    studio.key("Return")
    studio.wait("spawn.line", gone=True)
    studio.click_at(*place)


def session(studio, out):
    while not studio.wait("topBar.rehearse")["enabled"]:
        time.sleep(0.1)
    studio.click("topBar.rehearse")
    studio.wait("runBar.time", 30)
    cart = studio.thing(CART)
    look_for(studio, "defib")
    to_scene(studio)
    spawn(studio, "defib", cart, out / "01-palette.png")
    studio.wait("entity:Defibrillator")
    studio.display.screenshot(out / "02-spawned.png")
    studio.key("ctrl+z")
    studio.wait("entity:Defibrillator", gone=True)
    studio.key("ctrl+shift+z")
    studio.wait("entity:Defibrillator")
    look_for(studio, "stool")
    to_scene(studio)
    spawn(studio, "stool", studio.point("scene", *FLOOR))
    studio.wait("entity:Stool 2")
    studio.click("runBar.stop")


def promote(studio, out):
    studio.wait("promote.add", 20)
    for name in ("Defibrillator", "Stool 2"):
        check(studio.find("promote.item." + name), f"{name} is not offered")
    studio.display.screenshot(out / "03-offered.png")
    studio.click("promote.item.Stool 2", 0.1)
    studio.wait("promote.add", text=lambda t: "1" in t)
    studio.click("promote.add")
    studio.wait("promote.add", gone=True)
    studio.key("ctrl+1")
    look_for(studio, "defib")
    studio.wait("entity:Defibrillator")
    studio.display.screenshot(out / "04-promoted.png")
    studio.key("ctrl+s")
    studio.wait("topBar.unsaved", gone=True)


def undo(studio):
    to_scene(studio)
    studio.key("ctrl+z")
    studio.wait("entity:Defibrillator", gone=True)
    studio.key("ctrl+q")
    studio.process.wait(30)


def check_file(scenario, shipped):
    def entities(file):
        records = json.loads(file.read_text())["records"]
        return {r["cells"]["name"]: r for r in records if r["kind"] == "entity"}

    before, after = entities(shipped), entities(scenario)
    check(set(after) - set(before) == {"Defibrillator"}, f"added: {set(after) - set(before)}")
    defibrillator = after["Defibrillator"]
    check(defibrillator["parent"] == after["Med cart"]["id"], "the defibrillator stands beside the cart")
    check(defibrillator["cells"].get("socket"), "it lies on no tray of the cart")


def check_recording(binaries, home):
    found = sorted(home.rglob("*.wardrec"))
    check(len(found) == 1, f"one run leaves one recording, not {len(found)}")
    lines = subprocess.run([binaries / "ward", "log", found[0], "--json"], capture_output=True, text=True,
                           check=True).stdout.splitlines()
    types = [json.loads(line)["type"] for line in lines]
    check(types.count("entity.added") == 3 and types.count("entity.removed") == 1, f"in the log: {types}")
    verified = subprocess.run([binaries / "ward", "verify", found[0]], capture_output=True, text=True)
    check(verified.returncode == 0, "verify: " + verified.stdout + verified.stderr)


def test(display, home, binaries, out):
    shipped = pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources" / "scenarios" / "icu-arrest.ward.json"
    scenario = home / "arrest.ward.json"
    shutil.copy(shipped, scenario)
    with Studio(display, binaries / "ward-studio", home, [scenario], failure_picture=out / "failure.png") as studio:
        studio.wait("scene.tools", 60)
        studio.wait_served()
        session(studio, out)
        promote(studio, out)
        undo(studio)
    check_file(scenario, shipped)
    check_recording(binaries, home)


if __name__ == "__main__":
    sys.exit(run(test, "spawn"))
