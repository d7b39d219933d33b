#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""An empty bay for two beds is furnished to the layout of the shipped arrest scenario, on the real Studio by
mouse and keys only: things are found in the catalogue by typing, set down in the plan with a click, turned
with the wheel, dragged from the catalogue panel, and put exactly by figures. What was saved is compared with
the shipped scenario, thing by thing.
"""
import json
import math
import os
import pathlib
import sys
import time

from driver import Studio, check, run

NEAR = 0.12  # metres; the grid has steps of 0.05
ALIKE = 8.0  # degrees; the wheel has steps of 15
STEP = 15.0


# --- what a scenario says -----------------------------------------------------------------------------------
def turned(q, v):
    w, x, y, z = q
    t = [2 * (y * v[2] - z * v[1]), 2 * (z * v[0] - x * v[2]), 2 * (x * v[1] - y * v[0])]
    cross = [y * t[2] - z * t[1], z * t[0] - x * t[2], x * t[1] - y * t[0]]
    return [v[i] + w * t[i] + cross[i] for i in range(3)]


def multiplied(a, b):
    return [a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
            a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
            a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
            a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0]]


def within(frame, pose):
    position, rotation = frame
    return [p + q for p, q in zip(position, turned(rotation, pose[0]))], multiplied(rotation, pose[1])


class Layout:
    """Where the things of a scenario are in the room."""

    def __init__(self, file, catalogue):
        records = json.loads(pathlib.Path(file).read_text())["records"]
        prefabs = {p["id"]: p for p in json.loads(catalogue.read_text())["prefabs"]}
        self._entities = {r["id"]: r for r in records if r["kind"] == "entity"}
        self._transforms = {r.get("parent"): r.get("cells", {}) for r in records if r["kind"] == "transform"}
        self._prefabs = prefabs
        self.things = [self._thing(e) for e in self._entities.values() if self._prefab(e) is not None]

    def _prefab(self, entity):
        reference = entity["cells"].get("prefab", "")
        return reference.rsplit("#", 1)[-1] or None

    def _pose(self, entity):
        cells = self._transforms.get(entity["id"], {})
        pose = (cells.get("position", [0, 0, 0]), cells.get("rotation", [1, 0, 0, 0]))
        parent = self._entities.get(entity.get("parent"))
        if parent is None:
            return pose
        socket = entity["cells"].get("socket")
        for found in self._prefabs.get(self._prefab(parent), {}).get("sockets", []):
            if found["name"] == socket:
                pose = within((found["position"], found["rotation"]), pose)
        return within(self._pose(parent), pose)

    def _thing(self, entity):
        position, rotation = self._pose(entity)
        parent = self._entities.get(entity.get("parent"))
        return {"name": entity["cells"]["name"], "prefab": self._prefab(entity), "at": position,
                "heading": math.degrees(2 * math.atan2(rotation[2], rotation[0])),
                "socket": entity["cells"].get("socket"), "on": self._prefab(parent) if parent else None}


def empty_bay(shipped, target):
    """The shipped scenario with nothing but its room."""
    document = json.loads(shipped.read_text())
    records = document["records"]
    scenario = next(r for r in records if r["kind"] == "scenario")
    room = next(r for r in records if r["kind"] == "entity" and r["cells"].get("prefab", "").endswith("#room-shell"))
    document["records"] = [scenario, room] + [r for r in records if r.get("parent") == room["id"] and r["kind"] != "entity"]
    kept = {r["id"] for r in document["records"]}
    known = {r["id"] for r in records}
    # What the scenario says of phases and people that are not there.
    scenario["cells"] = {k: v for k, v in scenario["cells"].items() if str(v) not in known or str(v) in kept}
    target.write_text(json.dumps(document))


def difference(a, b):
    return abs((a - b + 180) % 360 - 180)


def compare(wanted, got):
    left = list(got)
    for thing in wanted:
        same = [g for g in left if g["prefab"] == thing["prefab"]]
        check(same, f"no {thing['prefab']} for {thing['name']}")
        best = min(same, key=lambda g: math.dist(g["at"], thing["at"]))
        left.remove(best)
        away = math.dist(best["at"], thing["at"])
        check(away < NEAR, f"{thing['name']} is {away:.2f} m away: {best['at']}, wanted {thing['at']}")
        off = difference(best["heading"], thing["heading"])
        check(off < ALIKE, f"{thing['name']} is turned {off:.1f}° away")
        if thing["socket"]:
            check((best["on"], best["socket"]) == (thing["on"], thing["socket"]),
                  f"{thing['name']} hangs on {best['on']}, {best['socket']}")
    check(not left, f"too much: {[g['prefab'] for g in left]}")


def wait_focus(studio, name, has=True):
    """Until a control has the keys, or has them no more."""
    end = time.monotonic() + 20
    while studio.wait(name)["focus"] != has:
        check(time.monotonic() < end, f"focus of {name}")
        time.sleep(0.05)


# --- a person -----------------------------------------------------------------------------------------------
class Furnisher:
    def __init__(self, studio, names):
        self.studio = studio
        self.names = names
        self.scene = studio.still("scene")
        self.scale = self.origin = None

    def pixel(self, x, z):
        return round(self.origin[0] + x * self.scale), round(self.origin[1] + z * self.scale)

    def take(self, prefab):
        """Space, a few letters, Enter: it hangs on the pointer."""
        self.studio.still("scene")  # what was asked for before is done
        self.studio.key("space")
        wait_focus(self.studio, "spawn.line")
        self.studio.type(self.names[prefab])
        self.studio.wait("spawn.line", text=self.names[prefab])
        self.studio.key("Return")
        self.studio.wait("spawn.line", gone=True)

    def set_down(self, prefab, at, heading=0.0):
        self.take(prefab)
        self.studio.move(*at)
        steps = round(heading / STEP)
        if steps:
            self.studio._xdo("click", "--repeat", abs(steps), "--delay", 20, 4 if steps > 0 else 5)
        time.sleep(0.1)
        self.studio.click_at(*at)

    def position(self):
        """What the inspector says of the thing that was just set down."""
        out = []
        for axis in (0, 2):
            entry = self.studio.still(f"field:transform.position.{axis}")
            out.append(float(entry["text"].replace("\u2212", "-").replace("\u00a0", " ").split()[0]))
        return out

    def figure(self, axis, value):
        self.studio.click(f"field:transform.position.{axis}", 0.15)
        self.studio.key("ctrl+a")
        self.studio.type(f"={value:.2f}")  # a sign alone would be relative
        self.studio.key("Return")

    def drag_from_catalogue(self, prefab, at):
        self.studio.click("catalogueSearch")
        self.studio.key("ctrl+a")
        self.studio.type(self.names[prefab])
        start = self.studio.point("prefab:" + self.names[prefab], 0.5, 0.35)
        self.studio.move(*start)
        self.studio._xdo("mousedown", 1)
        for i in range(1, 17):
            self.studio.move(*(round(a + (b - a) * i / 16) for a, b in zip(start, at)))
            time.sleep(0.03)
        time.sleep(0.4)
        self.studio._xdo("mouseup", 1)

    def learn_the_scale(self, first, second):
        """Two things go down somewhere and are asked where they are; then figures put them in their place."""
        s = self.scene
        points = [(s["x"] + int(s["w"] * fx), s["y"] + int(s["h"] * fy)) for fx, fy in ((0.36, 0.60), (0.64, 0.74))]
        for thing, point in zip((first, second), points):
            self.set_down(thing["prefab"], point, thing["heading"])
            self.studio.wait("inspectorTitle", text=lambda t, name=self.names[thing["prefab"]]: t.startswith(name))
            thing["read"] = self.position()
            for axis, value in ((0, thing["at"][0]), (2, thing["at"][2])):
                self.figure(axis, value)
        apart = [b - a for a, b in zip(first["read"], second["read"])]
        pixels = [b - a for a, b in zip(*points)]
        self.scale = math.hypot(*pixels) / math.hypot(*apart)
        check(all(abs(p - a * self.scale) < 12 for p, a in zip(pixels, apart)), f"the plan is askew: {apart}, {pixels}")
        self.origin = [p - v * self.scale for p, v in zip(points[0], first["read"])]


# What carries others comes first.
ORDER = ["icu-bed", "patient", "patient-woman", "iv-pole", "infusion-pump", "bed-side-table", "bag-valve-mask"]


def furnish(studio, wanted, names, out):
    studio.click("scene.navigation.2")  # the plan
    time.sleep(1)
    studio.move(*studio.point("scene", 0.5, 0.5))
    studio._xdo("click", 5)  # a little smaller: the tools cover no wall
    time.sleep(1)
    person = Furnisher(studio, names)
    things = [t for t in wanted if t["prefab"] != "room-shell"]
    stool = next(t for t in things if t["prefab"] == "stool")
    bin_ = next(t for t in things if t["prefab"] == "waste-bin")
    person.learn_the_scale(stool, bin_)
    studio.display.screenshot(out / "01-scale.png")
    rest = [t for t in things if t is not stool and t is not bin_]
    rest.sort(key=lambda t: ORDER.index(t["prefab"]) if t["prefab"] in ORDER else len(ORDER))
    for thing in rest:
        at = person.pixel(thing["at"][0], thing["at"][2])
        if thing["prefab"] in ("med-cart", "family-member"):
            # Dragged out of the panel, then turned by figures.
            name = names[thing["prefab"]]
            person.drag_from_catalogue(thing["prefab"], at)
            studio.wait("inspectorTitle", text=lambda t, name=name: t.startswith(name))
            studio.click("scene.tools.2")
            wait_focus(studio, "catalogueSearch", False)
            figures = f"{thing['heading'] % 360:.0f}"
            studio.key("r")
            studio.wait("sceneAmount")
            studio.key(*figures)
            studio.wait("sceneAmount", text=lambda t, figures=figures: figures in t)
            studio.key("Return")
        else:
            # What hangs in a place made for it has its own direction.
            person.set_down(thing["prefab"], at, 0 if thing["socket"] and thing["prefab"] != "bag-valve-mask" else thing["heading"])
        if thing["prefab"] == "bag-valve-mask":
            studio.display.screenshot(out / "02-halfway.png")


def test(display, home, binaries, out):
    resources = pathlib.Path(os.environ["WARD_SOURCE_DIR"]) / "resources"
    catalogue = resources / "catalogue" / "ward.icu-1.0.json"
    shipped = resources / "scenarios" / "icu-arrest.ward.json"
    scenario = home / "bay.ward.json"
    empty_bay(shipped, scenario)
    wanted = Layout(shipped, catalogue).things
    names = {p["id"]: p["name"] for p in json.loads(catalogue.read_text())["prefabs"]}
    with Studio(display, binaries / "ward-studio", home, [scenario], failure_picture=out / "failure.png") as studio:
        studio.wait("scene.tools", 60)
        studio.wait_served()
        before = time.monotonic()
        furnish(studio, wanted, names, out)
        print(f"furnished in {time.monotonic() - before:.0f} s")
        studio.key("ctrl+s")
        studio.wait("topBar.unsaved", gone=True)
        studio.click("scene.navigation.0")
        time.sleep(1.5)
        display.screenshot(out / "03-furnished.png")
    compare(wanted, Layout(scenario, catalogue).things)


if __name__ == "__main__":
    sys.exit(run(test, "furnish"))
