# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Drives the real Studio on a virtual display by mouse and keys, through the window system only.

The Studio tells where its named controls are (WARD_UI_MAP, look only); every click, drag and key goes
through the X server, as a person's would.
"""
import contextlib
import fcntl
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time


class Failure(AssertionError):
    pass


def free_display():
    """A display number that nobody has, and the lock that keeps others who ask from it: an X server
    needs a while until its own lock file is there. Held until the file is closed, also by a crash."""
    for number in range(90, 190):
        lock = open(f"{tempfile.gettempdir()}/.ward-display-{number}", "a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            continue
        # Another program's X server asks for no lock of ours: look only now.
        if not os.path.exists(f"/tmp/.X11-unix/X{number}") and not os.path.exists(f"/tmp/.X{number}-lock"):
            return f":{number}", lock
        lock.close()
    raise Failure("no free display number")


class Display:
    """An Xvfb with a window manager."""

    def __init__(self, width=1920, height=1080):
        self.name, self._lock = free_display()
        self._x = subprocess.Popen(["Xvfb", self.name, "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.env = dict(os.environ, DISPLAY=self.name)
        for _ in range(100):
            if os.path.exists(f"/tmp/.X11-unix/X{self.name[1:]}"):
                break
            time.sleep(0.05)
        self._wm = subprocess.Popen(["openbox"], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.4)

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=False)

    def close(self):
        for process in (self._wm, self._x):
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
        self._lock.close()


class Studio:
    def __init__(self, display, binary, home, arguments=(), extra_env=None, failure_picture=None):
        self.display = display
        self.failure_picture = failure_picture
        self.home = pathlib.Path(home)
        self.map_file = self.home / "ui-map.json"
        self.map_file.unlink(missing_ok=True)  # of the Studio before
        self.log = open(self.home / "studio.log", "ab")
        env = dict(display.env, HOME=str(home), XDG_DATA_HOME=str(self.home / "data"),
                   XDG_CONFIG_HOME=str(self.home / "config"), XDG_CACHE_HOME=str(self.home / "cache"),
                   XDG_RUNTIME_DIR=str(self.home / "run"), WARD_UI_MAP=str(self.map_file),
                   LIBGL_ALWAYS_SOFTWARE="1", LC_ALL="C.UTF-8", QT_FORCE_STDERR_LOGGING="1")
        env.pop("DBUS_SESSION_BUS_ADDRESS", None)
        env.update(extra_env or {})
        (self.home / "run").mkdir(mode=0o700, exist_ok=True)
        self.process = subprocess.Popen([str(binary), *map(str, arguments)], env=env, stdout=self.log,
                                        stderr=self.log, start_new_session=True)

    # --- looking ---------------------------------------------------------------------------------
    def map(self):
        try:
            return json.loads(self.map_file.read_text())
        except (OSError, ValueError):
            return {}

    def find(self, name):
        return self.map().get(name)

    def wait(self, name, timeout=30, text=None, gone=False):
        """The entry of a control once it is there (or gone), optionally once its text fits."""
        end = time.monotonic() + timeout
        seen = None
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failure(f"the Studio ended with {self.process.returncode} while waiting for {name}")
            seen = self.find(name)
            if gone and not seen:
                return None
            if seen and not gone and (text is None or (text(seen["text"]) if callable(text) else seen["text"] == text)):
                return seen
            time.sleep(0.05)
        wanted = "to go" if gone else f"with {text!r}" if text is not None else ""
        raise Failure(f"waited {timeout} s for {name} {wanted}; last seen: {seen}")

    def wait_served(self, timeout=60):
        """Until a scenario that is shown from its file can be edited: the engine has its draft."""
        self.wait("topBar.state", timeout, text=lambda text: text.startswith("draft"))

    def text(self, name):
        entry = self.find(name)
        return entry["text"] if entry else None

    # --- doing -----------------------------------------------------------------------------------
    def _xdo(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.display.env, check=True)

    def still(self, name, timeout=30):
        """The entry of a control that stays where it is while the program answers; one that is busy
        has not yet done what was asked before, and may still move things."""
        end = time.monotonic() + timeout
        before, beat = self.wait(name, timeout), self.find("beat")
        while time.monotonic() < end:
            time.sleep(0.3)
            if self.find("beat") < beat + 2:
                continue
            now, beat = self.wait(name, timeout), self.find("beat")
            if all(now[k] == before[k] for k in "xywh"):
                return now
            before = now
        raise Failure(f"{name} moved, or the program was busy, for {timeout} s")

    def point(self, name, fx=0.5, fy=0.5, timeout=30):
        e = self.still(name, timeout)
        return e["x"] + int(e["w"] * fx), e["y"] + int(e["h"] * fy)

    def thing(self, name, below=60):
        """A point of a thing in the scene: looked for and chosen among the entities it has a tag above it."""
        self.click("entitiesSearch")
        self.key("ctrl+a")
        self.type(name)
        self.click("entity:" + name)
        e = self.still("label." + name)
        self.click("entitiesSearch")
        self.key("ctrl+a", "Delete")
        return e["x"] + e["w"] // 2, e["y"] + e["h"] + below

    def move(self, x, y):
        self._xdo("mousemove", x, y)

    def click(self, name, fx=0.5, fy=0.5, button=1, repeat=1, timeout=30):
        self.click_at(*self.point(name, fx, fy, timeout), button=button, repeat=repeat)

    def click_at(self, x, y, button=1, repeat=1):
        self._xdo("mousemove", x, y)
        time.sleep(0.08)
        self._xdo("click", "--repeat", repeat, "--delay", 90, button)
        time.sleep(0.15)

    def drag(self, start, end, steps=12):
        self._xdo("mousemove", *start, "mousedown", 1)
        for i in range(1, steps + 1):
            self._xdo("mousemove", int(start[0] + (end[0] - start[0]) * i / steps),
                      int(start[1] + (end[1] - start[1]) * i / steps))
            time.sleep(0.03)
        self._xdo("mouseup", 1)
        time.sleep(0.15)

    def key(self, *combos):
        for combo in combos:
            self._xdo("key", "--clearmodifiers", combo)
            time.sleep(0.12)

    def type(self, text):
        self._xdo("type", "--delay", 25, "--", text)
        time.sleep(0.1)

    def threads(self):
        """The names of the program's threads."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
        return [(task / "comm").read_text().strip() for task in tasks]

    # --- the engine behind it --------------------------------------------------------------------
    def engine_pid(self):
        """Pid of the ward-engine that this Studio started, or None."""
        out = subprocess.run(["pgrep", "-f", "-n", f"ward-engine.*{self.home}"], capture_output=True, text=True).stdout.split()
        return int(out[-1]) if out else None

    def kill_engine(self):
        pid = self.engine_pid()
        if pid is None:
            raise Failure("no engine to kill")
        os.kill(pid, signal.SIGKILL)
        return pid

    def wait_engine(self, other_than, timeout=30):
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            pid = self.engine_pid()
            if pid and pid != other_than:
                return pid
            time.sleep(0.1)
        raise Failure("the engine was not started again")

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error and self.failure_picture:
            self.display.screenshot(self.failure_picture)
        self.close()

    def close(self):
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(8)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
        # An engine with a live run waits for its people to come back; here none will.
        pid = self.engine_pid()
        if pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.log.close()


def check(condition, what):
    if not condition:
        raise Failure(what)


def run(test, name):
    """Runs test(display, home, binaries); on failure keeps a screenshot and the log where CI shows them."""
    build = pathlib.Path(os.environ["WARD_BINARY_DIR"])
    source = pathlib.Path(os.environ["WARD_SOURCE_DIR"])
    out = source / "out" / "e2e" / name
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    home = pathlib.Path(tempfile.mkdtemp(prefix="ward-e2e-"))
    display = Display()
    try:
        test(display, home, build / "bin", out)
        print(f"{name}: passed")
        return 0
    except Exception as error:  # noqa: BLE001 - a test reports whatever went wrong
        log = (home / "studio.log")
        if log.exists():
            shutil.copy(log, out / "studio.log")
            print(log.read_text(errors="replace")[-4000:])
        print(f"{name}: FAILED: {type(error).__name__}: {error}")
        return 1
    finally:
        display.close()
        shutil.rmtree(home, ignore_errors=True)
