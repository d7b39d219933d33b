#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader gets, read over AT-SPI from another process on a session bus of its own: everything that
can have the focus has a name, in what opens over the panels too, every panel has at least as many nodes as
controls, and pressing works.
"""
import contextlib
import json
import pathlib
import shutil
import subprocess
import sys

from author import CART, SPAWN_DEFIBRILLATOR
from driver import Studio, check, run

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={runtime}</listen>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
READER = pathlib.Path(__file__).resolve().parent / "atspi_tree.py"


class Bus:
    """A session bus; the accessibility bus is started through it when somebody asks."""

    def __init__(self, display, home):
        runtime = home / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        self.env = dict(display.env, HOME=str(home), XDG_RUNTIME_DIR=str(runtime), GTK_A11Y="none")
        services = home / "services"  # nothing else is to be started, such as a keychain that asks for passwords
        services.mkdir()
        shutil.copy("/usr/share/dbus-1/services/org.a11y.Bus.service", services)
        config = home / "bus.conf"
        config.write_text(CONFIG.format(services=services, runtime=runtime))
        self._bus = subprocess.Popen(["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
                                     env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self._bus.stdout.readline().strip()
        check(self.address, "no session bus")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self.address

    def reader(self, *words):
        return subprocess.run([READER, *map(str, words)], env=self.env, capture_output=True, text=True, timeout=180)

    def close(self):
        self._bus.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._bus.wait(5)


class Tree:
    def __init__(self, bus, studio):
        read = bus.reader(studio.process.pid)
        check(read.returncode == 0, f"the tree cannot be read: {read.stderr.strip()[-400:]}")
        self.nodes = json.loads(read.stdout)

    def path(self, index):
        words = []
        while index >= 0:
            node = self.nodes[index]
            words.append(f"{node['role']} “{node['name'] or node['description']}”")
            index = node["parent"]
        return " < ".join(words[:5])

    def showing(self):
        return [i for i, node in enumerate(self.nodes) if "showing" in node["states"]]

    def nameless(self):
        """What can have the focus and does not say what it is."""
        return [self.path(i) for i in self.showing()
                if "focusable" in self.nodes[i]["states"] and not self.nodes[i]["name"].strip()
                and not self.is_cell_of_files(i)]

    def is_cell_of_files(self, index):
        """The toolkit's list of files has empty cells, such as the size of a folder."""
        parent = self.nodes[index]["parent"]
        return self.nodes[index]["role"] == "tree item" and parent >= 0 and self.nodes[parent]["name"] == "Files"

    def below(self, name):
        """How many showing nodes there are below the panel of this name."""
        roots = {i for i, node in enumerate(self.nodes) if node["name"] == name and "showing" in node["states"]}
        inside, count = set(roots), 0
        for i, node in enumerate(self.nodes):
            if node["parent"] in inside:
                inside.add(i)
                count += "showing" in node["states"] and i not in roots
        return count


def all_named(tree, where):
    nameless = tree.nameless()
    check(not nameless, f"{where}: {len(nameless)} nodes that can have the focus have no name:\n  "
          + "\n  ".join(nameless[:40]))


def panels_of(studio):
    """Panels and popups that are seen: what they are called and how many controls they hold."""
    seen = {name: entry for name, entry in studio.map().items()
            if isinstance(entry, dict) and entry.get("controls") is not None}
    nameless = [name for name, entry in seen.items() if not entry.get("title")]
    check(not nameless, f"without a name: {nameless}")
    return {entry["title"]: entry["controls"] for entry in seen.values()}


def all_there(studio, tree, where):
    panels = panels_of(studio)
    check(len(panels) >= 1, f"{where}: no panel is seen")
    print(f"{where}: {len(tree.nodes)} nodes; " +
          ", ".join(f"{title} {tree.below(title)} for {controls} controls" for title, controls in panels.items()))
    short = [f"{title}: {tree.below(title)} nodes for {controls} controls" for title, controls in panels.items()
             if tree.below(title) < controls]
    check(not short, f"{where}: " + "; ".join(short))


def look(bus, studio, where):
    tree = Tree(bus, studio)
    all_there(studio, tree, where)
    all_named(tree, where)


def over(bus, studio, where, *words):
    """Of what is open over the window: it is in the tree with these words, and nothing in it is nameless."""
    tree = Tree(bus, studio)
    names = [tree.nodes[i]["name"] for i in tree.showing()]
    for word in words:
        check(any(name.startswith(word) for name in names), f"{where}: nothing is called {word!r}")
    all_named(tree, where)
    return tree


def opened(bus, studio, name, *words):
    """Of a popup that was just opened: it is in the tree under its name, with as many nodes as can be chosen."""
    popup = studio.wait(name)
    studio.still(name)
    check(popup.get("controls"), f"{name} is no popup")
    all_there(studio, over(bus, studio, name, popup["title"], *words), name)


def leave(studio, name):
    studio.key("Escape")
    studio.wait(name, gone=True)


def palettes(bus, studio):
    studio.key("ctrl+k")
    opened(bus, studio, "palette", "Type what you want to do", "Actions")
    studio.type("light col")
    studio.wait("palette.line", text="light col")
    opened(bus, studio, "palette", "View: Light colours")
    leave(studio, "palette")


def author_menus(bus, studio):
    """The program's menu with the menus in it, and those of what is pointed at."""
    studio.click("topBar.menu")
    opened(bus, studio, "menu.program", "Save as …", "View", "Scene", "Run", "Quit")
    for title, word in (("View", "Full screen"), ("Scene", "Measure"), ("Run", "Rehearse")):
        studio.click(f"menu:{title}")
        studio.wait(f"menu:{title}")
        opened(bus, studio, f"menu.{title}", word)
        studio.key("Left")
        studio.wait(f"menu.{title}", gone=True)
    leave(studio, "menu.program")
    for button, name, word in (("addRule", "addRuleMenu", "At a time…"),
                               ("scene.look", "scene.lookMenu", "Grid on the floor"),
                               ("topBar.engine", "menu.engine", "Connect to an engine …"),
                               ("catalogueCategory", "listPopup", "Filter")):
        studio.click(button)
        opened(bus, studio, name, word)
        leave(studio, name)
    for place, name, word in ((studio.thing(CART), "menu.context", "Duplicate"),
                              (studio.point("phase:Stable"), "phaseMenu", "Rename"),
                              (studio.point("prefab:AED"), "catalogueMenu", "Place in the scene")):
        studio.click_at(*place, button=3)
        opened(bus, studio, name, word)
        leave(studio, name)


def run_popups(bus, studio):
    studio.click("scene", 0.5, 0.14)  # keys are the scene's
    studio.key("space")
    opened(bus, studio, "palette", "What shall come into the room?", "Things", "Defibrillator")
    leave(studio, "palette")
    studio.click("runBar.spawn.more")
    opened(bus, studio, "menu.spawn", "Furniture")
    leave(studio, "menu.spawn")


def author_popups(bus, studio):
    studio.key("ctrl+k")
    studio.wait("palette.line")
    studio.type("connect to an eng")
    studio.wait("palette.line", text="connect to an eng")
    studio.key("Return")
    studio.wait("connect.address")
    over(bus, studio, "connect to an engine", "Address of the engine", "Token of the engine", "Connect")
    studio.click("connect.cancel")
    studio.wait("connect.address", gone=True)
    studio.click("scene.views")
    studio.click("scene.saveView")
    studio.wait("scene.view.1")
    over(bus, studio, "saved views", "Save this view", "Rename", "Forget")
    studio.click("scene.views")
    studio.wait("scene.view.1", gone=True)


def offered(bus, studio):
    """What was brought in while the session ran is offered for the scenario."""
    cart = studio.thing(CART)
    studio.click(SPAWN_DEFIBRILLATOR)
    studio.click_at(*cart)
    studio.wait("entity:Defibrillator")
    press(bus, studio, "End the session")
    studio.wait("promote.add", 30)
    over(bus, studio, "what is kept", "Defibrillator", "Leave the scenario as it is")
    studio.click("promote.later")
    studio.wait("promote.add", gone=True)


def report(bus, studio):
    studio.click("measuresReport")
    studio.wait("fileNameEdit")
    over(bus, studio, "report of the debriefing", "File name", "Save", "Cancel")
    studio.key("Escape")
    studio.wait("fileNameEdit", gone=True)


def press(bus, studio, name):
    done = bus.reader(studio.process.pid, name)
    check(done.returncode == 0, done.stderr.strip()[-400:])


def test(display, home, binaries, out):
    bus = Bus(display, home)
    try:
        env = {"DBUS_SESSION_BUS_ADDRESS": bus.address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        with Studio(display, binaries / "ward-studio", home, extra_env=env,
                    failure_picture=out / "failure.png") as studio:
            studio.wait("start.shipped.0", 60)
            studio.still("start.shipped.0")
            look(bus, studio, "start page")
            palettes(bus, studio)
            press(bus, studio, "ICU bay: arrest at 95 seconds")
            studio.click("entity:Patient, Mr Okafor", timeout=60)  # the Inspector has something to show
            studio.wait_served()
            studio.wait("field:vitals.hr")
            look(bus, studio, "author")
            palettes(bus, studio)
            author_menus(bus, studio)
            author_popups(bus, studio)
            press(bus, studio, "Rehearse")
            studio.wait("runBar.time", 30)
            studio.click("runBar.playPause")  # nothing moves while it is read
            studio.still("runBar.step")
            look(bus, studio, "run")
            run_popups(bus, studio)
            offered(bus, studio)
            studio.wait("runBar.stop", gone=True)
            press(bus, studio, "Debrief")
            studio.wait("topBar.title")
            studio.wait("panel.actions", gone=True)
            look(bus, studio, "debrief")
            report(bus, studio)
    finally:
        bus.close()


if __name__ == "__main__":
    sys.exit(run(test, "accessible"))
