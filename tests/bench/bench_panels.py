# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The Monitor as a panel of two kinds, on a virtual display of its own."""
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
import driver  # noqa: E402

NAME = "panels"


def run(build, scale):
    display = driver.Display()
    try:
        env = dict(os.environ, **{k: display.env[k] for k in ("DISPLAY",)}, LIBGL_ALWAYS_SOFTWARE="1")
        done = subprocess.run([build / "bin" / "bench_panels", "--scale", scale], env=env, capture_output=True,
                              text=True, timeout=600)
    finally:
        display.close()
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip()[-400:] or f"ended with {done.returncode}")
    return json.loads(done.stdout.strip().splitlines()[-1])
