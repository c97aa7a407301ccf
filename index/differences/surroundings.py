"""Which places of two sentences correspond, by what surrounds them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.differences.comparison import Comparison, Rows
    from index.differences.reading import Reading
    from index.model import Span

NEIGHBOURS = 3
"""How many words before a place and behind it surround it."""


class Pair(NamedTuple):
    """A place of each side.

    Attributes:
        a: The place of side a, by its number.
        b: That of side b.
        common: How many words around the one have a counterpart around the other.
        rivals: Whether one of the two might correspond to another place.
    """

    a: int
    b: int
    common: int
    rivals: bool


def corresponding(
    found: Comparison, a: Sequence[Span], b: Sequence[Span], may: Callable[[int, int], bool]
) -> Iterator[Pair]:
    """The places that have more in common with each other than with any other.

    Args:
        found: The two sides.
        a: Places of side a.
        b: Places of side b.
        may: Whether places with these numbers may correspond at all.
    """
    near_a, near_b = [_around(found.a, span) for span in a], [_around(found.b, span) for span in b]
    common = {
        (i, j): _common(near_a[i], near_b[j], found.of_a)
        for i in range(len(a))
        for j in range(len(b))
        if may(i, j)
    }
    for (i, j), shared in common.items():
        rivals = [other for (k, n), other in common.items() if (k == i) != (n == j)]
        if not rivals or shared > max(rivals):
            yield Pair(i, j, shared, bool(rivals))


def closest(found: Comparison, a: Sequence[Span], b: Sequence[Span]) -> tuple[Span, Span]:
    """The two places that have most in common, of those the two that stand most alike.

    Args:
        found: The two sides.
        a: Places of side a, one at least.
        b: Places of side b, one at least.
    """
    near_a, near_b = (
        [_around(side, one) for one in of] for side, of in ((found.a, a), (found.b, b))
    )
    size_a, size_b = len(found.a.text), len(found.b.text)

    def likeness(place: tuple[int, int]) -> tuple[int, float]:
        i, j = place
        apart = abs(a[i].start / size_a - b[j].start / size_b)
        return _common(near_a[i], near_b[j], found.of_a), -apart

    i, j = max(product(range(len(a)), range(len(b))), key=likeness)
    return a[i], b[j]


def _around(reading: Reading, span: Span) -> list[str]:
    """What the words around a place are compared by."""
    before = [word.lemma for word in reading.words if word.span.end <= span.start]
    behind = [word.lemma for word in reading.words if word.span.start >= span.end]
    return [lemma for lemma in before[-NEIGHBOURS:] + behind[:NEIGHBOURS] if lemma]


def _common(a: Sequence[str], b: Sequence[str], rows: Rows) -> int:
    return sum(one in b or any(word in rows.get(one, ()) for word in b) for one in a)
