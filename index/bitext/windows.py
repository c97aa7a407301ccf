"""Long versions are aligned in windows, so that time and memory grow with their length.

A window is aligned as if it were all; what stands in its first half no longer depends on what comes
behind it, is kept, and the next window begins where that ends.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.bitext.alignment import Aligned, Alignment, align

if TYPE_CHECKING:
    from index.bitext.alignment import BeadShares
    from index.bitext.evidence import Evidence
    from index.bitext.vocabulary import Profile

WINDOW = 120
"""How many passages of each side are aligned at once: 14,400 cells, some 30 MB."""


def align_versions(a: Profile, b: Profile, evidence: Evidence, shares: BeadShares) -> Alignment:
    """Aligns two versions of any length; short ones exactly, long ones window by window."""
    whole = len(a.passages), len(b.passages)
    links: list[Aligned] = []
    nats = 0.0
    beads: Counter[tuple[int, int]] = Counter()
    i = j = 0
    while i < whole[0] and j < whole[1]:
        end = min(i + WINDOW, whole[0]), min(j + WINDOW, whole[1])
        window = a.part((i, end[0])), b.part((j, end[1]))
        found = align(evidence.about(*window), shares.frequency)
        kept = found.links if end == whole else _first_half(found.links)
        links += (
            Aligned((i + x.a[0], i + x.a[1]), (j + x.b[0], j + x.b[1]), x.score) for x in kept
        )
        if end == whole:
            step = end[0] - i, end[1] - j
        elif kept:
            step = kept[-1].a[1], kept[-1].b[1]
        else:
            step = WINDOW // 2, WINDOW // 2
        part = sum(step) / (end[0] - i + end[1] - j)
        nats += part * found.evidence
        beads.update({kind: part * count for kind, count in found.beads.items()})
        i, j = i + step[0], j + step[1]
    return Alignment(tuple(links), nats, beads)


def _first_half(links: tuple[Aligned, ...]) -> tuple[Aligned, ...]:
    half = WINDOW // 2
    return tuple(link for link in links if link.a[1] <= half or link.b[1] <= half)
