"""Lines of the catalogues put together to a message that fits, whatever stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.rendering import FOREIGN_ROOM, LIMIT, Markup, Page, escaped, inert, joined, label, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.localization import Catalogues, Value

_MOST_LINES = 90  # Telegram marks a hundred places of a message, and no more
_MORE_ROOM = 60  # units that the line takes which says how many are left out


@dataclass(frozen=True, slots=True)
class Wording:
    """Says things in a person's language."""

    catalogues: Catalogues
    lang: str

    def line(self, key: str, **values: Value) -> Markup:
        """A message of the catalogues; what others wrote stands in it inert and short."""
        return plain(self.text(key, **values))

    def text(self, key: str, **values: Value) -> str:
        """The same, before it is escaped."""
        return self.catalogues.text(self.lang, key, **inert(values))

    def message(self, key: str, **values: Value) -> Page:
        """The same as a message of its own."""
        return self.page([[self.line(key, **values)]])

    def listed(self, names: Iterable[str]) -> str:
        """Names in their order, with commas between; each inert."""
        return ", ".join(label(name, FOREIGN_ROOM) for name in sorted(names))

    def page(self, blocks: Iterable[Sequence[Markup]]) -> Page:
        """Blocks of lines with a blank line between; what has no room is counted in a last line."""
        pieces: list[Markup] = []
        left, marks, left_out = LIMIT - _MORE_ROOM, _MOST_LINES, 0
        for block in blocks:
            kept: list[Markup] = []
            for line in block:
                left -= line.units + 2
                marks -= 1
                if left_out or left < 0 or marks < 0:
                    left_out += 1
                else:
                    kept.append(line)
            if kept:
                pieces.append(joined("\n", kept))
        if left_out:
            pieces.append(self.line("list-more", count=left_out))
        return Page(joined("\n\n", pieces).html)


def code(text: str) -> Markup:
    """Text that a tap copies."""
    bare = plain(text)
    return Markup(f"<code>{bare.html}</code>", bare.units)


def bold(text: str) -> Markup:
    """Text that stands out."""
    bare = plain(text)
    return Markup(f"<b>{bare.html}</b>", bare.units)


def quote(text: str) -> Markup:
    """Text of a document; a long one is folded until a reader taps on it."""
    bare = plain(text)
    return Markup(f"<blockquote expandable>{escaped(text)}</blockquote>", bare.units)
