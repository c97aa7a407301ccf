"""Where the two sides of links disagree, by all that is known of their languages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from index.differences.amounts import amount_differences
from index.differences.comparison import side_by_side
from index.differences.names import name_differences
from index.differences.omissions import omissions
from index.differences.proper import Names
from index.differences.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.analysis import Analyzer
    from index.bitext import Knowledge
    from index.bitext.knowledge import Entry
    from index.differences.comparison import Comparison
    from index.model import Difference, Link

    GlossaryEntry = tuple[tuple[str, ...], tuple[str, ...]]


class Comparer:
    """Compares the sides of links between two languages; many at once cost less than one by one."""

    def __init__(self, knowledge: Knowledge, langs: tuple[str, str], analyzer: Analyzer) -> None:
        """Args are what is known, the languages that it is about in its order, and what reads."""
        self._knowledge = knowledge
        self._analyzer = analyzer
        self._names = Names(knowledge, langs)
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in knowledge.entries:
            self._entries[entry.a].append(entry)
        self._glossary: dict[str, list[GlossaryEntry]] = defaultdict(list)
        for a, b in knowledge.glossary:
            for word in a:
                self._glossary[word].append((a, b))

    def differences(self, links: Sequence[Link]) -> list[tuple[Difference, ...]]:
        """Where the sides of each link disagree, in the order of side a.

        Args:
            links: Between the two languages, side a in the first.
        """
        readings = [
            (Reading.of(link.a, self._analyzer), Reading.of(link.b, self._analyzer))
            for link in links
        ]
        known = self._known_of([a for a, _ in readings])
        return [
            tuple(sorted(self._of(comparison), key=_place))
            for comparison in side_by_side(readings, known)
        ]

    def _of(self, comparison: Comparison) -> Iterator[Difference]:
        yield from amount_differences(comparison)
        yield from name_differences(comparison, self._names)
        yield from omissions(comparison)

    def _known_of(self, readings: Sequence[Reading]) -> Knowledge:
        """What is known of the words of some readings in the first language."""
        words = {word.lemma for reading in readings for word in reading.words}
        return replace(
            self._knowledge,
            entries=[entry for word in words for entry in self._entries.get(word, ())],
            glossary=[entry for word in words for entry in self._glossary.get(word, ())],
        )


def _place(difference: Difference) -> tuple[object, ...]:
    a, b = difference.a, difference.b
    return a.paragraph, a.span, b.paragraph, b.span, difference.kind.value
