"""Two readings side by side: which sentences belong together, and which words stand for each other.

Many links are laid out at once: what has been learned is looked up for all of their words together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.bitext.alignment import Aligned, BeadShares
from index.bitext.beforehand import known_beforehand
from index.bitext.bench import Bench
from index.bitext.evidence import Evidence
from index.bitext.vocabulary import Gathering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.bitext.knowledge import Knowledge
    from index.bitext.translations import Entries
    from index.bitext.vocabulary import Profiles, Vocabulary
    from index.differences.reading import Reading

Rows = Mapping[str, AbstractSet[str]]
"""For each word of a language those of the other that it may stand for."""

PLAUSIBLE = 0.05
"""How probable it must be, in the likelier direction, that a word stands for another."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings side by side.

    Attributes:
        a: One side of a link.
        b: The other.
        beads: The sentences of both that belong together, in the order of side a.
        of_a: What words of side a, and of other links, may stand for.
        of_b: The same for side b.
    """

    a: Reading
    b: Reading
    beads: tuple[Aligned, ...]
    of_a: Rows
    of_b: Rows

    def swapped(self) -> Comparison:
        """The same, the sides in the other order."""
        beads = tuple(Aligned(bead.b, bead.a, bead.score) for bead in self.beads)
        return Comparison(self.b, self.a, tuple(sorted(beads)), self.of_b, self.of_a)


def side_by_side(
    pairs: Sequence[tuple[Reading, Reading]], knowledge: Knowledge
) -> Iterator[Comparison]:
    """Aligns the sentences of links.

    Args:
        pairs: The readings of both sides of each link.
        knowledge: About their two languages, in this order.
    """
    a_words, a = _profiles(pair[0] for pair in pairs)
    b_words, b = _profiles(pair[1] for pair in pairs)
    translations = knowledge.translations(
        a_words, b_words, known_beforehand(a_words, b_words, knowledge.glossary)
    )
    evidence = Evidence.of(translations, knowledge.weighed(a_words, b_words), knowledge.lengths)
    # a collection counts how passages are merged and left out; for sentences there is a table
    bench = Bench(a, b, evidence, BeadShares())
    of_a, of_b = _rows(a_words, b_words, translations.entries)
    for place, readings in enumerate(pairs):
        yield Comparison(*readings, bench.align(place, place).links, of_a, of_b)


def _profiles(readings: Iterable[Reading]) -> tuple[Vocabulary, Profiles]:
    gathering = Gathering()
    for reading in readings:
        gathering.add(reading.as_passages())
    return gathering.profiles()


def _rows(a: Vocabulary, b: Vocabulary, entries: Entries) -> tuple[Rows, Rows]:
    of_a, of_b = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for i, j, forward, backward in zip(*(column.tolist() for column in entries), strict=True):
        if max(forward, backward) >= PLAUSIBLE:
            one, other = a.types[i], b.types[j]
            of_a[one].add(other)
            of_b[other].add(one)
    return dict(of_a), dict(of_b)
