"""What to show of a passage: the words that matched and the sentence that answers best.

Ranges only; whoever shows them makes the marks.
"""

from __future__ import annotations

from operator import attrgetter
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
    """

    text: str
    typed: list[str]
    words: list[Word]

    @classmethod
    def of(cls, analyzer: Analyzer, text: str) -> Self:
        """Reads a text."""
        return cls(text, analyzer.split(text), analyzer.words(text))


def matching(reading: ReadText, words: Sequence[QueryWord]) -> list[Token]:
    """The tokens of a text that share a reading with a word of the question, in order.

    Most words of a passage match nothing: only those that do are made tokens.
    """
    wanted = {term for word in words for term in word.terms}
    other = list(map(wanted.isdisjoint, map(_terms, reading.words)))
    found = []
    end = 0
    left = len(other) - sum(other)
    for place, typed in enumerate(reading.typed if left else ()):
        # the next token: between two of them stands nothing that a token could begin with
        start = reading.text.find(typed, end)
        end = start + len(typed)
        if not other[place]:
            found.append(Token(Span(start, end), *reading.words[place]))
            if len(found) == left:
                break
    return found
