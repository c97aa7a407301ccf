"""Draws messages as a chat shows them: bubbles, quotes with a bar, bold words, buttons below.

Sizes are in pixels. No font is fetched or measured: widths are estimated by the kind of letter, and
lines are broken a little early, so that text stays within its bubble whatever font the reader has.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.support.bot_api import Message

WIDTH = 560
_BUBBLE = 450
_PADDING = 12
_LINE = 20
_FONT = 15
_SMALL = 13
_GAP = 10
_BAR = 12
_BUTTON = 34
_EXPANDABLE = "expandable_blockquote"
_QUOTES = {"blockquote", _EXPANDABLE}
_FOLDED = 3
_PIECE = re.compile(r"\n|[^\s\n]{1,24}|[^\S\n]+")

_STYLE = """
svg { font-family: -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
.b { font-weight: 600 } .i { font-style: italic } .a { fill: #2678b6 }
.name { font-weight: 600; fill: #2678b6 } .quiet { fill: #6d7883 }
"""


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message as it is drawn.

    Attributes:
        message: What it says.
        name: Who says so; empty for the reader's own, which stand on the right.
        answers: The beginning of what it replies to, or nothing.
        note: A line in the middle of the chat that stands before it, or nothing.
        pressed: The button that is pressed next, or nothing.
    """

    message: Message
    name: str = ""
    answers: str = ""
    note: str = ""
    pressed: str = ""


@dataclass(slots=True)
class _Line:
    """A line of text: pieces with their styles.

    Attributes:
        quoted: The kind of quote that it is of, which stands beside a bar; empty outside.
        folds: Whether more of the quote is seen when it is unfolded.
    """

    quoted: str
    folds: bool = False
    pieces: list[tuple[str, str]] = field(default_factory=list)
    width: float = 0.0

    def add(self, text: str, style: str) -> None:
        if self.pieces and self.pieces[-1][1] == style:
            self.pieces[-1] = (self.pieces[-1][0] + text, style)
        else:
            self.pieces.append((text, style))
        self.width += width_of(text, bold="b" in style.split())


def width_of(text: str, size: int = _FONT, *, bold: bool = False) -> float:
    """About how wide a text is, rather too much than too little."""
    return sum(map(_share, text)) * size * (1.07 if bold else 1.0)


def _share(letter: str) -> float:
    """The width of a letter, as a share of the size of the font."""
    if unicodedata.combining(letter) or letter in "\u200b\u200d\ufe0f":
        return 0.0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.3
    if letter in "iljtfrI.,:;'|!()[]·- \u00a0\u202f":
        return 0.36
    if letter in "mwMWжшщюфыЖШЩЮФЫм—…@%":
        return 0.86
    return 0.73 if letter.isupper() else 0.64


def draw(bubbles: Sequence[Bubble], title: str) -> str:
    """The conversation as SVG.

    Args:
        bubbles: From the top down.
        title: What stands above it, and what is read out to those who can't see it.
    """
    parts: list[str] = []
    top = 44.0
    for bubble in bubbles:
        if bubble.note:
            parts.append(_text(WIDTH / 2, top + 12, bubble.note, _SMALL, "quiet", "middle"))
            top += _LINE + _GAP
        drawn, height = _bubble(bubble, top)
        parts += drawn
        top += height + _GAP
    size = f'viewBox="0 0 {WIDTH} {top:.0f}" width="{WIDTH}" height="{top:.0f}"'
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{WIDTH}" height="{top:.0f}" rx="10" fill="#dfe7ee"/>',
        _text(WIDTH / 2, 26, title, _SMALL, "quiet", "middle"),
    ]
    return "\n".join([*head, *parts, "</svg>"]) + "\n"


def _bubble(bubble: Bubble, top: float) -> tuple[list[str], float]:
    """A bubble with its buttons, and their height."""
    own = not bubble.name
    lines = _lines(bubble.message, _BUBBLE - 2 * _PADDING)
    inner = max([line.width + (_BAR if line.quoted else 0) for line in lines], default=0)
    inner = max(inner, width_of(bubble.name), width_of(bubble.answers, _SMALL) + _BAR)
    if bubble.message.keyboard:
        inner = _BUBBLE - 2 * _PADDING
    wide = min(_BUBBLE, inner + 2 * _PADDING)
    left = WIDTH - wide - 14 if own else 14
    rows = len(lines) + bool(bubble.name) + bool(bubble.answers)
    height = rows * _LINE + 2 * _PADDING - 4
    fill = "#e3f6d0" if own else "#ffffff"
    parts = [_rect(left, top, wide, height, fill, 12)]
    x, y = left + _PADDING, top + _PADDING + 11
    if bubble.name:
        parts.append(_text(x, y, bubble.name, _FONT, "name"))
        y += _LINE
    if bubble.answers:
        parts.append(_rect(x, y - 14, 3, _LINE - 2, "#5ba0d0", 1))
        parts.append(_text(x + _BAR, y, bubble.answers, _SMALL, "quiet"))
        y += _LINE
    parts += _quotes(lines, x, y, wide - 2 * _PADDING)
    for line in lines:
        parts.append(_styled(x + (_BAR if line.quoted else 0), y, line))
        y += _LINE
    drawn, below = _keyboard(bubble, left, top + height + 4, wide)
    return parts + drawn, height + below


def _quotes(lines: Sequence[_Line], x: float, y: float, wide: float) -> Iterator[str]:
    """The ground and the bar behind each run of quoted lines."""
    borders = [0, *(n for n, (a, b) in enumerate(pairwise(lines), 1) if a.quoted != b.quoted)]
    for start, end in pairwise([*borders, len(lines)]):
        upper, high = y + start * _LINE - 15, (end - start) * _LINE
        if lines[start].quoted:
            yield _rect(x, upper, wide, high, "#eaf3fa", 4)
            yield _rect(x, upper, 3, high, "#2678b6", 1)
        if lines[end - 1].folds:
            yield _text(x + wide - 6, upper + high - 5, "⌄", _FONT, "name", "end")


def _keyboard(bubble: Bubble, left: float, top: float, wide: float) -> tuple[list[str], float]:
    """The buttons below a bubble, and their height."""
    parts: list[str] = []
    rows = bubble.message.keyboard
    for number, row in enumerate(rows):
        each = (wide - 4 * (len(row) - 1)) / len(row)
        for place, button in enumerate(row):
            x, y = left + place * (each + 4), top + number * (_BUTTON + 4)
            pressed = button["text"] == bubble.pressed
            parts.append(_rect(x, y, each, _BUTTON, "#5ba0d0" if pressed else "#a9c0d2", 8))
            label = button["text"] + (" ↗" if "url" in button else "")
            parts.append(_text(x + each / 2, y + 22, label, _SMALL, "b", "middle", "#ffffff"))
    return parts, len(rows) * (_BUTTON + 4)


def _lines(message: Message, wide: float) -> list[_Line]:
    """A text broken into lines; of a folded quote the first lines."""
    text = message.text or _document(message)
    styles = _styles(message, text)
    lines: list[_Line] = []
    at = 0
    begun = False
    for piece in _PIECE.findall(text):
        quoted, style = styles[at]
        at += len(piece)
        room = wide - (_BAR if quoted else 0)
        if piece == "\n":
            if not begun:
                lines.append(_Line(quoted))
            begun = False
            continue
        full = begun and lines[-1].width + width_of(piece, bold="b" in style) > room
        if not begun or full or lines[-1].quoted != quoted:
            lines.append(_Line(quoted))
            begun = True
            if piece.isspace():
                continue
        lines[-1].add(piece, style)
    return _folded(lines)


def _folded(lines: list[_Line]) -> list[_Line]:
    """Takes out what an expandable quote shows only when it is unfolded."""
    kept: list[_Line] = []
    run = 0
    for line in lines:
        run = run + 1 if line.quoted == _EXPANDABLE else 0
        if run <= _FOLDED:
            kept.append(line)
        else:
            kept[-1].folds = True
    return kept


def _styles(message: Message, text: str) -> list[tuple[str, str]]:
    """For each letter, the kind of quote that it is of, and its style."""
    quoted, styles = [""] * len(text), [""] * len(text)
    names = {"bold": "b", "italic": "i", "text_link": "a", "url": "a", "bot_command": "a"}
    names["mention"] = "a"
    for entity in message.parsed.entities:
        begin, end = (_letter(text, entity["offset"] + n) for n in (0, entity["length"]))
        for place in range(begin, end):
            quoted[place] = entity["type"] if entity["type"] in _QUOTES else quoted[place]
            styles[place] = f"{styles[place]} {names.get(entity['type'], '')}".strip()
    return list(zip(quoted, styles, strict=True))


def _letter(text: str, units: int) -> int:
    """The letter that stands at an offset in UTF-16 code units."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _document(message: Message) -> str:
    document = message.content.get("document")
    caption = message.content.get("caption", "")
    return f"📎 {document['file_name']}\n{caption}".strip() if document else caption


def _styled(x: float, y: float, line: _Line) -> str:
    spans = "".join(
        f'<tspan class="{style}">{escape(text)}</tspan>' if style else escape(text)
        for text, style in line.pieces
    )
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{_FONT}" xml:space="preserve">{spans}</text>'


def _text(  # noqa: PLR0913, PLR0917 - what a line of text is made of
    x: float, y: float, text: str, size: int, style: str, anchor: str = "start", fill: str = ""
) -> str:
    colour = f' fill="{fill}"' if fill else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" class="{style}"'
        f' text-anchor="{anchor}"{colour}>{escape(text)}</text>'
    )


def _rect(  # noqa: PLR0913, PLR0917 - what a rectangle is made of
    x: float, y: float, width: float, height: float, fill: str, radius: float
) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
        f' rx="{radius:.0f}" fill="{fill}"/>'
    )
