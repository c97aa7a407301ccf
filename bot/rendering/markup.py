"""Telegram's HTML, made and escaped here alone, with what it takes of a message's limits.

The limits of a message are 4096 units of text after parsing, 32,768 bytes before, 100 entities.
Whoever puts pieces together can so count what is left, whatever their contents.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.rendering.display import displayed, units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.rendering.excerpt import Excerpt

LIMIT = 4096  # units of a message


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of a message.

    Attributes:
        html: The piece in Telegram's HTML.
        units: How many UTF-16 units a reader sees of it.
    """

    html: str
    units: int


def escaped(text: str) -> str:
    """The text for Telegram's HTML, where it stands for itself whatever it holds."""
    return html.escape(displayed(text), quote=False)


def plain(text: str) -> Markup:
    """Text as it is."""
    return Markup(escaped(text), units(text))


def linked(text: str, url: str | None) -> Markup:
    """Text that leads to an address, where there is one that Telegram links to."""
    if url is None:
        return plain(text)
    return Markup(f'<a href="{html.escape(url)}">{escaped(text)}</a>', units(text))


def quoted(cut: Excerpt, bold: int, *, expandable: bool = False) -> Markup:
    """An excerpt in a quote, between the marks of its cuts.

    Args:
        cut: The excerpt.
        bold: How many matched words stand in bold at most.
        expandable: Whether all but its first lines are folded until a reader taps on it.
    """
    pieces, at = [], 0
    for start, end in cut.highlights[:bold]:
        pieces += [escaped(cut.text[at:start]), f"<b>{escaped(cut.text[start:end])}</b>"]
        at = end
    pieces.append(escaped(cut.text[at:]))
    tag = "blockquote expandable" if expandable else "blockquote"
    inner = f"{cut.before}{''.join(pieces)}{cut.after}"
    taken = units(cut.before) + units(cut.text) + units(cut.after)
    return Markup(f"<{tag}>{inner}</blockquote>", taken)


def joined(between: str, pieces: Iterable[Markup]) -> Markup:
    """Pieces with the same text between each two."""
    parts = tuple(pieces)
    gaps = units(between) * max(0, len(parts) - 1)
    return Markup(
        escaped(between).join(part.html for part in parts), sum(part.units for part in parts) + gaps
    )
