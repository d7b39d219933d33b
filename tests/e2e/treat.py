#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The arrest is treated from the Actions panel, by mouse and keys: compressions, pads, adrenaline and a
shock are in the recording, and so is what could not be done.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

from author import CART, SPAWN_DEFIBRILLATOR, choose_rate, stop_and_quit, wait_time
from driver import Studio, check, run


def find_action(studio, words):
    studio.click("actionsSearch")
    studio.key("ctrl+a")
    studio.type(words)


def do(studio, action, words):
    find_action(studio, words)
    studio.click("actionDo:" + action)


def treat(studio, out):
    studio.wait("entity:Patient, Mr Okafor", 60)
    studio.wait_served()
    studio.click("topBar.rehearse")
    studio.wait("runBar.time", 30)
    choose_rate(studio, "10×")
    wait_time(studio, 97)
    choose_rate(studio, "1×")
    do(studio, "defib.shock", "Deliver shock")  # no defibrillator in the room: refused
    do(studio, "recognise", "Recognise")
    do(studio, "cpr.start", "Start compressions")
    cart = studio.thing(CART)
    studio.click(SPAWN_DEFIBRILLATOR)
    studio.click_at(*cart)
    studio.wait("entity:Defibrillator")
    find_action(studio, "adrenaline")
    studio.click("actionArgument:drug.bolus.1")
    studio.type("1 mg")
    studio.key("Return")
    studio.display.screenshot(out / "01-adrenaline.png")
    studio.click("actionSend:drug.bolus")
    # One after the other down the list, the hint of each before the next click: none swallows it.
    find_action(studio, "defib.")
    for action in ("defib.pads", "defib.charge", "defib.shock"):
        studio.click("actionDo:" + action)
        studio.wait("actionDo:" + action, text=lambda text: text.startswith("Done"))
        time.sleep(6 if action == "defib.charge" else 0.8)  # 200 J take 5 s
    studio.display.screenshot(out / "02-shocked.png")


def check_recording(binaries, home):
    found = sorted(home.rglob("*.wardrec"))
    check(len(found) == 1, f"one run leaves one recording, not {len(found)}")
    lines = subprocess.run([binaries / "ward", "log", found[0], "--json"], capture_output=True, text=True,
                           check=True).stdout.splitlines()
    log = [json.loads(line) for line in lines]
    performed = [e["payload"]["action_performed"]["action"] for e in log if e["type"] == "action.performed"]
    wanted = ["recognise", "cpr.start", "drug.bolus", "defib.pads", "defib.charge", "defib.shock"]
    check(performed == wanted, f"performed {performed}, wanted {wanted}")
    types = [event["type"] for event in log]
    check("action.rejected" in types, "the shock without a defibrillator was not refused")
    for wanted in ("drug.given", "shock.delivered"):
        check(wanted in types, f"no {wanted} in the log: {sorted(set(types))}")


def test(display, home, binaries, out):
    shipped = pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources" / "scenarios" / "icu-arrest.ward.json"
    scenario = home / "arrest.ward.json"
    shutil.copy(shipped, scenario)
    with Studio(display, binaries / "ward-studio", home, [scenario], failure_picture=out / "failure.png") as studio:
        treat(studio, out)
        stop_and_quit(studio)
    check_recording(binaries, home)


if __name__ == "__main__":
    sys.exit(run(test, "treat"))
