# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""How finely bodies are made: full, or coarse for models that are small on the screen.

The same script run coarsely gives the second level of detail: fewer segments, no bevels, nothing
that is smaller than a fingertip. Nodes, materials and proportions stay.
"""

from contextlib import contextmanager

#: Parts whose box has a shorter diagonal (m) are left out of a coarse model.
FINGERTIP = 0.022

_coarse = False


@contextmanager
def coarsely():
    global _coarse
    before, _coarse = _coarse, True
    try:
        yield
    finally:
        _coarse = before


def is_coarse():
    return _coarse


def segments(count, least=5):
    """Of something round."""
    return max(least, round(count * 0.45)) if _coarse else count


def steps(count, least=1):
    """Of a bend or a path between its points."""
    return max(least, count // 3) if _coarse else count


def bevel(width, size):
    """(width, segments allowed) of a bevel on a body whose smallest extent is `size`."""
    return 0.0 if _coarse and width < 0.02 and size < 0.6 else width
