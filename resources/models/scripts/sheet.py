# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The contact sheet: every prefab's thumbnail on the Studio's dark ground, with its name, by category."""

import os
import subprocess

from manifest import RESOURCES

COLUMNS, CELL = 10, 148
GROUND, CARD, TEXT, QUIET = "#0f1218", "#181c25", "#e6e8ee", "#98a0b0"


def write(entries):
    """Needs ImageMagick."""
    shown = sorted(entries.values(), key=lambda e: (e["category"], e["name"]))
    pad, head, low = 14, 52, 56
    rows = (len(shown) + COLUMNS - 1) // COLUMNS
    step_x, step_y = CELL + pad, CELL + low + pad
    width, height = pad + COLUMNS * step_x, head + rows * step_y + pad
    call = ["convert", "-size", f"{width}x{height}", f"xc:{GROUND}", "-font", "Inter-Semi-Bold", "-pointsize", "20",
            "-fill", TEXT, "-annotate", f"+{pad}+34", f"ward.icu · {len(shown)} prefabs"]
    for k, prefab in enumerate(shown):
        x, y = pad + k % COLUMNS * step_x, head + k // COLUMNS * step_y
        call += ["-fill", CARD, "-draw", f"roundrectangle {x},{y} {x + CELL},{y + CELL + low} 8,8"]
        call += ["(", os.path.join(RESOURCES, prefab["thumbnail"]), "-resize", f"{CELL - 12}x{CELL - 12}", ")",
                 "-geometry", f"+{x + 6}+{y + 6}", "-composite"]
    for k, prefab in enumerate(shown):
        x, y = pad + k % COLUMNS * step_x, head + k // COLUMNS * step_y
        size = " × ".join(f"{v * 100:.0f}" for v in prefab["size"])
        call += ["-font", "Inter-Medium", "-pointsize", "12" if len(prefab["name"]) < 23 else "11", "-fill", TEXT, "-annotate", f"+{x + 9}+{y + CELL + 16}",
                 prefab["name"].replace("%", "%%")]
        for line, text in enumerate((prefab["category"], f"{size} cm")):
            call += ["-font", "Inter-Regular", "-pointsize", "10", "-fill", QUIET, "-annotate",
                     f"+{x + 9}+{y + CELL + 31 + 14 * line}", text]
    path = os.path.join(RESOURCES, "models", "contact-sheet.png")
    subprocess.run([*call, "-strip", "-define", "png:exclude-chunks=date,time", path], check=True)
