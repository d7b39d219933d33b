#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The tools of the scene, on the real Studio by mouse and keys only: a thing from the catalogue, a copy
with Alt, a box around both; and Delete is one step of undo.
"""
import os
import pathlib
import shutil
import sys
import time

from driver import Studio, run

# Bare floor of the first view of icu-arrest, as parts of the scene's size.
FLOOR = (0.20, 0.72)
BESIDE = (0.36, 0.80)


def catalogue_drag(studio, prefab, fx, fy):
    studio.click("catalogueSearch")
    studio.key("ctrl+a")
    studio.type(prefab)
    start = studio.point("prefab:" + prefab, 0.5, 0.35)
    end = studio.point("scene", fx, fy)
    studio.move(*start)
    studio._xdo("mousedown", 1)
    for i in range(1, 25):
        studio.move(int(start[0] + (end[0] - start[0]) * i / 24), int(start[1] + (end[1] - start[1]) * i / 24))
        time.sleep(0.04)
    time.sleep(0.6)
    return end


def copy_with_alt(studio, start, end):
    """Alt is pressed on the way: many window managers take a click with Alt for themselves."""
    studio.move(*start)
    studio._xdo("mousedown", 1)
    for i in range(1, 11):
        studio.move(int(start[0] + (end[0] - start[0]) * i / 10), int(start[1] + (end[1] - start[1]) * i / 10))
        time.sleep(0.05)
        if i == 5:
            studio._xdo("keydown", "alt")
    time.sleep(0.5)


def test(display, home, binaries, out):
    scenario = home / "bay.ward.json"
    shutil.copy(pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources" / "scenarios" / "icu-arrest.ward.json", scenario)
    with Studio(display, binaries / "ward-studio", home, [scenario], failure_picture=out / "failure.png") as studio:
        studio.wait("scene.tools", 60)
        studio.wait_served()

        # Rows that scroll out of sight would look as if they were gone.
        studio.click("entitiesSearch")
        studio.type("stool")
        time.sleep(0.5)
        before = set(studio.map())
        end = catalogue_drag(studio, "Stool", *FLOOR)
        display.screenshot(out / "01-ghost.png")
        studio._xdo("mouseup", 1)
        first = new_entity(studio, before)

        start = (end[0] - 10, end[1] - 58)  # on the seat
        target = studio.point("scene", *BESIDE)
        before = set(studio.map())
        copy_with_alt(studio, start, target)
        display.screenshot(out / "02-copy.png")
        studio._xdo("mouseup", 1)
        studio._xdo("keyup", "alt")
        second = new_entity(studio, before)
        display.screenshot(out / "03-copied.png")

        # A box from bare floor around both, then Delete and one undo.
        studio.drag(studio.point("scene", 0.10, 0.60), studio.point("scene", 0.48, 0.97))
        display.screenshot(out / "04-box.png")
        studio.key("Delete")
        for name in (first, second):
            studio.wait(name, gone=True)
        studio.key("ctrl+z")
        for name in (first, second):
            studio.wait(name)


def new_entity(studio, before, timeout=20):
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        new = [n for n in studio.map() if n.startswith("entity:") and n not in before and "tool" in n]
        if new:
            return new[0]
        time.sleep(0.1)
    raise AssertionError("nothing new among the entities")


if __name__ == "__main__":
    sys.exit(run(test, "scene_tools"))
