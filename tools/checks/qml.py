# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
import shutil
import subprocess

RULE = "qmllint finds no unqualified name, unknown type or bad import"


def run(root, files):
    tool = shutil.which("qmllint6") or shutil.which("/usr/lib/qt6/bin/qmllint")
    build = root / "build" / "dev" / "qml_modules"
    sources = [f for f in files if f.endswith(".qml") and not f.startswith("tests/")]
    if not sources:
        return []
    if not tool:
        return ["qmllint is not installed (./dev setup installs it)"]
    if not build.is_dir():
        return []  # nothing built yet: types are unknown, every finding would be noise
    imports = ["-I", str(root / "build" / "dev" / "qml_modules_root"), "-I", str(build)]
    done = subprocess.run([tool, *imports, *sources], cwd=root, capture_output=True, text=True)
    wanted = ("unqualified", "syntax", "recursion", "duplicate")
    return [line for line in (done.stdout + done.stderr).splitlines()
            if line.startswith(("Error", "Warning")) and any(f"[{w}" in line for w in wanted)]
