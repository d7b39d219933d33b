#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Why, asked by mouse and keys: in a run on a vital sign, on a rule and on an event of the log; then of its
recording, opened as a file, on the timeline. Lines lead to their moments.
"""
import os
import pathlib
import shutil
import sys
import time

from author import choose_rate, stop_and_quit, wait_time
from driver import Failure, Studio, check, run

PATIENT = "Patient, Mr Okafor"


def lines(studio):
    """What the answer says, line by line."""
    found = {int(name[4:]): entry["text"] for name, entry in studio.map().items()
             if name.startswith("why:") and name[4:].isdigit()}
    return [found[i] for i in sorted(found)]


def answer(studio, *words):
    """The answer, once it is there and says all of this."""
    end = time.monotonic() + 20
    said = []
    while time.monotonic() < end:
        said = lines(studio)
        if said and all(any(word in line for line in said) for word in words):
            return said
        time.sleep(0.1)
    raise Failure(f"no answer says {words}; it says {said}")


def panel(studio, name):
    studio.key("ctrl+k")
    studio.wait("palette.line")
    studio.type("panel " + name)
    studio.wait("palette.line", text="panel " + name)
    studio.key("Return")
    studio.wait("palette.line", gone=True)


def scroll_to(studio, area, name):
    """Turns the wheel over a list until something in it is seen as a whole."""
    for _ in range(30):
        entry = studio.find(name)
        if entry and entry["h"] > 12:
            return
        studio.click(area, button=5)
    raise Failure(f"{name} is not in {area}")


def in_the_run(studio, out):
    studio.wait("entity:" + PATIENT, 60)
    studio.wait_served()
    studio.click("topBar.rehearse")
    studio.wait("runBar.time", 30)
    choose_rate(studio, "10×")
    wait_time(studio, 105)
    studio.click("runBar.playPause")
    studio.click("entity:" + PATIENT)
    scroll_to(studio, "inspectorList", "whyField:vitals.spo2")
    studio.click("whyField:vitals.spo2")
    answer(studio, "SpO2 of " + PATIENT, "Arrest at 95 seconds")
    studio.display.screenshot(out / "01-vital.png")

    panel(studio, "phases")
    studio.click("whyRule:Arrest clock")
    studio.wait("whyHeading", text="Why did it fire, or not?")
    answer(studio, "Rule “Arrest clock” has fired")
    studio.display.screenshot(out / "02-rule.png")
    studio.click("whyBack")
    answer(studio, "SpO2 of " + PATIENT)

    panel(studio, "log")
    studio.click("logSearch")
    studio.type("VF")
    studio.click("log:0")
    studio.key("w")
    studio.wait("whyHeading", text="Why did it happen?")
    answer(studio, "VF", "It began with the scheduled event")
    studio.click("log:0", button=3)
    studio.click("menu:Why did this happen? (W)")
    studio.wait("whyBack")
    answer(studio, "VF", "It began with the scheduled event")
    studio.display.screenshot(out / "03-event.png")


def of_the_recording(studio, out):
    """By keys where it can be: the cursor at an event, W, down the chain, Enter."""
    studio.wait("timelineTime", 60)
    studio.click("timelineTime")
    studio.key("ctrl+a")
    studio.type("1:36")
    studio.key("Return")
    studio.wait("timelineTime", text="01:36.0")
    studio.key("w")
    answer(studio, "01:35.0")
    studio.key("Down", "Return")
    studio.wait("timelineTime", text="01:35.0")
    studio.display.screenshot(out / "04-recording.png")

    studio.click("lane:SpO2", 0.9, button=3)
    studio.wait("timelineVitalMenu")
    studio.click(next(name for name in studio.map() if name.startswith("menu:Why is SpO2 as it is at")))
    studio.wait("whyHeading", text="Why is it so?")
    answer(studio, "SpO2 of " + PATIENT)
    studio.click("lane:Phases", 0.95, button=3)
    studio.click("menu:Why did this happen? (W)")
    studio.wait("whyHeading", text="Why did it happen?")
    answer(studio, "Phase: Arrest")
    studio.display.screenshot(out / "05-curve.png")


def test(display, home, binaries, out):
    shipped = pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources" / "scenarios" / "icu-arrest.ward.json"
    scenario = home / "arrest.ward.json"
    shutil.copy(shipped, scenario)
    with Studio(display, binaries / "ward-studio", home, [scenario], failure_picture=out / "failure.png") as studio:
        in_the_run(studio, out)
        stop_and_quit(studio)
    recordings = sorted(home.rglob("*.wardrec"))
    check(len(recordings) == 1, f"one run leaves one recording, not {len(recordings)}")
    kept = home / "kept.wardrec"
    shutil.copy(recordings[0], kept)
    with Studio(display, binaries / "ward-studio", home, [kept], failure_picture=out / "failure.png") as studio:
        of_the_recording(studio, out)
        studio.key("ctrl+q")
        studio.process.wait(30)


if __name__ == "__main__":
    sys.exit(run(test, "why"))
