# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Speed of `ward run` on icu-arrest with its recording on disk, verified afterwards."""
import pathlib
import re
import resource
import subprocess
import tempfile
import time

NAME = "headless"
RUNS = {"full": 10, "quick": 3, "smoke": 1}
MINUTES = {"full": 20, "quick": 20, "smoke": 1}


def processor_seconds():
    return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def run(build, scale):
    ward = build / "bin" / "ward"
    scenario = pathlib.Path(__file__).resolve().parents[2] / "resources" / "scenarios" / "icu-arrest.ward.json"
    minutes = MINUTES[scale]
    wall = {"recorded": [], "bare": []}
    processor = {"recorded": [], "bare": []}
    told = []
    with tempfile.TemporaryDirectory(prefix="ward-bench-") as folder:
        recording = pathlib.Path(folder) / "run.wardrec"

        def timed(kind, keep, *more):
            recording.unlink(missing_ok=True)
            begin, used = time.monotonic(), processor_seconds()
            done = subprocess.run([ward, "run", scenario, "--until", f"{minutes}:00", *more],
                                  capture_output=True, text=True, check=True)
            if keep:
                wall[kind].append(minutes * 60 / (time.monotonic() - begin))
                processor[kind].append(minutes * 60 / (processor_seconds() - used))
            return done.stdout

        for attempt in range(RUNS[scale] + 1):  # the first warms the file cache
            timed("bare", attempt > 0)
            said = timed("recorded", attempt > 0, "--record", recording)
            told.append(float(re.search(r"^speed ([\d.]+)x", said, re.M).group(1)))
        size = recording.stat().st_size
        subprocess.run([ward, "verify", recording], check=True, capture_output=True)
        events = int(re.search(r"^events (\d+)", said, re.M).group(1))

    def result(name, method, speeds, facts):
        return {"name": name, "unit": "x real time", "samples": speeds["recorded"], "higher_is_better": True,
                "goal": {"of": "median", "is": ">=", "value": 1000}, "method": method, "facts": facts,
                "peer": {"name": "the same run without a recording", "kind": "without", "samples": speeds["bare"]}}

    return {"method": f"ward run of icu-arrest, {minutes} minutes of simulated time, {RUNS[scale]} runs with and "
                      "without a recording in turn after one of each to warm up; the whole process from its start "
                      "to its end, so that loading, closing and syncing the recording count; the last recording "
                      "verified with ward verify",
            "results": [
                result("headless icu-arrest, recorded", "simulated seconds by wall seconds of the process", wall,
                       {"speed_the_command_prints_median": sorted(told[1:])[len(told[1:]) // 2], "events": events,
                        "recording_bytes": size, "verified": True}),
                result("headless icu-arrest, recorded, by processor time",
                       "simulated seconds by processor seconds of the process: without other programs", processor,
                       {})]}
