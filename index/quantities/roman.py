"""Roman numerals where they are numbers: XXI century, World War II; never the pronoun I."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.languages.numerals import Numerals

_VALUES = {"I": 1, "V": 5, "X": 10}
_VALID = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_CYRILLIC = str.maketrans("Х", "X")


def roman_value(text: str, start: int, end: int, numerals: Numerals) -> int:
    """The value of what looks like a Roman numeral, up to 39; 0 where it is none.

    A single letter is one only in the places that `numerals` tells of. A letter of a name in
    initials (V. Putin, XX. yy) is none, nor is what is written with a Cyrillic Х alone, save
    before a century.

    Args:
        text: The text with a space before and behind it.
    """
    written = text[start:end].translate(_CYRILLIC)
    if not _VALID.fullmatch(written) or text[start - 1] in "-./'’&" or text[end] in "'’&":
        return 0
    certain = len(written) > 1 and any(letter in "IVX" for letter in text[start:end])
    if not certain and not (
        numerals.roman_after.match(text, end)
        or numerals.roman_before.search(text, max(0, start - 20), start)
    ):
        return 0
    values = [_VALUES[letter] for letter in written]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
