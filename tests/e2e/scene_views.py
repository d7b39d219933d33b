#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Looking at the room and putting it in order, by mouse and keys only: a view is saved, named, come back to and
still there the next day; day and night are seen in the picture; things are lined up and spread, as the saved file
has it.
"""
import copy
import json
import os
import pathlib
import subprocess
import sys
import time

from author import look_for
from driver import Failure, Studio, check, run
from scene_tools import Bay, near

PATIENT = "Patient, Mr Okafor"
NAME = "The whole of bed 3"
STOOLS = {"Stool": None, "Stool B": (-1.2, 1.6), "Stool C": (0.3, 2.4)}  # x and z on the floor


def with_stools(shipped, target):
    """The shipped bay with two stools more, on bare floor."""
    scenario = json.loads(shipped.read_text())
    records = scenario["records"]
    stool = next(r for r in records if r["kind"] == "entity" and r["cells"]["name"] == "Stool")
    place = next(r for r in records if r["kind"] == "transform" and r["parent"] == stool["id"])
    for number, (name, at) in enumerate(STOOLS.items()):
        if at is None:
            continue
        entity, transform = copy.deepcopy(stool), copy.deepcopy(place)
        entity["id"] = stool["id"][:-3] + f"a{number}0"
        entity["rank"] = f"Z{number}V"
        entity["cells"]["name"] = name
        transform.update(id=stool["id"][:-3] + f"b{number}0", parent=entity["id"])
        transform["cells"]["position"] = [at[0], 0, at[1]]
        records += [entity, transform]
    target.write_text(json.dumps(scenario))


def until(what, probe, timeout=30):
    """What `probe` gives once it gives something."""
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        found = probe()
        if found:
            return found
        time.sleep(0.1)
    raise Failure(f"waited {timeout} s for {what}")


def sight(studio):
    """Where the picture has the axes and the patient's name, once the camera stands still."""
    names = ["scene.axis." + letter for letter in "XYZ"] + ["label." + PATIENT]

    def still():
        first = [studio.find(name) for name in names]
        time.sleep(0.5)
        second = [studio.find(name) for name in names]
        same = all(a and b and (a["x"], a["y"]) == (b["x"], b["y"]) for a, b in zip(first, second))
        return [(e["x"], e["y"]) for e in second] if same else None

    return until("the camera to stand still", still)


def apart(a, b):
    return max(abs(p[i] - q[i]) for p, q in zip(a, b) for i in (0, 1))


def views(studio, bay, out):
    before = sight(studio)
    studio.click("scene.views")
    studio.click("scene.saveView")
    studio.wait("scene.view.1")
    studio.click("scene.renameView.1")
    until("the name in hand", lambda: (studio.find("scene.viewName.1") or {}).get("focus"))
    studio.type(NAME)  # in place of what stands there, which is selected
    studio.key("Return")
    studio.wait("scene.view.1", text=lambda t: t.startswith(NAME[:6]))
    studio.display.screenshot(out / "01-saved.png")
    studio.click("scene.views")
    studio.wait("scene.view.1", gone=True)
    bay.frame(PATIENT)
    elsewhere = sight(studio)
    check(apart(before, elsewhere) > 20, f"the camera did not move: {before}, {elsewhere}")
    studio.click("scene.views")
    studio.click("scene.view.1")
    until("the saved view", lambda: apart(before, sight(studio)) <= 2)
    studio.display.screenshot(out / "02-back.png")
    studio.click("scene.views")
    studio.wait("scene.view.1", gone=True)


def brightness(studio):
    """Of the middle of the scene, where no tool lies over it: 0 to 1."""
    e = studio.still("scene")
    w, h = e["w"] // 2, e["h"] // 2
    picture = subprocess.run(["import", "-window", "root", "-crop", f"{w}x{h}+{e['x'] + w // 2}+{e['y'] + h // 2}",
                              "-colorspace", "Gray", "-depth", "8", "pgm:-"],
                             env=studio.display.env, capture_output=True, check=True).stdout
    return sum(picture[-w * h:]) / (255 * w * h)


def light(studio, bay, out):
    bay.click_middle()
    studio.key("Escape")  # nothing selected, no outline
    day = brightness(studio)
    studio.key("shift+n")
    night = until("the night", lambda: (lambda b: b if b < day * 0.75 else None)(brightness(studio)))
    studio.display.screenshot(out / "03-night.png")
    studio.key("shift+n")
    until("the day", lambda: abs(brightness(studio) - day) < day * 0.05)
    print(f"brightness by day {day:.2f}, at night {night:.2f}")


def choose(studio):
    """All stools, the first one first."""
    look_for(studio, "Stool")
    studio.click("entity:Stool")
    studio.wait("inspectorTitle", text="Stool")
    for count, name in enumerate(list(STOOLS)[1:], 2):
        x, y = studio.point("entity:" + name)
        studio._xdo("keydown", "ctrl")
        studio.click_at(x, y)
        studio._xdo("keyup", "ctrl")
        studio.wait("inspectorTitle", text=lambda t: t.startswith(f"{count} "))


def order(studio, bay, out):
    before = bay.places()
    choose(studio)
    studio.key("ctrl+shift+c")
    after = bay.saved()
    studio.display.screenshot(out / "04-aligned.png")
    for name in STOOLS:
        wanted = (before["Stool"][0], *before[name][1:])
        check(near(after[name], wanted), f"centres in line: {name} is at {after[name]}, not {wanted}")
    studio.key("ctrl+z")
    check(bay.saved() == before, "one undo takes it back")
    choose(studio)
    studio.key("ctrl+shift+e")
    after = bay.saved()
    studio.display.screenshot(out / "05-spread.png")
    middle = (before["Stool"][0] + before["Stool C"][0]) / 2
    for name, x in (("Stool", before["Stool"][0]), ("Stool B", middle), ("Stool C", before["Stool C"][0])):
        wanted = (x, *before[name][1:])
        check(near(after[name], wanted), f"equal gaps: {name} is at {after[name]}, not {wanted}")
    studio.key("ctrl+z")
    check(bay.saved() == before, "one undo takes it back")


def test(display, home, binaries, out):
    resources = pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources"
    scenario = home / "bay.ward.json"
    with_stools(resources / "scenarios" / "icu-arrest.ward.json", scenario)

    def studio():
        return Studio(display, binaries / "ward-studio", home, [scenario], failure_picture=out / "failure.png")

    with studio() as first:
        first.wait("scene.tools", 60)
        first.wait_served()
        drawing = [name for name in first.threads() if name.startswith("llvmpipe")]
        check(not drawing, f"the software renderer draws in threads of its own: {drawing}")
        bay = Bay(first, scenario, resources / "catalogue" / "ward.icu-1.0.json")
        views(first, bay, out)
        light(first, bay, out)
        order(first, bay, out)
        first.key("ctrl+q")
        first.process.wait(30)
    with studio() as second:
        second.wait("scene.tools", 60)
        second.click("scene.views")
        second.wait("scene.view.1", text=lambda t: t.startswith(NAME[:6]))


if __name__ == "__main__":
    sys.exit(run(test, "scene_views"))
