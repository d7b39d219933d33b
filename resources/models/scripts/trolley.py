# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What trolleys with drawers share: body on casters, tray with a rail, drawers that open."""

from kit import box, caster, cyl, filleted, label, panel, tube

TRAY = 0.935    # flat top of a trolley
HEIGHTS = (0.205, 0.150, 0.110, 0.085, 0.085)   # of its drawers, bottom to top
TRAVEL = 0.33   # how far a drawer slides
FRONT = 0.227   # where the closed fronts are


def trolley_body(m, mat):
    for x in (-0.235, 0.235):
        for z in (-0.175, 0.175):
            m.add(caster(x, z, 0.0575, "paint-mid"))
    m.add(box((0, 0.155, 0), (0.58, 0.045, 0.46), "paint-slate", 0.014))
    m.add(box((0, 0.530, 0), (0.56, 0.715, 0.44), mat, 0.014))
    m.add(box((0, 0.536, 0.2205), (0.520, 0.680, 0.002), "plastic-dark", 0, seg=1))   # what an open drawer leaves
    # Top: flat tray with a rail on three sides
    m.add(panel((0, 0.911, 0), 0.62, 0.50, 0.048, "paint-white", 0.030, 0.012, (-90, 0, 0), 2))
    rail = filleted([(0.285, 0.972, 0.150), (0.285, 0.972, -0.225), (-0.285, 0.972, -0.225), (-0.285, 0.972, 0.150)], 0.03)
    ends = [(0.285, 0.930, 0.190), (0.285, 0.955, 0.185)]
    m.add(tube([ends[0], ends[1], *rail, (-0.285, 0.955, 0.185), (-0.285, 0.930, 0.190)], 0.0065, "steel", 8))
    for x, z in ((0.285, 0.0), (-0.285, 0.0), (0.285, -0.18), (-0.285, -0.18), (0.12, -0.225), (-0.12, -0.225)):
        m.add(cyl((x, 0.930, z), (x, 0.972, z), 0.005, "steel", seg=8))
    # Push handle, right flank
    m.add(tube(filleted([(0.275, 0.80, 0.17), (0.335, 0.82, 0.17), (0.335, 0.82, -0.17), (0.275, 0.80, -0.17)], 0.03), 0.0125, "paint-slate", 10))


def drawers(m, mats, tags=("linen-white",) * 5):
    """Five drawers, bottom to top, each a node with its socket and its joint; what is in them differs."""
    y = 0.190
    for k, h in enumerate(HEIGHTS):
        cy, number = y + h / 2, len(HEIGHTS) - k   # counted from the top, as staff do
        node = f"drawer-{number}"
        m.add(panel((0, cy, FRONT + 0.002), 0.530, h - 0.012, 0.018, mats[k], 0.008, 0.003), node=node)
        m.add(box((0, cy + h / 2 - 0.024, FRONT + 0.013), (0.36, 0.018, 0.016), "steel", 0.004, seg=1), node=node)
        m.add(label((-0.215, cy - 0.004, FRONT + 0.0118), 0.075, min(0.036, h - 0.05), tags[k]), node=node)
        low, depth, wide = cy - h / 2 + 0.012, 0.38, 0.500
        wall, top = 0.005, min(0.075, h - 0.040)
        z0 = FRONT - 0.007
        m.add(box((0, low, z0 - depth / 2), (wide, wall, depth), "paint-mid", 0, seg=1), node=node)
        for x in (-wide / 2, wide / 2):
            m.add(box((x, low + top / 2, z0 - depth / 2), (wall, top, depth), "paint-mid", 0, seg=1), node=node)
        m.add(box((0, low + top / 2, z0 - depth), (wide, top, wall), "paint-mid", 0, seg=1), node=node)
        _contents(m, node, number, low + wall / 2, z0 - 0.015, min(top, 0.06))
        m.socket(node, "attach", (0, low + wall / 2, z0 - depth / 2))
        m.joint([node], "slide", (0, 0, 1), f"drawers.drawer_{number}", (0, 100), (0, TRAVEL), carries=[node])
        y += h + 0.010


def _contents(m, node, number, y, z, high):
    """Drugs in the first, lines and syringes in the second, airway, fluids, circulation below."""
    if number in (1, 2):
        for x in (-0.125, 0.0, 0.125):
            m.add(box((x, y + high * 0.4, z - 0.17), (0.003, high * 0.8, 0.34), "clear-plastic", 0, seg=1), node=node)
        mats = ("paint-blue", "paint-red", "linen-white", "paint-orange", "paint-teal", "linen-white", "paint-yellow", "paint-green")
        for i in range(8):
            x, row = -0.19 + 0.127 * (i % 4), i // 4
            if number == 1:
                m.add(box((x, y + 0.017, z - 0.075 - 0.15 * row), (0.095, 0.034, 0.120), mats[i], 0.002, seg=1), node=node)
                m.add(box((x, y + 0.0345, z - 0.075 - 0.15 * row), (0.070, 0.001, 0.050), "linen-white", 0, seg=1), node=node)
            else:
                for j in range(3):
                    m.add(cyl((x - 0.030 + 0.030 * j, y + 0.012, z - 0.030 - 0.16 * row), (x - 0.030 + 0.030 * j, y + 0.012, z - 0.125 - 0.16 * row), 0.010,
                              ("clear-plastic", "linen-white", "tubing")[i % 3], bevel=0, seg=8), node=node)
    elif number == 3:
        for i in range(5):
            m.add(panel((-0.18 + 0.09 * i, y + 0.008, z - 0.17), 0.075, 0.30, 0.010, ("linen-white", "clear-plastic")[i % 2], 0.01, 0.002, (-90, 0, 0), 1, 2), node=node)
    elif number == 4:
        for i in range(4):
            m.add(panel((-0.18 + 0.12 * i, y + 0.020, z - 0.17), 0.105, 0.24, 0.036, "saline", 0.02, 0.008, (-90, 0, 0), 1, 2), node=node)
    else:
        for i, mat in enumerate(("paint-blue", "linen-white", "paint-teal")):
            m.add(box((-0.16 + 0.16 * i, y + 0.045, z - 0.16), (0.135, 0.09, 0.24), mat, 0.004, seg=1), node=node)
