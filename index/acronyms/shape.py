"""What is written like an acronym: МИД, КазНУ, DoD, with an ending too (МИДа, NGOs)."""

from __future__ import annotations

import re

LONGEST = 10
"""How many letters an acronym has at most, as in Schwartz and Hearst."""

_ENDED = re.compile(r"(?P<base>[^\W\d_]*[A-ZА-ЯЁ])(?:s|[а-яё]{1,3})")
"""An acronym with the ending of a case or of the plural."""


def shapes(word: str) -> tuple[str, ...]:
    """The acronyms that a word may be a form of, itself first; none where it is no such word.

    At least two of its letters are capitals, the first among them, and at least half of all are:
    YouTube and McDonald are names. A last small s is always an ending.
    """
    ended = _ENDED.fullmatch(word)
    base = ended["base"] if ended else ""
    if not base.isupper():
        found = [word]
    elif word.endswith("s"):
        found = [base]
    else:
        found = [word, base]
    return tuple(filter(_is_acronym, found))


def _is_acronym(word: str) -> bool:
    capitals = sum(map(str.isupper, word))
    return (
        2 <= len(word) <= LONGEST  # noqa: PLR2004 - one letter is an initial
        and word[0].isupper()
        and capitals >= max(2, len(word) / 2)
    )
