#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the table of docs/benchmarks/README.md from the JSON files beside it; --check only compares."""
import argparse
import json
import pathlib
import sys

ORDER = ["seek", "seek_peers", "recorder", "ingest", "rules", "dry_run", "sessions", "headless", "start", "panels", "edit",
         "scene", "tree", "memory"]
KEPT = pathlib.Path(__file__).resolve().parents[2] / "docs" / "benchmarks"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


def number(value):
    if value is None:
        return ""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2g}" if abs(value) < 1 else f"{value:.3g}"


def goal_text(result):
    goal = result.get("goal")
    if not goal:
        return ""
    unit = " ×" if goal["of"] == "ratio" else " ×" if result["unit"].startswith("x") else f" {result['unit']}"
    return f"{goal['of']} {'≤' if goal['is'] == '<=' else '≥'} {number(goal['value'])}{unit}"


def verdict(result):
    goal = result.get("goal")
    return "" if not goal else "met" if goal["met"] else "**missed**"


def lost(result):
    """Whether the peer did better."""
    if "ratio" not in result:
        return False
    return result["ratio"] < 1 if result.get("higher_is_better") else result["ratio"] > 1


def worst(result):
    return result["min"] if result.get("higher_is_better") else result["max"]


def lines_for_terminal(measured):
    load = measured["load"]
    yield (f"\n{measured['benchmark']} — load {load['loadavg_before']} → {load['loadavg_after']}, others took "
           f"{load.get('others_share_of_cpu', 0):.0%} of the processors")
    for result in measured["results"]:
        peer = result.get("peer")
        ratio = f"{result['ratio']:.2f}x of {peer['name']} ({number(peer['median'])})" if peer else ""
        yield (f"  {result['name'][:52]:52} {number(result['median']):>9} {number(result['p99']):>9} "
               f"{number(worst(result)):>9} {result['unit']:12} {goal_text(result):18} {verdict(result):11} {ratio}")


def table(documents):
    yield "| what | median | p99 | worst | n | goal | | beside it, same run | its median | ratio |"
    yield "|---|--:|--:|--:|--:|---|---|---|--:|--:|"
    for document in documents:
        for result in document["results"]:
            peer = result.get("peer") or {}
            ratio = f"{result['ratio']:.2f}{' (lost)' if lost(result) else ''}" if peer else ""
            yield (f"| {result['name']} ({result['unit']}) | {number(result['median'])} | {number(result['p99'])} | "
                   f"{number(worst(result))} | {result['n']} | {goal_text(result)} | {verdict(result)} | "
                   f"{peer.get('name', '')} | {number(peer.get('median'))} | {ratio} |")


def conditions(documents):
    yield "| file | measured | commit | build | load before → after | others' share of the processors | seconds |"
    yield "|---|---|---|---|---|--:|--:|"
    for document in documents:
        load, build = document["load"], document["build"]
        changed = " + changes" if build["changed_files"] else ""
        yield (f"| [{document['benchmark']}.json]({document['benchmark']}.json) | {document['at']} | "
               f"{build['commit']}{changed} | {build['preset']} ({build['flags']}) | "
               f"{load['loadavg_before'][0]} → {load['loadavg_after'][0]} | "
               f"{load.get('others_share_of_cpu', 0):.0%} | {load['seconds']} |")


def losses(documents):
    found = False
    for document in documents:
        for result in document["results"]:
            if result.get("goal") and not result["goal"]["met"]:
                found = True
                value = result[result["goal"]["of"]]
                yield f"- **{result['name']}**: goal {goal_text(result)}, measured {number(value)}."
    for document in documents:
        for result in document["results"]:
            if lost(result):
                found = True
                yield (f"- {result['name']}: {result['ratio']:.2f} × {result['peer']['name']} "
                       f"({number(result['median'])} against {number(result['peer']['median'])} {result['unit']}).")
    if not found:
        yield "Nothing in this run."


def generated(folder):
    documents = [json.loads((folder / f"{name}.json").read_text()) for name in ORDER if (folder / f"{name}.json").exists()]
    if not documents:
        return "No figures yet."
    machine, versions = documents[-1]["machine"], documents[-1]["versions"]
    about = (f"{machine['cpu']}, {machine['cores']} cores ({machine['virtual'] or 'virtualisation unknown'}), "
             f"{machine['memory_gib']} GiB, {machine['system']}, kernel {machine['kernel']}; "
             f"Qt {versions['qt']}, SQLite {versions['sqlite']}, zstd {versions['zstd']}, Mesa {versions['mesa']}, "
             f"{versions['compiler']}.")
    return "\n".join([about, "", *table(documents), "", "### What we lose", "", *losses(documents), "",
                      "### Conditions", "", *conditions(documents)])


def page(folder):
    text = (folder / "README.md").read_text()
    head, rest = text.split(BEGIN, 1)
    tail = rest.split(END, 1)[1]
    return text, f"{head}{BEGIN}\n\n{generated(folder)}\n\n{END}{tail}"


def write(folder):
    (folder / "README.md").write_text(page(folder)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when the table is not that of the files")
    parser.add_argument("folder", nargs="?", default=str(KEPT))
    arguments = parser.parse_args()
    folder = pathlib.Path(arguments.folder)
    if not arguments.check:
        write(folder)
        return 0
    there, wanted = page(folder)
    if there != wanted:
        print(f"{folder.name}/README.md does not show the figures of the JSON files; run tests/bench/table.py")
    return 0 if there == wanted else 1


if __name__ == "__main__":
    sys.exit(main())
