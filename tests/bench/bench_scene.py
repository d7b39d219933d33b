# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The Scene against Qt Quick 3D alone: bench_scene on a virtual display with software GL."""
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
import driver  # noqa: E402

NAME = "scene"


def measured(program, scale):
    """What a program with windows prints, on a virtual display of its own."""
    display = driver.Display(1920, 1080)
    env = dict(display.env, LIBGL_ALWAYS_SOFTWARE="1", QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
    try:
        done = subprocess.run([program, "--scale", scale], env=env, capture_output=True, text=True, timeout=900,
                              check=False)
    finally:
        display.close()
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip()[-400:] or f"ended with {done.returncode}")
    return json.loads(done.stdout)


def run(build, scale):
    return measured(build / "bin" / "bench_scene", scale)
