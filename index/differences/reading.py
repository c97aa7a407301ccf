"""One side of a link as it is compared: its text, and the sentences, words, quantities in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

from index.analysis import sentences
from index.bitext import VersionPassage, length_of, word_of
from index.model import Mark, Span
from index.quantities import keys, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.analysis import Analyzer
    from index.model import Side
    from index.quantities import Quantity


class Word(NamedTuple):
    """A word where it stands.

    Attributes:
        span: Where it stands in the text of its side.
        form: The word as it is written.
        lemma: What the aligner compares of it; nothing for small words and numbers.
    """

    span: Span
    form: str
    lemma: str


class Sentence(NamedTuple):
    """A sentence of a side.

    Attributes:
        span: Where it stands in the text of its side.
        words: The first of its words and after the last, as places among those of the side.
        quantities: The same of its quantities.
    """

    span: Span
    words: tuple[int, int]
    quantities: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """One side of a link, read.

    Attributes:
        lang: Its language.
        text: Its passages, a line break between.
        starts: Where each passage begins in the text.
        paragraphs: The number of each.
        sentences: Its sentences, in order; none goes beyond a passage.
        words: Its words, in order.
        quantities: Its quantities, in order.
    """

    lang: str
    text: str
    starts: tuple[int, ...]
    paragraphs: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]

    @classmethod
    def of(cls, side: Side, analyzer: Analyzer) -> Self:
        """The reading of a side, which has one passage at least."""
        starts: list[int] = []
        found: list[Sentence] = []
        words: list[Word] = []
        amounts: list[Quantity] = []
        start = 0
        for text in side.texts:
            starts.append(start)
            waiting = deque(quantities(text, side.lang))
            for span in sentences(text, side.lang):
                first = len(words), len(amounts)
                words += _words(text[span.start : span.end], start + span.start, analyzer)
                while waiting and waiting[0].span.start < span.end:
                    amounts.append(_moved(waiting.popleft(), start))
                where = Span(start + span.start, start + span.end)
                found.append(Sentence(where, (first[0], len(words)), (first[1], len(amounts))))
            start += len(text) + 1
        return cls(
            side.lang,
            "\n".join(side.texts),
            tuple(starts),
            side.paragraphs,
            tuple(found),
            tuple(words),
            tuple(amounts),
        )

    def mark(self, span: Span) -> Mark:
        """A range of the text, as one of the passage that it begins in."""
        place = bisect_right(self.starts, span.start) - 1
        start = self.starts[place]
        end = self.starts[place + 1] - 1 if place + 1 < len(self.starts) else len(self.text)
        return Mark(self.paragraphs[place], Span(span.start - start, min(span.end, end) - start))

    def words_in(self, sentences: tuple[int, int]) -> tuple[int, int]:
        """Places of the first word and after the last of some neighbouring sentences."""
        return self.sentences[sentences[0]].words[0], self.sentences[sentences[1] - 1].words[1]

    def quantities_in(self, sentences: tuple[int, int]) -> tuple[int, int]:
        """The same for quantities."""
        first, last = self.sentences[sentences[0]], self.sentences[sentences[1] - 1]
        return first.quantities[0], last.quantities[1]

    def span_of(self, sentences: tuple[int, int]) -> Span:
        """Where some neighbouring sentences stand."""
        return Span(
            self.sentences[sentences[0]].span.start, self.sentences[sentences[1] - 1].span.end
        )

    def as_passages(self) -> Iterator[VersionPassage]:
        """The sentences, as the aligner sees passages."""
        for number, sentence in enumerate(self.sentences, 1):
            compared = {word.lemma for word in self.words[slice(*sentence.words)]}
            compared.update(
                key
                for quantity in self.quantities[slice(*sentence.quantities)]
                for key in keys(quantity)
            )
            length = length_of(self.text[slice(*sentence.span)])
            yield VersionPassage(number, tuple(sorted(compared - {""})), length)


def _words(sentence: str, start: int, analyzer: Analyzer) -> Iterator[Word]:
    """The words of a sentence that begins at `start`."""
    for token in analyzer.tokens(sentence):
        where = Span(start + token.span.start, start + token.span.end)
        yield Word(where, sentence[slice(*token.span)], word_of(token))


def _moved(quantity: Quantity, by: int) -> Quantity:
    start, end = quantity.span
    return quantity._replace(span=Span(start + by, end + by))
