"""Letters that look the same in both alphabets, set right: each word in one alphabet.

Who copies from a scan, or switches the keyboard within a word, gets «Казахстан» with a Latin K: the
eye sees nothing, and no index finds it (Unicode Technical Standard 39, confusables, of which these
are the ones that keyboards have). Full-width and mathematical letters become plain ones, and
characters without a width are left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATIN = "aceopxyABCEHKMOPTXYkmt"
_CYRILLIC = "асеорхуАВСЕНКМОРТХУкмт"

_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_ANY_LATIN, _ANY_CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")
_WIDTHLESS = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]")


def in_one_alphabet(chunk: str) -> Iterator[str]:
    """How a word may have been meant whose letters look like others, Cyrillic first.

    Args:
        chunk: A part of a text without white space. What has several words, by hyphens or marks,
            is read with each of them in one alphabet.
    """
    plain = _plain(chunk)
    seen = {chunk}
    for table, foreign in ((_TO_CYRILLIC, _ANY_LATIN), (_TO_LATIN, _ANY_CYRILLIC)):
        reading = _WORD.sub(partial(_read, table, foreign), plain)
        if reading not in seen:
            seen.add(reading)
            yield reading


def is_odd(chunk: str) -> bool:
    """Whether a part is not as a keyboard writes it: two alphabets in a word, styled letters."""
    return _plain(chunk) != chunk or any(
        _ANY_LATIN.search(word) and _ANY_CYRILLIC.search(word) for word in _WORD.findall(chunk)
    )


def _plain(chunk: str) -> str:
    """A part without what has no width, in plain letters."""
    if chunk.isascii():
        return chunk
    return unicodedata.normalize("NFKC", _WIDTHLESS.sub("", chunk))


def _read(table: dict[int, int], foreign: re.Pattern[str], match: re.Match[str]) -> str:
    """A word in the table's alphabet, if all its letters have one there; else as it is."""
    word = match.group()
    other = word.translate(table)
    return word if foreign.search(other) else other
