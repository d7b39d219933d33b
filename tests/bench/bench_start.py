# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Studio start to interactive, against a minimal Qt Quick 3D window, in turn on one virtual display."""
import os
import pathlib
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
import driver  # noqa: E402

NAME = "start"


def timed(command, env, marker):
    """Seconds until the program has written `marker`; it is ended afterwards."""
    import subprocess
    begin = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True)
    while not marker.exists() and time.monotonic() - begin < 60:
        time.sleep(0.005)
    seconds = time.monotonic() - begin
    os.killpg(process.pid, 15)
    process.wait(20)
    marker.unlink(missing_ok=True)
    return seconds


def run(build, root):
    display = driver.Display()
    studio, peer = [], []
    home = pathlib.Path(tempfile.mkdtemp())
    try:
        env = dict(display.env, HOME=str(home), XDG_RUNTIME_DIR=str(home), LIBGL_ALWAYS_SOFTWARE="1")
        env.pop("DBUS_SESSION_BUS_ADDRESS", None)
        for attempt in range(6):
            marker = home / "ready"
            env["WARD_READY_FILE"] = str(marker)
            one = timed([build / "bin" / "ward-studio"], env, marker)
            two = timed([build / "bin" / "bench-peer-quick3d"], env, marker)
            if attempt > 0:
                studio.append(one)
                peer.append(two)
    finally:
        display.close()
        shutil.rmtree(home, ignore_errors=True)
    return [{"name": "Studio start to interactive", "unit": "s", "samples": studio, "goal": "<= 2x the peer",
             "peer": {"name": "minimal Quick 3D window", "samples": peer},
             "method": "until the first frame after the start page can be used; software GL, 1 warm-up, 5 pairs"}]
