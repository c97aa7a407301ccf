"""Whether what was found answers: how much of the question one passage holds.

Each word of the question weighs what its rarest reading weighs in BM25, counted over the passages
that may be read; a word that stands nowhere weighs as much as one that stands once, since it is at
least as rare, and a name or number twice that. A passage that holds less than `ENOUGH` of the
question's weight is a neighbour, not an answer.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from index.model import Refusal, RefusalKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from index.ranking import Frequencies
    from index.search.query import QueryWord

ENOUGH = 0.4
"""The share of the question's weight that a passage must hold to be an answer."""

UNKNOWN_NAME = 2.0
"""How many times a name or number that stands nowhere weighs what another such word does.

For a word that stands nowhere the passage may hold a synonym; for a name it may not.

Shares answered on XQuAD (1264 questions that the documents answer; English, Russian) and RuBQ (600
that they don't), by `ENOUGH` and this factor: .4 and 1: .97 .93, .12 .12; **.4 and 2: .96 .92, .07
.07**; .4 and 3: .96 .92, .07 .06; .35 and 2: .97 .95, .13 .12; .3 and 2: .98 .97, .19 .19.
"""


def word_weights(words: Sequence[QueryWord], frequencies: Frequencies) -> dict[QueryWord, float]:
    """How much each word of a question tells, among the passages that may be read."""
    weights = frequencies.weights
    unseen = math.log(frequencies.passages + 1)
    return {
        word: max(
            (weights[term] for term in word.terms if term in weights),
            default=unseen * (UNKNOWN_NAME if word.name else 1),
        )
        for word in words
    }


def known_words(words: Sequence[QueryWord], frequencies: Frequencies) -> list[QueryWord]:
    """The words that stand in some passage that may be read."""
    return [word for word in words if any(term in frequencies.terms for term in word.terms)]


def coverage(held: Collection[QueryWord], weights: Mapping[QueryWord, float]) -> float:
    """The share of the question's weight in the words that a passage holds, from 0 to 1."""
    total = sum(weights.values())
    return sum(weights[word] for word in held) / total if total else 0.0


def decide(
    words: Sequence[QueryWord], known: Collection[QueryWord], best_coverage: float
) -> Refusal | None:
    """The reason not to answer, or None where the best passage answers.

    Args:
        words: The words of the question.
        known: Those of them that stand in some passage that may be read.
        best_coverage: The largest coverage among the passages found.
    """
    if not words:
        return Refusal(RefusalKind.NO_WORDS)
    if best_coverage >= ENOUGH:
        return None
    unknown = unknown_words(words, known)
    if unknown:
        return Refusal(RefusalKind.UNKNOWN_WORDS, unknown)
    return Refusal(RefusalKind.SCATTERED)


def unknown_words(words: Sequence[QueryWord], known: Collection[QueryWord]) -> tuple[str, ...]:
    """The words that stand nowhere, as they were typed."""
    return tuple(word.typed for word in words if word not in known)
