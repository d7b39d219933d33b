#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What assistive technology sees of a program, from a process of its own over AT-SPI: prints the tree as JSON,
or presses the button of a name. Started with the system's Python, which has the bindings of D-Bus.

All questions of one depth of the tree are asked at once: a program that draws answers some dozens of messages
between two pictures as fast as one.
"""
import json
import sys
import time

from gi.repository import Gio, GLib

ACCESSIBLE = "org.a11y.atspi.Accessible"
STATES = {"enabled": 8, "focusable": 11, "focused": 12, "showing": 25, "visible": 30}
LONGEST_MS = 60_000


def accessibility_bus():
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                Gio.DBusCallFlags.NONE, LONGEST_MS, None).unpack()[0]
    flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


class Asking:
    """Sends many calls and waits for all answers; one that fails is None: the node is gone."""

    def __init__(self, bus):
        self._bus = bus

    def all(self, calls):
        answers = [None] * len(calls)
        open_calls = len(calls)
        loop = GLib.MainLoop()

        def done(_, result, index):
            nonlocal open_calls
            try:
                answers[index] = self._bus.call_finish(result).unpack()[0]
            except GLib.Error:
                pass
            open_calls -= 1
            if open_calls == 0:
                loop.quit()

        for index, (node, interface, member, arguments) in enumerate(calls):
            self._bus.call(*node, interface, member, arguments, None, Gio.DBusCallFlags.NONE, LONGEST_MS, None,
                           done, index)
        if calls:
            loop.run()
        return answers

    def one(self, node, interface, member, arguments=None):
        return self.all([(node, interface, member, arguments)])[0]


def property_of(node, name):
    return node, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ACCESSIBLE, name))


def program(ask, pid, timeout=30):
    end = time.monotonic() + timeout
    root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
    dbus = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
    while time.monotonic() < end:
        for node in ask.one(root, ACCESSIBLE, "GetChildren") or []:
            if ask.one(dbus, dbus[0], "GetConnectionUnixProcessID", GLib.Variant("(s)", (node[0],))) == pid:
                return tuple(node)
        time.sleep(0.3)
    sys.exit("the program is not on the bus")


def tree(ask, root):
    """Rows of every node, parents before their children."""
    rows, nodes, level = [], [], [(root, -1)]
    seen = {root}
    while level:
        asked = ask.all([call for node, _ in level
                         for call in ((node, ACCESSIBLE, "GetRoleName", None), (node, ACCESSIBLE, "GetState", None),
                                      property_of(node, "Name"), property_of(node, "Description"),
                                      (node, ACCESSIBLE, "GetChildren", None))])
        following = []
        for index, (node, parent) in enumerate(level):
            role, state, name, description, children = asked[index * 5:index * 5 + 5]
            if role is None or state is None:
                continue
            bits = state[0] | (state[1] << 32 if len(state) > 1 else 0)
            rows.append({"parent": parent, "role": role, "name": name or "", "description": description or "",
                         "states": [word for word, bit in STATES.items() if bits >> bit & 1]})
            nodes.append(node)
            for child in map(tuple, children or []):
                if child not in seen and not child[1].endswith("/null"):
                    seen.add(child)
                    following.append((child, len(rows) - 1))
        level = following
    return rows, nodes


def press(ask, rows, nodes, name):
    interface = "org.a11y.atspi.Action"
    for row, node in zip(rows, nodes):
        if row["name"] != name or "showing" not in row["states"]:
            continue
        actions = [action[0] for action in ask.one(node, interface, "GetActions") or []]
        if "Press" in actions and ask.one(node, interface, "DoAction",
                                          GLib.Variant("(i)", (actions.index("Press"),))):
            return
    sys.exit(f"nothing called {name} can be pressed")


def main():
    ask = Asking(accessibility_bus())
    rows, nodes = tree(ask, program(ask, int(sys.argv[1])))
    if len(sys.argv) > 2:
        return press(ask, rows, nodes, sys.argv[2])
    json.dump(rows, sys.stdout)


main()
