#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""links.py PROGRAM…: fails when a program that runs on a server needs a library of the desktop, by whatever way.

Ends with 77 (skipped) where there is no ldd.
"""
import re
import shutil
import subprocess
import sys

DESKTOP = re.compile(r"libQt6(Gui|Widgets|Qml|Quick\w*|OpenGL\w*|Multimedia)\b|lib(GL|EGL|X11|xcb)\.so")


def main(programs):
    if not shutil.which("ldd"):
        print("SKIPPED: there is no ldd")
        return 77
    found = []
    for program in programs:
        needed = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
        assert "libQt6Core" in needed, needed
        found += [f"{program}: {line.strip()}" for line in needed.splitlines() if DESKTOP.search(line)]
    print("\n".join(found) or f"{len(programs)} programs need no desktop")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
