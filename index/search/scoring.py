"""What evidence counts for: from what passages hold of a question to scores whose parts add up.

The base is rank-bm25's score of each word of the question. Added are, each as a share of the same
unit: the weight of the words that stand together within a sentence's length; what the passages
around have of words that the passage lacks; and what its version in the other language has of the
question, carried over by the lexicon: a second witness that uses other words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.evidence import Held
    from index.search.query import QueryWord

NEAR = 1.6
"""What the weight of words that stand together counts, against rank-bm25's score of words."""

AROUND = 0.6
"""What a word counts that stands in a neighbouring passage alone."""

VERSION = 0.9
"""What a word counts in the passage's version in the other language."""

ACROSS = 2.0
"""What a passage counts that stands in the other language alone."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a passage and its surroundings hold of a question.

    Attributes:
        held: For each word of the question what the passage itself holds of it.
        near: The weight of the words that stand together somewhere in it.
        together: The places of these words in the question.
        version: For each word what the version in the other language holds; empty without one.
        version_together: The places of the words that stand together somewhere in it.
        around: For each word what stands of it around the passage alone; empty where not looked at.
        factor: What all of it counts.
        phrases: Phrases that were quoted and stand in it, and what each of them adds.
        score: The sum of the parts.
    """

    held: Sequence[Held]
    near: float
    together: frozenset[int]
    version: Sequence[Held] = ()
    version_together: frozenset[int] = frozenset()
    around: Sequence[float] = ()
    factor: float = 1.0
    phrases: tuple[tuple[str, float], ...] = ()

    score: float = field(init=False)

    def __post_init__(self) -> None:
        """Adds the parts up."""
        total = self.factor * (
            sum([one.score for one in self.held])
            + NEAR * self.near
            + AROUND * sum(self.around)
            + VERSION * sum([one.score for one in self.version])
        )
        object.__setattr__(self, "score", total + sum([score for _, score in self.phrases]))

    def parts(self, words: Sequence[QueryWord]) -> tuple[Part, ...]:
        """What the score is made of; what adds nothing is left out.

        Args:
            words: The words of the question.
        """
        single = [
            Part(PartKind.WORD, _label(word, held), held.score)
            for word, held in zip(words, self.held, strict=True)
        ]
        near = [word.typed for place, word in enumerate(words) if place in self.together]
        others = [
            Part(PartKind.NEAR, " ".join(near), NEAR * self.near),
            *(
                Part(PartKind.DOCUMENT, word.typed, AROUND * score)
                for word, score in zip(words, self.around, strict=False)
            ),
            *(
                Part(PartKind.VERSION, _label(word, held), VERSION * held.score)
                for word, held in zip(words, self.version, strict=False)
            ),
        ]
        weighed = (
            part._replace(score=self.factor * part.score)
            for part in (*single, *others)
            if part.score
        )
        return (*weighed, *(Part(PartKind.PHRASE, *one) for one in self.phrases))


def _label(word: QueryWord, held: Held) -> str:
    """A word as it was typed, and the term that it was found by."""
    return word.typed if held.reading is None else f"{word.typed} → {held.reading.term}"
