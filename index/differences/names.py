"""Names that differ: another person, place or organisation in the same place of a sentence.

A name is told in sounds, so it is found again by them (`bitext.cognates`) or by what the collection
has taught. Where a sentence and its counterpart each hold one name that the other side has nothing
for, one of them stands in the place of the other. All else may be a translator's freedom: a name
left out, another word for it, a name that is translated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.differences.capitals import Capitals, Run, is_heard
from index.differences.surroundings import corresponding
from index.model import Difference, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.bitext.alignment import Aligned
    from index.differences.comparison import Comparison
    from index.differences.proper import Names
    from index.differences.surroundings import Pair
    from index.model import Span

SURE = 0.9
"""How sure names that stand in each other's place are to differ, in well aligned sentences: a round
figure, read off parallel texts with swapped names."""

MOST_LEFT = 30
"""Of how many capitals in a sentence it can be told at most which corresponds to which."""

NEAR = 0.25
"""How far apart two names may stand that have nothing in common around them, as a share of their
sentences: a language has its own order of words, but keeps to the order of what is told."""

MANY = 2
"""How many words must be common around a name and a word that only its capital says is one."""


def name_differences(found: Comparison, names: Names) -> Iterator[Difference]:
    """The pairs of names that stand in each other's place."""
    swapped = found.swapped()
    for bead in found.beads:
        a = Capitals.of(found, bead.a, bead.b, names)
        b = Capitals.of(swapped, bead.b, bead.a, names)
        is_told = (a.has_names and b.words) or (b.has_names and a.words)
        if is_told and max(len(a.words), len(b.words)) <= MOST_LEFT:
            yield from _differences(found, bead, a.runs(b), b.runs(a))


def _differences(
    found: Comparison, bead: Aligned, a: list[Run], b: list[Run]
) -> Iterator[Difference]:
    """The names of some sentences that correspond.

    Args:
        found: The sides.
        bead: The sentences.
        a: The names of side a that nothing in the sentences of side b stands for.
        b: The same of side b.
    """

    def may(i: int, j: int) -> bool:
        return _may_differ(a[i], b[j])

    for pair in corresponding(found, [one.span for one in a], [one.span for one in b], may):
        one, other = a[pair.a], b[pair.b]
        one = one._replace(is_lost=one.is_lost and not is_heard(one, found.b.words))
        other = other._replace(is_lost=other.is_lost and not is_heard(other, found.a.words))
        if _may_differ(one, other) and _is_in_place(found, bead, pair, one, other):
            marks = found.a.mark(one.span), found.b.mark(other.span)
            yield Difference(DifferenceKind.NAME, *marks, SURE * bead.score)


def _may_differ(one: Run, other: Run) -> bool:
    """Whether two names may stand in each other's place.

    One is surely a name that the other side has nowhere; the other one may be told in another
    sentence too, or be a word of which only the capital says that it is a name. Names of syllables
    are cut in more than one way.
    """
    if one.is_syllable and other.is_syllable:
        return False
    return any(
        this.is_name and this.is_lost and (that.is_name or that.is_lost)
        for this, that in ((one, other), (other, one))
    )


def _is_in_place(found: Comparison, bead: Aligned, pair: Pair, one: Run, other: Run) -> bool:
    """Whether a name stands where the other one does.

    What is around them says so. Names that have nothing in common around them must be the only ones
    that are left, and stand about as far from the beginning, or be told nowhere else.
    """
    is_sure = one.is_name and other.is_name
    is_lost = one.is_lost and other.is_lost
    if not is_sure:
        return pair.common >= MANY and not pair.rivals
    if pair.common:
        return is_lost or not pair.rivals
    is_near = is_lost or _is_near(found, bead, one.span, other.span)
    return not pair.rivals and is_near


def _is_near(found: Comparison, bead: Aligned, one: Span, other: Span) -> bool:
    """Whether two places are about as far from the beginning of their sentences."""
    a, b = found.a.span_of(bead.a), found.b.span_of(bead.b)
    a_share = (one.start - a.start) / (a.end - a.start)
    b_share = (other.start - b.start) / (b.end - b.start)
    return abs(a_share - b_share) <= NEAR
