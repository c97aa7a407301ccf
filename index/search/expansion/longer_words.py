"""A Russian noun -> the compounds that begin with it: «закон», «законопроект».

A compound is told by what follows the vowel that joins its parts: it is a word of the texts itself.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from index.languages import language_of
from index.model import Reading, ReadingKind
from index.search.expansion.compounds import LINKS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from index.search.expansion.writings import Standing

WEIGHT = 0.3
"""What a longer word counts: it says the same and more, so that it is often about something else.

By thought: too few questions have such words to fit it to.
"""

RUSSIAN = "ru"
_LETTERS = 4
"""Letters that either part has at least: shorter ones begin words that are no compounds."""

_COMMON = 2
"""In how many passages the second part stands at least, so that it is a word and no slip."""


_MOST = 100
"""How many words with the same beginning are looked at."""


def longer_words(
    lemmas: Collection[str], beginning: Callable[[str], Iterable[str]], standing: Standing
) -> dict[str, tuple[Reading, ...]]:
    """For each lemma the compounds of texts that begin with it.

    Args:
        lemmas: What is asked for.
        beginning: The Russian terms of texts that begin with some letters.
        standing: What knows how common terms are.
    """
    longer = {lemma: dict(_longer(lemma, beginning)) for lemma in lemmas}
    known = standing({one for found in longer.values() for pair in found.items() for one in pair})
    return {
        lemma: tuple(
            Reading(term, WEIGHT, ReadingKind.FAMILY)
            for term, rest in found.items()
            if term in known and known.get(rest, 0) >= _COMMON
        )
        for lemma, found in longer.items()
    }


def _longer(lemma: str, beginning: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Terms that begin as a compound with a lemma would, and what follows in them."""
    stem = lemma.rstrip("ьаяое")
    if len(stem) >= _LETTERS and _is_russian(lemma):
        for link in LINKS:
            for term in islice(beginning(stem + link), _MOST):
                rest = term[len(stem) + 1 :]
                if len(rest) >= _LETTERS:
                    yield term, rest


def _is_russian(term: str) -> bool:
    language = language_of(term)
    return language is not None and language.code == RUSSIAN
