# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
import re

RULE = "no machine paths, unfinished-work markers or trailing blanks in sources"
TEXT = (".cpp", ".h", ".qml", ".py", ".sh", ".md", ".txt", ".cmake", ".proto", ".json", ".ts", "dev", "check")
BAD = re.compile(r"/(work|tmp/gen|home/\w+)/|\b(TODO|FIXME|XXX)\b")


def run(root, files):
    findings = []
    for name in files:
        if not name.endswith(TEXT) or name.startswith(("tests/data/", "tools/checks/hygiene.py", "LICENSE")):
            continue
        for number, line in enumerate((root / name).read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if BAD.search(line):
                findings.append(f"{name}:{number}: {line.strip()[:90]}")
            elif line != line.rstrip() and name.endswith((".cpp", ".h", ".qml", ".py", ".cmake")):
                findings.append(f"{name}:{number}: trailing blank")
    return findings
