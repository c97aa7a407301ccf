"""The two keyboards: what was typed with the one set -> what the other one would have written.

Windows' layouts, US English and Russian; other systems differ from them in a few marks. Seven
letters of the Russian one lie on keys that write marks in English, so that marks within a word are
letters («rfpf[cnfy»), and at its end they may be either: «cnjk,» is «столб» or «стол,».
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,." + '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю" + "ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"

_MARKS = str.maketrans({"/": ".", "&": "?", "^": ":", "$": ";", "#": "№", "@": '"'})
"""The marks that lie on other keys; a question mark stays one: who typed it so saw what stood."""

_TO_RUSSIAN = str.maketrans(_LATIN, _CYRILLIC) | _MARKS
_TO_ENGLISH = str.maketrans(_CYRILLIC, _LATIN)

_TORN = re.compile(r"\w'*[`\[\];,~{}:\"<>][`\[\];,~{}:\"<>']*\w")
"""A word of which a letter turned into a mark: English has none but the apostrophe and the stop."""

_EITHER = "".join(mark for mark in _LATIN if not mark.isalpha())
_OUTSIDE = "?!/&^$#@()«»“”…-–—"


def turned(chunk: str, lang: str) -> Iterator[str]:
    """What a word with the marks around it reads as on the other keyboard, each reading once.

    Args:
        chunk: A part of a text without white space.
        lang: The language that was meant.
    """
    if lang != "ru":
        reading = chunk.translate(_TO_ENGLISH)
        if not _TORN.search(reading):
            yield reading
        return
    seen = set()
    for first, last in _borders(chunk):
        word = chunk[first:last].translate(_TO_RUSSIAN)
        reading = chunk[:first] + word + chunk[last:].translate(_MARKS)
        if word and reading not in seen:
            seen.add(reading)
            yield reading


def _borders(chunk: str) -> Iterator[tuple[int, int]]:
    """Where the word may begin and end: with all marks that may be letters, with fewer, without."""
    outer_first = len(chunk) - len(chunk.lstrip(_OUTSIDE))
    outer_last = len(chunk.rstrip(_OUTSIDE))
    first = len(chunk) - len(chunk.lstrip(_EITHER + _OUTSIDE))
    last = len(chunk.rstrip(_EITHER + _OUTSIDE))
    yield outer_first, outer_last
    if outer_last - 1 > last:  # a letter, and a mark behind it
        yield outer_first, outer_last - 1
    yield outer_first, last
    yield first, outer_last
    yield first, last
