# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
import re

RULE = "docs/acceptance.md names for each promise a test that exists, or says that it is open"


def run(root, files):
    findings = []
    page = root / "docs" / "acceptance.md"
    text = page.read_text(encoding="utf-8")
    sources = "\n".join((root / f).read_text(encoding="utf-8", errors="replace") for f in files
                        if f.startswith("tests/") and f.endswith(("CMakeLists.txt", ".cmake", ".py", ".cpp", ".sh")))
    rows = 0
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("|") or line.startswith(("|--", "| promise", "|:")):
            continue
        cells = [c.strip() for c in line.strip("|").split("|")]
        if len(cells) < 2:
            continue
        rows += 1
        if cells[1].startswith("open"):
            continue
        names = re.findall(r"`([\w./:-]+)`", cells[1])
        if not names:
            findings.append(f"docs/acceptance.md:{number}: names no test: {cells[0][:60]}")
        for name in names:
            for part in name.split("::"):
                if part not in sources:
                    findings.append(f"docs/acceptance.md:{number}: no such test: {name}")
                    break
    if rows == 0:
        findings.append("docs/acceptance.md: no rows")
    return findings
