"""Plain text: a block between blank lines is a passage; without blank lines, a long line is one."""

from __future__ import annotations

import re
from statistics import median

from index.model import Span
from index.reading.decoding import decode
from index.reading.draft import Draft
from index.reading.furniture import furniture_among
from index.reading.statements import date_of, title_of

_LINE = re.compile(r"[^\n]+")
_WRAPPED = 120  # characters; lines of a text that was wrapped are shorter
_INVISIBLE = "\u200b\u2060\ufeff"  # zero-width characters leave a line as blank as spaces do


def read(data: bytes, path: str) -> Draft:
    """A plain text file -> its text as it stands, and its blocks without the page furniture.

    Raises:
        CutOff: It ends in the middle of a character.
        NotText: It is no text.
    """
    text = decode(data, path)
    blocks = _blocks(text)
    words = [text[block.start : block.end] for block in blocks]
    is_around = furniture_among(words)
    prose = [block for block, flag in zip(blocks, is_around, strict=True) if not flag]
    said = [block for block, flag in zip(words, is_around, strict=True) if not flag]
    around = [block for block, flag in zip(words, is_around, strict=True) if flag]
    return Draft(
        title=title_of(said), date=date_of(around, said), url=None, text=text, blocks=tuple(prose)
    )


def _blocks(text: str) -> list[Span]:
    """What stands between blank lines, without the white space around it.

    Where no line is blank and lines are longer than any that were wrapped, each is a paragraph.
    """
    groups: list[list[Span]] = []
    adjoining = -1  # where a line must begin to belong to the block before it
    for line in _LINE.finditer(text):
        words = line.group()
        if not words.strip().strip(_INVISIBLE).strip():
            continue
        start = line.start() + len(words) - len(words.lstrip())
        if line.start() != adjoining:
            groups.append([])
        groups[-1].append(Span(start, line.start() + len(words.rstrip())))
        adjoining = line.end() + 1
    if len(groups) == 1 and median(end - start for start, end in groups[0]) > _WRAPPED:
        return groups[0]
    return [Span(lines[0].start, lines[-1].end) for lines in groups]
