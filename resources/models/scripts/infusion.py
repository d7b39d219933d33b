# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What runs into the patient: pumps, bags, the pole.

Sizes of the classes: stackable volumetric pump 25 × 14 × 14 cm, syringe pump 34 × 14 × 14 cm, 500 mL bag
12 × 25 cm, five-legged pole to 2.0 m.
"""

import math

from kit import (Model, ball, box, cyl, filleted, label, lathe, loft, panel, rounded_rect, smooth_path,
                 star_base, tube)


def pole_clamp(m):
    """Behind a pump: what holds it to a pole 3.2 cm thick."""
    m.add(box((0, 0.068, -0.080), (0.075, 0.070, 0.032), "paint-slate", 0.008))
    m.add(box((-0.034, 0.068, -0.108), (0.016, 0.055, 0.045), "paint-slate", 0.006))
    m.add(cyl((0.020, 0.068, -0.106), (0.060, 0.068, -0.106), 0.007, "steel", seg=10))
    m.add(cyl((0.058, 0.068, -0.106), (0.082, 0.068, -0.106), 0.016, "paint-slate", bevel=0.005, seg=12))
    m.socket("clamp", "attach", (0, 0.068, -0.106))


def keys(m, x, y, z, columns, rows, mats=()):
    for i in range(columns):
        for j in range(rows):
            mat = mats[j] if j < len(mats) else "paint-white"
            m.add(panel((x + i * 0.0215, y - j * 0.0205, z), 0.0165, 0.0150, 0.005, mat, 0.004, 0.001, seg=1, n=2))


def infusion_pump():
    """Volumetric: the line enters its door from the bag above and leaves below."""
    m = Model("infusion-pump", "Infusion pump", "device", "Drugs and fluids",
              ["IV pump", "drip pump", "infusor", "large volume pump", "volumetric pump"],
              ["drug.bolus", "drug.infusion"], view=(0.55, 0.40, 1.0))
    m.add(panel((0, 0.070, 0.0), 0.250, 0.140, 0.135, "paint-white", 0.022, 0.012, seg=3))
    m.add(panel((-0.030, 0.070, 0.066), 0.176, 0.126, 0.010, "paint-mid", 0.018, 0.003))
    m.add(panel((-0.052, 0.078, 0.072), 0.118, 0.086, 0.008, "plastic-dark", 0.010, 0.003))
    m.screen((-0.052, 0.080, 0.0765), 0.104, 0.070)
    keys(m, 0.019, 0.104, 0.072, 2, 4, ("paint-white", "paint-white", "paint-mid", "paint-mid"))
    for k, mat in enumerate(("paint-green", "paint-red", "paint-grey")):
        m.add(panel((-0.090 + k * 0.038, 0.0215, 0.072), 0.030, 0.015, 0.006, mat, 0.005, 0.001, seg=1, n=2))
    # Door with its latch; the line through it
    m.add(panel((0.090, 0.070, 0.067), 0.056, 0.128, 0.014, "paint-white", 0.012, 0.004))
    m.add(panel((0.090, 0.074, 0.0745), 0.034, 0.090, 0.003, "clear-plastic", 0.008, 0.001, seg=1))
    m.add(panel((0.090, 0.074, 0.0725), 0.030, 0.086, 0.002, "paint-slate", 0.006, 0, seg=1))
    m.add(box((0.112, 0.028, 0.078), (0.012, 0.030, 0.012), "paint-teal", 0.004))
    m.add(tube(smooth_path([(0.040, 0.168, -0.085), (0.062, 0.182, -0.030), (0.086, 0.176, 0.040), (0.090, 0.140, 0.0765), (0.090, 0.075, 0.0775),
                            (0.090, 0.016, 0.0775), (0.080, 0.005, 0.092), (0.040, 0.004, 0.102), (-0.020, 0.004, 0.100)], 4), 0.0026, "tubing", 6))
    m.add(panel((0, 0.1425, 0.0), 0.10, 0.05, 0.006, "paint-grey", 0.01, 0.002, (-90, 0, 0), 1))
    m.add(panel((0, 0.1400, 0.062), 0.24, 0.006, 0.010, "lamp-green", 0.002, 0, seg=1))
    pole_clamp(m)
    m.socket("line-out", "attach", (-0.020, 0.004, 0.100))
    m.socket("line-in", "attach", (0.040, 0.168, -0.085))
    return m


def syringe_pump():
    """The syringe lies open in front, its plunger in the driver on the right."""
    m = Model("syringe-pump", "Syringe pump", "device", "Drugs and fluids",
              ["perfusor", "noradrenaline pump", "pump", "sedation pump", "syringe driver"],
              ["drug.bolus", "drug.infusion"], view=(0.40, 0.45, 1.0), components={"device": {"label": "Syringe pump"}, "infusion": {}})
    m.add(box((0, 0.045, 0.0), (0.340, 0.090, 0.135), "paint-white", 0.014, seg=3))
    m.add(box((0, 0.105, -0.032), (0.340, 0.070, 0.070), "paint-white", 0.014, seg=2))
    m.add(panel((0, 0.044, 0.066), 0.322, 0.076, 0.008, "paint-mid", 0.014, 0.003))
    m.add(panel((-0.082, 0.046, 0.070), 0.134, 0.062, 0.007, "plastic-dark", 0.008, 0.002))
    m.screen((-0.082, 0.046, 0.0742), 0.120, 0.050)
    keys(m, 0.013, 0.066, 0.070, 5, 3)
    for k, mat in enumerate(("paint-green", "paint-red")):
        m.add(panel((0.134, 0.060 - k * 0.028, 0.070), 0.026, 0.021, 0.007, mat, 0.006, 0.001, seg=1, n=2))
    m.add(panel((0, 0.1405, -0.030), 0.18, 0.045, 0.005, "paint-grey", 0.012, 0.002, (-90, 0, 0), 1))
    m.add(panel((-0.150, 0.132, 0.004), 0.016, 0.008, 0.004, "lamp-green", 0.003, 0, seg=1, n=2))
    # 50 mL syringe on its cradle
    y, z = 0.112, 0.032
    m.add(box((-0.030, 0.092, z), (0.190, 0.012, 0.050), "paint-slate", 0.005))
    m.add(cyl((-0.118, y, z), (0.008, y, z), 0.0150, "clear-plastic", bevel=0.003, seg=18))
    m.add(cyl((-0.115, y, z), (-0.032, y, z), 0.0132, "saline", bevel=0.001, seg=16))
    m.add(cyl((-0.032, y, z), (-0.025, y, z), 0.0136, "plastic-dark", bevel=0.001, seg=16))
    m.add(cyl((-0.139, y, z), (-0.118, y, z), 0.0040, "clear-plastic", bevel=0.001, seg=8))
    m.add(panel((0.010, y, z), 0.042, 0.034, 0.004, "clear-plastic", 0.010, 0.001, (0, 90, 0), 1))
    m.add(cyl((-0.025, y, z), (0.078, y, z), 0.0062, "linen-white", bevel=0.001, seg=10))
    m.add(cyl((0.078, y, z), (0.084, y, z), 0.0165, "linen-white", bevel=0.001, seg=16))
    m.add([p.moved(0, 0, z + 0.0148).turned(-34, 0, 0, (0, y, z)) for p in label((-0.070, y, 0), 0.060, 0.020, "linen-white", "paint-teal")])
    # Barrel clamp and plunger driver
    m.add(tube(filleted([(-0.052, 0.100, -0.002), (-0.052, 0.146, 0.012), (-0.052, 0.146, z), (-0.052, y + 0.012, z + 0.016)], 0.012), 0.0065, "paint-slate", 8))
    m.add(box((0.104, 0.110, 0.026), (0.040, 0.052, 0.070), "paint-slate", 0.010))
    m.add(box((0.082, y + 0.022, z), (0.014, 0.018, 0.030), "paint-slate", 0.005))
    m.add(cyl((0.104, 0.134, 0.036), (0.104, 0.144, 0.036), 0.012, "paint-teal", bevel=0.002, seg=12))
    for dz in (0.000, 0.052):
        m.add(cyl((0.120, 0.098, dz), (0.168, 0.098, dz), 0.006, "steel", bevel=0.001, seg=10))
    m.add(box((0.166, 0.090, 0.026), (0.012, 0.040, 0.085), "paint-white", 0.005))
    m.add(tube(smooth_path([(-0.139, y, z), (-0.162, y - 0.006, z + 0.004), (-0.182, 0.070, z + 0.018), (-0.180, 0.020, z + 0.035),
                            (-0.160, 0.004, z + 0.055), (-0.110, 0.004, z + 0.065)], 4), 0.0026, "tubing", 6))
    pole_clamp(m)
    m.socket("line-out", "attach", (-0.110, 0.004, 0.097))
    return m


#: (height below the hook, half width, half depth) of a hanging 500 mL bag, top to bottom
_BAG = ((-0.030, 0.047, 0.003), (-0.050, 0.054, 0.010), (-0.085, 0.0575, 0.019), (-0.150, 0.0585, 0.0225), (-0.235, 0.0570, 0.0215),
        (-0.268, 0.0480, 0.0120), (-0.282, 0.0120, 0.0040))
BAG_BOTTOM = -0.278


def bag(m, x, y, node, fluid="saline", stripe="paint-blue", share=0.86):
    """A fluid bag below a hook at (x, y); its fluid is a node of its own, to be scaled from the bottom."""
    def ring(at, w, d, s=1.0):
        return [(x + px, y + at, pz) for px, pz in rounded_rect(2 * w * s, 2 * d * s, d * 0.96 * s, 3)]
    m.add(loft([ring(*level) for level in _BAG], "clear-plastic", 60))
    top = BAG_BOTTOM + share * (-0.050 - BAG_BOTTOM)
    inner = [(top, 0.0572, 0.0205)] + [level for level in _BAG if level[0] < top - 0.012]
    m.add(loft([ring(at + (0.002 if k else 0), w, d, 0.95) for k, (at, w, d) in enumerate(inner)], fluid, 60), node=node)
    m.add(panel((x, y - 0.022, 0), 0.100, 0.024, 0.004, "clear-plastic", 0.008, 0.001, seg=1))
    m.add(tube([(x + 0.010 * math.cos(a), y - 0.006 + 0.012 * math.sin(a), 0) for a in [math.pi * k / 6 for k in range(12)]], 0.0022, "clear-plastic", 5, closed=True))
    m.add(label((x, y - 0.135, 0.0228), 0.078, 0.085, "linen-white", stripe))
    for k in range(3):
        m.add(box((x - 0.008, y - 0.138 - 0.014 * k, 0.0240), (0.048 - 0.012 * k, 0.0040, 0.0008), "paint-grey", 0, seg=1))
    for k in range(5):  # volume marks
        m.add(box((x + 0.046, y - 0.095 - 0.030 * k, 0.0205), (0.012, 0.0016, 0.001), "plastic-dark", 0, seg=1))
    for dx in (-0.016, 0.016):  # ports
        m.add(cyl((x + dx, y - 0.305, 0), (x + dx, y - 0.272, 0), 0.0055, "linen-white", bevel=0.001, seg=10))


def drip_set(m, x, y, path):
    """Spike, drip chamber and line below a bag hung at (x, y)."""
    px = x - 0.016
    m.add(cyl((px, y - 0.325, 0), (px, y - 0.303, 0), 0.0062, "paint-blue", bevel=0.001, seg=10))
    m.add(lathe([(0.0, -0.395), (0.006, -0.393), (0.0105, -0.385), (0.0105, -0.332), (0.007, -0.325), (0.0, -0.324)], "clear-plastic", 12, (px, y, 0)))
    m.add(lathe([(0.0, -0.392), (0.0090, -0.385), (0.0090, -0.368), (0.0, -0.368)], "saline", 10, (px, y, 0)))
    m.add(tube(smooth_path([(px, y - 0.395, 0), *path], 5), 0.0024, "tubing", 6))


def empties(m, node, y, driver="bag.level"):
    """The fluid of a bag hung at height y sinks with what is left in it."""
    m.joint([node], "scale", (0, 1, 0), driver, (0, 100), (0.03, 1.0), (0, y + BAG_BOTTOM, 0))


def iv_bag():
    m = Model("iv-bag", "Infusion bag", "supply", "Drugs and fluids",
              ["Hartmann's", "IV fluid", "Ringer", "bolus", "crystalloid", "drip", "fluid bag", "normal saline", "saline"],
              ["fluid.hang"], mount="none", view=(0.45, 0.10, 1.0), components={"bag": {}})
    bag(m, 0.0, 0.0, "fluid")
    drip_set(m, 0.0, 0.0, [(-0.014, -0.44, 0.004), (0.004, -0.52, 0.012), (0.030, -0.56, 0.014), (0.034, -0.50, 0.016), (0.012, -0.475, 0.020),
                           (-0.020, -0.53, 0.020), (-0.006, -0.62, 0.016)])
    m.add(box((-0.017, -0.425, 0.002), (0.014, 0.030, 0.014), "paint-blue", 0.003, seg=1))
    m.socket("line-out", "attach", (-0.006, -0.62, 0.016))
    empties(m, "fluid", 0.0)
    return m


HOOKS = 1.985   # height of the hooks' low points


def iv_pole():
    m = Model("iv-pole", "IV pole", "furniture", "Drugs and fluids", ["drip stand", "infusion stand", "IV stand", "bags", "drip"],
              ["drug.hang", "fluid.hang"], view=(0.6, 0.25, 1.0), crop=((-1, 0.75, -1), (1, 3, 1)),
              components={"bag": {}})
    m.add(star_base(0.285, "paint-mid", 5, 0.105, 0.0375))
    m.add(cyl((0, 0.11, 0), (0, 1.20, 0), 0.0160, "steel", seg=16))
    m.add(cyl((0, 1.16, 0), (0, 2.02, 0), 0.0120, "steel", seg=14))
    m.add(cyl((0, 1.165, 0), (0, 1.225, 0), 0.0225, "paint-slate", bevel=0.004))
    m.add(cyl((0.018, 1.195, 0), (0.050, 1.195, 0), 0.009, "paint-slate", bevel=0.003, seg=10))
    m.add(ball((0, 2.025, 0), 0.018, "paint-slate", seg=14, rings=8))
    for k in range(4):
        a = math.pi / 2 * k
        c, s = math.cos(a), math.sin(a)
        m.add(tube(smooth_path([(0, 2.00, 0), (0.06 * c, 2.005, 0.06 * s), (0.125 * c, 1.975, 0.125 * s), (0.155 * c, 1.985, 0.155 * s), (0.165 * c, 2.020, 0.165 * s)], 3), 0.0055, "steel", 7))
    for s, stripe, share in ((-1, "paint-blue", 0.86), (1, "paint-teal", 0.62)):
        node, x = "fluid-right" if s < 0 else "fluid-left", s * 0.148
        bag(m, x, HOOKS, node, "saline", stripe, share)
        drip_set(m, x, HOOKS, [(x - 0.014, 1.48, 0.010), (s * 0.128, 1.30, 0.035), (s * 0.110, 1.05, 0.050), (s * 0.088, 0.86, 0.060), (s * 0.05, 0.84, 0.040), (s * 0.024, 0.90, 0.014)])
        m.add(box((s * 0.131, 1.34, 0.030), (0.014, 0.045, 0.016), "linen-white", 0.004, seg=1))
        empties(m, node, HOOKS)
    for k, y in enumerate((1.00, 1.20, 1.40)):
        m.socket(f"pump-{k + 1}", "attach", (0, y - 0.068, 0.106))
    m.socket("hook-left", "attach", (0.150, HOOKS, 0))
    m.socket("hook-right", "attach", (-0.150, HOOKS, 0))
    m.socket("hook-front", "attach", (0, HOOKS, 0.150), (0, 90, 0))
    m.socket("hook-back", "attach", (0, HOOKS, -0.150), (0, 90, 0))
    return m


PREFABS = {"infusion-pump": infusion_pump, "iv-bag": iv_bag, "iv-pole": iv_pole, "syringe-pump": syringe_pump}
