# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Studio start to interactive against a minimal Qt Quick 3D window, in turn on one virtual display.

Both programs write WARD_READY_FILE with the time of the machine's monotonic clock, so that nobody has
to guess from outside. Where the Studio spends the time is told by the steps it notes on the way.
"""
import json
import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
import driver  # noqa: E402

NAME = "start"
PAIRS = {"full": 12, "quick": 3, "smoke": 1}
WARM_UP = {"full": 1, "quick": 1, "smoke": 0}
LONGEST = 120


class Home:
    """A person's folders. Caches stay from start to start; settings and drafts do not."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="ward-bench-"))
        self.marker = self.path / "ready.json"

    def env(self, display):
        env = dict(display.env, HOME=str(self.path), XDG_RUNTIME_DIR=str(self.path / "run"),
                   XDG_CACHE_HOME=str(self.path / "cache"), XDG_CONFIG_HOME=str(self.path / "config"),
                   XDG_DATA_HOME=str(self.path / "data"), LIBGL_ALWAYS_SOFTWARE="1", LC_ALL="C.UTF-8",
                   WARD_READY_FILE=str(self.marker))
        for name in ("DBUS_SESSION_BUS_ADDRESS", "WARD_UI_MAP"):
            env.pop(name, None)
        return env

    def fresh(self):
        for name in ("config", "data", "run"):
            shutil.rmtree(self.path / name, ignore_errors=True)
        (self.path / "run").mkdir(mode=0o700)
        self.marker.unlink(missing_ok=True)

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


def children(pid):
    try:
        return [int(x) for x in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def end(process):
    """The program and the engine it started, which has a process group of its own."""
    engines = children(process.pid)
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in engines:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(pid, sign)
            except ProcessLookupError:
                break
            for _ in range(60):
                if not pathlib.Path(f"/proc/{pid}").exists() or stopped(pid):
                    break
                time.sleep(0.05)


def processor_ms(pid):
    """User and system time of a program so far, all its threads."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) * 1e3 / os.sysconf("SC_CLK_TCK")


def stopped(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def start(command, home, env):
    """Milliseconds until the program was ready, processor time until then, and the steps it tells of."""
    home.fresh()
    begin = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], env=env, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        while not home.marker.exists():
            if time.monotonic() - begin > LONGEST or process.poll() is not None:
                raise RuntimeError(f"{pathlib.Path(command[0]).name} was not ready within {LONGEST} s")
            time.sleep(0.01)
        used = sum(processor_ms(pid) for pid in [process.pid, *children(process.pid)])
        told = json.loads(home.marker.read_text())
    finally:
        end(process)
    since = lambda us: (us / 1e6 - begin) * 1e3
    return since(told["ready_us"]), used, {name: since(us) for name, us in told.get("steps", {}).items()}


def run(build, scale):
    scenario = pathlib.Path(__file__).resolve().parents[2] / "resources" / "scenarios" / "icu-arrest.ward.json"
    binaries = build / "bin"
    programs = {"document": [binaries / "ward-studio", scenario], "peer": [binaries / "bench-peer-quick3d"],
                "page": [binaries / "ward-studio"], "room": [binaries / "bench-peer-room", scenario]}
    samples = {name: [] for name in programs}
    processor = {name: [] for name in programs}
    steps = {"document": [], "page": []}
    first = {}
    display = driver.Display()
    home = Home()
    try:
        env = home.env(display)
        for attempt in range(WARM_UP[scale] + PAIRS[scale]):
            for name, command in programs.items():
                ms, used, told = start(command, home, env)
                if attempt < WARM_UP[scale]:
                    first[name] = ms
                    continue
                samples[name].append(ms)
                processor[name].append(used)
                if name in steps:
                    steps[name].append(told)
    finally:
        display.close()
        home.remove()

    method = (f"{PAIRS[scale]} rounds of Studio with icu-arrest, peer, Studio without a file, second peer, in "
              "turn on one Xvfb 1920x1080 with openbox and software GL, all windows maximised; from the moment the process "
              "is started until it says itself that it can be used (monotonic clock of the machine); no "
              "settings or drafts, caches of fonts and shaders warm, "
              f"{WARM_UP[scale]} round before to warm them")
    def against(numbers, peer="peer"):
        name = {"peer": "minimal Quick 3D window (one cube)",
                "room": "bare Quick 3D window with the same room"}[peer]
        return {"name": name, "kind": "program", "samples": numbers[peer],
                "method": "first frame presented and the GUI thread takes events"}

    readable = [max(told["tree"], told["frame"]) for told in steps["document"]]

    goal = {"of": "ratio", "is": "<=", "value": 2}

    def middle(which):
        # A step that comes near the end is not in every start.
        always = set.intersection(*(set(one) for one in steps[which]))
        medians = {name: statistics.median(one[name] for one in steps[which]) for name in always}
        return {name: round(medians[name], 1) for name in sorted(medians, key=medians.get)}

    return {"method": method, "results": [
        {"name": "Studio to a usable scenario", "unit": "ms", "goal": goal, "peer": against(samples),
         "samples": samples["document"],
         "method": "entity tree with its rows painted, a frame of the scene that holds the whole room presented, "
                   "engine process started and the draft opened in it",
         "facts": {"median_ms_until": middle("document"), "first_start_ms": first.get("document")}},
        {"name": "Studio to a usable scenario, beside its room alone", "unit": "ms",
         "peer": against(samples, "room"), "samples": samples["document"], "method": "the same starts"},
        {"name": "Studio to a scenario that can be read", "unit": "ms", "goal": dict(goal),
         "peer": against(samples), "samples": readable,
         "method": "the same starts, without waiting for the engine: tree and room are on the screen, everything "
                   "can be looked at, nothing changed yet"},
        {"name": "Studio to a usable start page", "unit": "ms", "goal": dict(goal), "peer": against(samples),
         "samples": samples["page"], "method": "start page with its scenarios painted",
         "facts": {"median_ms_until": middle("page"), "first_start_ms": first.get("page")}},
        {"name": "Studio to a usable scenario, processor time", "unit": "ms", "peer": against(processor),
         "samples": processor["document"],
         "method": "user and system time of the program, its threads and its engine until then"},
        {"name": "Studio to a usable start page, processor time", "unit": "ms", "peer": against(processor),
         "samples": processor["page"], "method": "the same"},
    ]}
