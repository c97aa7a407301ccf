"""How a question may be meant: as it was typed, and together with the one before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from index.loading import load
from index.search.grammar import read
from index.search.grammar.constraints import Constraints
from index.search.query import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.analysis import Analyzer
    from index.model import Correction
    from index.search.aids import Aids
    from index.search.followups.reading import FollowUp
    from index.search.grammar import Phrase
    from index.search.query import Query


@dataclass(frozen=True, slots=True)
class Meaning:
    """A question as it may be meant.

    Attributes:
        question: What it says.
        query: What it asks for.
        constraints: What its answers must and must not hold.
        corrections: What was read otherwise than it was typed.
        lang: The language that was asked for to answer in, or None for the question's own.
    """

    question: str
    query: Query
    constraints: Constraints
    corrections: tuple[Correction, ...] = ()
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Meanings:
    """Reads questions.

    Attributes:
        analyzer: The one that the passages were analysed by.
        aids: What helps to read them.
    """

    analyzer: Analyzer
    aids: Aids

    def of(
        self,
        question: str,
        *,
        after: str | None,
        lang: str | None,
        fallback: str,
        collections: frozenset[str] | None,
    ) -> Iterator[Meaning]:
        """How a question may be meant, likeliest first.

        Args:
            question: As it was typed.
            after: The question that it follows, as it was typed.
            lang: The language to answer in; None takes the question's own.
            fallback: The language to answer in where nothing tells it.
            collections: What may be read, or None for all.
        """
        typed = read(question)
        constraints = Constraints.of(typed, self.analyzer)
        read_as = partial(self._query, constraints=constraints, collections=collections)
        alone = read_as(typed.text, lang=lang, fallback=fallback)
        # who asks once needs none of this
        follow_up: FollowUp | None = (
            load("index.search.followups.reading:read_together")(
                read(after).text, typed.text, self.analyzer
            )
            if after
            else None
        )
        if follow_up is None or not follow_up.leans:
            yield Meaning(question, alone, constraints, lang=lang)
        if follow_up is not None:
            own = lang or alone.own_lang
            query = read_as(follow_up.text, lang=own, fallback=fallback)
            yield Meaning(follow_up.text, query, constraints, lang=lang)

    def corrected(
        self, meaning: Meaning, unknown: Sequence[str], collections: frozenset[str] | None
    ) -> Iterator[Meaning]:
        """How a question was probably meant that was mistyped, likeliest first.

        What was typed beside it holds for it as before: operators are not put right.

        Args:
            meaning: The question as it was typed.
            unknown: Its words that stand nowhere.
            collections: What may be read, or None for all.
        """
        typed = read(meaning.question)
        required = tuple(self._put_right(one, unknown, collections) for one in typed.required)
        constraints = meaning.constraints
        if required != typed.required:
            constraints = Constraints.of(replace(typed, required=required), self.analyzer)
        for one in self.aids.corrected(typed.text, unknown, collections):
            query = self._query(
                one.text,
                constraints=constraints,
                lang=meaning.lang,
                fallback=one.lang or meaning.query.lang,
                collections=collections,
            )
            yield replace(
                meaning, query=query, constraints=constraints, corrections=one.corrections
            )

    def _put_right(
        self, phrase: Phrase, unknown: Sequence[str], collections: frozenset[str] | None
    ) -> Phrase:
        """A required phrase as it was probably meant; who asks for its form means what is typed."""
        if phrase.exact:
            return phrase
        meant = self.aids.corrected(phrase.text, unknown, collections)
        return replace(phrase, text=meant[0].text) if meant else phrase

    def _query(
        self,
        text: str,
        *,
        constraints: Constraints,
        lang: str | None,
        fallback: str,
        collections: frozenset[str] | None,
    ) -> Query:
        query = parse(text, self.analyzer, lang=lang, fallback=fallback, phrases=constraints.terms)
        words = query.words
        for expansion in self.aids.expansions(text, query.lang, collections):
            words = expansion(words)
        return replace(query, words=words)
