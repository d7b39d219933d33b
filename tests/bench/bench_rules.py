# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Two hundred rules a tick beside json-rules-engine and zen-engine, with the same results."""
import json
import subprocess

import peers

NAME = "rules"
TICKS = {"full": 3000, "quick": 1500, "smoke": 1000}
ROUNDS = {"full": 5, "quick": 2, "smoke": 1}
ENGINES = {
    "json-rules-engine": "JavaScript: rules added once, facts as constants of the run, one engine.run(facts) a tick, "
                         "its events",
    "zen-engine": "Rust behind Node: one decision table with hit policy collect, compiled once, one "
                  "decision.evaluate(facts) a tick, its rows; the way into and out of Rust is in it",
}
MODES = {
    "all": "200 rules a tick, each asked",
    "crossing": "200 rules a tick, vitals crossing thresholds",
}


def figures_of(command, expected):
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    if expected and (found["hash"], found["fired"]) != expected:
        raise RuntimeError(f"{command}: another result: {found['hash']}, {found['fired']} against {expected}")
    return found


def run(build, scale):
    node = peers.install("rules")
    script = peers.FOLDER / "rules" / "rules.mjs"
    results = []
    for mode, what in MODES.items():
        samples = {"ours": [], **{engine: [] for engine in ENGINES}}
        expected = None
        for _ in range(ROUNDS[scale]):
            for engine in ENGINES:
                ours = figures_of([build / "bin" / "bench_rules", mode, str(TICKS[scale])], expected)
                expected = (ours["hash"], ours["fired"])
                peer = figures_of([node, script, engine, mode, str(TICKS[scale])], expected)
                samples["ours"] += ours["samples"]
                samples[engine] += peer["samples"]
        facts = {"fired_per_tick": expected[1] / TICKS[scale], "result_hash": expected[0]}
        results += [{"name": f"{what}, against {engine}", "unit": "us", "samples": samples["ours"],
                     "method": "C++, the kernel's steps 5 to 11 of a tick: seven vitals written, triggers, conditions, "
                               "activations, their events numbered but not serialised",
                     "goal": {"of": "ratio", "is": "<=", "value": 1},
                     "peer": {"name": engine, "kind": "program", "method": how, "samples": samples[engine]},
                     "facts": facts}
                    for engine, how in ENGINES.items()]
    return {"method": f"seven vitals walk at random over {TICKS[scale]} ticks; a sample is the mean of 500 ticks, the "
                      f"first 500 warm up; ours and each peer in turn over {ROUNDS[scale]} rounds; all: every rule "
                      "has two comparisons and is asked at each tick; crossing: one threshold each, ours fires when it "
                      "is crossed, what the peers find is compared with the tick before outside the time; the FNV hash "
                      "over (tick, rule) of everything that fired is the same for all",
            "results": results}
