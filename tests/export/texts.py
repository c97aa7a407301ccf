"""Pairs of versions made by hand, so that exports are tested without reading or linking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.collection.pairs import LinkedPair, LinkedVersion
from index.model import Difference, DifferenceKind, Link, Mark, Passage, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Bead = tuple[Sequence[int], Sequence[int]]


def version(doc: str, lang: str, texts: Iterable[str]) -> LinkedVersion:
    """A version whose passages are these texts."""
    passages = tuple(
        Passage(number, lang, Span(0, len(text)), text) for number, text in enumerate(texts, 1)
    )
    return LinkedVersion(doc, lang, None, None, None, passages)


def pair(
    a: LinkedVersion, b: LinkedVersion, beads: Iterable[Bead], score: float = 0.97
) -> LinkedPair:
    """Two versions with links between passages of these numbers."""
    return LinkedPair(
        a, b, tuple(Link(side(a, in_a), side(b, in_b), score) for in_a, in_b in beads)
    )


def numbered(a: int, b: int, beads: Iterable[Bead]) -> LinkedPair:
    """Two versions of that many passages each, the texts told apart by their numbers."""
    return pair(
        version("release.en.txt", "en", (f"Paragraph {number}." for number in range(1, a + 1))),
        version("release.ru.txt", "ru", (f"Абзац {number}." for number in range(1, b + 1))),
        beads,
    )


def side(version: LinkedVersion, numbers: Sequence[int]) -> Side:
    """The side of a link that these passages of a version make."""
    texts = tuple(version.passages[number - 1].text for number in numbers)
    return Side(version.doc, version.lang, tuple(numbers), texts)


def differing(link: Link, kind: DifferenceKind, a: str, b: str) -> Difference:
    """The first passages of a link disagree in these words; where one is empty, at the end."""
    return Difference(kind, _mark(link.a, a), _mark(link.b, b), 0.9)


def _mark(side: Side, words: str) -> Mark:
    text = side.texts[0]
    start = text.index(words) if words else len(text)
    return Mark(side.paragraphs[0], Span(start, start + len(words)))


def scored(pair: LinkedPair, scores: Iterable[float]) -> LinkedPair:
    """The same pair, its links as sure as that."""
    links = zip(pair.links, scores, strict=True)
    return replace(pair, links=tuple(replace(link, score=score) for link, score in links))
