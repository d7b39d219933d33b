#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The tools of the scene, on the real Studio by mouse and keys only: a thing from the catalogue, copies with
Alt and with a box, figures typed while a handle is dragged, arrow keys, hiding, solo and locking, and the tape.
What was done is read from the file that is saved on the way and from what the panels say.
"""
import os
import pathlib
import shutil
import sys
import time

from driver import Studio, check, run
from furnish import Layout

# Bare floor of the first view of icu-arrest, as parts of the scene's size.
FLOOR = (0.20, 0.72)
BESIDE = (0.36, 0.80)
EXACT = 2e-3  # metres: positions are kept to the millimetre


class Bay:
    """The Studio with a file, and what the file says after it was saved."""

    def __init__(self, studio, scenario, catalogue):
        self.studio = studio
        self._scenario = scenario
        self._catalogue = catalogue

    def places(self):
        """Where things are, by name, as the file has it."""
        return {thing["name"]: thing["at"] for thing in Layout(self._scenario, self._catalogue).things}

    def saved(self):
        """The same, once there is something to save and it is saved."""
        self.studio.wait("topBar.unsaved")
        self.studio.key("ctrl+s")
        self.studio.wait("topBar.unsaved", gone=True)
        return self.places()

    def frame(self, name):
        """Into the middle of the picture, selected, and the keys are the scene's."""
        self.studio.click("entity:" + name)
        self.studio.wait("inspectorTitle", text=lambda t: t.startswith(name))
        self.studio.key("f")
        time.sleep(0.9)  # the camera glides
        self.click_middle(name)

    def click_middle(self, name=None):
        for _ in range(4):  # somebody whose click was not taken clicks again
            self.studio.click("scene")
            end = time.monotonic() + 4
            while time.monotonic() < end and not self.studio.wait("sceneInput")["focus"]:
                time.sleep(0.05)
            if self.studio.wait("sceneInput")["focus"]:
                break
        check(self.studio.wait("sceneInput")["focus"], "the keys are not the scene's")
        if name:
            self.studio.wait("inspectorTitle", text=lambda t: t.startswith(name))

    def middle(self, dx=0, dy=0):
        x, y = self.studio.point("scene")
        return x + dx, y + dy


def moved(before, after):
    return [round(b - a, 4) for a, b in zip(before, after)]


def near(got, wanted, within=EXACT):
    return all(abs(g - w) < within for g, w in zip(got, wanted))


def catalogue_drag(studio, prefab, fx, fy):
    studio.click("catalogueSearch")
    studio.key("ctrl+a")
    studio.type(prefab)
    start = studio.point("prefab:" + prefab, 0.5, 0.35)
    end = studio.point("scene", fx, fy)
    studio.move(*start)
    studio._xdo("mousedown", 1)
    for i in range(1, 17):
        studio.move(int(start[0] + (end[0] - start[0]) * i / 16), int(start[1] + (end[1] - start[1]) * i / 16))
        time.sleep(0.03)
    time.sleep(0.5)
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
    time.sleep(0.4)


def new_entity(studio, before, timeout=20):
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        new = [n for n in studio.map() if n.startswith("entity:") and n not in before and "tool" in n]
        if new:
            return new[0].removeprefix("entity:")
        time.sleep(0.1)
    raise AssertionError("nothing new among the entities")


def bring_and_copy(bay, out):
    """A stool from the catalogue, another with Alt; a box around both, Delete, and one undo brings both back."""
    studio = bay.studio
    # Rows that scroll out of sight would look as if they were gone.
    studio.click("entitiesSearch")
    studio.type("stool")
    studio.wait("entity:Stool")
    before = set(studio.map())
    end = catalogue_drag(studio, "Stool", *FLOOR)
    studio.display.screenshot(out / "01-ghost.png")
    studio._xdo("mouseup", 1)
    first = new_entity(studio, before)
    start = (end[0] - 10, end[1] - 58)  # on the seat
    target = studio.point("scene", *BESIDE)
    before = set(studio.map())
    copy_with_alt(studio, start, target)
    studio.display.screenshot(out / "02-copy.png")
    studio._xdo("mouseup", 1)
    studio._xdo("keyup", "alt")
    second = new_entity(studio, before)

    studio.drag(studio.point("scene", 0.10, 0.60), studio.point("scene", 0.48, 0.97))
    studio.key("Delete")
    for name in (first, second):
        studio.wait("entity:" + name, gone=True)
    studio.key("ctrl+z")
    for name in (first, second):
        studio.wait("entity:" + name)
    return first, second


def figures_in_a_drag(bay, name, out):
    """The arrow of X is dragged, a number is typed on the way: the number counts, Enter takes it."""
    studio = bay.studio
    before = bay.places()[name]
    studio.click("scene.tools.1")
    studio.move(*bay.middle(50))
    studio._xdo("mousedown", 1)
    for dx in range(55, 100, 5):
        studio.move(*(bay.studio.find("scene")[k] + bay.studio.find("scene")[s] // 2 + d
                      for k, s, d in (("x", "w", dx), ("y", "h", 0))))
        time.sleep(0.03)
    studio.wait("sceneAmount", text=lambda t: "\u0394" in t)
    studio.type("0.4")  # not as keys: those would let go of the button first
    studio.wait("sceneAmount", text=lambda t: "0.4" in t and "X" in t)
    studio.display.screenshot(out / "03-figures.png")
    studio._xdo("mouseup", 1)
    studio.key("Return")
    studio.wait("sceneAmount", gone=True)
    by = moved(before, bay.saved()[name])
    check(near(by, [0.4, 0, 0]), f"typed 0.4 along X, moved {by}")
    studio.key("ctrl+z")
    check(near(bay.saved()[name], before), "one undo takes the figures back")
    studio.click("scene.tools.0")


def arrow_keys(bay, name):
    """A step of the grid at a time, a tenth of it with Shift; up and down with Page keys."""
    studio = bay.studio
    bay.frame(name)
    before = bay.places()[name]
    for key, wanted in (("Right", (0.05, 0, 0)), ("shift+Down", (0, 0, 0.005)), ("Prior", (0, 0.05, 0))):
        studio.key(key)
        after = bay.saved()[name]
        check(near(moved(before, after), wanted), f"{key} moved {moved(before, after)}, not {wanted}")
        before = after
    studio.key("ctrl+Next")  # set down on what is below
    check(abs(bay.saved()[name][1]) < EXACT, "it was not set down on the floor")


def hide_solo_lock(bay, name, other):
    studio = bay.studio
    bay.click_middle(name)
    studio.key("h")
    studio.wait("scene.hidden", text=lambda t: t.startswith("1 "))
    studio.wait("entityVeil:" + name)
    studio.click("scene.showAll")
    studio.wait("scene.hidden", gone=True)
    bay.click_middle(name)  # it is there again
    studio.key("shift+h")
    studio.wait("scene.hidden", text=lambda t: "solo" in t)
    studio.wait("entityVeil:" + other)
    studio.key("shift+h")
    studio.wait("scene.hidden", gone=True)
    before = bay.places()[name]
    studio.key("ctrl+l")
    studio.wait("entityLock:" + name)
    studio.key("Right")
    check(near(bay.saved()[name], before), "what is locked was pushed")
    studio.click("entityLock:" + name)
    studio.wait("entityLock:" + name, gone=True)
    bay.saved()


def tape_and_drag(bay, name, out):
    """What the tape says between two points is how far a thing goes that is dragged from one to the other."""
    studio = bay.studio
    before = bay.places()[name]
    bay.frame(name)
    for _ in range(4):
        studio._xdo("click", 5)  # farther away
    time.sleep(0.8)
    studio.key("shift+m")
    studio.click_at(*bay.middle())
    studio.click_at(*bay.middle(150))
    length = studio.wait("scene.tapeLength")["text"]
    studio.display.screenshot(out / "04-tape.png")
    metres = float(length.split()[0])
    studio.key("Escape", "Escape")  # the tape, then the tool
    studio.wait("scene.tapeLength", gone=True)
    studio.drag(bay.middle(), bay.middle(150))
    by = moved(before, bay.saved()[name])
    across = (by[0] ** 2 + by[2] ** 2) ** 0.5
    # The seat, from which the tape begins, is half a metre above the floor, where it ends.
    straight = (across ** 2 + 0.5 ** 2) ** 0.5
    check(min(abs(metres - across), abs(metres - straight)) < 0.12, f"the tape says {length}, it went {by}")
    studio.key("ctrl+z")
    check(near(bay.saved()[name], before), "one undo takes the drag back")


def test(display, home, binaries, out):
    resources = pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources"
    scenario = home / "bay.ward.json"
    shutil.copy(resources / "scenarios" / "icu-arrest.ward.json", scenario)
    with Studio(display, binaries / "ward-studio", home, [scenario], failure_picture=out / "failure.png") as studio:
        studio.wait("scene.tools", 60)
        studio.wait_served()
        bay = Bay(studio, scenario, resources / "catalogue" / "ward.icu-1.0.json")
        begin = time.monotonic()
        first, second = bring_and_copy(bay, out)
        bay.saved()
        studio.click("scene.navigation.2")  # the plan: an axis of the room is an axis of the screen
        bay.frame(first)
        figures_in_a_drag(bay, first, out)
        arrow_keys(bay, first)
        hide_solo_lock(bay, first, second)
        tape_and_drag(bay, first, out)
        print(f"all tools in {time.monotonic() - begin:.0f} s")


if __name__ == "__main__":
    sys.exit(run(test, "scene_tools"))
