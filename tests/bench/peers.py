# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Peers from the npm registry: tests/bench/peers/NAME with a lock file, installed by the benchmark only."""
import pathlib
import shutil
import subprocess

FOLDER = pathlib.Path(__file__).resolve().parent / "peers"


class Absent(Exception):
    """A peer that this machine cannot have; the benchmark is left out and says so."""


def install(name):
    """The Node program, after the locked packages of peers/NAME are there."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise Absent("no Node.js here: the peers of this benchmark are npm packages")
    folder = FOLDER / name
    lock = folder / "package-lock.json"
    installed = folder / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        # `ci` refuses a lock that names no packages of other platforms, which not every registry has.
        for verb in (["ci"], ["install", "--no-save"]):
            done = subprocess.run([npm, *verb, "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True)
            if done.returncode == 0:
                break
        else:
            raise Absent(f"npm in {folder.name} failed: {done.stderr.strip()[-300:]}")
        installed.touch()
    return node
