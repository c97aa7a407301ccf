"""What to show of a passage: the words that matched and the sentence that answers best.

Ranges only; whoever shows them makes the marks.
"""

from __future__ import annotations

from itertools import compress
from operator import attrgetter, not_
from typing import TYPE_CHECKING, NamedTuple, Self

from index.analysis import Token
from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.analysis import Analyzer, Word
    from index.search.query import QueryWord


_terms = attrgetter("terms")


class ReadText(NamedTuple):
    """A text with its words, in order.

    Attributes:
        text: The text.
        typed: Its words and numbers as they stand.
        words: What they are.
        starts: Where each begins.
    """

    text: str
    typed: list[str]
    words: list[Word]
    starts: list[int]

    @classmethod
    def of(cls, analyzer: Analyzer, text: str) -> Self:
        """Reads a text."""
        typed = analyzer.split(text)
        starts = []
        end = 0
        for one in typed:
            # the next word: between two of them stands nothing that a word could begin with
            start = text.find(one, end)
            starts.append(start)
            end = start + len(one)
        return cls(text, typed, analyzer.words(text), starts)


def matching(reading: ReadText, words: Sequence[QueryWord]) -> list[Token]:
    """The tokens of a text that share a reading with a word of the question, in order.

    Most words of a passage match nothing: only those that do are made tokens.
    """
    wanted = {term for word in words for term in word.terms}
    other = map(wanted.isdisjoint, map(_terms, reading.words))
    return [
        Token(Span(start, start + len(typed)), *word)
        for start, typed, word in compress(
            zip(reading.starts, reading.typed, reading.words, strict=True), map(not_, other)
        )
    ]
