"""A passage as sentences, with what stands in which: read once, for all questions to come."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from index.analysis import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.analysis import Word
    from index.model import Span
    from index.search.snippet import ReadText


@dataclass(frozen=True, slots=True)
class SentenceText:
    """A passage, its sentences, and the words in them.

    Sentences are numbered from 0; a set of them is a number that has bit n for sentence n.

    Attributes:
        spans: The sentences, in order; at least one.
        typed: All words as they stand, in order.
        words: What they are.
        sentence_of: The number of the sentence that each word stands in.
        terms: The set of sentences that hold each term.
        sorted_terms: The terms of all words but small ones, sorted: those that begin alike stand
            together.
        small: The set of sentences that hold each small word, by its form.
    """

    spans: tuple[Span, ...]
    typed: Sequence[str]
    words: Sequence[Word]
    sentence_of: Sequence[int]
    terms: Mapping[str, int]
    sorted_terms: Sequence[str]
    small: Mapping[str, int]

    @classmethod
    def of(cls, reading: ReadText, lang: str) -> Self:
        """Finds the sentences of a text that was read.

        Args:
            reading: The text with its words.
            lang: The code of the language that it is written in.
        """
        spans = tuple(sentences(reading.text, lang))
        sentence_of = _sentences_of(reading, spans)
        terms, small = defaultdict[str, int](int), defaultdict[str, int](int)
        for number, (form, _, found, is_stop) in zip(sentence_of, reading.words, strict=True):
            held = 1 << number
            for term in found:
                terms[term] |= held
            if is_stop:
                small[form] |= held
        telling = {term for word in reading.words if not word.is_stop for term in word.terms}
        return cls(
            spans,
            reading.typed,
            reading.words,
            sentence_of,
            dict(terms),
            sorted(telling),
            dict(small),
        )


def _sentences_of(reading: ReadText, spans: Sequence[Span]) -> list[int]:
    """The number of the sentence that each word stands in."""
    ends = [span.end for span in spans]
    return [bisect_right(ends, start) for start in reading.starts]
