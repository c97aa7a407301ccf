"""A match that somebody reported as wrong, laid before who may settle it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.administration.wording import quote
from bot.rendering import shortened

if TYPE_CHECKING:
    from bot.administration.wording import Wording
    from bot.rendering import Markup, Page
    from bot.state import Review, ReviewedSide

_SIDE_ROOM = 1600  # units of one side; both, their sources and a heading fit a message


def review_page(wording: Wording, review: Review, *, outcome: str | None = None) -> Page:
    """Both sides of a match, below what is asked about it or what became of it.

    Args:
        outcome: The key of what became of it; None while it waits.
    """
    heading = wording.line("review-asked" if outcome is None else outcome)
    return wording.page([[heading], _side(wording, review.a), _side(wording, review.b)])


def _side(wording: Wording, side: ReviewedSide) -> list[Markup]:
    first, last = min(side.paragraphs), max(side.paragraphs)
    source = wording.line(
        "review-source",
        doc=side.doc,
        count=len(side.paragraphs),
        numbers=str(first) if first == last else f"{first}–{last}",
    )
    return [quote(shortened("\n".join(side.texts), _SIDE_ROOM)), source]
