# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Room shells: bays for two and four beds, a single room, a corridor, a nurses' station.

Sizes after what guidelines for intensive care ask for: 3.2 m of wall and about 20 m² a bed, 2.4 m of corridor.
"""

from kit import Model, box, cyl, panel, tube
from room import Shell, board, pane, switch
from walls import DOOR_H, DOOR_W


def opening(x):
    """Of a door, in a wall's own x."""
    return (x - DOOR_W / 2, x + DOOR_W / 2, 0.0, DOOR_H)


def room_shell():
    m = Model("room-shell", "ICU bay, two beds", "room", "Room", ["bay", "ICU room", "intensive care", "two beds", "walls", "ward"],
              ["room.beds", "room.gas", "room.power"])
    room = Shell(m, 8.0, 6.0)
    room.floor((-3.15, -0.65, 0.65, 3.15), (-2.95, -0.45, -0.38), {(1, 1), (3, 1)})
    door, window = 1.45, -0.55
    room.walls({"north": [], "south": [], "east": [opening(door)], "west": [(window - 1.2, window + 1.2, 0.95, 2.25)]}, ("east",),
               {"north": (-1.9, 1.9)})
    for k, x in enumerate((-1.9, 1.9), 1):
        room.bed_place(k, "north", x)
    room.put("south", board(1.2))
    room.put("east", switch(door - 0.86))
    room.put("west", pane(window, 2.4), panel((0, 0.72, 0.014), 5.90, 0.16, 0.028, "paint-teal", 0.012, 0.008, seg=1))
    m.socket("curtain-1", "attach", (0, 0, -1.72), (0, 90, 0))
    room.door(1, "east", door)
    room.socket("sink-1", "west", -2.35, 0)
    room.socket("clock-1", "north", 0.0, 2.35)
    room.socket("phone-1", "east", door - 1.15, 1.35)
    room.socket("gloves-1", "west", -1.75, 1.45)
    return m


def single_room():
    m = Model("room-single", "Single room", "room", "Room", ["ICU room", "cubicle", "isolation", "one bed", "side room", "walls"],
              ["room.beds", "room.gas", "room.power"])
    room = Shell(m, 4.8, 5.2)
    room.floor((-1.25, 1.25), (-2.55, -0.05, 0.02), {(1, 1)})
    door, window = 1.55, 0.3
    room.walls({"north": [], "south": [], "east": [opening(door)], "west": [(window - 1.0, window + 1.0, 0.85, 2.25)]}, ("east",),
               {"north": (0.0,)})
    room.bed_place(1, "north", 0.0)
    room.put("east", switch(door - 0.86))
    room.put("west", pane(window, 2.0, 0.85), panel((0, 0.66, 0.014), 5.10, 0.16, 0.028, "paint-teal", 0.012, 0.008, seg=1))
    # A bench under the window's end for visitors, with a cushion
    room.put("south", box((1.35, 0.22, 0.24), (1.60, 0.44, 0.46), "wood-pale", 0.010), box((1.35, 0.48, 0.25), (1.56, 0.09, 0.44), "upholstery", 0.03),
             panel((1.35, 0.74, 0.035), 1.56, 0.38, 0.060, "upholstery", 0.03, 0.016))
    room.door(1, "east", door)
    room.socket("bench-1", "south", 1.35, 0.525, 0.25, "surface", (1.5, 0.40))
    room.socket("sink-1", "west", -1.95, 0)
    room.socket("gloves-1", "west", -1.35, 1.45)
    room.socket("clock-1", "south", -0.30, 2.35)
    room.socket("whiteboard-1", "south", -1.15, 1.50)
    room.socket("phone-1", "east", door - 1.15, 1.35)
    m.socket("curtain-1", "attach", (0.6, 0, 0.55))
    return m


def four_beds():
    m = Model("room-bay-4", "ICU bay, four beds", "room", "Room", ["bay", "ICU", "four beds", "open ward", "walls", "ward"],
              ["room.beds", "room.gas", "room.power"])
    room = Shell(m, 8.4, 9.0)
    room.floor((-3.35, -0.85, 0.85, 3.35), (-4.45, -1.95, -1.88, 1.88, 1.95, 4.45), {(1, 1), (3, 1), (1, 5), (3, 5)})
    door, windows = 0.0, (-2.4, 2.4)
    room.walls({"north": [], "south": [], "east": [opening(door)], "west": [(w - 1.1, w + 1.1, 0.95, 2.25) for w in windows]}, ("east",),
               {"north": (-2.1, 2.1), "south": (-2.1, 2.1)})
    for k, (side, x) in enumerate((("north", -2.1), ("north", 2.1), ("south", -2.1), ("south", 2.1)), 1):
        room.bed_place(k, side, x)
    for w in windows:
        room.put("west", pane(w, 2.2))
    room.put("west", panel((0, 0.72, 0.014), 8.90, 0.16, 0.028, "paint-teal", 0.012, 0.008, seg=1))
    room.put("east", switch(door - 0.86))
    room.door(1, "east", door)
    for k, z in enumerate((-3.22, 3.22), 1):
        m.socket(f"curtain-{k}", "attach", (0, 0, z), (0, 90, 0))
    room.socket("sink-1", "west", 0.0, 0)
    room.socket("sink-2", "east", 2.6, 0)
    room.socket("clock-1", "north", 0.0, 2.35)
    room.socket("clock-2", "south", 0.0, 2.35)
    room.socket("whiteboard-1", "east", -2.6, 1.50)
    room.socket("phone-1", "east", door - 1.15, 1.35)
    room.socket("gloves-1", "west", 0.62, 1.45)
    return m


def corridor():
    m = Model("room-corridor", "Corridor", "room", "Room", ["aisle", "hall", "hallway", "passage", "walls"], ["room.corridor"])
    room = Shell(m, 12.0, 2.8)
    room.floor((), (-1.05, -0.98, 0.98, 1.05), {(0, 1), (0, 3)})
    north, south = (-3.6, 3.6), (0.0,)
    room.walls({"north": [opening(x) for x in north], "south": [opening(x) for x in south], "east": [opening(0.0)], "west": [opening(0.0)]}, ())
    m.cut_away = ("wall-south", "wall-east")
    m.view = (1.0, 0.80, 0.55)
    # Handrails with a bumper below, broken at the doors
    for side, doors in (("north", north), ("south", tuple(-x for x in south))):
        edges = [-6.0, *(v for x in doors for v in (x - DOOR_W / 2 - 0.06, x + DOOR_W / 2 + 0.06)), 6.0]
        for x0, x1 in zip(edges[::2], edges[1::2]):
            room.put(side, tube([(x0 + 0.10, 0.92, 0.070), (x1 - 0.10, 0.92, 0.070)], 0.021, "wood-pale", 10),
                     panel(((x0 + x1) / 2, 0.40, 0.014), x1 - x0 - 0.10, 0.24, 0.028, "paint-teal", 0.012, 0.008, seg=1))
            count = max(2, round((x1 - x0) / 1.1))
            for k in range(count):
                x = x0 + 0.25 + (x1 - x0 - 0.5) * k / (count - 1)
                room.put(side, cyl((x, 0.905, 0.0), (x, 0.905, 0.062), 0.011, "paint-mid", bevel=0, seg=8))
    for k, x in enumerate(north, 1):
        room.door(k, "north", x)
        room.put("north", panel((x + 0.92, 1.55, 0.006), 0.22, 0.16, 0.012, "paint-teal", 0.012, 0.003, seg=1),
                 panel((x + 0.92, 1.57, 0.0125), 0.16, 0.035, 0.002, "linen-white", 0.004, 0, seg=1), switch(x - 0.92))
        room.socket(f"gel-{k}", "north", x - 0.92, 1.35)
    room.door(3, "south", 0.0)
    room.door(4, "east", 0.0)
    room.door(5, "west", 0.0)
    room.socket("clock-1", "north", 0.0, 2.40)
    room.socket("whiteboard-1", "north", 0.0, 1.55)
    room.socket("phone-1", "south", 1.4, 1.35)
    room.socket("extinguisher-1", "south", -1.4, 1.10)
    # Signs over the doors
    for x in north:
        room.put("north", panel((x, 2.40, 0.012), 0.70, 0.18, 0.020, "paint-slate", 0.012, 0.004, seg=1),
                 panel((x, 2.40, 0.0225), 0.44, 0.060, 0.002, "linen-white", 0.006, 0, seg=1))
    return m


def nurses_station():
    """Open to the ward in the south; the counter runs around the desks."""
    m = Model("room-nurses-station", "Nurses' station", "room", "Room", ["control room", "counter", "desk", "reception", "work station"],
              ["room.station"])
    room = Shell(m, 6.4, 4.6)
    room.floor((-2.3, 2.3), (-0.4, 1.75), {(1, 1)})
    room.walls({"north": [], "east": [opening(-1.2)], "west": []}, ("east", "west"))
    m.cut_away = ("wall-east",)
    room.door(1, "east", -1.2)
    # Counter: a U of white panels with a wooden ledge at 1.12 m, the desk behind it at 0.74 m
    def run(x0, x1, z0, z1, ledge):
        cx, cz, w, d = (x0 + x1) / 2, (z0 + z1) / 2, x1 - x0, z1 - z0
        m.add(box((cx, 0.545, cz), (w, 1.09, d), "paint-white", 0.012), node="counter")
        m.add(box((cx, 0.06, cz), (w + 0.012, 0.12, d + 0.012), "skirting", 0.005, seg=1), node="counter")
        m.add(box((cx, 1.1125, ledge[0]), (w + ledge[1], 0.045, ledge[2]), "wood-pale", 0.014), node="counter")
    run(-2.10, 2.10, 1.62, 1.74, (1.68, 0.22, 0.34))
    for s in (-1, 1):
        run(min(s * 1.98, s * 2.10), max(s * 1.98, s * 2.10), 0.20, 1.62, (0.8225, 0.22, 1.365))
        m.add(box((s * 1.66, 0.725, 0.86), (0.62, 0.032, 1.30), "paint-mid", 0.010), node="counter")
        m.add(box((s * 1.66, 0.36, 0.225), (0.60, 0.70, 0.030), "paint-white", 0.006), node="counter")
        m.add(box((s * 2.102, 0.60, 0.91), (0.006, 0.62, 1.16), "wood-pale", 0.002, seg=1), node="counter")
    m.add(box((0, 0.725, 1.30), (3.94, 0.032, 0.62), "paint-mid", 0.010), node="counter")
    m.add(box((0, 0.60, 1.743), (3.90, 0.62, 0.006), "wood-pale", 0.002, seg=1), node="counter")
    for k in range(3):
        m.add(box((-1.0 + k, 0.60, 1.7475), (0.012, 0.62, 0.004), "paint-mid", 0, seg=1), node="counter")
    for x in (-0.70, 0.70):
        for j in range(3):
            m.add(box((x, 0.19 + 0.19 * j, 1.06), (0.42, 0.175, 0.022), "paint-white", 0.006, seg=1), node="counter")
            m.add(tube([(x - 0.06, 0.235 + 0.19 * j, 1.045), (x + 0.06, 0.235 + 0.19 * j, 1.045)], 0.006, "steel", 6), node="counter")
        m.add(box((x, 0.385, 1.33), (0.44, 0.65, 0.54), "paint-mid", 0.008), node="counter")
    m.add(box((0, 1.42, 1.70), (2.20, 0.40, 0.010), "glass", 0.002, seg=1), node="counter")
    # Back wall: cupboards above, a bench with drawers below, pigeonholes
    room.put("north", box((-1.10, 0.44, 0.27), (3.60, 0.80, 0.52), "paint-white", 0.010), box((-1.10, 0.86, 0.28), (3.66, 0.034, 0.56), "wood-pale", 0.010),
             box((-1.10, 0.05, 0.25), (3.60, 0.10, 0.46), "skirting", 0, seg=1))
    for k in range(6):
        x = -2.60 + 0.60 * k
        room.put("north", panel((x, 0.45, 0.532), 0.575, 0.70, 0.018, "paint-white", 0.008, 0.003, seg=1),
                 tube([(x + 0.20, 0.60, 0.552), (x + 0.20, 0.74, 0.552)], 0.007, "steel", 6),
                 panel((x, 1.98, 0.352), 0.575, 0.64, 0.018, "paint-white", 0.008, 0.003, seg=1),
                 tube([(x + 0.20, 1.72, 0.372), (x + 0.20, 1.86, 0.372)], 0.007, "steel", 6))
    room.put("north", box((-1.10, 1.98, 0.175), (3.60, 0.66, 0.34), "paint-white", 0.010),
             box((-1.10, 1.640, 0.20), (3.40, 0.012, 0.05), "linen-white", 0, seg=1))
    for i in range(5):
        for j in range(4):
            room.put("north", box((1.05 + 0.26 * i, 1.35 + 0.20 * j, 0.13), (0.245, 0.006, 0.25), "wood-pale", 0, seg=1))
            if (i * 3 + j) % 3:
                room.put("north", box((1.05 + 0.26 * i, 1.37 + 0.20 * j, 0.15), (0.20, 0.034, 0.20), ("linen-white", "paint-teal", "paint-blue")[(i + j) % 3], 0.002, seg=1))
    for i in range(6):
        room.put("north", box((0.92 + 0.26 * i, 1.70, 0.13), (0.012, 0.82, 0.26), "wood-pale", 0.002, seg=1))
    room.put("north", box((1.57, 2.115, 0.13), (1.32, 0.014, 0.26), "wood-pale", 0.002, seg=1))
    for k, x in enumerate((-1.30, 0.0, 1.30), 1):
        m.socket(f"desk-{k}", "surface", (x, 0.741, 1.30), (0, 180, 0), (1.1, 0.56))
    m.socket("counter", "surface", (0, 1.135, 1.68), size=(4.0, 0.30))
    m.socket("bench", "surface", room.place("north", -1.10, 0.878, 0.28), size=(3.5, 0.50))
    m.socket("chair-1", "surface", (-0.9, 0, 0.62), (0, 180, 0), (0.7, 0.7))
    m.socket("chair-2", "surface", (0.9, 0, 0.62), (0, 180, 0), (0.7, 0.7))
    room.socket("monitor-1", "west", -0.2, 1.75)
    room.socket("whiteboard-1", "west", 1.45, 1.50)
    room.socket("clock-1", "north", 1.57, 2.45)
    room.socket("phone-1", "east", 0.0, 1.35)
    return m


PREFABS = {"room-bay-4": four_beds, "room-corridor": corridor, "room-nurses-station": nurses_station, "room-shell": room_shell, "room-single": single_room}
