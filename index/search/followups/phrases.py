"""The parts of a question that another question may put something else in the place of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.languages import LANGUAGES
from index.model import Span
from index.quantities import Kind, Quantity, date_parts, quantities
from index.search.followups.wording import ARTICLES, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.analysis import Analyzer, Token

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
"""What is taken for a year where no month stands beside it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Content words side by side.

    Attributes:
        span: Where they stand.
        role: The part that their preposition gives them, or None without one.
        named: Whether they are a name.
        terms: What they are found by.
    """

    span: Span
    role: str | None
    named: bool
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Parts:
    """A question, taken apart.

    Attributes:
        text: The question.
        lang: The language that it is written in.
        tokens: Its words.
        dates: Its dates and years.
        numbers: Its other numbers.
        phrases: Its other content words.
    """

    text: str
    lang: str
    tokens: tuple[Token, ...]
    dates: tuple[Quantity, ...]
    numbers: tuple[Quantity, ...]
    phrases: tuple[Phrase, ...]

    @classmethod
    def of(cls, text: str, lang: str, analyzer: Analyzer) -> Parts:
        """Takes a question apart.

        Args:
            text: The question.
            lang: The language that it is written in: it decides how figures are read.
            analyzer: What tells its words.
        """
        tokens = tuple(analyzer.tokens(lowered(text)))
        found = [one for one in quantities(text, lang) if not one.vague]
        dates = tuple(one for one in found if one.kind is Kind.DATE or is_year(one))
        numbers = tuple(
            one
            for one in found
            if one.kind is Kind.NUMBER and one not in dates and not one.in_words
        )
        busy = [one.span for one in (*dates, *numbers)]
        phrases = tuple(_phrases(text, tokens, busy))
        return cls(text, lang, tokens, dates, numbers, phrases)

    @property
    def terms(self) -> frozenset[str]:
        """What its content words are found by."""
        return frozenset(term for token in self.content for term in token.terms)

    @property
    def content(self) -> list[Token]:
        """Its words that say what it is about."""
        return [token for token in self.tokens if token.terms and not token.is_stop]

    @property
    def facts(self) -> int:
        """How many things it says: content words, with a date or a number as one."""
        figures = [one.span for one in (*self.dates, *self.numbers)]
        return len(figures) + sum(not within(token.span, figures) for token in self.content)

    def with_preposition(self, span: Span) -> Span:
        """A range with the preposition that stands before it, if one does."""
        before = [token for token in self.tokens if token.span.end <= span.start]
        while before and before[-1].form in ARTICLES:
            before.pop()
        if not before or before[-1].form not in ROLES:
            return span
        return Span(before[-1].span.start, span.end)


def lowered(text: str) -> str:
    """A text in small letters if it is in capitals throughout: they mean nothing then."""
    small = text.lower()
    return small if text.isupper() and len(small) == len(text) else text


def is_year(quantity: Quantity) -> bool:
    """Whether a number is a year, as far as can be told."""
    value = quantity.value
    return (
        quantity.kind is Kind.NUMBER
        and value.isdecimal()
        and not quantity.in_words
        and _FIRST_YEAR <= int(value) <= _LAST_YEAR
    )


def year_of(quantity: Quantity) -> str:
    """The year of a date, "" where it tells none."""
    return quantity.value if is_year(quantity) else date_parts(quantity.value)[0]


def within(span: Span, others: Sequence[Span]) -> bool:
    """Whether a range shares a place with any of others."""
    return any(span.start < other.end and other.start < span.end for other in others)


def _phrases(text: str, tokens: Sequence[Token], busy: Sequence[Span]) -> Iterator[Phrase]:
    """Runs of names, and runs of other content words, each with its preposition's part."""
    run: list[Token] = []
    named = False
    role: str | None = None
    for place, token in enumerate(tokens):
        is_content = token.terms and not token.is_stop and not within(token.span, busy)
        name = bool(is_content) and _is_name(text, token, first=place == 0)
        goes_on = is_content and name == named and run and _adjoin(text, run[-1], token)
        if run and not goes_on:
            yield _phrase(run, role, named=named)
            run, role = [], None
        if is_content:
            run.append(token)
            named = name
        elif token.form in ROLES:
            role = ROLES[token.form]
        elif token.form not in ARTICLES:
            role = None
    if run:
        yield _phrase(run, role, named=named)


def _phrase(run: Sequence[Token], role: str | None, *, named: bool) -> Phrase:
    terms = frozenset(term for token in run for term in token.terms)
    return Phrase(Span(run[0].span.start, run[-1].span.end), role, named, terms)


def _adjoin(text: str, one: Token, other: Token) -> bool:
    """Whether nothing but space or a hyphen stands between two words."""
    return not text[one.span.end : other.span.start].strip(" -–’'")


def _is_name(text: str, token: Token, *, first: bool) -> bool:
    """Whether a word is a name: by its capital, or where any word has one, by a dictionary."""
    if token.lang is None:
        return False
    capital = text[token.span.start].isupper() and not text.isupper()
    return (capital and not first) or LANGUAGES[token.lang].is_name(token.form)
