#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Installs what package-lock.json names into the build folder and runs one test file with Node.

run.py ENGINE SOURCE_DIR WORK_DIR TEST. Ends with 77 (skipped) and says why when there is no Node or
nothing can be installed; where CI is set that is a failure.
"""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

SKIPPED = 77
LEAST_NODE = 18


def skip(why):
    print(f"SKIPPED: the client in Node was not run: {why}")
    return 1 if os.environ.get("CI") else SKIPPED


def install(source, work):
    """An error, or None."""
    lock = (source / "package-lock.json").read_bytes() + (source / "package.json").read_bytes()
    stamp, wanted = work / "installed", hashlib.sha256(lock).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return None
    work.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, work / name)
    done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=work,
                          capture_output=True, text=True)
    if done.returncode != 0:
        return done.stderr.strip()[-500:] or "npm ci failed"
    stamp.write_text(wanted)
    return None


def main(engine, source_dir, work_dir, test):
    if not shutil.which("node") or not shutil.which("npm"):
        return skip("node or npm is not installed")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < LEAST_NODE:
        return skip(f"node is {version}, at least {LEAST_NODE} is needed")
    source = pathlib.Path(source_dir) / "tests/wire/node"
    work = pathlib.Path(work_dir)
    error = install(source, work)
    if error:
        return skip(error)
    for module in source.glob("*.mjs"):
        shutil.copy(module, work / module.name)
    environment = {**os.environ, "WARD_ENGINE": engine, "WARD_SOURCE_DIR": source_dir}
    return subprocess.run(["node", "--test", test], cwd=work, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
