#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmarks of a build, prints a table and writes JSON.

The figures of a release build go to docs/benchmarks/ with the table there; those of another build, of
`--quick` and of a part go to out/bench/ only. A benchmark is an executable `bench_*` of the build that
prints JSON (`--scale full|quick|smoke`), or a module here with NAME and run(build, scale); either gives
{"method", "results": [{"name", "unit", "method", "samples", "goal"?, "peer"?, "facts"?}]}. Median, p99,
max and the ratio to the peer are computed here (figures.py).
"""
import argparse
import importlib.util
import json
import pathlib
import subprocess
import sys
import time

import figures
import peers
import table

ROOT = figures.ROOT
HERE = pathlib.Path(__file__).resolve().parent
KEPT = ROOT / "docs" / "benchmarks"
PROGRAMS = {"seek": "bench_seek", "recorder": "bench_recorder", "ingest": "bench_ingest",
            "dry_run": "bench_dry_run",
            "edit": "bench_edit_latency"}


def run_program(path, scale):
    done = subprocess.run([path, "--scale", scale], capture_output=True, text=True, timeout=900)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip()[-400:] or f"ended with {done.returncode}")
    return json.loads(done.stdout)


def modules():
    for path in sorted(HERE.glob("bench_*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module


def jobs(build, scale):
    all_jobs = {name: lambda p=build / "bin" / program: run_program(p, scale) for name, program in PROGRAMS.items()}
    all_jobs.update({module.NAME: lambda m=module: m.run(build, scale) for module in modules()})
    return {name: all_jobs[name] for name in table.ORDER if name in all_jobs}


def measure(name, job, build, scale):
    load = figures.Load()
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    measured = job()
    return {"schema": figures.SCHEMA, "benchmark": name, "at": at, "scale": scale, "machine": figures.machine(),
            "load": load.finished(), "versions": figures.versions(), "build": figures.build_of(build),
            "method": measured["method"], "results": [figures.finished(result) for result in measured["results"]]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--build", default=str(ROOT / "build" / "release"), help="folder of the build to measure")
    parser.add_argument("--out", help="folder for the JSON files instead of docs/benchmarks or out/bench")
    scales = parser.add_mutually_exclusive_group()
    scales.add_argument("--quick", dest="scale", action="store_const", const="quick", help="a trial, few samples")
    scales.add_argument("--smoke", dest="scale", action="store_const", const="smoke", help="does it run at all")
    parser.add_argument("name", nargs="*", help=f"which: {', '.join(table.ORDER)} (all)")
    arguments = parser.parse_args()
    scale = arguments.scale or "full"
    build = pathlib.Path(arguments.build).resolve()
    about = figures.build_of(build)
    keep = scale == "full" and about["type"] == "Release" and not about["sanitizer"] and not arguments.out
    out = pathlib.Path(arguments.out) if arguments.out else KEPT if keep else ROOT / "out" / "bench"
    out.mkdir(parents=True, exist_ok=True)
    wanted = jobs(build, scale)
    if unknown := set(arguments.name) - set(wanted):
        parser.error(f"no benchmark called {', '.join(sorted(unknown))}")
    where = out.relative_to(ROOT) if out.is_relative_to(ROOT) else out
    print(f"measuring the {about['preset']} build ({about['type']}) at scale {scale}; figures go to {where}/")
    failed = 0
    for name, job in wanted.items():
        if arguments.name and name not in arguments.name:
            continue
        try:
            measured = measure(name, job, build, scale)
        except peers.Absent as why:
            print(f"{name}: left out: {why}")
            continue
        except Exception as error:  # noqa: BLE001 - one broken benchmark does not hide the others
            print(f"{name}: could not run: {error}")
            failed += 1
            continue
        (out / f"{name}.json").write_text(figures.text_of(measured))
        print("\n".join(table.lines_for_terminal(measured)), flush=True)
    if keep:
        table.write(KEPT)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
