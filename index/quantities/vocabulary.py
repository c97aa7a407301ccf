"""A language's words for quantities as they are looked up, and a quick look for where they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.languages.en.numerals import numerals as english
from index.languages.ru.numerals import numerals as russian
from index.quantities.values import SPACE

if TYPE_CHECKING:
    from index.languages.numerals import Numerals

_NUMERALS = {"en": english, "ru": russian}
WORD = 1
"""The group of a match of `Vocabulary.places` that a word stands in."""

_STEM = 4
"""How many letters of a word are looked for; whole words are then looked up.

With three, many words are looked up in vain; with five, there are twice as many beginnings to tell
apart.
"""
_LETTER = r"[^\W\d_]"
_YO = {"е": "[её]", "Е": "[ЕЁ]"}

# what may fail in the end is bounded, so that it is not tried anew from everywhere
_FIGURES = (
    rf"(?:(?<![\w.,].)[0-9]{{0,2}}+(?:{SPACE}[0-9]{{3}}(?![0-9])){{1,6}}+(?:[.,][0-9]++)?(?!\w)"
    r"|[0-9]*+(?:[.,][0-9]++)*+)"
)


class Role(Enum):
    """What a word does in a number or a date."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    MULTIPLIER = "multiplier"
    SCALE = "scale"
    WHOLE = "whole"
    MIXED = "mixed"
    HALF = "half"
    PART = "part"
    MONTH = "month"


class Word(NamedTuple):
    """What a word means.

    Attributes:
        role: What it does.
        value: The number that it stands for, or of the month.
        vague: Whether it is often no quantity where it stands alone.
        lone: Whether it may stand alone. Else it needs a number or an article beside it, or (a
            month that may be another word) a context.
    """

    role: Role
    value: int | Fraction
    vague: bool = False
    lone: bool = True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's words for quantities.

    Attributes:
        numerals: The language's own tables.
        words: Every word, in lower case and folded, with its meaning.
        glued: Scales that stand right behind figures, or behind a hyphen: 5bn, «25-тысячный».
        places: Finds where a quantity may stand, in a text with a space before and behind it. A
            match is a run of figures, or has the character before a word too; the word is its
            group 1, what may be a Roman numeral its group 2.
    """

    numerals: Numerals
    words: dict[str, Word]
    glued: dict[str, int]
    places: re.Pattern[str]

    def look_up(self, word: str) -> Word | None:
        """What a word means, or None where it is no part of a quantity."""
        return self.words.get(word.lower().replace("ё", "е"))


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The vocabulary of a language, put together when it is first needed."""
    numerals = _NUMERALS[lang]()
    words = _words(numerals)
    return Vocabulary(
        numerals=numerals,
        words=words,
        glued={
            **numerals.scale_signs,
            **numerals.scales,
            **numerals.lone_scales,
            **numerals.scale_adjectives,
        },
        places=_places(words, numerals.letters),
    )


def _words(numerals: Numerals) -> dict[str, Word]:
    found = {
        word: Word(role, value, lone=False)
        for role, table in (
            (Role.MULTIPLIER, numerals.multipliers),
            (Role.SCALE, numerals.scales),
            (Role.SCALE, numerals.scale_signs),
        )
        for word, value in table.items()
    }
    found |= {
        word: Word(role, value, word in numerals.small, word not in numerals.uncertain)
        for role, table in (
            (Role.SCALE, numerals.lone_scales),
            (Role.ORDINAL, numerals.ordinals),
            (Role.CARDINAL, numerals.cardinals),
        )
        for word, value in table.items()
    }
    found |= {word: Word(Role.WHOLE, value, vague=True) for word, value in numerals.times.items()}
    found |= {word: Word(Role.WHOLE, value) for word, value in numerals.wholes.items()}
    found |= {word: Word(Role.MIXED, value) for word, value in numerals.mixed.items()}
    found |= {word: Word(Role.WHOLE, 2, vague=True) for word in numerals.both}
    found |= {word: Word(Role.HALF, Fraction(1, 2), vague=True) for word in numerals.halves}
    found |= {
        word: Word(Role.PART, value, vague=True, lone=not numerals.articles)
        for word, value in numerals.parts.items()
    }
    found |= {
        word: Word(Role.MONTH, value, lone=word not in numerals.doubtful_months)
        for word, value in {**numerals.months, **numerals.month_signs}.items()
    }
    return found | {
        word: Word(Role.MONTH, value, vague=True)
        for word, value in numerals.month_adjectives.items()
    }


def _places(words: dict[str, Word], letters: str) -> re.Pattern[str]:
    """The pattern that finds where a quantity may begin.

    It begins with a set of characters, because `re` looks through those fastest; and it asks what
    follows a border of words, since there are fewer of these than first letters that fit.
    """
    spellings = {cased(word) for word in words for cased in (str.lower, str.capitalize, str.upper)}
    beginnings = _trie({word[:_STEM] for word in spellings}, _STEM)
    return re.compile(
        rf"[^{letters}](?:(?<=[0-9]){_FIGURES}|({beginnings})|([IVXХ]{{1,7}}+)(?!\w))"
    )


def _trie(beginnings: set[str], most: int) -> str:
    """A pattern for words that begin with one of these, of which those below `most` are whole."""
    if beginnings == {""}:
        return rf"(?!{_LETTER})" if most else rf"{_LETTER}*+"
    rests: dict[str, set[str]] = {}
    for beginning in beginnings:
        rests.setdefault(beginning[:1], set()).add(beginning[1:])
    branches = [
        _YO.get(first, first) + _trie(rests[first], most - 1) if first else rf"(?!{_LETTER})"
        for first in sorted(rests, reverse=True)
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
