"""A person's words -> what to look for, and in which language to answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.languages import LANGUAGES, language_of
from index.model import Reading, ReadingKind, Span
from index.search.asking import Asked, read_asked
from index.search.grammar.quotes import closings, uniform
from index.search.interrogatives import Sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.analysis import Analyzer, Token

HYPHENS = frozenset("-\u2010\u2011")
"""What joins words: the hyphens, not the dashes."""

_TELLING = 2  # letters from which a stop word tells a language: «A» may stand in any


_NOTHING_ASKED = Asked(Sought.FACT)


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of the question that says what it is about.

    Attributes:
        typed: The word as it was typed.
        readings: What it may stand for, any of which a passage may hold; its own lemmas first.
        name: Whether it is written like a name, holds a figure or stands between quotes: such a
            word has no synonym.
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
        asked: What kind of thing answers.
    """

    lang: str
    words: tuple[QueryWord, ...]
    own_lang: str | None = None
    asked: Asked = _NOTHING_ASKED

    @property
    def terms(self) -> tuple[str, ...]:
        """All readings of all words, each once, in order."""
        return tuple(dict.fromkeys(term for word in self.words for term in word.terms))


def parse(
    question: str,
    analyzer: Analyzer,
    *,
    lang: str | None,
    fallback: str,
    phrases: Iterable[Iterable[frozenset[str]]] = (),
) -> Query:
    """Reads a question.

    Args:
        question: What was typed.
        analyzer: The one that the passages were analysed by.
        lang: The language to answer in, or None to take the question's own.
        fallback: The language to answer in where the question has no letters to tell by.
        phrases: For each word of phrases that must stand there its terms: none of them is small.
    """
    kept = {term for phrase in phrases for terms in phrase for term in terms}
    # who types in capitals throughout means nothing by them
    shouted = question.isupper()
    text = _in_small_letters(question) if shouted else question
    tokens = analyzer.tokens(text)
    asked = read_asked(text, tokens)
    shares = _shares(text, tokens)
    quotes = closings(uniform(text)).items()
    words: dict[tuple[str, ...], QueryWord] = {}
    for place, token in enumerate(tokens):
        if token.terms and (not token.is_stop or not kept.isdisjoint(token.terms)):
            typed = question[token.span.start : token.span.end]
            readings = tuple(Reading(term, 1.0, ReadingKind.LEMMA) for term in token.terms)
            # a title between quotes has no synonym either
            quoted = any(start < token.span.start < end for start, end in quotes)
            name = quoted or _is_name(typed, first=place == 0 or shouted)
            word = QueryWord(typed, readings, name, token.span, shares[place])
            earlier = words.setdefault(token.terms, word)
            if name and not earlier.name:  # a sentence began with it the first time
                words[token.terms] = replace(earlier, name=True)
    own = _language(question, tokens)
    return Query(lang or own or fallback, tuple(words.values()), own, asked)


def _in_small_letters(text: str) -> str:
    """A text of the same length: a letter that would become two (İ) stays as it is."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def _shares(text: str, tokens: Sequence[Token]) -> list[float]:
    """How much of a word each counts as: words that a hyphen joins are one together."""
    runs: list[list[int]] = []
    for place, token in enumerate(tokens):
        between = text[tokens[place - 1].span.end : token.span.start] if place else ""
        if between in HYPHENS:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [1.0 / len(run) for run in runs for _ in run]


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
