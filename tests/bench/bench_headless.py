# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Speed of `ward run` on icu-arrest, 20 minutes of sim time, recording on disk, verified afterwards."""
import pathlib
import re
import subprocess
import tempfile

NAME = "headless"


def run(build, root):
    scenario = root / "resources" / "scenarios" / "icu-arrest.ward.json"
    speeds = []
    with tempfile.TemporaryDirectory() as folder:
        recording = pathlib.Path(folder) / "run.wardrec"
        for attempt in range(6):
            recording.unlink(missing_ok=True)
            done = subprocess.run([build / "bin" / "ward", "run", scenario, "--record", recording, "--until", "20:00"],
                                  capture_output=True, text=True, check=True)
            if attempt > 0:  # the first warms the file cache
                speeds.append(float(re.search(r"^speed ([\d.]+)x", done.stdout, re.M).group(1)))
        subprocess.run([build / "bin" / "ward", "verify", recording], check=True, capture_output=True)
    return [{"name": "headless icu-arrest, sim/wall", "unit": "x", "samples": speeds, "goal": ">= 1000",
             "method": "ward run --record on disk, 1 warm-up and 5 runs, then ward verify"}]
