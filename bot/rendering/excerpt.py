"""Cutting a passage to a room: on sentence borders, from the sentence that answers best.

Lengths are in UTF-16 code units, which is how Telegram counts offsets and no shorter than how it
counts length; what is cut out is always a part of the passage, character for character.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.rendering.display import units, word_end
from index.analysis import sentences
from index.model import Span

_RUN_UP = 60  # units shown before the first matched word of a sentence that is itself too long
_CUT_BEFORE, _CUT_AFTER = "… ", " …"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a passage.

    Attributes:
        text: The part.
        highlights: The words that matched, as ranges of the part, in order.
        cut_before: Whether text of the passage stands before it.
        cut_after: Whether text of the passage stands after it.
    """

    text: str
    highlights: tuple[Span, ...]
    cut_before: bool
    cut_after: bool

    @property
    def whole(self) -> bool:
        """Whether it is all of the passage."""
        return not (self.cut_before or self.cut_after)

    @property
    def before(self) -> str:
        """The mark of a cut at its beginning, or nothing."""
        return _CUT_BEFORE if self.cut_before else ""

    @property
    def after(self) -> str:
        """The mark of a cut at its end, or nothing."""
        return _CUT_AFTER if self.cut_after else ""


def excerpt(
    text: str, lang: str, *, focus: Span, highlights: tuple[Span, ...], room: int
) -> Excerpt:
    """As much of a passage as fits: whole, or from its best sentence on.

    Args:
        text: The passage.
        lang: Its language, whose rules say where sentences end.
        focus: The sentence that answers best, as a range of the passage.
        highlights: The words that matched, as ranges of the passage.
        room: How many units the excerpt may take; what marks a cut is not counted.
    """
    if len(text) <= room and units(text) <= room:
        return Excerpt(text, highlights, cut_before=False, cut_after=False)
    spans = sentences(text, lang)
    best = max((i for i, span in enumerate(spans) if span.start <= focus.start), default=0)
    start = end = spans[best].start
    for span in spans[best:]:
        if span.end - start > room or units(text[start : span.end]) > room:
            break
        end = span.end
    if end == start:
        start, end = _within_sentence(text, spans[best], highlights, room)
    inside = tuple(
        Span(max(span.start, start) - start, min(span.end, end) - start)
        for span in highlights
        if span.start < end and span.end > start
    )
    return Excerpt(
        text[start:end],
        inside,
        cut_before=bool(text[:start].strip()),
        cut_after=bool(text[end:].strip()),
    )


def _within_sentence(
    text: str, sentence: Span, highlights: tuple[Span, ...], room: int
) -> tuple[int, int]:
    """The part of a sentence too long to show that holds its first matched word."""
    start = sentence.start
    first = next((span for span in highlights if start <= span.start < sentence.end), None)
    if first is not None and (first.end - start > room or units(text[start : first.end]) > room):
        earliest = max(start, first.start - _RUN_UP)
        gap = text.find(" ", earliest, first.start)
        start = gap + 1 if gap >= 0 else first.start
    return start, min(word_end(text, start, room), sentence.end)
