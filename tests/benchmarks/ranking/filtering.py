"""Which passages may be found: conditions as an asker sets them, and which passages meet them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from tests.benchmarks.ranking.corpus import (
    COLLECTIONS,
    DAYS,
    FIRST_DAY,
    PASSAGES_PER_DOCUMENT,
    document,
)
from tests.benchmarks.ranking.lemmas import LANGS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.benchmarks.ranking.corpus import Corpus
    from tests.benchmarks.ranking.queries import Question

_YEAR = 365


@dataclass(frozen=True, slots=True)
class Condition:
    """A restriction; None lets all pass.

    Attributes:
        lang: The code of a language.
        collections: Names of collections.
        dates: The first and the last day, in ISO 8601.
        document: The key of a document.
    """

    lang: str | None = None
    collections: tuple[str, ...] | None = None
    dates: tuple[str, str] | None = None
    document: int | None = None

    def met(self, corpus: Corpus, ordinals: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of these passages meet it."""
        met = np.ones(len(ordinals), dtype=np.bool_)
        if self.lang is not None:
            met &= corpus.langs[ordinals] == LANGS.index(self.lang)
        if self.collections is not None:
            places = [COLLECTIONS.index(name) for name in self.collections]
            met &= np.isin(corpus.collections[ordinals], places)
        if self.dates is not None:
            first, last = ((date.fromisoformat(day) - FIRST_DAY).days for day in self.dates)
            met &= (corpus.days[ordinals] >= first) & (corpus.days[ordinals] <= last)
        if self.document is not None:
            met &= ordinals // PASSAGES_PER_DOCUMENT + 1 == self.document
        return met


def condition(fields: dict[str, Any]) -> Condition:
    """A condition that has been through JSON, which makes lists of tuples."""
    collections, dates = fields["collections"], fields["dates"]
    return Condition(
        lang=fields["lang"],
        collections=None if collections is None else tuple(collections),
        dates=None if dates is None else (dates[0], dates[1]),
        document=fields["document"],
    )


def conditions(question: Question, corpus: Corpus) -> dict[str, Condition]:
    """One condition of each kind that the asker of a question might set, by what it is called.

    Each lets the passage pass that the question was drawn from.
    """
    source = question.source
    lang = LANGS[corpus.langs[source]]
    own = COLLECTIONS[corpus.collections[source]]
    first = FIRST_DAY + timedelta(days=min(int(corpus.days[source]), DAYS - _YEAR))
    dates = (first.isoformat(), (first + timedelta(days=_YEAR)).isoformat())
    collections = tuple(sorted({own, "press", "archive"}))
    return {
        "language": Condition(lang=lang),
        "collections": Condition(collections=collections),
        "dates": Condition(dates=dates),
        "document": Condition(document=document(source)),
        "all but document": Condition(lang=lang, collections=collections, dates=dates),
    }
