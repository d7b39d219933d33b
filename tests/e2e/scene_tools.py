#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The tools of the scene, on the real Studio by mouse and keys only: a thing from the catalogue, a copy
with Alt, a box around both, figures for an exact place, steps with the arrow keys, hiding, measuring; and
each of them one step of undo.
"""
import os
import pathlib
import shutil
import sys
import time

from driver import Studio, check, run

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


def position(studio, axis):
    return float(studio.text(f"field:transform.position.{axis}").replace("−", "-").split()[0])


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

        start = (end[0], end[1] - 30)  # on the seat
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

        # Exactly half a metre along X, by figures.
        studio.click(first)
        studio.wait("field:transform.position.0")
        x = position(studio, 0)
        studio.click("scene.tools.1")  # now the scene has the keys
        studio.key("g", "x", "0", "period", "5")
        studio.wait("sceneAmount", text=lambda t: "0.5" in t)
        display.screenshot(out / "05-figures.png")
        studio.key("Return")
        studio.wait("field:transform.position.0", text=lambda t: abs(number(t) - x - 0.5) < 0.006)
        studio.key("g", "x", "9", "Escape")
        studio.wait("field:transform.position.0", text=lambda t: abs(number(t) - x - 0.5) < 0.006)
        studio.key("ctrl+z")
        studio.wait("field:transform.position.0", text=lambda t: abs(number(t) - x) < 0.006)

        # One step up with Page up, and back.
        y = position(studio, 1)
        studio.key("Prior")
        studio.wait("field:transform.position.1", text=lambda t: abs(number(t) - y - 0.05) < 0.002)
        studio.key("ctrl+z")
        studio.wait("field:transform.position.1", text=lambda t: abs(number(t) - y) < 0.002)

        # Hidden, said so, and shown again.
        studio.key("h")
        studio.wait("scene.hidden", text=lambda t: t.startswith("1 "))
        studio.wait("entityVeil:" + first.split(":", 1)[1])
        display.screenshot(out / "06-hidden.png")
        studio.click("scene.showAll")
        studio.wait("scene.hidden", gone=True)

        # The tape between two points of the floor.
        studio.key("shift+m")
        studio.click("scene", 0.15, 0.9)
        studio.click("scene", 0.45, 0.9)
        studio.wait("scene.tapeLength", text=lambda t: t.endswith(" m") and number(t) > 0.2)
        display.screenshot(out / "07-tape.png")
        studio.key("Escape")
        studio.wait("scene.tapeLength", gone=True)
        studio.key("Escape")

        # A view is saved, left and gone to.
        studio.key("ctrl+shift+v")
        studio.click("scene.views")
        studio.wait("scene.view.1")
        studio.key("shift+3")
        studio.click("scene.view.1")
        display.screenshot(out / "08-views.png")

        # At rest nothing is drawn.
        studio.click("scene.views")
        time.sleep(4)
        frames = studio.find("frames")
        time.sleep(2)
        check(studio.find("frames") == frames, f"{studio.find('frames') - frames} frames in two seconds of rest")


def number(text):
    return float(text.replace("−", "-").replace("\u00a0", " ").split()[0])


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
