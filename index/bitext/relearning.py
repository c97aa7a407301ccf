"""What the links of a collection teach, these staying as they are: its lexicon grows with it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.alignment import KINDS, Aligned, Alignment
from index.bitext.copies import shelves
from index.bitext.rounds import Pair, Rounds
from index.bitext.telling import Bound, side_of
from index.bitext.versions import Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from index.bitext.knowledge import Knowledge
    from index.bitext.telling import Side
    from index.bitext.versions import PassageLink, Version


def relearned(
    versions: Iterable[Version],
    links: Iterable[PassageLink],
    langs: tuple[str, str],
    glossary: Iterable[tuple[tuple[str, ...], tuple[str, ...]]] = (),
) -> Knowledge:
    """What can be learned from links.

    Args:
        versions: All of the collection; there are some in both languages.
        links: Between these.
        langs: The two languages, in alphabetical order.
        glossary: What dictionaries say.
    """
    by_lang = shelves(versions, ())
    a, b = (by_lang[lang] for lang in langs)
    sides = side_of(langs[0], a), side_of(langs[1], b)
    rounds = Rounds(a, b, Bound.of(Told(), *sides), glossary)
    rounds.learn(_pairs(links, *sides))
    return rounds.knowledge


def _pairs(links: Iterable[PassageLink], a: Side, b: Side) -> list[Pair]:
    """The links of each two versions, as if they had just been aligned."""
    found: defaultdict[tuple[int, int], set[Aligned]] = defaultdict(set)
    for link in links:
        if link.a_doc in a.places and link.b_doc in b.places:
            i, j = a.places[link.a_doc], b.places[link.b_doc]
            found[i, j].add(
                Aligned(a.span(i, link.a_paragraphs), b.span(j, link.b_paragraphs), link.score)
            )
    return [
        Pair(
            i,
            j,
            1.0,
            Alignment(
                tuple(sorted(beads)), 0.0, _counted(beads, len(a.numbers[i]), len(b.numbers[j]))
            ),
        )
        for (i, j), beads in sorted(found.items())
    ]


def _counted(beads: Collection[Aligned], rows: int, columns: int) -> np.ndarray:
    """How many beads of each kind two versions have, the passages that stand alone among them."""
    kinds = [(bead.a[1] - bead.a[0], bead.b[1] - bead.b[0]) for bead in beads]
    alone = {
        (1, 0): rows - sum(tall for tall, _ in kinds),
        (0, 1): columns - sum(wide for _, wide in kinds),
    }
    return np.array([alone.get(kind, 0) + kinds.count(kind) for kind in KINDS], np.float64)
