"""Numbers, dates and times that differ.

Where all figures of two sentences agree one to one but a pair, this pair disagrees. Elsewhere:
what has a counterpart on the other side is no matter, nor is what only one side has: a repetition,
a date that is told by its weekday. Where sentences that belong together have something left on
both sides, of one kind and in the same surroundings, they disagree; unless it was converted,
rounded, or said in a word that does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.differences.balance import odd_ones
from index.differences.conversion import Told, is_conversion, is_rounding, is_told_by
from index.differences.implied import implied
from index.differences.measures import DEGREE
from index.differences.surroundings import closest, corresponding
from index.model import Difference, DifferenceKind
from index.quantities import Kind, agree
from index.quantities.values import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.differences.comparison import Comparison
    from index.differences.reading import Reading
    from index.quantities import Quantity

SURE = 0.95
"""How sure quantities in each other's place are to differ, in well aligned sentences: a round
figure, read off parallel texts with changed numbers."""

MOST = 300
"""How many quantities a side has at most: what has more is a table, and no prose to be compared."""

MOST_LEFT = 30
"""Of how many quantities of a sentence it can be told at most which corresponds to which."""

_KINDS = {
    Kind.NUMBER: DifferenceKind.NUMBER,
    Kind.DATE: DifferenceKind.DATE,
    Kind.TIME: DifferenceKind.DATE,
}


def amount_differences(found: Comparison) -> Iterator[Difference]:
    """The pairs of quantities that stand in each other's place."""
    if max(len(found.a.quantities), len(found.b.quantities)) > MOST:
        return
    a_alone = set(_without_counterpart(found.a.quantities, found.b.quantities))
    b_alone = set(_without_counterpart(found.b.quantities, found.a.quantities))
    if not a_alone and not b_alone:
        return
    for bead in found.beads:
        of_a = found.a.quantities[slice(*found.a.quantities_in(bead.a))]
        of_b = found.b.quantities[slice(*found.b.quantities_in(bead.b))]
        if odd := odd_ones(of_a, of_b):
            yield from _odd_pair(found, *odd, bead.score)
            continue
        a = _uncounted(_without_counterpart(of_a, of_b), found.b, bead.b)
        b = _uncounted(_without_counterpart(of_b, of_a), found.a, bead.a)
        if a and b and max(len(a), len(b)) <= MOST_LEFT:
            a_told, b_told = _unexcused(found, a, b)
            yield from _disagreements(
                found,
                [(told, told.quantity in a_alone) for told in a_told],
                [(told, told.quantity in b_alone) for told in b_told],
                bead.score,
            )


def _odd_pair(
    found: Comparison, a: Sequence[Quantity], b: Sequence[Quantity], score: float
) -> Iterator[Difference]:
    """The one that is left on either side where all others agree, unless it was put otherwise.

    Args:
        found: The sides.
        a: The places of side a where it may be told.
        b: The same of side b.
        score: How sure it is that their sentences belong together.
    """
    a_told, b_told = _unexcused(found, a[:1], b[:1])
    if not a_told or DEGREE in a_told[0].measures ^ b_told[0].measures:
        return  # «27 градусов» may be "the 80s"
    spans = [one.span for one in a], [one.span for one in b]
    one, other = closest(found, *spans)
    yield Difference(_KINDS[a[0].kind], found.a.mark(one), found.b.mark(other), SURE * score)


def _without_counterpart(here: Sequence[Quantity], there: Sequence[Quantity]) -> list[Quantity]:
    """The quantities that none of the others tells."""
    values = {one.value for one in there}  # most are found so, without a look at each
    return [
        one
        for one in here
        if not one.vague
        and one.value not in values
        and not any(agree(one, other) or is_told_by(one, other) for other in there)
    ]


def _uncounted(
    quantities: Sequence[Quantity], other: Reading, sentences: tuple[int, int]
) -> list[Quantity]:
    """The quantities that no word of some sentences implies."""
    said = {
        value
        for word in other.words[slice(*other.words_in(sentences))]
        for value in implied(word.form, other.lang)
    }
    return [
        one for one in quantities if one.kind is not Kind.NUMBER or number_of(one.value) not in said
    ]


def _unexcused(
    found: Comparison, a: Sequence[Quantity], b: Sequence[Quantity]
) -> tuple[list[Told], list[Told]]:
    """The quantities that are no other one converted or rounded."""
    a_told = [Told(found.a.text, found.a.lang, one) for one in a]
    b_told = [Told(found.b.text, found.b.lang, one) for one in b]
    excused = [
        (one, other)
        for one in a_told
        for other in b_told
        if one.quantity.kind is other.quantity.kind
        and (is_conversion(one, other) or is_rounding(one, other))
    ]
    return (
        [one for one in a_told if all(one is not pair[0] for pair in excused)],
        [one for one in b_told if all(one is not pair[1] for pair in excused)],
    )


def _disagreements(
    found: Comparison,
    a: Sequence[tuple[Told, bool]],
    b: Sequence[tuple[Told, bool]],
    score: float,
) -> Iterator[Difference]:
    """The quantities that correspond.

    One that has a measure and one that has none do not speak of the same. Two need nothing in
    common around them where they are alone with each other, and neither is told in another
    sentence; of other two one is told nowhere.

    Args:
        found: The sides.
        a: Quantities of side a, each with whether nothing on all of side b tells it.
        b: The same of side b.
        score: How sure it is that their sentences belong together.
    """

    def may(i: int, j: int) -> bool:
        (one, is_one_alone), (other, is_other_alone) = a[i], b[j]
        is_alike = one.quantity.kind is other.quantity.kind and one.measures == other.measures
        return is_alike and (is_one_alone or is_other_alone)

    a_spans, b_spans = ([told.quantity.span for told, _ in side] for side in (a, b))
    for pair in corresponding(found, a_spans, b_spans, may):
        if pair.common or (not pair.rivals and a[pair.a][1] and b[pair.b][1]):
            marks = found.a.mark(a_spans[pair.a]), found.b.mark(b_spans[pair.b])
            yield Difference(_KINDS[a[pair.a][0].quantity.kind], *marks, SURE * score)
