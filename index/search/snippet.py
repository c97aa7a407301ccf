"""What to show of a passage: the words that matched and the sentence that answers best.

Ranges only; whoever shows them makes the marks.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from index.analysis import sentences
from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.analysis import Token
    from index.search.query import QueryWord


def highlights(tokens: Sequence[Token], words: Sequence[QueryWord]) -> tuple[Span, ...]:
    """The tokens that share a reading with a word of the question, in order."""
    wanted = {term for word in words for term in word.terms}
    return tuple(token.span for token in tokens if not wanted.isdisjoint(token.terms))


def best_sentence(
    text: str,
    lang: str,
    tokens: Sequence[Token],
    words: Sequence[QueryWord],
    weights: Mapping[QueryWord, float],
) -> Span:
    """The sentence that holds most of the question, by the weights of the words it holds.

    Of sentences that hold as much, the first; without any evidence, the passage as a whole.
    """
    spans = sentences(text, lang)
    starts = [token.span.start for token in tokens]
    found = []
    for span in spans:
        held = tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        found.append(sum(weights[word] for word in words_in(held, words)))
    best = max(found)
    return spans[found.index(best)] if best else Span(0, len(text))


def words_in(tokens: Sequence[Token], words: Sequence[QueryWord]) -> list[QueryWord]:
    """The words of the question that some token is a reading of."""
    held = {term for token in tokens for term in token.terms}
    return [word for word in words if not held.isdisjoint(word.terms)]
