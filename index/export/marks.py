"""A passage's text with the places marked in which its other version differs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.export.markup import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Span


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A range of a passage's text that differs.

    Attributes:
        span: The range; empty where something is missing.
        kind: In what, such as "number".
        id: The mark's own anchor.
        href: The anchor of the same difference on the other side.
        described: The id of what describes the difference.
        tooltip: The difference in words.
    """

    span: Span
    kind: str
    id: str
    href: str
    described: str
    tooltip: str


def marked(text: str, spans: Sequence[MarkedSpan]) -> str:
    """The text as HTML, every range in a `mark`; where ranges overlap, in one for all of them.

    Without its tags it is the text, character for character.
    """
    cuts = sorted({0, len(text), *(edge for one in spans for edge in one.span)})
    anchored: set[str] = set()
    return "".join(_pieces(text, spans, cuts, anchored))


def _pieces(
    text: str, spans: Sequence[MarkedSpan], cuts: Sequence[int], anchored: set[str]
) -> Iterator[str]:
    for start, end in pairwise([*cuts, cuts[-1]]):
        missing = [one for one in spans if one.span == (start, start)]
        yield "".join(_mark("", [one], anchored) for one in missing)
        piece = text[start:end]
        covering = [one for one in spans if one.span.start <= start and end <= one.span.end]
        if piece:
            yield _mark(piece, covering, anchored) if covering else escaped(piece)


def _mark(piece: str, spans: Sequence[MarkedSpan], anchored: set[str]) -> str:
    """One mark; the anchor of a range that is cut in pieces stands on its first one."""
    first = spans[0]
    kinds = " ".join(sorted({one.kind for one in spans}))
    new = [one for one in spans if one.id not in anchored]
    anchored.update(one.id for one in new)
    # an element has one id: what begins together beyond the first gets an empty one of its own
    anchors = "".join(f'<span id="{one.id}"></span>' for one in new[1:])
    own = f' id="{new[0].id}"' if new else ""
    described = " ".join(one.described for one in spans)
    tooltip = escaped("\n".join(one.tooltip for one in spans))
    gap = "" if piece else " gap"
    return (
        f'{anchors}<mark{own} class="{kinds}{gap}"><a href="#{first.href}"'
        f' aria-describedby="{described}" title="{tooltip}">{escaped(piece)}</a></mark>'
    )
