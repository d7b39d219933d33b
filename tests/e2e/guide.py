#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The guided first scenario, done as it says, by mouse and keys: every step is seen to be done, the scenario that
comes out is saved as a file, left in the middle it goes on where it was.
"""
import json
import sys

from author import look_for
from driver import Studio, check, run

SPAWN_DEFIBRILLATOR = "runBar.spawn.ward.icu@1.0.0#defibrillator"


def step(studio, number, out):
    """Waits until the guide asks for this step."""
    studio.wait("guide.step", 60, text=lambda text: text.startswith(f"{number} "))
    studio.still("guide.skip")
    studio.display.screenshot(out / f"{number:02}.png")


def author(studio, out):
    step(studio, 1, out)
    studio.wait_served()
    x, y = studio.point("scene", 0.6, 0.8)
    studio._xdo("mousemove", x, y, "mousedown", 2)
    for moved in (40, 90, 160):
        studio._xdo("mousemove", x - moved, y)
    studio._xdo("mouseup", 2)
    step(studio, 2, out)
    studio.click("catalogueSearch")
    studio.type("ventilator")
    studio.wait("prefab:Ventilator")
    studio.key("Return")
    studio.click("scene", 0.5, 0.85)
    step(studio, 3, out)
    studio.click("entity:Patient")
    step(studio, 4, out)


def go_on(studio, out):
    step(studio, 4, out)
    studio.wait_served()
    studio.click("entity:Patient")
    studio.click("field:vitals.hr", 0.15)
    studio.key("ctrl+a")
    studio.type("124")
    studio.key("Return")
    step(studio, 5, out)
    studio.click("topBar.rehearse")
    step(studio, 6, out)
    studio.click(SPAWN_DEFIBRILLATOR)
    studio.click("scene", 0.5, 0.9)
    step(studio, 7, out)
    studio.key("m")
    step(studio, 8, out)
    studio.click("runBar.stop")
    step(studio, 9, out)
    studio.click("timelineTime", repeat=2)
    studio.key("ctrl+a")
    studio.type("0:01")
    studio.key("Return")
    step(studio, 10, out)
    studio.key("ctrl+1")
    studio.wait("topBar.save")
    studio.still("topBar.save")


def test(display, home, binaries, out):
    def studio():
        return Studio(display, binaries / "ward-studio", home, failure_picture=out / "failure.png")

    with studio() as first:
        first.click("start.guide.go", timeout=60)
        author(first, out)
        first.click("guide.leave")
        first.wait("guide.leave", gone=True)
        first.key("ctrl+q")
        first.process.wait(30)

    file = home / "mine.ward.json"
    with studio() as second:
        second.click("start.guide.go", timeout=60)
        second.wait("entity:Patient", 60)
        look_for(second, "Ventilator")
        second.wait("entity:Ventilator")  # what was done is there
        look_for(second, "Patient")
        go_on(second, out)
        second.key("ctrl+s")
        second.wait("fileNameEdit")
        second.key("ctrl+a")
        second.type(str(file))
        second.key("Return")
        second.wait("guide.step", 30, gone=True)
        second.display.screenshot(out / "11-over.png")
        check("first scenario" in second.text("guide.title"), second.text("guide.title"))
        second.click("guide.leave")
        second.wait("guide.leave", gone=True)
        saved = json.loads(file.read_text())
        cells = [record["cells"] for record in saved["records"]]
        check(any("#ventilator" in str(cell.get("prefab")) for cell in cells), "the ventilator is not in the file")
        check(any(cell.get("hr") == "124 /min" for cell in cells), "the heart rate is not in the file")
        check(not any("#defibrillator" in str(cell.get("prefab")) for cell in cells), "the run changed the scenario")


if __name__ == "__main__":
    sys.exit(run(test, "guide"))
