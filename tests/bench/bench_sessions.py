# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Hosting many sessions: ward-engine beside Colyseus, the same world and the same clients' process.

100 entities of which 20 walk in every tick at 30 ticks a second, 3 clients a session. The host is pinned to
one processor, the clients to the other. Sessions per core = sessions / processor time the host used in a
second; both hosts are asked at the same number of sessions, in turn.
"""
import contextlib
import json
import os
import pathlib
import secrets
import shutil
import socket
import subprocess
import tempfile
import time

import peers

NAME = "sessions"
SESSIONS = {"full": 120, "quick": 40, "smoke": 2}
SECONDS = {"full": 10, "quick": 5, "smoke": 1}
ROUNDS = {"full": 5, "quick": 2, "smoke": 1}
ENTITIES, MOVING, CLIENTS = 100, 20, 3
ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = peers.FOLDER / "sessions"


def scenario():
    """The world as a document: entities on a grid, the last ones walk for an hour."""
    def name(number):
        return f"0192f0c1-7b00-7000-8000-{number:012x}"

    def record(number, kind, parent=None, rank=None, **cells):
        return {"id": name(number), "kind": kind, **({"parent": name(parent)} if parent else {}),
                **({"rank": rank} if rank else {}), "cells": cells}

    def rank(number):
        return f"{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}V"

    records = [record(1, "scenario", name="A ward of walkers", package="ward.icu@1.0.0")]
    for i in range(ENTITIES - 1):  # the scenario is an entity, too
        records.append(record(0x100 + i, "entity", 1, rank(i), name=f"Entity {i % 60}", prefab="ward.icu@1.0.0#stool"))
        records.append(record(0x200 + i, "transform", 0x100 + i, position=[i * 0.1, 0, i * 0.05]))
    records.append(record(0x300, "event", 1, "V", name="They walk", at="0 s"))
    for i in range(ENTITIES - 1 - MOVING, ENTITIES - 1):
        # 3 and 2 mm in a tick, as the peer's movers.
        records.append(record(0x400 + i, "action", 0x300, rank(i), type="move", entity=name(0x100 + i), over="3600 s",
                              position=[i * 0.1 + 324, 0, i * 0.05 + 216]))
    lines = ",\n".join(json.dumps(r, separators=(",", ":")) for r in records)
    return f'{{"ward":"1.0","schema":"1.0","records":[\n{lines}\n]}}\n'


def pinned(command, core):
    taskset = shutil.which("taskset")
    return [taskset, "-c", str(core), *command] if taskset and os.cpu_count() > 1 else command


def processor_seconds(pid):
    """Of a process with all its threads."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def ward(build, folder, recording=True):
    data = pathlib.Path(folder) / "data"
    data.mkdir()
    token = secrets.token_hex(16)
    host = subprocess.Popen(
        pinned([build / "bin" / "ward-engine", "--data-dir", data, "--port", "0", "--http-port", "0", "--threads", "1",
                "--parent-stdin", "--orphan-seconds", "1", *([] if recording else ["--record", "0"])], 0),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    host.stdin.write(token + "\n")
    host.stdin.flush()
    try:
        port = json.loads(host.stdout.readline())["port"]
        document = pathlib.Path(folder) / "walkers.ward.json"
        document.write_text(scenario())
        yield host, ["ward", str(port)], [ROOT / "core" / "contract", document], {"WARD_BENCH_TOKEN": token}
    finally:
        host.kill()
        host.wait()
        shutil.rmtree(data, ignore_errors=True)


@contextlib.contextmanager
def colyseus(node):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    host = subprocess.Popen(pinned([node, HERE / "colyseus.mjs", str(port), str(ENTITIES), str(MOVING)], 0),
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                            env={**os.environ, "NODE_ENV": "production"})
    try:
        while "ready" not in host.stdout.readline():
            if host.poll() is not None:
                raise RuntimeError("the Colyseus host did not start")
        yield host, ["colyseus", str(port)], [], {}
    finally:
        host.kill()
        host.wait()


def crowd(node, host, first, more, environment, scale):
    """One round; what crowd.mjs found, and the processor time of the host while it counted."""
    command = [node, HERE / "crowd.mjs", *first, str(SESSIONS[scale]), str(CLIENTS), str(SECONDS[scale]), *map(str, more)]
    clients = subprocess.Popen(pinned(command, 1), stdout=subprocess.PIPE, text=True, env={**os.environ, **environment})
    used = {}
    found = None
    for line in clients.stdout:
        if line.startswith(("joined", "counted")):
            used[line.split()[0]] = (processor_seconds(host.pid), time.monotonic())
        elif line.startswith("{"):
            found = json.loads(line)
    if clients.wait() != 0 or found is None:
        raise RuntimeError("the clients failed")
    (cpu0, t0), (cpu1, t1) = used["joined"], used["counted"]
    found["cores"] = max(1e-6, (cpu1 - cpu0) / (t1 - t0))
    return found


def result(name, unit, ours, theirs, method, goal, **more):
    return {"name": name, "unit": unit, "method": method, "samples": ours, "goal": goal,
            "peer": {"name": "Colyseus", "kind": "program", "samples": theirs,
                     "method": "@colyseus/core with ws-transport on Node.js, patches at 30 Hz, NODE_ENV=production, "
                               "the same clients"}, **more}


def run(build, scale):
    node = peers.install("sessions")
    ours, unrecorded, theirs = [], [], []
    for _ in range(ROUNDS[scale]):
        for rounds, recording in ((ours, True), (unrecorded, False)):
            with tempfile.TemporaryDirectory(prefix="ward-bench-") as folder, ward(build, folder, recording) as host:
                rounds.append(crowd(node, *host, scale))
        with colyseus(node) as host:
            theirs.append(crowd(node, *host, scale))

    def all_of(rounds, key, factor=1.0):
        return [value * factor for found in rounds for value in found[key]]

    def capacity(rounds):
        return [SESSIONS[scale] / found["cores"] for found in rounds]

    facts = {"sessions": SESSIONS[scale], "clients": ours[0]["clients"],
             "state_frames_a_client_a_second": ours[0]["states_median"],
             "state_frames_a_client_a_second_peer": theirs[0]["states_median"]}
    lock = json.loads((HERE / "package-lock.json").read_text())["packages"]
    versions = ", ".join(f"{package} {lock[f'node_modules/{package}']['version']}"
                         for package in ("@colyseus/core", "@colyseus/schema", "ws"))
    return {"method": f"{ENTITIES} entities of which {MOVING} walk in every tick, 30 ticks a second, {CLIENTS} clients "
                      f"a session in a process on the other processor; {SESSIONS[scale]} sessions, {ROUNDS[scale]} "
                      f"rounds of {SECONDS[scale]} s in turn; ours records every session to disk, and in rounds of "
                      f"its own none of them (--record 0); the peer keeps nothing; {versions}",
            "results": [
                result("sessions per core, recorded", "sessions", capacity(ours), capacity(theirs),
                       "sessions by the processor time that the host used in a second of them",
                       {"of": "median", "is": ">=", "value": 600}, higher_is_better=True, facts=facts),
                result("sessions per core, not recorded", "sessions", capacity(unrecorded), capacity(theirs),
                       "the same with recording off, as the peer; what recording costs is the difference",
                       {"of": "ratio", "is": ">=", "value": 1}, higher_is_better=True),
                result("received by a client", "KiB/s", all_of(ours, "bytes", 1 / 1024), all_of(theirs, "bytes", 1 / 1024),
                       "WebSocket frames with their headers, per client", {"of": "p99", "is": "<=", "value": 7}),
                result("join", "ms", all_of(ours, "joins"), all_of(theirs, "joins"),
                       "from the first packet to the complete state, one client after the other while the host runs all",
                       {"of": "p99", "is": "<=", "value": 150}),
                result("return after a dropped connection", "ms", all_of(ours, "returns"), all_of(theirs, "returns"),
                       "ours resumes by number, exactly once; the peer by its reconnection token",
                       {"of": "p99", "is": "<=", "value": 100})]}
