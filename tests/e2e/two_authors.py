#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Two people with a Studio each, in one scenario of one engine: they see each other's selection, edited
field and camera, and neither overwrites what the other has set without knowing.
"""
import contextlib
import os
import pathlib
import shutil
import sys
import time

from author import PATIENT, set_hr
from driver import Display, Studio, check, run
from keychain import RemoteEngine, asked_for_token, give_token, online


def sign_in(studio, engine):
    asked_for_token(studio)
    give_token(studio, engine.token)
    studio.wait("connect.token", gone=True)
    online(studio, "Engine · 127.0.0.1")


def both_show(studios, value):
    for studio in studios:
        studio.wait("field:vitals.hr", text=value)


def begin_to_type(studio, value):
    studio.click("field:vitals.hr", 0.15)
    studio.key("ctrl+a")
    studio.type(value)
    studio.wait("field:vitals.hr.input", text=value)


def join(ben, ana):
    ben.click("toast.action", timeout=60)
    ben.wait("entity:" + PATIENT, 60)
    ben.wait_served()
    ana.wait("present:Ben", text="Ben")
    ben.wait("present:Ana", text="Ana")


def see_each_other(ana, ben, out):
    ana.click("entity:" + PATIENT)
    ben.wait("author:" + PATIENT, text="Ana")
    ben.wait("sceneAuthor:" + PATIENT, text="Ana")
    check(not ana.find("author:" + PATIENT), "Ana's own selection is shown to her as somebody else's")
    ben.click("entity:" + PATIENT)
    ana.wait("author:" + PATIENT, text="Ben")
    ana.still("author:" + PATIENT)
    ana.display.screenshot(out / "01-selections.png")
    ben.click("field:vitals.hr", 0.15)
    ana.wait("editor:vitals.hr", text="Ben")
    ana.display.screenshot(out / "02-same-field.png")
    ben.key("Tab")
    ana.wait("editor:vitals.hr", gone=True)
    # Beside the bed, inside the room that the other one sees as a whole.
    ben.click("scene.navigation", 0.9)
    ana.wait("camera:Ben")
    time.sleep(1.5)
    ana.display.screenshot(out / "03-camera.png")


def nothing_is_overwritten(ana, ben, out):
    begin_to_type(ben, "60")
    set_hr(ana, 110)
    ben.wait("field:vitals.hr", text="110")
    check(ben.text("field:vitals.hr.input") == "60", "what Ben was typing was replaced")
    ben.key("Return")
    said = ben.wait("conflict.0")["text"]
    check("Ana" in said and "110 /min" in said and "60 /min" in said, "the notice says: " + said)
    both_show((ana, ben), "110")
    ben.still("conflict.0.mine")
    ben.display.screenshot(out / "04-choice.png")
    ben.click("conflict.0.mine")
    ben.wait("conflict.0", gone=True)
    both_show((ana, ben), "60")
    ben.click("entity:" + PATIENT)  # out of the field, which has an undo of its own
    ben.key("ctrl+z")
    both_show((ana, ben), "110")

    begin_to_type(ben, "70")
    set_hr(ana, 95)
    ben.wait("field:vitals.hr", text="95")
    ben.key("Return")
    ben.click("conflict.0.theirs")
    ben.wait("conflict.0", gone=True)
    both_show((ana, ben), "95")


def leave(ana, ben):
    ben.key("ctrl+q")
    ben.process.wait(30)
    ana.wait("present:Ben", gone=True)
    ana.wait("author:" + PATIENT, gone=True)
    ana.wait("field:vitals.hr", text="95")


def test(display, home, binaries, out):
    shipped = pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources" / "scenarios" / "icu-arrest.ward.json"
    homes = {name: home / name for name in ("ana", "ben", "engine")}
    for folder in homes.values():
        folder.mkdir()
    scenario = homes["ana"] / "arrest.ward.json"
    shutil.copy(shipped, scenario)
    with contextlib.closing(RemoteEngine(binaries, homes["engine"])) as engine, \
            contextlib.closing(Display()) as other:
        at_engine = ["--engine", engine.address, "--author"]
        with Studio(display, binaries / "ward-studio", homes["ana"], at_engine + ["Ana", scenario],
                    failure_picture=out / "failure-ana.png") as ana:
            sign_in(ana, engine)
            ana.wait("entity:" + PATIENT, 60)
            ana.wait_served()
            with Studio(other, binaries / "ward-studio", homes["ben"], at_engine + ["Ben"],
                        failure_picture=out / "failure-ben.png") as ben:
                sign_in(ben, engine)
                join(ben, ana)
                see_each_other(ana, ben, out)
                nothing_is_overwritten(ana, ben, out)
                leave(ana, ben)


if __name__ == "__main__":
    sys.exit(run(test, "two_authors"))
