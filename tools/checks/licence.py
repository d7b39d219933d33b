# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
RULE = "every source file starts with its two SPDX lines"
ENDINGS = (".cpp", ".h", ".qml", ".py", ".sh", ".cmake", "CMakeLists.txt", ".proto")
EXCEPT = (".proto",)


def run(root, files):
    findings = []
    for name in files:
        if not name.endswith(ENDINGS) or name.startswith("tests/data/"):
            continue
        head = (root / name).read_text(encoding="utf-8", errors="replace")[:400]
        if "SPDX-FileCopyrightText" not in head or "SPDX-License-Identifier" not in head:
            findings.append(f"{name}:1: the two SPDX lines are missing")
    return findings
