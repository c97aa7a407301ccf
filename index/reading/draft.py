"""What a reader of one format hands over: a text, and where its blocks stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before its passages are numbered and their languages known.

    Attributes:
        title: Its title, or None where it states none.
        date: The day that it is dated, or None where it states none.
        url: Its canonical web address, or None.
        text: All of its text.
        blocks: Where the blocks that can be quoted stand in the text: in order, apart, stripped.
    """

    title: str | None
    date: date | None
    url: str | None
    text: str
    blocks: tuple[Span, ...]


def join(blocks: Iterable[str]) -> tuple[str, tuple[Span, ...]]:
    """Blocks -> one text with a blank line between them, and where each stands in it.

    Blocks of white space alone are left out.
    """
    kept = [stripped for block in blocks if (stripped := block.strip())]
    spans = []
    start = 0
    for block in kept:
        spans.append(Span(start, start + len(block)))
        start += len(block) + 2
    return "\n\n".join(kept), tuple(spans)
