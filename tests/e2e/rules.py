#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Phases and rules by mouse and keys: a room without rules says how to begin one, what its sentence says is changed
where it stands, and the file has it. What is typed wrongly is told and changes nothing.
"""
import json
import os
import pathlib
import sys

from author import look_for
from driver import Studio, check, run

WITHOUT = ("rule", "trigger", "condition", "event", "action", "phase")


def emptied(shipped, target):
    """The shipped bay without what happens by itself, and without what its checklist says of phases."""
    scenario = json.loads(shipped.read_text())
    scenario["records"] = [r for r in scenario["records"] if r["kind"] not in (*WITHOUT, "checklist")]
    for record in scenario["records"]:
        record["cells"].pop("initial_phase", None)
    target.write_text(json.dumps(scenario))


def records(file):
    return {r["id"]: r for r in json.loads(file.read_text())["records"] if r["kind"] in WITHOUT}


def save(studio, file):
    studio.wait("topBar.unsaved")
    studio.key("ctrl+s")
    studio.wait("topBar.unsaved", gone=True)
    return list(records(file).values())


def cells(found, kind):
    return [r["cells"] for r in found if r["kind"] == kind]


def change(studio, token, text):
    """Types into a chip of the sentence."""
    studio.click("token:" + token)
    studio.wait("ruleText")
    studio.key("ctrl+a")
    studio.type(text)
    studio.key("Return")


def name_it(studio, name):
    """What was just begun has its name in hand."""
    studio.wait("ruleText")
    studio.still("ruleText")
    studio.key("ctrl+a")
    studio.type(name)
    studio.key("Return")
    studio.wait("card:" + name)


def when_a_value(studio, file, out):
    studio.click("beginWhenValue")
    name_it(studio, "Sats drop")
    studio.display.screenshot(out / "02-begun.png")
    change(studio, "threshold", "85")
    studio.wait("token:threshold", text=lambda t: t.startswith("85"))
    change(studio, "threshold", "lots")
    studio.still("token:threshold")
    studio.wait("token:threshold", text=lambda t: t.startswith("85"))
    change(studio, "duration", "0.5 min")
    studio.click("token:type", timeout=10)
    studio.display.screenshot(out / "03-list.png")
    studio.key("Escape")
    change(studio, "text", "Look at the probe")
    studio.wait("token:text", text="Look at the probe")
    found = save(studio, file)
    trigger, = cells(found, "trigger")
    check(trigger["field"] == "vitals.spo2" and trigger["threshold"] == "85 %", f"the trigger: {trigger}")
    check(trigger["duration"] in ("30 s", "0.5 min"), f"the duration: {trigger}")
    check([r["name"] for r in cells(found, "rule")] == ["Sats drop"], "the rule's name")
    check([a["text"] for a in cells(found, "action")] == ["Look at the probe"], "what happens")


def phases(studio, file, out):
    for name in ("Calm", "Trouble"):
        studio.click("addPhase")
        studio.wait("phaseName")
        studio.still("phaseName")
        studio.key("ctrl+a")
        studio.type(name)
        studio.key("Return")
        studio.wait("phase:" + name)
    found = save(studio, file)
    check([p["name"] for p in cells(found, "phase")] == ["Calm", "Trouble"], "the phases")
    scenario = next(r for r in json.loads(file.read_text())["records"] if r["kind"] == "scenario")
    first = next(r["id"] for r in found if r["cells"].get("name") == "Calm")
    check(scenario["cells"].get("initial_phase") == first, "a session begins in the first phase")
    studio.display.screenshot(out / "04-phases.png")


def at_a_time(studio, file, out):
    studio.click("addRule")
    studio.key("Down", "Down", "Return")
    name_it(studio, "Alarm call")
    change(studio, "at", "2:30")
    studio.wait("token:at", text="02:30")
    studio.display.screenshot(out / "05-event.png")
    found = save(studio, file)
    event, = cells(found, "event")
    check(event["at"] == "150 s" and event["name"] == "Alarm call", f"the event: {event}")
    studio.key("ctrl+z")  # back to a minute
    studio.wait("token:at", text="01:00")
    studio.click("removeRule:Alarm call")
    studio.wait("card:Alarm call", gone=True)
    check(not cells(save(studio, file), "event"), "the event is still in the file")


def test(display, home, binaries, out):
    scenario = home / "bay.ward.json"
    resources = pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources"
    emptied(resources / "scenarios" / "icu-arrest.ward.json", scenario)
    with Studio(display, binaries / "ward-studio", home, [scenario], failure_picture=out / "failure.png") as studio:
        studio.wait("scene.tools", 60)
        studio.wait_served()
        look_for(studio, "Okafor")
        studio.still("beginWhenValue")
        studio.display.screenshot(out / "01-empty.png")
        when_a_value(studio, scenario, out)
        phases(studio, scenario, out)
        at_a_time(studio, scenario, out)


if __name__ == "__main__":
    sys.exit(run(test, "rules"))
