"""Dictionaries of dictd, the server of RFC 2229: `.index` beside `.dict` or `.dict.dz`.

A line of the index is a headword, the place of its article and the article's length in bytes, tabs
between; both numbers in base 64 with the digits A-Z a-z 0-9 + /, the first one the most significant
(dictd(8), dictfmt(1)). Articles are UTF-8; those of headwords that begin with `00-database` or
`00database` are about the dictionary itself.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from index.dictionaries.files import lines, part
from index.dictionaries.places import Place, dictionary
from index.errors import DamagedDictionary

if TYPE_CHECKING:
    from pathlib import Path

    from index.dictionaries.article import Dictionary

INDEX = ".index"
ARTICLES = (".dict", ".dict.dz")

_DIGITS = {
    digit: value
    for value, digit in enumerate(
        f"{string.ascii_uppercase}{string.ascii_lowercase}{string.digits}+/"
    )
}
_MOST_DIGITS = 6  # 36 bits
_ABOUT = ("00-database", "00database")


def read_dictd(base: Path) -> Dictionary:
    """Opens the dictionary whose files are called as `base`, with endings.

    Raises:
        MissingPart: One of its two files is missing.
        DamagedDictionary: A file is cut off, or is no such file.
        DictionaryError: What `places.dictionary` raises.
    """
    index, articles = part(base, [INDEX]), part(base, ARTICLES)
    try:
        places = [_place(line) for line in lines(index) if line and not line.startswith(_ABOUT)]
    except (KeyError, ValueError) as error:
        raise DamagedDictionary(path=str(index)) from error
    return dictionary(index, places, articles, _text)


def _text(article: bytes) -> str:
    return article.decode("utf-8", "replace")


def _place(line: str) -> Place:
    """A line of the index; a fourth column is the headword as it was before it was simplified.

    Raises:
        ValueError: It is no such line.
        KeyError: A number is none.
    """
    headword, start, size, *original = line.split("\t")
    return Place(original[0] if original else headword, _number(start), _number(size))


def _number(digits: str) -> int:
    if not 0 < len(digits) <= _MOST_DIGITS:
        raise ValueError(digits)
    value = 0
    for digit in digits:
        value = 64 * value + _DIGITS[digit]
    return value
