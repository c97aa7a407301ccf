"""Page furniture: what a web page puts around its text, and copying takes along.

A block is furniture where nothing else is left of it: phrases that its language knows as furniture
(`Language.furniture`), dates and times, numbers, addresses, ornaments. One other word makes it a
passage: better a share line quoted than a paragraph lost.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from index.languages import LANGUAGES
from index.reading.dates import date_words, find_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

_ADDRESS_MARK = re.compile(r"://|[wW]\.|@")
_PLAIN_WORD = re.compile(r"(?<![^\W_])[a-zа-яё]++(?![^\W_])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@[\w-]+\.[\w.-]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST = 400  # characters; more than that is a text, whatever it is made of
_OPENING = 3  # blocks of a text in which a date is that of the text
_TELLING = 4  # letters; shorter phrases («в», «x», «and») do not make furniture by themselves


def furniture_among(blocks: Sequence[str]) -> list[bool]:
    """For each block of a text whether it is furniture: it looks like it, and stands like it.

    Furniture stands together, or around the text; its date may follow a title. A lone block amid
    prose is a heading («Comments»), an address that is spoken of, a day of a chronicle; a word
    alone at the beginning is a title.
    """
    looks = [is_furniture(block) for block in blocks]
    found = []
    for at, block in enumerate(blocks):
        in_company = any(looks[max(0, at - 1) : at] + looks[at + 1 : at + 2])
        at_edge = at == len(blocks) - 1 or (at == 0 and len(block.split()) > 1)
        found.append(looks[at] and (in_company or at_edge or _is_dateline(at, block)))
    return found


def _is_dateline(place: int, block: str) -> bool:
    return place < _OPENING and bool(find_dates(block))


def is_furniture(block: str) -> bool:
    """Whether a block says nothing: it is made wholly of furniture."""
    if len(block) > _LONGEST or _is_told_prose(block):
        return False
    rest = _ADDRESS.sub(" ", block)
    for span, _ in reversed(find_dates(rest)):
        rest = f"{rest[: span.start]} {rest[span.end :]}"
    told = rest != block
    for match in _phrases().finditer(rest):
        told = told or len(match.group()) >= _TELLING
    left = _phrases().sub(" ", rest)
    if _WORD.search(left):
        return False
    return told or not _WORD.search(block)


def _is_told_prose(block: str) -> bool:
    """Whether a word tells, at a glance, that a block is no furniture: most blocks have one.

    Addresses may hold any word; other furniture is made of the words of its phrases and of dates.
    """
    if _ADDRESS_MARK.search(block):
        return False
    known = _words()
    return any(match.group() not in known for match in _PLAIN_WORD.finditer(block.lower()))


@cache
def _words() -> frozenset[str]:
    """Every word, in lower case, that furniture other than an address is made of."""
    phrases = (phrase for language in LANGUAGES.values() for phrase in language.furniture)
    return frozenset(_PLAIN_WORD.findall(" ".join(chain(phrases, date_words()))))


@cache
def _phrases() -> re.Pattern[str]:
    """Every furniture phrase of every language, as whole words, the longest first."""
    phrases = {phrase for language in LANGUAGES.values() for phrase in language.furniture}
    longest_first = sorted(phrases, key=len, reverse=True)
    either = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
    return re.compile(rf"(?<![\w'’-])(?:{either})(?![\w'’-])", re.IGNORECASE)
