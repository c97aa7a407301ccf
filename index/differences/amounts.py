"""Numbers, dates and times that differ.

What has a counterpart on the other side is no matter, nor is what only one side has: a repetition,
a date that is told by its weekday. Where sentences that belong together have something left on
both sides, of one kind and in the same surroundings, they disagree; unless it was converted,
rounded, or said in a word that does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.differences.conversion import Told, is_conversion, is_rounding, is_told_by
from index.differences.implied import implied
from index.differences.surroundings import corresponding
from index.model import Difference, DifferenceKind
from index.quantities import Kind, agree
from index.quantities.values import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.differences.comparison import Comparison
    from index.differences.reading import Reading
    from index.quantities import Quantity

_KINDS = {
    Kind.NUMBER: DifferenceKind.NUMBER,
    Kind.DATE: DifferenceKind.DATE,
    Kind.TIME: DifferenceKind.DATE,
}


def amount_differences(found: Comparison) -> Iterator[Difference]:
    """The pairs of quantities that stand in each other's place."""
    a_left = _without_counterpart(found.a.quantities, found.b.quantities)
    b_left = _without_counterpart(found.b.quantities, found.a.quantities)
    if not a_left or not b_left:
        return
    for bead in found.beads:
        a = [found.a.quantities[n] for n in range(*found.a.quantities_in(bead.a)) if n in a_left]
        b = [found.b.quantities[n] for n in range(*found.b.quantities_in(bead.b)) if n in b_left]
        if not a or not b:
            continue
        a = _uncounted(a, found.b, bead.b)
        b = _uncounted(b, found.a, bead.a)
        yield from _disagreements(found, *_unexcused(found, a, b), bead.score)


def _without_counterpart(here: Sequence[Quantity], there: Sequence[Quantity]) -> set[int]:
    """The places of quantities that nothing on the other side tells."""
    return {
        place
        for place, one in enumerate(here)
        if not one.vague and not any(agree(one, other) or is_told_by(one, other) for other in there)
    }


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
    found: Comparison, a: Sequence[Told], b: Sequence[Told], score: float
) -> Iterator[Difference]:
    """The quantities that correspond.

    Two that are alone with each other need nothing in common around them. One that has a measure
    and one that has none do not speak of the same.
    """

    def may(i: int, j: int) -> bool:
        return a[i].quantity.kind is b[j].quantity.kind and a[i].measures == b[j].measures

    a_spans, b_spans = ([told.quantity.span for told in side] for side in (a, b))
    for pair in corresponding(found, a_spans, b_spans, may):
        marks = found.a.mark(a_spans[pair.a]), found.b.mark(b_spans[pair.b])
        yield Difference(_KINDS[a[pair.a].quantity.kind], *marks, score)
