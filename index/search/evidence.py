"""What a passage holds of a question: how much of each word, how close together, what around it.

Everything is read off the terms of passages as they are stored; no text is analysed again. A word
of a question has readings, and a passage holds the word by that one of them that tells most: its
score is the best of `weight of the reading × rank-bm25's score of its term`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.model import Reading
    from index.ranking import Scale
    from index.search.query import QueryWord

WINDOW = 20
"""How many terms apart the first and the last word may stand that are together: a sentence's."""


class Sign(NamedTuple):
    """A term as a sign of a word of the question.

    Attributes:
        word: The word's place among those of the question.
        reading: By what it is one.
        factor: How much of the term's score it counts for the word.
    """

    word: int
    reading: Reading
    factor: float


class Held(NamedTuple):
    """How much of a word of the question a passage holds; nothing scores 0.

    Attributes:
        score: rank-bm25's score of a term, times what its reading weighs.
        reading: The reading that scores most, None where the passage holds none.
    """

    score: float
    reading: Reading | None


class Found(NamedTuple):
    """The question's terms in a passage.

    Attributes:
        met: Where each stands, counted in terms, and which it is, in order.
        length: How many terms the passage has.
    """

    met: list[tuple[int, str]]
    length: int


_place = itemgetter(0)
_NOTHING = Held(0.0, None)
_NOWHERE = frozenset[int]()


@dataclass(frozen=True, slots=True)
class Gauge:
    """Measures passages of one language by a question.

    Attributes:
        words: The words of the question, their readings in the passages' language.
        scale: What their terms are scored by.
    """

    words: tuple[QueryWord, ...]
    scale: Scale
    _signs: Mapping[str, list[Sign]] = field(init=False)
    _weighed: Mapping[str, list[tuple[int, float]]] = field(init=False)

    def __post_init__(self) -> None:
        """Sorts readings by their terms."""
        weights = self.scale.weights
        signs: dict[str, list[Sign]] = {}
        for place, word in enumerate(self.words):
            for reading in word.readings:
                if reading.term in weights:
                    sign = Sign(place, reading, word.share * reading.weight)
                    signs.setdefault(reading.term, []).append(sign)
        weighed = {
            term: [(sign.word, sign.factor * weights[term]) for sign in found]
            for term, found in signs.items()
        }
        object.__setattr__(self, "_signs", signs)
        object.__setattr__(self, "_weighed", weighed)

    def found(self, terms: Sequence[str]) -> Found:
        """The question's terms in a passage.

        Args:
            terms: What the passage is found by, in the order of its text.
        """
        signs = self._signs
        return Found(
            [(place, term) for place, term in enumerate(terms) if term in signs], len(terms)
        )

    def held(self, found: Found) -> list[Held]:
        """How much a passage holds of each word.

        Args:
            found: What stands in it.
        """
        held = [_NOTHING] * len(self.words)
        frequencies: dict[str, int] = {}
        for _, term in found.met:
            frequencies[term] = frequencies.get(term, 0) + 1
        for term, frequency in frequencies.items():
            score = self.scale.score(term, frequency, found.length)
            for word, reading, factor in self._signs[term]:
                if score * factor > held[word][0]:
                    held[word] = Held(score * factor, reading)
        return held

    def together(self, found: Found) -> tuple[float, frozenset[int]]:
        """What words stand together somewhere, and the weight of these, each counted once.

        Args:
            found: What stands in the passage.

        Returns:
            The largest sum of words' weights within `WINDOW` terms, and the places of the words.
        """
        met, weighed = found.met, self._weighed
        best, which = 0.0, _NOWHERE
        reached = 0
        for first, (begin, _) in enumerate(met):
            end = bisect_right(met, begin + WINDOW, reached, key=_place)
            if end == reached:  # all of it stands in the window before
                continue
            reached = end
            weights: dict[int, float] = {}
            for _, term in met[first:end]:
                for word, weight in weighed[term]:
                    if weight > weights.get(word, 0.0):
                        weights[word] = weight
            total = sum(weights.values())
            if total > best:
                best, which = total, frozenset(weights)
        return best, which

    def around(self, held: Sequence[Held], others: Iterable[Sequence[str]]) -> list[float]:
        """What stands around a passage of each word, beyond what it holds itself.

        Args:
            held: What the passage holds.
            others: The terms of the passages around it.
        """
        most = [one.score for one in held]
        for terms in others:
            found = self.found(terms)
            if found.met:
                most = list(map(max, most, (one.score for one in self.held(found))))
        return [more - one.score for more, one in zip(most, held, strict=True)]
