"""Acronyms, one or several side by side, read on the words before them or behind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.acronyms.alignment import NameWord, full_name
from index.acronyms.shape import shapes
from index.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.acronyms.alignment import FullName

_WORD = re.compile(r"[^\W_]++(?:['’][^\W_]++)*+")
_HYPHENS = frozenset("-‐‑")
_FORMS = 10_000  # words that are remembered


class Acronym(NamedTuple):
    """An acronym with its full name.

    Attributes:
        short: As it is written, without an ending.
        name: The full name as the text has it.
    """

    short: str
    name: str


class Named(NamedTuple):
    """What some acronyms are short for.

    Attributes:
        acronyms: With their names.
        start: The place of the first word of the first name.
        cost: How far the names are from the acronyms: see `FullName`.
    """

    acronyms: tuple[Acronym, ...]
    start: int
    cost: float


def name_words(text: str, start: int, end: int) -> list[NameWord]:
    """The words of a range of a text."""
    return [
        NameWord(
            _form(word.group()),
            *word.span(),
            is_small=_is_small(word.group()),
            is_joined=word.start() > start and text[word.start() - 1] in _HYPHENS,
            is_capital=word.group()[0].isupper(),
        )
        for word in _WORD.finditer(text, start, end)
    ]


def named(
    text: str, tokens: Sequence[str], words: Sequence[NameWord], *, freely: bool = True
) -> Named | None:
    """Reads acronyms on words up to the last one; other words stand for themselves.

    Args:
        text: What the words stand in.
        tokens: Acronyms, and words that are repeated after them («МИД Казахстана»).
        words: The names, and what stands before.
        freely: As in `full_name`.

    Returns:
        None where the words are not what the tokens stand for.
    """
    end = len(words)
    cost = 0.0
    found: list[Acronym] = []
    for token in reversed(tokens):
        while end and words[end - 1].is_small:
            end -= 1
        read = _read(token, words[:end], freely=freely)
        if read is not None:
            short, name = read
            found.append(Acronym(short, text[words[name.start].start : words[end - 1].end]))
            cost += name.cost
            end = name.start
        elif end and words[end - 1].form == _form(token):
            end -= 1
        else:
            return None
    return Named(tuple(reversed(found)), end, cost) if found else None


def _read(token: str, words: Sequence[NameWord], *, freely: bool) -> tuple[str, FullName] | None:
    """The acronym that a word is a form of, with its name."""
    candidates = shapes(token)
    for short in candidates:
        # what may be an ending is no letter that stands within a word
        free = freely and short == candidates[-1]
        name = full_name(_form(short), words, freely=free)
        if name is not None:
            return short, name
    return None


@lru_cache(_FORMS)
def _form(word: str) -> str:
    """A word in lower case, folded."""
    language = language_of(word)
    return language.fold(word.lower()) if language else word.lower()


@lru_cache(_FORMS)
def _is_small(word: str) -> bool:
    language = language_of(word)
    return language is not None and _form(word) in language.stop_lemmas
