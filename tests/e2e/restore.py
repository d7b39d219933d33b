#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Kill -9 of the Studio in the middle of the work: the next one offers the scenario, with the edits that were
never saved as a file, the layout, the camera and what was selected. Begun from a template, which has no file.
"""
import os
import pathlib
import signal
import sys
import time

from driver import Studio, check, run


def settings(home):
    return (pathlib.Path(home) / "config" / "Ward" / "ward-studio.conf").read_text()


def camera(home):
    lines = [line for line in settings(home).splitlines() if line.startswith("camera=")]
    return lines[0] if lines else None


def begin(studio, home, out):
    studio.wait("start.template.0", 60)
    studio.click("start.template.0")
    studio.wait("entity:Door", 60)
    studio.wait_served()
    studio.click("entity:Door")
    studio.wait("field:entity.socket")
    studio.key("F2", "ctrl+a")
    studio.type("Fire door")
    studio.key("Return")
    studio.wait("entity:Fire door")
    # The view is turned with the mouse, and one panel is closed.
    before = camera(home)
    x, y = studio.point("scene", 0.7, 0.8)
    studio._xdo("mousemove", x, y, "mousedown", 2)
    studio._xdo("mousemove", x - 60, y)
    studio._xdo("mousemove", x - 160, y + 10, "mouseup", 2)
    studio.key("ctrl+k")  # with the focus in the scene, and without waiting for the palette
    studio.type("panel catalogue")
    studio.key("Return")
    studio.wait("catalogueSearch", gone=True)
    end = time.monotonic() + 20
    while camera(home) == before and time.monotonic() < end:
        time.sleep(0.2)
    check(camera(home) != before, "the view was not turned")
    time.sleep(2.5)  # everything is written down once a second
    studio.display.screenshot(out / "01-before.png")


def test(display, home, binaries, out):
    def studio():
        return Studio(display, binaries / "ward-studio", home, failure_picture=out / "failure.png")

    with studio() as first:
        begin(first, home, out)
        turned = camera(home)
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait(10)

    with studio() as second:
        second.wait("start.restore.yes", 60)
        second.display.screenshot(out / "02-offered.png")
        second.click("start.restore.yes")
        second.wait("entity:Fire door", 60)
        second.wait_served()
        check(second.find("catalogueSearch") is None, "a closed panel came back")
        second.wait("field:entity.socket", text="door-1")  # it is selected
        time.sleep(2.5)
        check(camera(home) == turned, f"another view: {camera(home)} instead of {turned}")
        second.display.screenshot(out / "03-restored.png")
        second.key("ctrl+q")
        second.process.wait(30)

    with studio() as third:
        third.wait("start.template.0", 60)
        check(third.find("start.restore.yes") is None, "offered after a proper end")


if __name__ == "__main__":
    sys.exit(run(test, "restore"))
