# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
import collections
import pathlib
import re

RULE = "docs/acceptance.md names for each promise a test that exists, or says that it is open"

# A test is named by its file (tst_frames) or by the name it is registered under (tst_fault_engine,
# e2e_author), and may name a function of it (tst_frames::roundTrip).
FUNCTION = re.compile(r"^\s*(?:void|def)\s+(?:\w+::)?(\w+)\s*\(", re.MULTILINE)


def tests(root, files):
    """What is registered (words of the CMake files), and the functions of each file by its stem."""
    words, functions = set(), collections.defaultdict(set)
    for name in files:
        if not name.startswith(("tests/", "tools/")):
            continue
        text = (root / name).read_text(encoding="utf-8", errors="replace") \
            if name.endswith(("CMakeLists.txt", ".cmake", ".py", ".cpp", ".mjs")) else ""
        if name.endswith(("CMakeLists.txt", ".cmake")):
            # A comment registers nothing.
            words |= set(re.findall(r"[\w./-]+", re.sub(r"#.*", "", text)))
        elif name.endswith((".cpp", ".py", ".mjs")):
            path = pathlib.Path(name)
            found = set(FUNCTION.findall(text))
            # tests/fault/tst_engine.cpp is registered as tst_fault_engine.
            for known in (path.stem, f"{path.parent.name}_{path.stem}",
                          f"tst_{path.parent.name}_{path.stem.removeprefix('tst_')}"):
                functions[known] |= found
    return words, functions


def missing(name, words, functions):
    test, _, function = name.partition("::")
    if function:
        return function not in functions.get(test, ())
    return test not in functions and test not in words


def run(root, files):
    findings = []
    words, functions = tests(root, files)
    rows = 0
    text = (root / "docs" / "acceptance.md").read_text(encoding="utf-8")
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
        findings += [f"docs/acceptance.md:{number}: no such test: {name}" for name in names
                     if missing(name, words, functions)]
    if rows == 0:
        findings.append("docs/acceptance.md: no rows")
    return findings
