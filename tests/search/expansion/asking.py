"""How much of a question a text holds, the terms of texts being all that stand anywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index.quantities import quantities
from index.search.expansion.compounds import Joined, Parted
from index.search.expansion.dates import Dates
from index.search.expansion.families import families
from index.search.expansion.figures import Figures
from index.search.expansion.naming import Naming
from index.search.expansion.relatives import Relatives
from index.search.query import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.analysis import Analyzer
    from index.search.query import QueryWord


def words_of(analyzer: Analyzer, question: str, lang: str) -> tuple[QueryWord, ...]:
    """The words of a question as it was typed."""
    return parse(question, analyzer, lang=lang, fallback=lang).words


def expanded(analyzer: Analyzer, question: str, text: str, lang: str) -> tuple[QueryWord, ...]:
    """The words of a question with all that a text may write for them."""
    held = set(analyzer.terms(text))

    def standing(terms: Iterable[str]) -> Mapping[str, int]:
        return {term: 2 for term in terms if term in held}

    found, naming = quantities(question, lang), Naming(lang, analyzer)
    words = words_of(analyzer, question, lang)
    for expansion in (
        Figures(question, found, naming, standing),
        Dates(found, naming, standing),
        Joined(question, standing),
        Parted(analyzer, standing),
        Relatives(partial(families, standing=standing)),
    ):
        words = expansion(words)
    return words


def held(analyzer: Analyzer, question: str, text: str, lang: str) -> float:
    """The words of a question that a text holds, each counted by its share and best reading."""
    terms = set(analyzer.terms(text))
    return sum(
        word.share * max((one.weight for one in word.readings if one.term in terms), default=0.0)
        for word in expanded(analyzer, question, text, lang)
    )
