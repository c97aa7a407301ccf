"""Quantities of sentences, one to one: where all of them agree but one of each side, these do not.

That as much is told in figures on both sides leaves no room for what a translator may do otherwise:
a number said in a word, a measure left out. Where one value is told several times, one of the
places too many is the one that something else stands for.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.differences.conversion import is_told_by
from index.quantities import agree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.quantities import Quantity

MOST_LEFT = 30
"""How many quantities may have no equal on the other side for the others to be looked for."""


def odd_ones(
    a: Sequence[Quantity], b: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]] | None:
    """Of each side the one in figures that is left where all others in figures agree one to one.

    Returns:
        For each side all places of the value that is left; None where more is left, or less, and
        where a word of the other side may say it.
    """
    a_figures, b_figures = ([one for one in side if not one.in_words] for side in (a, b))
    if len(a_figures) != len(b_figures):
        return None
    a_left, b_left = _surplus(a_figures, b_figures), _surplus(b_figures, a_figures)
    for is_same in (agree, is_told_by, lambda one, other: is_told_by(other, one)):
        if not 1 <= len(a_left) <= MOST_LEFT:
            return None
        _pair_off(a_left, b_left, is_same)
    if len(a_left) != 1 or a_left[0].kind is not b_left[0].kind:
        return None
    (one,), (other,) = a_left, b_left
    if _is_in_words(one, b, a) or _is_in_words(other, a, b):
        return None
    return (
        [place for place in a_figures if place.value == one.value],
        [place for place in b_figures if place.value == other.value],
    )


def _is_in_words(one: Quantity, there: Sequence[Quantity], here: Sequence[Quantity]) -> bool:
    """Whether a word there, which none here stands for, says what stands here in figures."""
    words = [[word for word in side if word.in_words] for side in (there, here)]
    return any(agree(one, word) for word in _surplus(*words))


def _surplus(here: Sequence[Quantity], there: Sequence[Quantity]) -> list[Quantity]:
    """The quantities whose value stands here more often than there, as often as it is too many."""
    values = Counter(one.value for one in there)
    left = []
    for one in here:
        values[one.value] -= 1
        if values[one.value] < 0:
            left.append(one)
    return left


def _pair_off(
    a: list[Quantity], b: list[Quantity], is_same: Callable[[Quantity, Quantity], bool]
) -> None:
    """Takes out of both what is the same, each with the first that is."""
    for one in list(a):
        place = next((n for n, other in enumerate(b) if is_same(one, other)), None)
        if place is not None:
            a.remove(one)
            del b[place]
