"""Long versions are aligned in windows, so that time and memory grow with their length.

A window is aligned as if it were all; what stands in its first half no longer depends on what comes
behind it, is kept, and the next window begins where that ends. What stands in another order is
found where both passages are in one window.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.alignment import Aligned, Alignment
from index.bitext.constraints import Constraints

if TYPE_CHECKING:
    from index.bitext.alignment import Aligner

WINDOW = 120
"""How many passages of each side are aligned at once: 14,400 cells, some 3 MB."""


def align_versions(
    aligner: Aligner,
    a: tuple[int, int],
    b: tuple[int, int],
    least: float = -math.inf,
    constraints: Constraints | None = None,
) -> Alignment:
    """Aligns two versions of any length; short ones exactly, long ones window by window.

    Args:
        aligner: For `WINDOW` passages at once.
        a: The first and after the last passage of one version.
        b: The same of the other.
        least: With less evidence than this a short version's evidence alone is told.
        constraints: What binds the alignment.

    Returns:
        The alignment, with places that count from the versions' first passages.
    """
    if a[1] - a[0] <= WINDOW and b[1] - b[0] <= WINDOW:
        found = aligner.align(a, b, least, constraints)
    else:
        found = _in_windows(aligner, a, b, constraints or Constraints())
    links = found.links + found.crossed
    if constraints:
        told = {(link.a, link.b) for link in links}
        links += tuple(Aligned(*bead, 1.0) for bead in constraints.confirmed if bead not in told)
    return Alignment(tuple(sorted(links)), found.evidence, found.beads)


def _in_windows(
    aligner: Aligner, a: tuple[int, int], b: tuple[int, int], constraints: Constraints
) -> Alignment:
    links: list[Aligned] = []
    nats = 0.0
    beads = np.zeros(1)
    i, j = a[0], b[0]
    while i < a[1] and j < b[1]:
        end = min(i + WINDOW, a[1]), min(j + WINDOW, b[1])
        bound = constraints.moved(a[0] - i, b[0] - j)
        found = aligner.align((i, end[0]), (j, end[1]), constraints=bound)
        last = end == (a[1], b[1])
        kept = found.links if last else _first_half(found.links)
        if last:
            step = end[0] - i, end[1] - j
        elif kept:
            step = kept[-1].a[1], kept[-1].b[1]
        else:
            step = WINDOW // 2, WINDOW // 2
        crossed = [x for x in found.crossed if x.a[1] <= step[0] and x.b[1] <= step[1]]
        links += (_moved(link, i - a[0], j - b[0]) for link in (*kept, *crossed))
        part = sum(step) / (end[0] - i + end[1] - j)
        nats += part * found.evidence
        beads = beads + part * found.beads
        i, j = i + step[0], j + step[1]
    return Alignment(tuple(links), nats, beads)


def _moved(link: Aligned, a: int, b: int) -> Aligned:
    return Aligned((link.a[0] + a, link.a[1] + a), (link.b[0] + b, link.b[1] + b), link.score)


def _first_half(links: tuple[Aligned, ...]) -> tuple[Aligned, ...]:
    half = WINDOW // 2
    return tuple(link for link in links if link.a[1] <= half or link.b[1] <= half)
