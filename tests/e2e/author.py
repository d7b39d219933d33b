#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The day of an author in one go, on the real Studio and a real engine, by mouse and keys only:
HR 92 → 110, save, run at 10×, spawn the defibrillator on the cart, arrest at 95 s, scrub, undo, kill −9
of the engine, stop, close, reopen, and back to the shipped bytes.
"""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

from driver import Studio, check, run

PATIENT = "Patient, Mr Okafor"
SPAWN_DEFIBRILLATOR = "runBar.spawn.ward.icu@1.0.0#defibrillator"
CART = "Med cart"


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def seconds(text):
    """Seconds of the clock's text, "01:35.2"."""
    value = 0.0
    for part in text.split(":"):
        value = value * 60 + float(part)
    return value


def look_for(studio, name):
    """Types a name into the search over the entities, as one does when the list is long."""
    studio.click("entitiesSearch")
    studio.key("ctrl+a")
    studio.type(name)


def wait_time(studio, at_least, timeout=60):
    studio.wait("runBar.time", timeout, text=lambda t: t and seconds(t) >= at_least)


def choose_rate(studio, label):
    """The segment of the speed control that shows `label`."""
    studio.wait("runBar.rate.0")
    for name, entry in studio.map().items():
        if name.startswith("runBar.rate.") and entry["text"] == label:
            studio.click(name)
            return
    raise AssertionError(f"no speed {label}")


def set_hr(studio, value):
    studio.click("entity:" + PATIENT)
    studio.wait("field:vitals.hr")
    studio.click("field:vitals.hr", 0.15)
    studio.key("ctrl+a")
    studio.type(str(value))
    studio.key("Return")
    studio.wait("field:vitals.hr", text=str(value))


def save(studio):
    studio.key("ctrl+s")
    studio.wait("topBar.unsaved", gone=True)


def author(studio, out):
    studio.wait("entity:" + PATIENT, 60)
    studio.wait_served()
    studio.click("entity:" + PATIENT)
    studio.wait("field:vitals.hr", text="92")
    set_hr(studio, 110)
    studio.display.screenshot(out / "01-hr.png")
    save(studio)


def run_and_spawn(studio, out):
    """At 10× to a minute and more, then slowly enough for two clicks of a person."""
    studio.click("topBar.rehearse")
    studio.wait("runBar.time", 30)
    choose_rate(studio, "10×")
    wait_time(studio, 62)
    choose_rate(studio, "1×")
    cart = studio.thing(CART)
    studio.click(SPAWN_DEFIBRILLATOR)
    studio.click_at(*cart)
    studio.wait("entity:Defibrillator")
    check(60 < seconds(studio.text("runBar.time")) < 95, "spawned at " + studio.text("runBar.time"))
    studio.display.screenshot(out / "02-spawned.png")
    choose_rate(studio, "10×")


def arrest(studio, out):
    wait_time(studio, 97)
    studio.wait("runBar.phase", text=lambda t: "Arrest" in t)
    studio.display.screenshot(out / "03-arrest.png")


def scrub(studio, out):
    """To 60 s: HR 110 and no defibrillator; then back to the live edge with End."""
    look_for(studio, "Okafor")
    studio.click("entity:" + PATIENT)
    look_for(studio, "Defib")
    studio.wait("entity:Defibrillator")
    # At the newest moment there is one pause and one clock, those of the session.
    check(studio.find("shuttleStop") is None, "two buttons play and pause")
    check(studio.text("timelineTime") == "Go to …", "two clocks show one time")
    studio.click("timelineTime", repeat=2)
    studio.key("ctrl+a")
    studio.type("1:00")
    studio.key("Return")
    studio.wait("timelineTime", text="01:00.0")
    studio.wait("entity:Defibrillator", gone=True)
    studio.wait("field:vitals.hr", text="110")
    studio.wait("timelineLive", text=lambda t: "−" in t)
    studio.wait("shuttleStop")
    check(seconds(studio.text("runBar.time")) > 97, "the session's clock shows the moment that is looked at")
    check("Arrest" in studio.text("runBar.phase"), "the session's phase is that of the moment that is looked at")
    studio.display.screenshot(out / "04-scrubbed.png")
    studio.key("End")
    studio.wait("timelineLive", text="LIVE")
    studio.wait("entity:Defibrillator")


def undo(studio, out):
    studio.key("ctrl+z")
    studio.wait("entity:Defibrillator", gone=True)
    studio.display.screenshot(out / "05-undone.png")


def kill_engine(studio, out):
    before = seconds(studio.text("runBar.time"))
    killed = studio.kill_engine()
    check(studio.wait_engine(killed) != killed, "the engine kept its pid")
    wait_time(studio, before + 20, 90)
    studio.display.screenshot(out / "06-recovered.png")


def stop_and_quit(studio):
    studio.click("runBar.stop")
    studio.wait("runBar.state", text="Ended")
    studio.key("ctrl+q")
    studio.process.wait(30)


def undo_hr(studio, out):
    studio.wait("entity:" + PATIENT, 60)
    studio.wait_served()
    studio.click("entity:" + PATIENT)
    studio.wait("field:vitals.hr", text="110")
    set_hr(studio, 92)
    save(studio)
    studio.display.screenshot(out / "07-reopened.png")


def check_recording(binaries, home):
    found = sorted(home.rglob("*.wardrec"))
    check(len(found) == 1, f"one run leaves one recording, not {len(found)}")
    lines = subprocess.run([binaries / "ward", "log", found[0], "--json"], capture_output=True, text=True,
                           check=True).stdout.splitlines()
    log = [json.loads(line) for line in lines]
    ids = [event["id"] for event in log]
    check(ids == list(range(1, len(ids) + 1)), "event ids have gaps or repeats")
    types = [event["type"] for event in log]
    for wanted in ("entity.added", "change.undone", "entity.removed", "session.recovered"):
        check(wanted in types, f"no {wanted} in the log")
    check(types.index("entity.added") < types.index("change.undone"), "undone before it was spawned")
    seek = subprocess.run([binaries / "ward", "seek", found[0], "--at", "01:34.0", "--json"], capture_output=True,
                          text=True, check=True).stdout
    entities = {entity["name"]: entity for entity in json.loads(seek)["entities"]}
    check(entities["Defibrillator"]["parent"] == entities["Med cart"]["id"], "the defibrillator stands beside the cart")
    # Verify re-simulates the same inputs without interruption and compares every chunk's state.
    verified = subprocess.run([binaries / "ward", "verify", found[0]], capture_output=True, text=True)
    check(verified.returncode == 0, "verify: " + verified.stdout + verified.stderr)


def test(display, home, binaries, out):
    shipped = pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources" / "scenarios" / "icu-arrest.ward.json"
    scenario = home / "arrest.ward.json"
    shutil.copy(shipped, scenario)

    def studio():
        return Studio(display, binaries / "ward-studio", home, [scenario], failure_picture=out / "failure.png")

    with studio() as first:
        author(first, out)
        saved = sha(scenario)
        check(saved != sha(shipped), "saving did not change the file")
        run_and_spawn(first, out)
        arrest(first, out)
        scrub(first, out)
        undo(first, out)
        kill_engine(first, out)
        stop_and_quit(first)
    check(sha(scenario) == saved, "the run changed the document")
    check_recording(binaries, home)

    with studio() as second:
        undo_hr(second, out)
    check(scenario.read_bytes() == shipped.read_bytes(), "the saved file is not the shipped one")


if __name__ == "__main__":
    sys.exit(run(test, "author"))
