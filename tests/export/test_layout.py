"""Where passages and links stand: in order, beside each other, without touching."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from index.export.layout import Block, Stroke, arrange
from tests.export.texts import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.export.texts import Bead


def laid_out(a: int, b: int, beads: Sequence[Bead]) -> list[Block]:
    """The blocks of two versions of that many passages."""
    return arrange(range(1, a + 1), range(1, b + 1), numbered(a, b, beads).links)


def rows(blocks: Sequence[Block], side: str) -> dict[int, tuple[int, int]]:
    """The first and the last row of each passage of a side, counted through all blocks."""
    found = {}
    above = 0
    for block in blocks:
        for group in block.groups:
            for place in getattr(group, side):
                found[place.number] = (above + place.row, above + place.row + place.rows - 1)
        above += block.rows
    return found


@st.composite
def beads(draw: st.DrawFn) -> tuple[int, int, list[Bead]]:
    """Versions of up to eight passages with links in any order, of up to three on a side."""
    sides = []
    for _ in range(2):
        sizes = draw(st.lists(st.integers(1, 3), max_size=4))
        starts = [sum(sizes[:at]) + 1 for at in range(len(sizes))]
        sides.append([range(s, s + size) for s, size in zip(starts, sizes, strict=True)])
    count = draw(st.integers(0, min(map(len, sides))))
    chosen = [draw(st.permutations(side))[:count] for side in sides]
    links: list[Bead] = [(tuple(a), tuple(b)) for a, b in zip(*chosen, strict=True)]
    lengths = [side[-1].stop - 1 if side else draw(st.integers(0, 2)) for side in sides]
    return lengths[0], lengths[1], links


def test_links_in_order_stand_beside_each_other() -> None:
    """Each link is a block of one row with a line across."""
    blocks = laid_out(2, 2, [([1], [1]), ([2], [2])])
    assert [block.rows for block in blocks] == [1, 1]
    assert [[group.strokes for group in block.groups] for block in blocks] == [
        [((1, Stroke.ACROSS),)],
        [((1, Stroke.ACROSS),)],
    ]


def test_a_merged_link_spans_the_rows_of_its_passages() -> None:
    """The one passage stands beside both of the others, and the link branches."""
    (block,) = laid_out(2, 1, [([1, 2], [1])])
    (group,) = block.groups
    assert [(place.row, place.rows) for place in group.b] == [(1, 2)]
    assert group.strokes == ((1, Stroke.BOTH_DOWN), (2, Stroke.A_UP))


def test_a_crossing_link_goes_round() -> None:
    """Of two links that cross, one is straight, and the other passes it in a trunk."""
    (block,) = laid_out(2, 2, [([1], [2]), ([2], [1])])
    assert [group.strokes for group in block.groups] == [
        ((1, Stroke.A_DOWN), (2, Stroke.THROUGH), (3, Stroke.B_UP)),
        ((2, Stroke.ACROSS),),
    ]


def test_what_is_not_linked_stands_alone() -> None:
    """A passage without a counterpart has a row of its own."""
    blocks = laid_out(2, 1, [([2], [1])])
    assert [[group.link for group in block.groups] for block in blocks] == [[None], [0]]


@given(beads())
def test_passages_keep_their_order_and_never_overlap(drawn: tuple[int, int, list[Bead]]) -> None:
    """Every passage is placed once, below the one before it."""
    a, b, links = drawn
    blocks = laid_out(a, b, links)
    for side, count in (("a", a), ("b", b)):
        placed = rows(blocks, side)
        assert sorted(placed) == list(range(1, count + 1))
        ends = [placed[number] for number in sorted(placed)]
        assert all(above[1] < below[0] for above, below in pairwise(ends))
    assert sum(len(group.a + group.b) for block in blocks for group in block.groups) == a + b


@given(beads())
def test_strokes_reach_every_passage_and_trunks_keep_apart(
    drawn: tuple[int, int, list[Bead]],
) -> None:
    """A link draws in each row between its passages; links of a row have lanes of their own."""
    for block in laid_out(*drawn):
        taken: set[tuple[int, int]] = set()
        for group in block.groups:
            drawn_rows = {row for row, _ in group.strokes}
            if group.link is None:
                assert not drawn_rows
                continue
            assert drawn_rows == set(range(min(drawn_rows), max(drawn_rows) + 1))
            assert {place.row for place in group.a + group.b} <= drawn_rows
            assert group.last <= block.rows
            if len(drawn_rows) > 1:
                trunk = {(group.lane, row) for row in drawn_rows}
                assert not trunk & taken
                taken |= trunk
