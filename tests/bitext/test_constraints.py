"""What people have said binds alignments: brute force over all of them for tiny versions."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.bitext.alignment import Aligner, BeadShares
from index.bitext.constraints import BARRED, Bead, Constraints, _in_order
from index.bitext.evidence import Evidence, Explanation
from index.bitext.lengths import LengthModel
from index.bitext.translations import Translations
from index.bitext.versions import Version, VersionPassage
from index.bitext.vocabulary import profiles

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = [(1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (1, 3), (3, 1)]
SIZE = st.integers(1, 3)
SPAN = st.tuples(st.integers(0, 3), st.integers(1, 2)).map(lambda at: (at[0], at[0] + at[1]))
BEADS = st.lists(st.builds(Bead, SPAN, SPAN), max_size=3)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _holds(bead: Bead, part: Bead) -> bool:
    return all(own[0] <= its[0] and its[1] <= own[1] for own, its in zip(bead, part, strict=True))


def _disjoint(beads: list[Bead]) -> list[Bead]:
    kept: list[Bead] = []
    for bead in beads:
        if not any(_overlap(bead.a, k.a) or _overlap(bead.b, k.b) for k in kept):
            kept.append(bead)
    return kept


def _alignments(rows: int, columns: int) -> Iterator[list[tuple[int, Bead]]]:
    """All rows of beads that cover two versions, each bead with its kind."""

    def rest(i: int, j: int) -> Iterator[list[tuple[int, Bead]]]:
        if (i, j) == (rows, columns):
            yield []
        for kind, (m, n) in enumerate(KINDS):
            if i + m <= rows and j + n <= columns:
                bead = Bead((i, i + m), (j, j + n))
                yield from ([(kind, bead), *more] for more in rest(i + m, j + n))

    return rest(0, 0)


def _obeys(way: list[tuple[int, Bead]], said: Constraints, anchors: list[Bead]) -> bool:
    beads = [bead for _, bead in way]
    if not all(anchor in beads for anchor in anchors):
        return False
    alone_a = set(said.taken_a).union(*(range(*b.a) for b in said.confirmed if b not in anchors))
    alone_b = set(said.taken_b).union(*(range(*b.b) for b in said.confirmed if b not in anchors))
    for bead in beads:
        links = bead.a[0] < bead.a[1] and bead.b[0] < bead.b[1] and bead not in anchors
        if links and (alone_a.intersection(range(*bead.a)) or alone_b.intersection(range(*bead.b))):
            return False
        if links and any(_holds(bead, rejected) for rejected in said.rejected):
            return False
    return True


@given(rows=SIZE, columns=SIZE, confirmed=BEADS, rejected=BEADS, data=st.data())
def test_alignments_obey(
    rows: int, columns: int, confirmed: list[Bead], rejected: list[Bead], data: st.DataObject
) -> None:
    """The weight of all alignments is that of those that obey; what may be keeps its weight."""
    taken = [
        data.draw(st.frozensets(st.integers(0, size - 1), max_size=1)) for size in (rows, columns)
    ]
    said = Constraints(tuple(_disjoint(confirmed)), tuple(rejected), *taken)
    inside = [one for one in said.confirmed if one.a[1] <= rows and one.b[1] <= columns]
    known = [one for one in inside if (one.a[1] - one.a[0], one.b[1] - one.b[0]) in KINDS]
    anchors = _in_order(known)
    for one in anchors:  # nobody confirms what is linked elsewhere: a passage has one link
        assume(not taken[0].intersection(range(*one.a)))
        assume(not taken[1].intersection(range(*one.b)))
    cells = len(KINDS) * (rows + 1) * (columns + 1)
    flat = data.draw(st.lists(st.integers(-40, 40), min_size=cells, max_size=cells))
    before = np.array(flat, np.float64).reshape(len(KINDS), rows + 1, columns + 1)
    weights = before.copy()
    said.bind(weights, KINDS)
    changed = weights != before
    assert set(weights[changed].tolist()) <= {BARRED, 0.0}
    for anchor in anchors:
        kind = KINDS.index((anchor.a[1] - anchor.a[0], anchor.b[1] - anchor.b[0]))
        before[kind, anchor.a[0], anchor.b[0]] = 0.0
    ways = list(_alignments(rows, columns))
    obeying = [way for way in ways if _obeys(way, said, anchors)]
    assert _whole(ways, weights) == pytest.approx(_whole(obeying, before), abs=1e-9)


def _whole(ways: list[list[tuple[int, Bead]]], weights: np.ndarray) -> float:
    nats = [sum(weights[kind, bead.a[0], bead.b[0]] for kind, bead in way) for way in ways]
    return float(np.logaddexp.reduce(np.array(nats)))


@given(beads=st.lists(st.builds(Bead, SPAN, SPAN), max_size=4).map(_disjoint))
def test_as_many_as_follow_each_other(beads: list[Bead]) -> None:
    """Of beads that cross as many are kept as can stand in one order on both sides."""
    kept = _in_order(beads)
    assert all(x.a[1] <= y.a[0] and x.b[1] <= y.b[0] for x, y in pairwise(kept))
    longest = max(
        len(some)
        for size in range(len(beads) + 1)
        for some in combinations(sorted(beads), size)
        if all(x.b[1] <= y.b[0] for x, y in pairwise(some))
    )
    assert len(kept) == longest


def test_nothing_said_binds_nothing() -> None:
    """Without a word of anybody, weights stay and alignments are what they are."""
    weights = np.arange(28.0).reshape(7, 2, 2)
    bound = weights.copy()
    Constraints().bind(bound, KINDS)
    assert np.array_equal(weights, bound)
    assert not Constraints()
    aligner = _aligner()
    assert _told(aligner, Constraints()) == _told(aligner, None)


def test_an_alignment_obeys_in_both_directions() -> None:
    """What is confirmed is linked surely, what is rejected is not, what is taken stands alone."""
    aligner = _aligner()
    straight = [((n, n + 1), (n, n + 1)) for n in range(3)]
    assert _told(aligner, None) == straight
    confirmed = Constraints(confirmed=(Bead((0, 1), (1, 2)),))
    assert ((0, 1), (1, 2)) in _told(aligner, confirmed)
    assert aligner.align((0, 3), (0, 3), constraints=confirmed).links[0].score == 1.0
    assert straight[1] not in _told(aligner, Constraints(rejected=(Bead((1, 2), (1, 2)),)))
    assert _told(aligner, Constraints(taken_a=frozenset({2}))) == straight[:2]
    assert _told(aligner, Constraints(taken_b=frozenset({0}))) == straight[1:]
    assert _told(aligner, None) == straight


def _aligner() -> Aligner:
    """For two versions whose three passages match one to one."""
    texts = [("a", "b", "c"), ("d", "e", "f"), ("g", "h", "i")]
    version = Version(
        1, "en", tuple(VersionPassage(n, words, 40) for n, words in enumerate(texts, 1))
    )
    words, profile = profiles([version])
    same = np.arange(len(words.types))
    table = Translations.of_weights(same, same, np.ones(len(same)), (len(same), len(same)))
    known = Explanation.of(table, words)
    return Aligner(profile, profile, Evidence(known, known, LengthModel()), BeadShares(), 5)


def _told(aligner: Aligner, said: Constraints | None) -> list[tuple[tuple[int, int], ...]]:
    found = aligner.align((0, 3), (0, 3), constraints=said)
    return sorted((link.a, link.b) for link in found.links + found.crossed)
