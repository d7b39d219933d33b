# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What every benchmark writes: the machine, the build, samples and what follows from them, as JSON."""
import json
import os
import pathlib
import platform
import re
import resource
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = 1
MOST_SAMPLES = 200  # of more than that as many evenly spaced quantiles are kept


def quantile(ordered, share):
    """The nearest-rank quantile of sorted samples."""
    rank = -(-share * len(ordered) // 1)
    return ordered[max(0, min(len(ordered), int(rank)) - 1)]


def summary(samples, higher_is_better=False):
    """p99 is what 99 of 100 samples keep: an upper bound for a time, a lower one for a speed."""
    ordered = sorted(samples, reverse=higher_is_better)
    return {"n": len(ordered), "median": quantile(ordered, 0.5), "p99": quantile(ordered, 0.99),
            "max": max(ordered), "min": min(ordered)}


def thinned(samples, most=MOST_SAMPLES):
    """Enough to draw the distribution: evenly spaced quantiles from the least to the greatest."""
    ordered = sorted(samples)
    return [ordered[round(i * (len(ordered) - 1) / (most - 1))] for i in range(most)]


def rounded(value):
    return float(f"{value:.5g}")


def with_figures(part, higher_is_better):
    """A result or its peer: few samples stay as they are, many become quantiles; figures of all beside them."""
    part = dict(part)
    samples = [rounded(s) for s in part.pop("samples")]
    if not samples:
        raise ValueError(f"{part['name']}: no samples")
    part.update({key: rounded(v) if key != "n" else v for key, v in summary(samples, higher_is_better).items()})
    part["samples" if len(samples) <= MOST_SAMPLES else "quantiles"] = (
        samples if len(samples) <= MOST_SAMPLES else thinned(samples))
    return part


def goal_met(goal, result):
    value = result[goal["of"]]
    return value <= goal["value"] if goal["is"] == "<=" else value >= goal["value"]


def finished(result):
    """A result as it is kept: figures, the ratio of the medians to its peer, whether the goal is met."""
    higher = result.get("higher_is_better", False)
    result = with_figures(result, higher)
    if result.get("peer"):
        result["peer"] = with_figures(result["peer"], higher)
        result["ratio"] = rounded(result["median"] / result["peer"]["median"])
    if result.get("goal"):
        result["goal"] = dict(result["goal"], met=goal_met(result["goal"], result))
    return result


# --- the machine ----------------------------------------------------------------------------------

def first_line(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    except OSError:
        return ""
    return (done.stdout or done.stderr).strip().split("\n")[0]


def package(name):
    return first_line(["dpkg-query", "-W", "-f", "${Version}", name])


def machine():
    def find(pattern, path):
        try:
            found = re.search(pattern, pathlib.Path(path).read_text(), re.M)
        except OSError:
            return ""
        return found.group(1).strip() if found else ""

    memory = find(r"^MemTotal:\s*(\d+)", "/proc/meminfo")
    return {"cpu": find(r"^model name\s*: (.*)$", "/proc/cpuinfo") or platform.processor(),
            "cores": os.cpu_count(), "memory_gib": round(int(memory) / 2**20, 1) if memory else None,
            "system": find(r'^PRETTY_NAME="(.*)"$', "/etc/os-release"), "kernel": platform.release(),
            "virtual": first_line(["systemd-detect-virt"])}


def versions():
    return {"qt": package("libqt6core6"), "quick3d": package("libqt6quick3d6"), "sqlite": package("libsqlite3-0"),
            "zstd": package("libzstd1"), "protobuf": package("libprotobuf32"), "mesa": package("libgl1-mesa-dri"),
            "xvfb": package("xvfb"), "compiler": first_line(["c++", "--version"]), "python": platform.python_version()}


def build_of(folder):
    """What CMake says of a build folder."""
    cache = (folder / "CMakeCache.txt").read_text()
    value = lambda key: (re.search(rf"^{key}:\w+=(.*)$", cache, re.M) or [None, ""])[1]
    kind = value("CMAKE_BUILD_TYPE")
    git = lambda *words: first_line(["git", "-C", str(ROOT), *words])
    return {"preset": folder.name, "type": kind,
            "flags": f"{value('CMAKE_CXX_FLAGS')} {value('CMAKE_CXX_FLAGS_' + kind.upper())}".strip(),
            "sanitizer": value("WARD_SANITIZE"), "commit": git("rev-parse", "--short=12", "HEAD"),
            "changed_files": bool(git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs"))}


class Load:
    """How busy the machine was while a benchmark ran: its own processes and everybody else's."""

    def __init__(self):
        self._begin = time.monotonic()
        self._before = self._loadavg()
        self._busy = self._machine_seconds()
        self._own = self._own_seconds()

    @staticmethod
    def _loadavg():
        return [round(x, 2) for x in os.getloadavg()] if hasattr(os, "getloadavg") else []

    @staticmethod
    def _own_seconds():
        return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))

    @staticmethod
    def _machine_seconds():
        try:
            fields = [int(x) for x in pathlib.Path("/proc/stat").read_text().split("\n")[0].split()[1:]]
        except OSError:
            return None
        user, nice, system, _idle, _wait, irq, softirq, steal = fields[:8]
        return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")

    def finished(self):
        wall = time.monotonic() - self._begin
        load = {"loadavg_before": self._before, "loadavg_after": self._loadavg(), "seconds": round(wall, 1)}
        if self._busy is not None:
            others = self._machine_seconds() - self._busy - (self._own_seconds() - self._own)
            load["others_share_of_cpu"] = round(max(0.0, others) / (wall * os.cpu_count()), 3)
        return load


# --- the file -------------------------------------------------------------------------------------

def text_of(document):
    """JSON with one line for each list of numbers, so that a new run is a readable difference."""
    text = json.dumps(document, indent=1, ensure_ascii=False)
    number = r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?"
    return re.sub(rf"\[\s+({number}(?:,\s+{number})*)\s+\]",
                  lambda found: "[" + re.sub(r",\s+", ",", found.group(1)) + "]", text) + "\n"
