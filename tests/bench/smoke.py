#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""smoke.py BUILD NAME: whether a benchmark runs in its smallest form and writes valid figures."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import figures

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


def complaints(document, name):
    """What is wrong with a file of figures."""
    for key in ("schema", "benchmark", "at", "scale", "machine", "load", "versions", "build", "method", "results"):
        if not document.get(key):
            yield f"no {key}"
    if document["benchmark"] != name or document["scale"] != "smoke":
        yield f"figures of {document['benchmark']} at scale {document['scale']}"
    for result in document["results"]:
        for part in [result] + ([result["peer"]] if "peer" in result else []):
            where = f"{result['name']}, {part['name']}"
            if not part.get("method") and part is result:
                yield f"{where}: no method"
            kept = len(part.get("samples", part.get("quantiles", [])))
            if kept != min(part["n"], figures.MOST_SAMPLES):
                yield f"{where}: {part['n']} samples said, {kept} kept"
            if not part["min"] <= part["median"] <= part["max"]:
                yield f"{where}: {part['min']} <= {part['median']} <= {part['max']} does not hold"
            if part["max"] <= 0:
                yield f"{where}: nothing measured"
        if "peer" in result and not result["ratio"] > 0:
            yield f"{result['name']}: no ratio"
        if "goal" in result and not isinstance(result["goal"].get("met"), bool):
            yield f"{result['name']}: nobody says whether the goal is met"
    if not any("goal" in result for result in document["results"]):
        yield "no result has a goal"
    if not any("peer" in result for result in document["results"]):
        yield "nothing to compare with"


def main(build, name):
    if name in ("start", "panels", "scene", "tree", "memory") and not all(shutil.which(program) for program in ("Xvfb", "openbox")):
        print("no Xvfb or openbox here")
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix="ward-bench-") as folder:
        subprocess.run([sys.executable, HERE / "run.py", "--smoke", "--build", build, "--out", folder, name], check=True)
        written = pathlib.Path(folder) / f"{name}.json"
        if not written.exists():
            return SKIPPED  # its peer cannot be had here; the run has said so
        document = json.loads(written.read_text())
    found = list(complaints(document, name))
    print("\n".join(found) or f"{len(document['results'])} figures")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
