#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What is not as it should be, on the real Studio: each broken file is refused with a sentence that names
it and its line, and what was open stays open with its unsaved change; a file that cannot be written is
said to be unsaved until it is.
"""
import contextlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys

from author import PATIENT, set_hr
from driver import Failure, Studio, check, run

HR = '"hr":"92 /min"'
PARENT = '"kind":"vitals","parent":"0192f0c1-7a01-7000-8000-000000000004"'
# What is done to a good scenario, and what has to be said about it.
SCENARIOS = {
    "unknown-field": (lambda s: s.replace(HR, HR + ',"shoe_size":"43"', 1), "Line 18: Vitals has no field “shoe_size”"),
    "wrong-unit": (lambda s: s.replace(HR, '"hr":"92 kg"', 1), "Line 18: HR cannot be given in kg"),
    "dangling": (lambda s: s.replace(PARENT, PARENT.replace("0004", "f004"), 1), "Line 18: The parent"),
    "duplicate-id": (lambda s: s.replace('{"id":"0192f0c1-7a01-7000-8000-000000000031"',
                                         '{"id":"0192f0c1-7a01-7000-8000-000000000032"', 1), "is used already in line 14"),
    "duplicate-key": (lambda s: s.replace(HR, HR + "," + HR, 1), "Line 18: “hr” is written twice"),
    "prefab": (lambda s: s.replace("#ventilator", "#time-machine", 1), "Line 19: There is no prefab"),
    "newer": (lambda s: s.replace('"ward":"1.0"', '"ward":"2.0"', 1), "made for version 2.0"),
    "newer-schema": (lambda s: s.replace('"schema":"1.0"', '"schema":"1.7"', 1), "made with a newer version of Ward"),
    "cut": (lambda s: s[:len(s) // 2], "The file ends in the middle"),
    "huge": (lambda s: s + " " * (100 << 20), "larger than 64 MB"),
}


def open_file(studio, path):
    studio.key("ctrl+o")
    studio.click("fileNameEdit")
    studio.key("ctrl+a")
    studio.type(str(path))
    studio.key("Return")
    studio.wait("fileNameEdit", gone=True)


def close_notices(studio):
    while studio.find("toast.close"):
        with contextlib.suppress(Failure):  # some go by themselves
            studio.click("toast.close", timeout=3)


def refused(studio, path, sentence):
    open_file(studio, path)
    studio.wait("toast.text", 60, text=lambda t: sentence in t)
    close_notices(studio)
    check(studio.text("field:vitals.hr") == "110", f"{path.name}: what was open is not what it was")
    studio.wait("topBar.unsaved")


def broken_recordings(binaries, home, scenario):
    good = home / "good.wardrec"
    subprocess.run([binaries / "ward", "run", scenario, "--record", good, "--until", "01:00"], check=True,
                   stdout=subprocess.DEVNULL)
    cut = home / "cut.wardrec"
    cut.write_bytes(good.read_bytes()[:5000])
    newer = home / "newer.wardrec"
    shutil.copy(good, newer)
    with contextlib.closing(sqlite3.connect(newer)) as database:
        database.execute("PRAGMA user_version=2")
        database.commit()
    text = home / "text.wardrec"
    text.write_text("not a recording")
    return {cut: "not copied completely", newer: "recorded by a newer Ward", text: "is not a Ward recording"}


def test(display, home, binaries, out):
    shipped = pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources" / "scenarios" / "icu-arrest.ward.json"
    folder = home / "work"
    folder.mkdir()
    scenario = folder / "arrest.ward.json"
    shutil.copy(shipped, scenario)
    studio = Studio(display, binaries / "ward-studio", home, [scenario])
    try:
        studio.wait("entity:" + PATIENT, 60)
        studio.wait_served()
        set_hr(studio, 110)
        for name, (breaks, sentence) in SCENARIOS.items():
            path = home / f"{name}.ward.json"
            path.write_text(breaks(shipped.read_text()))
            check(path.read_bytes() != shipped.read_bytes(), f"{name} is not broken")
            before = path.stat()
            refused(studio, path, sentence)
            check(path.stat().st_mtime_ns == before.st_mtime_ns, f"{name} was written to")
            if name == "dangling":
                display.screenshot(out / "01-refused.png")
        for path, sentence in broken_recordings(binaries, home, scenario).items():
            refused(studio, path, sentence)

        # The folder goes away: what could not be saved is not called saved.
        folder.rename(home / "elsewhere")
        studio.key("ctrl+s")
        studio.wait("toast.text", text=lambda t: "could not be written" in t and "Your changes are kept" in t)
        studio.wait("topBar.unsaved")
        display.screenshot(out / "02-not-saved.png")
        close_notices(studio)
        (home / "elsewhere").rename(folder)
        check(scenario.read_bytes() == shipped.read_bytes(), "half a file was written")
        studio.key("ctrl+s")
        studio.wait("topBar.unsaved", gone=True)
        check('"hr":"110 /min"' in scenario.read_text(), "the second save did not reach the file")
    finally:
        studio.close()


if __name__ == "__main__":
    sys.exit(run(test, "bad_input"))
