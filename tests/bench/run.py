#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmarks of a release build, prints a table and writes JSON to out/bench/.

A benchmark is an executable `bench_*` of the build (JSON on stdout), or a module in this folder with
NAME and run(build, root) -> list of results. A result: {"name", "unit", "samples", "goal"?, "peer"?:
{"name", "samples"}, "method"}; median, p99, max and the ratio to the peer are computed here.
"""
import argparse
import importlib.util
import json
import pathlib
import platform
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def summary(samples):
    ordered = sorted(samples)
    pick = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))]
    return {"n": len(ordered), "median": pick(0.5), "p99": pick(0.99), "max": ordered[-1], "min": ordered[0]}


def finished(result):
    """A result as printed: with its summary and, where there is a peer, the ratio of the medians."""
    if "samples" in result:
        result["summary"] = summary(result["samples"])
    if result.get("peer", {}).get("samples"):
        result["peer"]["summary"] = summary(result["peer"]["samples"])
        result["ratio"] = result["summary"]["median"] / result["peer"]["summary"]["median"]
    return result


def executables(build):
    return sorted(p for folder in ("bin", "tests") for p in (build / folder).glob("bench_*") if p.is_file())


def modules():
    for path in sorted(pathlib.Path(__file__).parent.glob("bench_*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield path.stem, module


def run_executable(path):
    done = subprocess.run([path], capture_output=True, text=True, timeout=900)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip()[-400:] or f"ended with {done.returncode}")
    printed = json.loads(done.stdout)
    if isinstance(printed, dict):
        head = {k: v for k, v in printed.items() if k != "results"}
        return [dict(result, head=head) for result in printed.get("results", [printed])]
    return printed


def number(value):
    return f"{value:.4g}" if isinstance(value, (int, float)) else str(value)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build" / "release"))
    parser.add_argument("name", nargs="?", default="")
    arguments = parser.parse_args()
    build = pathlib.Path(arguments.build).resolve()
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    machine = {"machine": platform.processor() or platform.machine(), "system": platform.platform(), "commit": commit,
               "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
    jobs = [(p.name, lambda p=p: run_executable(p)) for p in executables(build)]
    jobs += [(name, lambda m=module: m.run(build, ROOT)) for name, module in modules()]
    out = ROOT / "out" / "bench"
    out.mkdir(parents=True, exist_ok=True)
    print(f"{'benchmark':46} {'median':>10} {'p99':>10} {'max':>10} unit      ratio    goal")
    failed = 0
    for name, job in jobs:
        if arguments.name not in name:
            continue
        try:
            results = [finished(dict(result)) for result in job()]
        except Exception as error:  # noqa: BLE001 - one broken benchmark does not hide the others
            print(f"{name:46} could not run: {error}")
            failed += 1
            continue
        (out / f"{name}.json").write_text(json.dumps({**machine, "results": results}, indent=1) + "\n")
        for result in results:
            s = result.get("summary", result)
            ratio = f"{result['ratio']:.2f}x" if "ratio" in result else ""
            print(f"{result.get('name', name)[:46]:46} {number(s.get('median', '')):>10} {number(s.get('p99', '')):>10} "
                  f"{number(s.get('max', '')):>10} {result.get('unit', ''):9} {ratio:8} {result.get('goal', '')}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
