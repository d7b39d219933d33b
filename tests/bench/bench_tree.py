# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""The Entities panel with 20,000 entities: bench_tree on a virtual display."""
from bench_scene import measured

NAME = "tree"


def run(build, scale):
    return measured(build / "bin" / "bench_tree", scale)
