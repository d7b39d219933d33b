# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What rooms are made of. Floor and walls are nodes of their own, so that a viewer can cut walls away.

Parts of a wall are drawn as if it stood at z = 0, facing +Z; its x runs to the right of who faces it. A bed
place is 3.2 m wide, the supply panel 2.5 m long at 1.42 m, as bed-head units are.
"""

from kit import Model, box, cyl, panel, rotation, shaded, vec

HEIGHT, THICK = 2.9, 0.10
PANEL_Y, PANEL_H, PANEL_D = 1.42, 0.36, 0.075
BED_FROM_WALL = 1.24        # from the wall to the middle of a bed
MONITOR = (0.86, 1.96)      # beside and above the head of a bed
TURNS = {"north": 0, "south": 180, "east": -90, "west": 90}


class Shell:
    """A room in the making: walls by their side of the world, −Z is north."""

    def __init__(self, model, width, depth):
        self.model, self.width, self.depth = model, width, depth
        model.cut_away = ("wall-south", "wall-east")
        model.view = (0.62, 1.05, 0.92)
        model.mount = "none"

    def _away(self, side):
        return self.depth / 2 if side in ("north", "south") else self.width / 2

    def put(self, side, *parts):
        """Adds parts of that wall."""
        turn = TURNS[side]
        shift = rotation(0, turn, 0) @ vec(0, 0, -self._away(side))
        flat = []
        for part in parts:
            flat += part if isinstance(part, (list, tuple)) else [part]
        self.model.add([p.turned(0, turn, 0).moved(*shift) for p in flat], node=f"wall-{side}")

    def place(self, side, x, y, z):
        """Point of the room from one of a wall."""
        return rotation(0, TURNS[side], 0) @ vec(x, y, z - self._away(side))

    def socket(self, name, side, x, y, z=0.0, kind="attach", size=(0, 0)):
        at = self.place(side, x, y, z)
        self.model.sockets.append(_socket(name, kind, at, TURNS[side], size))

    def walls(self, openings, bumpers=("east", "west"), beds=None):
        """The walls named in `openings` (side → openings x0, x1, y0, y1 in its own x); `beds` says where
        supply panels will hang (side → middles)."""
        for side, holes in openings.items():
            long = self.width + 2 * THICK if side in ("north", "south") else self.depth
            parts, edges = wall(long, holes, [x + s * 1.25 for x in (beds or {}).get(side, ()) for s in (-1, 1)])
            self.put(side, parts)
            if side in bumpers:
                for x0, x1 in zip(edges[::2], edges[1::2]):
                    self.put(side, panel(((x0 + x1) / 2, 0.85, 0.014), x1 - x0 - 0.06, 0.20, 0.028, "paint-teal", 0.012, 0.008, seg=1))

    def floor(self, xs=(), zs=(), inlays=()):
        """Flush fields between the lines; `inlays` names those that are darker by their indices."""
        x = [-self.width / 2 - THICK, *xs, self.width / 2 + THICK]
        z = [-self.depth / 2 - THICK, *zs, self.depth / 2 + THICK]
        wide = sorted({x[0], x[-1], *lines(-self.width / 2, self.width / 2, xs)})
        deep = sorted({z[0], z[-1], *lines(-self.depth / 2, self.depth / 2, zs)})
        for i in range(len(x) - 1):
            for j in range(len(z) - 1):
                mat = "floor-inlay" if (i, j) in inlays else "floor"
                across = [v for v in wide if x[i] - 1e-9 <= v <= x[i + 1] + 1e-9]
                along = [v for v in deep if z[j] - 1e-9 <= v <= z[j + 1] + 1e-9]
                self.model.add(sheet(across, [-v for v in along[::-1]], mat).turned(-90, 0, 0), node="floor")
        self.model.add(box((0, -0.041, 0), (self.width + 2 * THICK, 0.078, self.depth + 2 * THICK), "floor", 0, seg=1), node="floor")
        self.model.socket("floor", "surface", (0, 0, 0), size=(self.width, self.depth))

    def bed_place(self, number, side, x):
        """Supply panel with everything that attaches there, and the place of the bed."""
        self.put(side, headwall(x))
        self.socket(f"bed-{number}", side, x, 0, BED_FROM_WALL, "surface", (2.5, 2.5))
        self.socket(f"headwall-{number}", side, x, PANEL_Y, PANEL_D)
        self.socket(f"monitor-{number}", side, x + MONITOR[0], MONITOR[1])
        for k, gas in enumerate(("oxygen", "air", "suction")):
            self.socket(f"{gas}-{number}", side, x - 1.10 + 0.27 * k, PANEL_Y - 0.025, PANEL_D + 0.006)

    def door(self, number, side, x):
        """The socket of a door in an opening; the door stands in the middle of the wall."""
        self.socket(f"door-{number}", side, x, 0, -THICK / 2)


def _socket(name, kind, at, turn, size):
    made = Model("", "", "", "", [], [])
    made.socket(name, kind, at, (0, turn, 0), size)
    return made.sockets[0]


def lines(low, high, marks=()):
    """Where a surface between two edges is divided: closely where light changes, by the edges and
    beside what is mounted, and at least every metre."""
    at = {low, high, *(v for v in marks if low < v < high)}
    for d in (0.10, 0.30, 0.65):
        at |= {low + d, high - d}
    for v in list(marks):
        at |= {u for u in (v - 0.14, v + 0.14) if low < u < high}
    out = []
    for v in sorted(at):
        if not out or v - out[-1] > 0.045 or v in marks or v == high:
            out.append(v)
    full = []
    for a, b in zip(out, out[1:]):
        parts = max(1, round((b - a) / 0.8))
        full += [a + (b - a) * k / parts for k in range(parts)]
    return [*full, out[-1]]


def sheet(xs, ys, mat, skip=lambda x, y: False):
    """A plane of cells facing +Z at z = 0, without those whose middle `skip` names."""
    n = len(ys)
    verts = [(x, y, 0.0) for x in xs for y in ys]
    faces = [(i * n + j, (i + 1) * n + j, (i + 1) * n + j + 1, i * n + j + 1) for i in range(len(xs) - 1) for j in range(n - 1)
             if not skip((xs[i] + xs[i + 1]) / 2, (ys[j] + ys[j + 1]) / 2)]
    return shaded(verts, faces, mat)


def wall(length, openings=(), marks=()):
    """Boxes of a wall along X, less the openings, with its skirting; and the edges between doors."""
    cuts = sorted({-length / 2, length / 2, *(v for o in openings for v in o[:2])})
    parts = []

    def fill(x0, x1, y0, y1):
        if y1 - y0 > 1e-6:
            parts.append(box(((x0 + x1) / 2, (y0 + y1) / 2, -THICK / 2 - 0.001), (x1 - x0, y1 - y0, THICK - 0.002), "wall", 0, seg=1))

    def is_open(x, y):
        return any(o[0] < x < o[1] and o[2] < y < o[3] for o in openings)
    xs = lines(-length / 2, length / 2, [*(v for o in openings for v in o[:2]), *marks])
    ys = lines(0.0, HEIGHT, [*(v for o in openings for v in o[2:] if 0 < v < HEIGHT),
                             *((PANEL_Y - PANEL_H / 2, PANEL_Y + PANEL_H / 2 + 0.05) if marks else ())])
    parts.append(sheet(xs, ys, "wall", is_open))
    for x0, x1 in zip(cuts, cuts[1:]):
        hole = next((o for o in openings if o[0] <= x0 + 1e-9 and x1 <= o[1] + 1e-9), None)
        if hole is None:
            fill(x0, x1, 0, HEIGHT)
        else:
            fill(x0, x1, 0, hole[2])
            fill(x0, x1, hole[3], HEIGHT)
    doors = sorted((o[0] - 0.02, o[1] + 0.02) for o in openings if o[2] < 0.05)
    edges = [-length / 2 + 0.012, *(v for d in doors for v in d), length / 2 - 0.012]
    for x0, x1 in zip(edges[::2], edges[1::2]):
        parts.append(box(((x0 + x1) / 2, 0.06, 0.008), (x1 - x0, 0.12, 0.016), "skirting", 0.005, seg=1))
    parts.append(box((0, HEIGHT + 0.006, -THICK / 2), (length, 0.012, THICK), "wall-cut", 0, seg=1))
    return parts, edges


def pane(x, width, low=0.95, high=2.25):
    """Window in an opening of a wall, with its sill and its blind drawn up."""
    parts = []
    for at, wide in ((x - width / 2 + 0.03, 0.06), (x, 0.05), (x + width / 2 - 0.03, 0.06)):
        parts.append(box((at, (low + high) / 2, -0.05), (wide, high - low, 0.06), "paint-white", 0.006, seg=1))
    for y in (low + 0.03, high - 0.03):
        parts.append(box((x, y, -0.05), (width, 0.06, 0.062), "paint-white", 0.006, seg=1))
    parts.append(box((x, (low + high) / 2, -0.05), (width - 0.1, high - low - 0.1, 0.008), "glass", 0, seg=1))
    parts.append(box((x, low - 0.012, 0.035), (width + 0.12, 0.026, 0.13), "paint-white", 0.008, seg=1))
    parts.append(box((x, high + 0.05, 0.04), (width + 0.10, 0.09, 0.08), "paint-white", 0.012, seg=1))
    for k in range(9):
        parts.append(box((x, high - 0.012 - k * 0.034, 0.040), (width + 0.02, 0.003, 0.034), "linen-white", 0, (28, 0, 0), 1))
    return parts


def headwall(x):
    """Supply panel of one bed: gases as NFPA 99 colours them, power, data, call, rail, bumper board."""
    parts = []
    add = parts.append
    add(panel((x, PANEL_Y, PANEL_D / 2), 2.50, PANEL_H, PANEL_D, "paint-white", 0.025, 0.008))
    add(box((x, PANEL_Y + PANEL_H / 2 + 0.028, 0.035), (2.44, 0.045, 0.060), "paint-mid", 0.010, seg=1))
    add(box((x, PANEL_Y + PANEL_H / 2 + 0.052, 0.035), (2.36, 0.006, 0.040), "linen-white", 0, seg=1))
    face = PANEL_D
    add(panel((x, PANEL_Y + 0.115, face), 2.36, 0.045, 0.006, "paint-mid", 0.010, 0.002, seg=1))
    for k, mat in enumerate(("paint-green", "paint-green", "paint-yellow", "paint-yellow", "linen-white", "linen-white")):
        gx, gy = x - 1.10 + k * 0.135, PANEL_Y - 0.025
        add(panel((gx, PANEL_Y - 0.035, face + 0.001), 0.105, 0.155, 0.008, "paint-mid", 0.012, 0, seg=1, n=1))
        add(cyl((gx, gy, face + 0.003), (gx, gy, face + 0.012), 0.036, mat, bevel=0, seg=16))
        add(cyl((gx, gy, face + 0.010), (gx, gy, face + 0.024), 0.022, "paint-white" if k < 4 else "paint-grey", r2=0.020, bevel=0, seg=14))
        add(cyl((gx, gy, face + 0.022), (gx, gy, face + 0.026), 0.009, "plastic-dark", bevel=0, seg=8))
    # Power (white, and red-framed emergency supply), then data
    for k in range(8):
        sx, sy = x + 0.02 + (k % 4) * 0.115, PANEL_Y + 0.015 - (k // 4) * 0.100
        add(panel((sx, sy, face + 0.001), 0.092, 0.082, 0.008, "linen-white" if k // 4 else "paint-red", 0.010, 0, seg=1, n=1))
        add(panel((sx, sy, face + 0.004), 0.078, 0.068, 0.006, "linen-white", 0.008, 0, seg=1, n=1))
        add(cyl((sx, sy, face + 0.004), (sx, sy, face + 0.0085), 0.020, "paint-mid", bevel=0, seg=12))
    add(panel((x + 0.62, PANEL_Y - 0.035, face + 0.001), 0.21, 0.155, 0.008, "paint-mid", 0.012, 0, seg=1, n=1))
    for i in range(3):
        for j in range(2):
            add(box((x + 0.56 + i * 0.06, PANEL_Y - 0.005 - j * 0.06, face + 0.006), (0.034, 0.034, 0.006), "plastic-dark", 0, seg=1))
    add(panel((x + 0.86, PANEL_Y - 0.035, face + 0.001), 0.12, 0.155, 0.008, "linen-white", 0.014, 0, seg=1, n=1))   # nurse call
    add(cyl((x + 0.86, PANEL_Y - 0.005, face + 0.004), (x + 0.86, PANEL_Y - 0.005, face + 0.013), 0.024, "paint-red", r2=0.021, bevel=0, seg=14))
    add(cyl((x + 0.86, PANEL_Y - 0.070, face + 0.004), (x + 0.86, PANEL_Y - 0.070, face + 0.011), 0.014, "paint-green", bevel=0, seg=12))
    # Equipment rail, bumper board behind the bed
    add(box((x, PANEL_Y - 0.30, 0.050), (2.40, 0.030, 0.010), "steel", 0.003, seg=1))
    for k in range(5):
        rx = x - 1.10 + k * 0.55
        add(cyl((rx, PANEL_Y - 0.30, 0), (rx, PANEL_Y - 0.30, 0.046), 0.014, "paint-mid", bevel=0, seg=10))
    add(panel((x, 0.62, 0.011), 1.20, 0.24, 0.022, "wood-pale", 0.02, 0.006))
    return parts


def board(x, wide=1.80):
    """A whiteboard that belongs to the wall."""
    return [panel((x, 1.50, 0.010), wide, 1.00, 0.020, "paint-mid", 0.02, 0.004),
            panel((x, 1.50, 0.0205), wide - 0.06, 0.94, 0.003, "linen-white", 0.015, 0.0005, seg=1),
            box((x, 0.985, 0.045), (wide / 2, 0.014, 0.07), "paint-mid", 0.004, seg=1)]


def switch(x):
    """Light switch beside a door."""
    return [panel((x, 1.12, 0.006), 0.09, 0.09, 0.012, "linen-white", 0.01, 0.003, seg=1),
            box((x, 1.12, 0.014), (0.035, 0.055, 0.008), "paint-mid", 0.003, seg=1)]
