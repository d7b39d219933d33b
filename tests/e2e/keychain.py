#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Tokens live in the keychain of the desktop and nowhere else, on the real Studio with a real keychain
(gnome-keyring on a session bus of its own); without one the Studio says so and asks each time.
"""
import base64
import contextlib
import json
import os
import pathlib
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

from driver import Studio, check, run

ASKS_EACH_TIME = "you will be asked for the token each time"


class Keychain:
    """A session bus with an unlocked keychain; its files are below `home`."""

    def __init__(self, home):
        runtime = home / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        self.env = dict(os.environ, HOME=str(home), XDG_DATA_HOME=str(home / "data"),
                        XDG_CONFIG_HOME=str(home / "config"), XDG_CACHE_HOME=str(home / "cache"),
                        XDG_RUNTIME_DIR=str(runtime))
        self.env.pop("DISPLAY", None)
        self._bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address=1"], env=self.env,
                                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self._bus.stdout.readline().strip()
        check(self.address, "no session bus")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self.address
        self._daemon = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"],
                                        env=self.env, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        self._daemon.stdin.write(b"a desktop password")
        self._daemon.stdin.close()
        for _ in range(100):
            if self.read("nothing") is not None:
                return
            time.sleep(0.1)
        check(False, "the keychain does not answer")

    def read(self, engine):
        """The token kept for an engine, "" when none is; None when there is no keychain."""
        found = subprocess.run(["secret-tool", "lookup", "server", "Ward", "user", engine], env=self.env,
                               capture_output=True, text=True, timeout=20)
        return None if found.stderr.strip() else found.stdout.strip()

    def close(self):
        for process in (self._daemon, self._bus):
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)


class RemoteEngine:
    """An engine that somebody else runs: not started by the Studio, in a folder of its own."""

    def __init__(self, binaries, folder):
        self.token = secrets.token_hex(16)
        self._process = subprocess.Popen([str(binaries / "ward-engine"), "--data-dir", str(folder)], text=True,
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._process.stdin.write(self.token + "\n")
        self._process.stdin.flush()
        ready = json.loads(self._process.stdout.readline())
        self.port = ready["port"]
        self.pid = ready["pid"]
        self.address = f"ws://127.0.0.1:{self.port}"

    def close(self):
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(15)
        if self._process.poll() is None:
            self._process.kill()


def leaks(token, home, pids):
    """Where the token can be read: files below `home`, command lines and environments."""
    raw = token.encode()
    shapes = [raw, base64.b64encode(raw), raw.hex().encode(), raw[::-1], token.encode("utf-16-le")]
    found = []
    files = [path for path in home.rglob("*") if path.is_file() and not path.is_symlink()]
    check(len(files) > 5, "the search for the token looked at nothing")
    for path in files + [pathlib.Path(f"/proc/{pid}/{name}") for pid in pids for name in ("cmdline", "environ")]:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue  # a temporary file that has gone
        if any(shape in content for shape in shapes):
            found.append(str(path))
    return found


def kept_secret(token, home, pids):
    found = leaks(token, home, pids)
    check(not found, f"the token can be read in {found}")


def metrics_status(home, token):
    """What the local engine answers to somebody who shows this token."""
    told = json.loads(next(home.rglob("engine.json")).read_text())
    request = urllib.request.Request(f"http://127.0.0.1:{told['http_port']}/metrics",
                                     headers={"Authorization": "Bearer " + token})
    try:
        return urllib.request.urlopen(request, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


def alive(pid):
    """Whether a process runs; one that has ended may still wait for somebody to take notice."""
    try:
        return "\nState:\tZ" not in pathlib.Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def crash(studio):
    """The Studio goes without a word; its engine stays."""
    engine = studio.engine_pid()
    studio.process.send_signal(signal.SIGKILL)
    studio.process.wait(10)
    studio.log.close()
    return engine


def online(studio, text="Engine · local"):
    return studio.wait("topBar.engine", 60, text=text)


def own_engine_with_keychain(display, home, binaries, out, keychain):
    env = {"DBUS_SESSION_BUS_ADDRESS": keychain.address}
    studio = Studio(display, binaries / "ward-studio", home, extra_env=env)
    try:
        online(studio)
        pid = studio.engine_pid()
        instance = json.loads(next(home.rglob("engine.json")).read_text())["instance"]
        end = time.monotonic() + 20
        while not (token := keychain.read(instance)) and time.monotonic() < end:
            time.sleep(0.2)
        check(token and len(token) >= 32, f"the keychain has no token for {instance}")
        check(metrics_status(home, token) == 200, "what the keychain holds is not the engine's token")
        check(metrics_status(home, token[:-1]) == 401, "the engine lets everybody in")
        kept_secret(token, home, [studio.process.pid, pid])
        check(crash(studio) == pid, "no engine")

        # Started again: the token is in no file, so only the keychain can have it.
        studio = Studio(display, binaries / "ward-studio", home, extra_env=env)
        online(studio)
        check(studio.engine_pid() == pid, "the second Studio did not use the engine that was running")
        check(keychain.read(instance) == token, "the token changed")
        kept_secret(token, home, [studio.process.pid, pid])
        display.screenshot(out / "01-own-engine-again.png")
        studio.key("ctrl+q")
        studio.process.wait(30)
        kept_secret(token, home, [])
    finally:
        studio.close()


def own_engine_without_keychain(display, home, binaries, out):
    studio = Studio(display, binaries / "ward-studio", home)
    try:
        online(studio)
        pid = crash(studio)
        check(pid, "no engine")
        studio = Studio(display, binaries / "ward-studio", home)
        new = studio.wait_engine(pid, 60)
        online(studio)
        check(not alive(pid), "the engine of before was left behind")
        log = (home / "studio.log").read_text()
        check(new != pid and "token" not in log, "the log speaks of tokens")
    finally:
        studio.close()


def asked_for_token(studio):
    return studio.wait("connect.token", 60)


def give_token(studio, token):
    studio.click("connect.token")
    studio.key("ctrl+a")
    studio.type(token)
    studio.key("Return")


def remote_engine_with_keychain(display, home, binaries, out, keychain, engine):
    env = {"DBUS_SESSION_BUS_ADDRESS": keychain.address}
    name = f"127.0.0.1:{engine.port}"
    studio = Studio(display, binaries / "ward-studio", home, ["--engine", engine.address], env)
    try:
        asked_for_token(studio)
        check(ASKS_EACH_TIME not in studio.text("connect.keychain"), "the keychain was not found")
        display.screenshot(out / "02-asked.png")
        # A wrong one is refused with a sentence, and nothing is stored.
        give_token(studio, "not-the-token")
        studio.wait("connect.problem", text=lambda t: "The token is wrong" in t)
        check(studio.find("connect.token"), "the question went away")
        check(keychain.read(name) == "", "a wrong token was stored")
        studio.wait("topBar.engine", text="Engine · not available")
        display.screenshot(out / "03-wrong-token.png")
        give_token(studio, engine.token)
        studio.wait("connect.token", gone=True)
        online(studio, "Engine · 127.0.0.1")
        end = time.monotonic() + 20
        while keychain.read(name) != engine.token and time.monotonic() < end:
            time.sleep(0.2)
        check(keychain.read(name) == engine.token, "the accepted token was not stored")
        kept_secret(engine.token, home, [studio.process.pid, engine.pid])
        crash(studio)
        studio = Studio(display, binaries / "ward-studio", home, ["--engine", engine.address], env)
        online(studio, "Engine · 127.0.0.1")
        check(not studio.find("connect.token"), "the token was asked for although it is stored")
        kept_secret(engine.token, home, [studio.process.pid, engine.pid])
    finally:
        studio.close()


def remote_engine_without_keychain(display, home, binaries, out, engine):
    for start in ("first", "second"):
        studio = Studio(display, binaries / "ward-studio", home, ["--engine", engine.address])
        try:
            asked_for_token(studio)
            studio.wait("connect.keychain", text=lambda t: "no keychain" in t and ASKS_EACH_TIME in t)
            display.screenshot(out / f"04-no-keychain-{start}.png")
            give_token(studio, engine.token)
            studio.wait("connect.token", gone=True)
            online(studio, "Engine · 127.0.0.1")
            kept_secret(engine.token, home, [studio.process.pid, engine.pid])
        finally:
            studio.close()


def test(display, home, binaries, out):
    homes = {name: home / name for name in ("own", "plain", "remote", "engine")}
    for folder in homes.values():
        folder.mkdir()
    with contextlib.closing(Keychain(homes["own"])) as keychain:
        own_engine_with_keychain(display, homes["own"], binaries, out, keychain)
    own_engine_without_keychain(display, homes["plain"], binaries, out)
    with contextlib.closing(RemoteEngine(binaries, homes["engine"])) as engine:
        with contextlib.closing(Keychain(homes["remote"])) as keychain:
            remote_engine_with_keychain(display, homes["remote"], binaries, out, keychain, engine)
        remote_engine_without_keychain(display, homes["plain"], binaries, out, engine)
        kept_secret(engine.token, homes["engine"], [engine.pid])


if __name__ == "__main__":
    sys.exit(run(test, "keychain"))
