# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Seek to the complete world beside rows of SQLite and MCAP files of the same states."""
import json
import os
import pathlib
import subprocess
import tempfile

import peers

NAME = "seek_peers"
MINUTES = {"full": 10, "quick": 2, "smoke": 0.1}
SEEKS = {"full": 500, "quick": 60, "smoke": 6}
ROUNDS = {"full": 5, "quick": 2, "smoke": 1}
TICKS_A_MINUTE = 1800

WAYS = {
    "rows": ("rows in SQLite, latest at t", "C++, the same wrapper: a row per component and change, WITHOUT ROWID, "
             "primary key (topic, tick); the topics found by skipping through the key, then one descent a topic"),
    "frames": ("MCAP, our keyframes and deltas as messages", "TypeScript @mcap/core: the last keyframe message and the "
               "deltas after it, chunks of 64 KiB, zstd; decoding of the frames left out"),
    "backfill": ("MCAP, backfill topic by topic", "TypeScript @mcap/core: a topic per component of an entity, newest "
                 "message of each by readMessages(reverse), message indexes cached, zstd"),
    "reverse": ("MCAP, backwards until each topic was met", "TypeScript @mcap/core: one readMessages(reverse) over all "
                "topics; most entities stand still, so it goes far back"),
}


def run(build, scale):
    node = peers.install("seek")
    ours = build / "bin" / "bench_seek_peers"
    script = peers.FOLDER / "seek" / "seek.mjs"
    samples = {"ours": [], **{way: [] for way in WAYS}}
    with tempfile.TemporaryDirectory(prefix="ward-bench-") as folder:
        ticks = int(MINUTES[scale] * TICKS_A_MINUTE)
        subprocess.run([ours, "prepare", folder, str(ticks), str(SEEKS[scale])], check=True)
        subprocess.run([node, script, "prepare", folder], check=True)
        for turn in range(ROUNDS[scale]):
            for program in ([ours], [node, script]):
                done = subprocess.run([*program, "seek", folder, str(turn), str(ROUNDS[scale])], check=True,
                                      capture_output=True, text=True)
                for name, found in json.loads(done.stdout).items():
                    samples[name] += found
        sizes = {name: os.path.getsize(pathlib.Path(folder) / name)
                 for name in ("ours.wardrec", "rows.sqlite", "topics.mcap", "frames.mcap")}
    facts = {f"bytes_{name.replace('.', '_')}": size for name, size in sizes.items()}
    return {"method": f"random moments of {MINUTES[scale]} minutes of 500 entities, 4 of them patients, of which 100 "
                      "move in every tick; ours (decoded, verified, ready to use) and each peer in turn over "
                      f"{ROUNDS[scale]} rounds, files in the page cache; each result's SHA-256 over every component "
                      "and track equals that of the recorded world",
            "results": [{"name": f"seek, 500 entities, against {peer}", "unit": "ms", "samples": samples["ours"],
                         "method": "RecordingReader::worldAt", "goal": {"of": "p99", "is": "<=", "value": 1},
                         "peer": {"name": peer, "kind": "program", "method": how, "samples": samples[way]},
                         "facts": facts if way == "rows" else {}}
                        for way, (peer, how) in WAYS.items()]}
