# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
import shutil
import subprocess

RULE = "C++ is formatted as .clang-format says"


def run(root, files):
    tool = shutil.which("clang-format") or shutil.which("clang-format-14")
    if not tool:
        return ["clang-format is not installed (./dev setup installs it)"]
    sources = [f for f in files if f.endswith((".cpp", ".h"))]
    findings = []
    for start in range(0, len(sources), 50):
        done = subprocess.run([tool, "--dry-run", "-Werror", *sources[start:start + 50]], cwd=root,
                              capture_output=True, text=True)
        findings += sorted({line.split(":")[0] + ": not formatted" for line in done.stderr.splitlines()
                            if "[-Wclang-format-violations]" in line})
    return findings
