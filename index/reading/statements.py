"""What a text says of itself in its first lines: its title, and the day that it is dated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.model import fold_space
from index.reading.dates import find_dates
from index.reading.furniture import is_furniture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_LABELLED_TITLE = re.compile(r"(?:title|headline|заголовок|название)\s*:\s*(\S.*)", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:date|dated|published|posted|дата|опубликовано)\b", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated|modified|обновлено|изменено)\b", re.IGNORECASE)
# «WASHINGTON, Nov. 29, 2025 (Reuters) —», «Астана. 29 ноября 2025 года.»: capitalised names and a
# mark before the date, a mark after it
_PLACE = re.compile(
    r"(?:(?:[^\W\d_a-zа-яё][\w’'-]*[ ,./(]+){0,4}[^\W\d_a-zа-яё][\w’'-]*[.,/(]\s*)?"
)
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()]*\)|/[^/]*/)?\s*(?:[.:–—]|-\s)")

_LONGEST_TITLE = 160  # characters; Russian headlines of agencies reach it
_LONGEST_OPENING = 200  # characters of a paragraph in which its dateline may be
_OPENING_LINES = 4  # lines of the text in which a line of its own may be its date


def title_of(blocks: Sequence[str]) -> str | None:
    """The title that stands as the first of the blocks that can be quoted, or None.

    It is one short line that neither ends like a sentence nor runs on, and is followed by a longer
    block. A line that calls itself one (`Title: …`) is believed.
    """
    if not blocks:
        return None
    first, *rest = blocks
    line = first.strip()
    labelled = _LABELLED_TITLE.match(line)
    if labelled is not None:
        return fold_space(labelled[1]) or None
    if "\n" in line or len(line) > _LONGEST_TITLE or line[-1:] in ".,;:!…-–—":
        return None
    return fold_space(line) if any(len(block) > len(line) for block in rest) else None


def date_of(furniture: Sequence[str], prose: Sequence[str]) -> date | None:
    """The day that a text is dated, or None where it does not say.

    Believed are, in this order: a date in the page's furniture (one that is called the date of
    publication before others, one of a later change last), a line at the beginning that is nothing
    but a date, the dateline of the first paragraphs. A date within prose is never taken.
    """
    found = [
        (_rank(block[: span.start]), place, day)
        for place, block in enumerate(furniture)
        for span, day in find_dates(block)
    ]
    if found:
        return min(found)[2]
    opening = [line for block in prose[:2] for line in block.split("\n")][:_OPENING_LINES]
    for line in opening:
        if is_furniture(line):
            for _, day in find_dates(line):
                return day
    return next(filter(None, map(_dateline, prose[:3])), None)


def _rank(before: str) -> int:
    """How much a date's label speaks for it, best first."""
    labels = [(match.start(), 0) for match in _PUBLISHED.finditer(before)]
    labels += [(match.start(), 2) for match in _CHANGED.finditer(before)]
    return max(labels)[1] if labels else 1


def _dateline(block: str) -> date | None:
    line = block.lstrip()[:_LONGEST_OPENING]
    for span, day in find_dates(line)[:1]:
        if _PLACE.fullmatch(line[: span.start]) and _AFTER_DATELINE.match(line, span.end):
            return day
    return None
