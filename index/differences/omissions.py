"""Sentences that one side has and the other leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.model import Difference, DifferenceKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.differences.comparison import Comparison

LEAST_SCORE = 0.5
"""What share of a sentence's words, of those whose translations are known, must be missing."""

_MISSING, _SEEN = 2, 3
"""That its sentence stands alone in the alignment counts as two words of three that are missing."""


class _Omission(NamedTuple):
    """A sentence of one side that stands alone.

    Attributes:
        span: Where it stands.
        gap: The empty place of the other side where it would stand.
        score: How sure it is that it is missing there.
    """

    span: Span
    gap: Span
    score: float


def omissions(found: Comparison) -> Iterator[Difference]:
    """The sentences that no sentence of the other side says, those of side a first."""
    if not found.beads:  # nothing is understood of one of the sides
        return
    for one in _alone(found):
        yield Difference(
            DifferenceKind.SENTENCE, found.a.mark(one.span), found.b.mark(one.gap), one.score
        )
    for one in _alone(found.swapped()):
        yield Difference(
            DifferenceKind.SENTENCE, found.a.mark(one.gap), found.b.mark(one.span), one.score
        )


def _alone(found: Comparison) -> Iterator[_Omission]:
    """The sentences of side a that are in no bead and say what side b does not."""
    held = {place for bead in found.beads for place in range(*bead.a)}
    there = {word.lemma for word in found.b.words}
    for place, sentence in enumerate(found.a.sentences):
        words = {word.lemma for word in found.a.words[slice(*sentence.words)]} - {""}
        if place in held or not words:
            continue
        known = [found.of_a[word] for word in words if word in found.of_a]
        missing = sum(there.isdisjoint(row) for row in known)
        score = (missing + _MISSING) / (len(known) + _SEEN)
        if score >= LEAST_SCORE:
            yield _Omission(sentence.span, _gap(found, place), score)


def _gap(found: Comparison, place: int) -> Span:
    """The empty place of side b for a sentence of side a, behind what stands before it."""
    before = [bead for bead in found.beads if bead.a[1] <= place]
    if before:
        end = found.b.span_of(max(before).b).end
        return Span(end, end)
    start = found.b.span_of(min(found.beads).b).start
    return Span(start, start)
