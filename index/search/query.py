"""A person's words -> what to look for, and in which language to answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.languages import LANGUAGES, language_of
from index.model import Reading, ReadingKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.analysis import Analyzer, Token

_TELLING = 2  # letters from which a stop word tells a language: «A» may stand in any


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of the question that says what it is about.

    Attributes:
        typed: The word as it was typed.
        readings: What it may stand for, any of which a passage may hold; its own lemmas first.
        name: Whether it is written like a name or holds a figure: such a word has no synonym.
        span: Where it stands in the question.
        share: How much of a word it counts as: less than 1 where several stand for one thing.
    """

    typed: str
    readings: tuple[Reading, ...]
    name: bool = False
    span: Span = Span(0, 0)  # noqa: RUF009 - immutable
    share: float = 1.0

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms of its readings."""
        return tuple(reading.term for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Query:
    """What a question asks for.

    Attributes:
        lang: The code of the language to answer in.
        words: The words to look for, each once, in order.
        own_lang: The language that the question is asked in, or None where nothing tells it.
    """

    lang: str
    words: tuple[QueryWord, ...]
    own_lang: str | None = None

    @property
    def terms(self) -> tuple[str, ...]:
        """All readings of all words, each once, in order."""
        return tuple(dict.fromkeys(term for word in self.words for term in word.terms))


def parse(question: str, analyzer: Analyzer, *, lang: str | None, fallback: str) -> Query:
    """Reads a question.

    Args:
        question: What was typed.
        analyzer: The one that the passages were analysed by.
        lang: The language to answer in, or None to take the question's own.
        fallback: The language to answer in where the question has no letters to tell by.
    """
    # who types in capitals throughout means nothing by them
    shouted = question.isupper()
    tokens = analyzer.tokens(question.lower() if shouted else question)
    words: dict[tuple[str, ...], QueryWord] = {}
    for place, token in enumerate(tokens):
        if token.terms and not token.is_stop:
            typed = question[token.span.start : token.span.end]
            name = _is_name(typed, first=place == 0 or shouted)
            readings = tuple(Reading(term, 1.0, ReadingKind.LEMMA) for term in token.terms)
            words.setdefault(token.terms, QueryWord(typed, readings, name, token.span))
    own = _language(question, tokens)
    return Query(lang or own or fallback, tuple(words.values()), own)


def _is_name(typed: str, *, first: bool) -> bool:
    """Whether a word stands for one thing: a capital tells that, save where any word has one."""
    return (typed[:1].isupper() and not first) or any(letter.isdigit() for letter in typed)


def _language(question: str, tokens: Sequence[Token]) -> str | None:
    """The language that a question is asked in.

    Its small words tell: «Что такое special drawing rights?» is a Russian question, whatever most
    of its letters are. Where they don't, most letters do.
    """
    small = Counter(
        token.lang
        for token in tokens
        if token.lang and len(token.form) >= _TELLING and token.is_stop
    )
    counts = [small[code] for code in LANGUAGES]
    if small and counts.count(max(counts)) == 1:
        return max(LANGUAGES, key=lambda code: small[code])
    language = language_of(question)
    return language.code if language else None
