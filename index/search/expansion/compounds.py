"""Compounds as texts write them: in one word, with a hyphen, in two.

Texts are found by the parts of what they write with a hyphen. So a compound typed in one word has
to be parted to be found there, and words typed apart, or with a hyphen, joined to be found in one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.model import Reading, ReadingKind
from index.search.expansion.writings import Writings, written_otherwise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.analysis import Analyzer
    from index.search.expansion.writings import Standing
    from index.search.query import QueryWord

JOINED, PARTED = 1.0, 0.6
"""What counts: two words written as one; a word that stands nowhere by its parts.

By thought: too few questions hold such words to fit them to.
"""

LINKS = ("о", "е")
"""The vowels that join the parts of Russian compounds."""

_ENDINGS = ("", "ь", "а", "я", "о", "е")
"""What a noun has in the nominative that has one of these where it begins a compound."""

_PART = 3
"""Letters that a part has at least."""

_E = "e"
"""The one part of a single letter that is common: e-mail, e-government."""

_COMMON = 2
"""In how many passages a part stands at least, so that it is a word and no slip."""

_BETWEEN = frozenset(" -‐‑\u00a0")


@dataclass(frozen=True, slots=True)
class Joined:
    """Adds to words that were typed beside each other the word that they may be together.

    Attributes:
        question: As it was typed; the words' spans are ranges of it.
        standing: What knows the terms of texts.
    """

    question: str
    standing: Standing

    def __call__(self, words: tuple[QueryWord, ...]) -> tuple[QueryWord, ...]:
        """The words with their compounds."""
        things = [
            Writings((place, place + 1), _joined(one, other))
            for place, (one, other) in enumerate(pairwise(words))
            if self.question[one.span.end : other.span.start] in _BETWEEN
        ]
        return written_otherwise(words, things, self.standing)


class _Split(NamedTuple):
    """Two parts of a word, each by the terms that it may be."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """Adds to words that stand nowhere the parts of which they are made.

    What is written like a name has no parts.

    Attributes:
        analyzer: The one that the texts were read by.
        standing: What knows the terms of texts.
    """

    analyzer: Analyzer
    standing: Standing

    def __call__(self, words: tuple[QueryWord, ...]) -> tuple[QueryWord, ...]:
        """The words with their parts."""
        known = self.standing({term for word in words for term in word.terms}).keys()
        things = []
        for place, word in enumerate(words):
            if known.isdisjoint(word.terms) and not word.name and word.typed.isalpha():
                parts = [
                    [Reading(term, PARTED, ReadingKind.FAMILY) for term in part]
                    for part in self._split(_folded(word.typed))
                ]
                things.append(Writings((place,), (), parts))
        return written_otherwise(words, things, self.standing)

    def _split(self, typed: str) -> _Split | tuple[()]:
        """The parts of a word whose rarer one is the most common; nothing without such."""
        splits = list(self._splits(typed))
        known = self.standing({term for split in splits for part in split for term in part})
        common = {term for term, passages in known.items() if passages >= _COMMON}
        found = [
            _Split(*(tuple(term for term in part if term in common) for part in split))
            for split in splits
        ]
        return max(
            (split for split in found if all(split)),
            key=lambda split: min(max(known[term] for term in part) for part in split),
            default=(),
        )

    def _splits(self, typed: str) -> Iterator[_Split]:
        """The ways to part a word into two that say something."""
        first = () if typed[:1] != _E or len(typed) <= _PART else (1,)
        for border in (*first, *range(_PART, len(typed) - _PART + 1)):
            left, right = (self.analyzer.words(part) for part in (typed[:border], typed[border:]))
            if len(left) == len(right) == 1 and not (left[0].is_stop or right[0].is_stop):
                yield _Split((*left[0].terms, *_nouns(typed[:border])), right[0].terms)


def _joined(one: QueryWord, other: QueryWord) -> list[Reading]:
    """What two words are together, as it was typed or with the lemma of the second."""
    lasts = dict.fromkeys((_folded(other.typed), *other.terms))
    return [Reading(_folded(one.typed) + last, JOINED, ReadingKind.FAMILY) for last in lasts]


def _folded(typed: str) -> str:
    return typed.lower().replace("ё", "е")


def _nouns(part: str) -> tuple[str, ...]:
    """The nouns that the first part of a Russian compound may be: «нефте-» is «нефть»."""
    if len(part) <= _PART or part[-1] not in LINKS:
        return ()
    return tuple(part[:-1] + ending for ending in _ENDINGS)
