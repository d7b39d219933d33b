#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The day of an author in one go, on the real Studio and a real engine, by mouse and keys only:
HR 92 → 110, save, run at 10×, spawn the defibrillator on the cart, arrest at 95 s, scrub, undo, kill −9
of the engine, stop, close, reopen, and back to the shipped bytes.
"""
import hashlib
import json
import shutil
import subprocess
import sys
import time

from driver import Studio, check, run

PATIENT = "Patient, Mr Okafor"


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def seconds(text):
    """Seconds of the clock's text, "01:35.2"."""
    parts = text.replace("T+", "").strip().split(":")
    value = 0.0
    for part in parts:
        value = value * 60 + float(part)
    return value


def wait_time(studio, at_least, timeout=60):
    studio.wait("runBar.time", timeout, text=lambda t: t and seconds(t) >= at_least)


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


def recording_of(home):
    found = sorted(home.rglob("*.wardrec"), key=lambda p: p.stat().st_mtime)
    check(found, "the engine left no recording")
    return found[-1]


def events(binaries, recording):
    out = subprocess.run([binaries / "ward", "log", recording, "--json"], capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def test(display, home, binaries, out):
    import os
    import pathlib
    source = pathlib.Path(os.environ["WARD_SOURCE_DIR"])
    shipped = source / "resources" / "scenarios" / "icu-arrest.ward.json"
    scenario = home / "arrest.ward.json"
    shutil.copy(shipped, scenario)

    # Author: HR 92 → 110, save.
    studio = Studio(display, binaries / "ward-studio", home, [scenario])
    try:
        studio.wait("entity:" + PATIENT, 60)
        studio.click("entity:" + PATIENT)
        studio.wait("field:vitals.hr", text="92")
        set_hr(studio, 110)
        display.screenshot(out / "01-hr.png")
        save(studio)
        hash_a = sha(scenario)
        check(hash_a != sha(shipped), "saving did not change the file")

        # Run at 10×.
        studio.click("topBar.rehearse")
        studio.wait("runBar.time", 30)
        choose_rate(studio, "10×")
        wait_time(studio, 68, 60)

        # Two clicks: the defibrillator stands on the med cart.
        studio.click("runBar.spawn.ward.icu@1.0.0#defibrillator")
        studio.click("scene", 0.51, 0.46)
        place = studio.wait("entity:Defibrillator", 20)
        check(place, "the defibrillator did not appear")
        spawned_at = seconds(studio.text("runBar.time"))
        check(60 < spawned_at < 95, f"spawned at {spawned_at} s, wanted about 70 s")
        display.screenshot(out / "02-spawned.png")

        # Arrest at 95 s.
        wait_time(studio, 97, 60)
        studio.wait("runBar.phase", text=lambda t: "Arrest" in t)
        display.screenshot(out / "03-arrest.png")

        # Scrub to 60 s: HR 110, no defibrillator.
        studio.click("entity:" + PATIENT)
        studio.click("timelineTime", repeat=2)
        studio.key("ctrl+a")
        studio.type("1:00")
        studio.key("Return")
        studio.wait("entity:Defibrillator", gone=True)
        studio.wait("field:vitals.hr", text="110")
        studio.wait("timelineLive", text=lambda t: "−" in t)
        display.screenshot(out / "04-scrubbed.png")

        # End: live again; undo removes the defibrillator as a new event.
        studio.key("End")
        studio.wait("timelineLive", text="LIVE")
        studio.wait("entity:Defibrillator")
        studio.key("ctrl+z")
        studio.wait("entity:Defibrillator", gone=True)

        # kill −9: another pid, the session goes on.
        before = seconds(studio.text("runBar.time"))
        old = studio.kill_engine()
        new = studio.wait_engine(old)
        check(new != old, "the engine kept its pid")
        wait_time(studio, before + 20, 90)
        display.screenshot(out / "05-recovered.png")

        # Stop, close.
        studio.click("runBar.stop")
        studio.wait("runBar.time", gone=True)
        studio.key("ctrl+q")
        studio.process.wait(30)
    finally:
        studio.close()

    recording = recording_of(home)
    log = events(binaries, recording)
    ids = [event["id"] for event in log]
    check(ids == list(range(1, len(ids) + 1)), "event ids have gaps or repeats")
    types = [event["type"] for event in log]
    check("session.recovered" in types, "no session.recovered event")
    check("change.undone" in types and "entity.added" in types and "entity.removed" in types,
          "the undo is no event of its own, or history lost the spawn")
    check(types.index("entity.added") < types.index("change.undone"), "undo before spawn")
    # Verify re-simulates the same inputs without interruption and compares the state of every chunk.
    verified = subprocess.run([binaries / "ward", "verify", recording], capture_output=True, text=True)
    check(verified.returncode == 0, "verify: " + verified.stdout + verified.stderr)
    check(sha(scenario) == hash_a, "the run changed the document")

    # Reopen: same document; undo HR by hand, save: the shipped bytes.
    studio = Studio(display, binaries / "ward-studio", home, [scenario])
    try:
        studio.wait("entity:" + PATIENT, 60)
        studio.click("entity:" + PATIENT)
        studio.wait("field:vitals.hr", text="110")
        check(sha(scenario) == hash_a, "reopening changed the document")
        set_hr(studio, 92)
        save(studio)
        check(scenario.read_bytes() == shipped.read_bytes(), "the saved file is not the shipped one")
        display.screenshot(out / "06-reopened.png")
    finally:
        studio.close()


def choose_rate(studio, label):
    """The segment of the speed control that shows `label`."""
    studio.wait("runBar.rate.0")
    for name, entry in studio.map().items():
        if name.startswith("runBar.rate.") and entry["text"] == label:
            studio.click(name)
            return
    raise AssertionError(f"no speed {label}")


if __name__ == "__main__":
    sys.exit(run(test, "author"))
