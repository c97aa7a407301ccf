"""Quotes that share one message: how much of each is shown, and how much of it at once.

What answers best is seen first: of a passage that is long, the best sentence and what follows it
stand in a quote, and the whole below in one that can be unfolded. Every quote is sure of its open
part; what is left of the message goes to the folded ones, in their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.rendering.display import units
from bot.rendering.excerpt import excerpt
from bot.rendering.markup import LIMIT, Markup, joined, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.rendering.excerpt import Excerpt
    from bot.rendering.quotations import Quotation

BLANK_LINE = "\n\n"
_LINE = "\n"
_MARKS = 4  # units that the marks of two cuts take
_WORTH = 2  # a folded part that is not the whole is worth a tap where it shows this much more


@dataclass(frozen=True, slots=True)
class Room:
    """How a quote is shown.

    Attributes:
        whole: Units up to which it is shown whole and open.
        cut: Units that are shown openly of a longer one; at most `whole`.
        bold: Matched words in bold in the open part, at most.
        bold_folded: The same in the folded part.
    """

    whole: int
    cut: int
    bold: int
    bold_folded: int

    def open_part(self, quotation: Quotation) -> Excerpt:
        """What is seen of a quote without a tap."""
        text = quotation.text
        fits = len(text) <= self.whole and units(text) <= self.whole
        return _excerpt(quotation, self.whole if fits else self.cut)


@dataclass(frozen=True, slots=True)
class Item:
    """A quote of a message.

    Attributes:
        room: How it is shown.
        source: The line below it, or None where it has none.
    """

    quotation: Quotation
    room: Room
    source: Markup | None = None


def composed(preface: Sequence[Markup], items: Sequence[Item]) -> Markup:
    """A message: what is said first, then the quotes, each with its source.

    Args:
        preface: Paragraphs that stand above the quotes.
        items: The quotes; their rooms and sources leave the open parts of all of them in a
            message, else the last ones are left out.
    """
    opened = [(item, item.room.open_part(item.quotation)) for item in items]
    left = LIMIT - sum(piece.units + len(BLANK_LINE) for piece in preface)
    blocks: list[tuple[Markup, ...]] = []
    for item, cut in opened:
        pieces = (quoted(cut, item.room.bold), *((item.source,) if item.source else ()))
        taken = joined(_LINE, pieces).units + len(BLANK_LINE)
        if taken > left:
            break
        blocks.append(pieces)
        left -= taken
    paragraphs = list(preface)
    for (item, cut), (open_part, *source) in zip(opened, blocks, strict=False):
        folded = _folded(item, cut, left - len(_LINE))
        if folded is not None:
            left -= folded.units + len(_LINE)
        rest = (folded,) if folded is not None else ()
        paragraphs.append(joined(_LINE, (open_part, *rest, *source)))
    return joined(BLANK_LINE, paragraphs)


def _folded(item: Item, shown: Excerpt, left: int) -> Markup | None:
    """The whole quote, or as much as is left for it, where that is worth a tap."""
    if shown.whole or left <= _MARKS:
        return None
    cut = _excerpt(item.quotation, left - _MARKS)
    if not cut.whole and units(cut.text) < _WORTH * units(shown.text):
        return None
    return quoted(cut, item.room.bold_folded, expandable=True)


def _excerpt(quotation: Quotation, room: int) -> Excerpt:
    return excerpt(
        quotation.text,
        quotation.lang,
        focus=quotation.focus,
        highlights=quotation.highlights,
        room=room,
    )
