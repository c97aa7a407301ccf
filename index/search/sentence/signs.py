"""Which words of a passage may be what a question asks for: a year for when, a name for who.

By looks alone: capitals, figures, words for numbers and months, «because», «by means of». What a
definition or the answer to a yes-or-no question looks like, nothing tells.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from index.analysis import Remembered
from index.languages import language_of
from index.loading import load
from index.search.interrogatives import INTERROGATIVES, Sought

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from index.search.sentence.text import SentenceText

WEAK = 0.4
"""How sure a sign is that many other words have too, beside one that speaks for itself (1)."""

_LOOK_BACK = 2
"""How many words before the name of a place its preposition stands at most: in the Hague."""


def signs(text: SentenceText, sought: Sought) -> dict[int, float]:
    """The places of the words that may be what is asked for, and how sure that is, up to 1.

    Args:
        text: Where.
        sought: What is asked for.
    """
    find = _FINDERS.get(sought)
    return find(text) if find else {}


def _people(text: SentenceText) -> dict[int, float]:
    """Names; surely where one stands beside another, as in a full name."""
    names = _names(text)
    return {place: 1.0 if {place - 1, place + 1} & names else WEAK for place in names}


def _places(text: SentenceText) -> dict[int, float]:
    """Names; surely behind a preposition that says where."""
    return {place: 1.0 if _is_located(text, place) else WEAK for place in _names(text)}


def _is_located(text: SentenceText, place: int) -> bool:
    return any(
        word.lang is not None and word.form in INTERROGATIVES[word.lang].where
        for word in text.words[max(0, place - _LOOK_BACK) : place]
    )


def _things(text: SentenceText) -> dict[int, float]:
    """Names: of a company, a law, a party."""
    return dict.fromkeys(_names(text), WEAK)


def _names(text: SentenceText) -> set[int]:
    """Words with a capital; such as begin a sentence where a dictionary takes them for names."""
    is_name, sentence_of = _remembered_names(), text.sentence_of
    return {
        place
        for place, typed in enumerate(text.typed)
        if typed[0].isupper()
        and ((place and sentence_of[place - 1] == sentence_of[place]) or is_name[typed])
    }


def _dates(text: SentenceText) -> dict[int, float]:
    """Years and months."""
    known = _remembered_numbers()
    return {place: 1.0 for place, typed in enumerate(text.typed) if known[typed] is Sought.DATE}


def _numbers(text: SentenceText) -> dict[int, float]:
    """Numbers in figures and in words; surely where they are no year."""
    known = _remembered_numbers()
    found = ((place, known[typed]) for place, typed in enumerate(text.typed))
    return {place: WEAK if told is Sought.DATE else 1.0 for place, told in found if told}


def _clues(text: SentenceText, of: str) -> dict[int, float]:
    """Words beside which a text tells a reason, or a manner."""
    clues = {code: getattr(known, of) for code, known in INTERROGATIVES.items()}
    return {
        place: WEAK
        for place, word in enumerate(text.words)
        if word.lang is not None and not clues[word.lang].isdisjoint((word.form, *word.terms))
    }


_FINDERS: Mapping[Sought, Callable[[SentenceText], dict[int, float]]] = {
    Sought.PERSON: _people,
    Sought.PLACE: _places,
    Sought.THING: _things,
    Sought.DATE: _dates,
    Sought.NUMBER: _numbers,
    Sought.REASON: partial(_clues, of="because"),
    Sought.MANNER: partial(_clues, of="means"),
}


@cache
def _remembered_numbers() -> Remembered[Sought | None]:
    return Remembered(load("index.search.sentence.numbers:counted"))


@cache
def _remembered_names() -> Remembered[bool]:
    return Remembered(_is_name)


def _is_name(word: str) -> bool:
    """Whether the dictionary of a word's language has it as a name, or lacks it."""
    language = language_of(word)
    return language is None or language.is_name(word)
