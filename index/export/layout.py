"""Where passages and links stand on a page of two columns.

Passages keep their order in their column. Links that run in the order of both sides (the longest
such chain) put their passages beside each other; any other passage has a row of its own. So a
link that crosses others runs down or up between the columns, at right angles to those that it
crosses, and what nothing is linked to has an empty place beside it.

Rows are cut into blocks that no link and no passage reaches out of: most are one row.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Link


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands.

    Attributes:
        number: The passage's number.
        row: Its first row in its block, from 1.
        rows: How many rows it takes.
    """

    number: int
    row: int
    rows: int


class Stroke(Enum):
    """What a link draws between the columns in one row; its trunk joins the rows."""

    ACROSS = "across"
    """From side to side; the link has no other row."""
    A_DOWN = "a-down"
    """From side a into the trunk, which goes down."""
    B_DOWN = "b-down"
    BOTH_DOWN = "both-down"
    """From side to side, and the trunk goes down."""
    A_UP = "a-up"
    B_UP = "b-up"
    BOTH_UP = "both-up"
    THROUGH = "through"
    """The trunk alone, from above to below."""
    A_THROUGH = "a-through"
    """The trunk from above to below, and a branch to side a."""
    B_THROUGH = "b-through"
    BOTH_THROUGH = "both-through"


@dataclass(frozen=True, slots=True)
class Group:
    """A link with its passages, or a passage that no link has.

    Attributes:
        link: Its place among the links that were laid out, or None.
        a: Passages of side a.
        b: Passages of side b.
        strokes: What is drawn in which row, from the top.
        lane: Which trunk the link has, from 0; trunks of links that share a row differ.
    """

    link: int | None
    a: tuple[Place, ...] = ()
    b: tuple[Place, ...] = ()
    strokes: tuple[tuple[int, Stroke], ...] = ()
    lane: int = 0

    @property
    def first(self) -> int:
        """The first row that anything of it stands in."""
        return min(place.row for place in self.a + self.b)

    @property
    def last(self) -> int:
        """The last row that anything of it stands in."""
        return max(place.row + place.rows - 1 for place in self.a + self.b)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together, in which groups stand in the order of their first rows."""

    rows: int
    groups: tuple[Group, ...]


def arrange(a: Sequence[int], b: Sequence[int], links: Sequence[Link]) -> list[Block]:
    """Lays out two versions.

    Args:
        a: The numbers of all passages of side a, in order; those of links are among them.
        b: The same of side b.
        links: The links; no passage stands in two.
    """
    rows = _Rows(a, b)
    for link in _chain(links):
        rows.align(link)
    rows.finish()
    return list(_blocks(_groups(rows, links)))


def _chain(links: Sequence[Link]) -> list[Link]:
    """The longest chain of links that follow each other on both sides.

    A longest increasing subsequence, found in n log n steps (Schensted 1961): `best[n]` is the link
    that chains of n + 1 links end with earliest on side b.
    """
    ordered = sorted(links, key=lambda link: link.a.paragraphs[0])
    ends: list[int] = []
    best: list[int] = []
    before: list[int | None] = []
    for at, link in enumerate(ordered):
        length = bisect_left(ends, link.b.paragraphs[0])
        before.append(best[length - 1] if length else None)
        ends[length : length + 1] = [link.b.paragraphs[0]]
        best[length : length + 1] = [at]
    chain: list[Link] = []
    at_last = best[-1] if best else None
    while at_last is not None:
        link = ordered[at_last]
        # a link whose passages have others between them may reach into the next one
        if not chain or all(
            this.paragraphs[-1] < following.paragraphs[0]
            for this, following in ((link.a, chain[-1].a), (link.b, chain[-1].b))
        ):
            chain.append(link)
        at_last = before[at_last]
    return chain[::-1]


class _Rows:
    """The rows of a whole pair, filled from the top."""

    def __init__(self, a: Sequence[int], b: Sequence[int]) -> None:
        self._waiting = (list(a)[::-1], list(b)[::-1])  # the next one last
        self._row = 1
        self.places: tuple[dict[int, Place], dict[int, Place]] = ({}, {})

    def align(self, link: Link) -> None:
        """Puts the passages of a link beside each other, after all that come before them."""
        paragraphs = (link.a.paragraphs, link.b.paragraphs)
        for side in (0, 1):
            self._alone(side, paragraphs[side][0])
        taken = [self._take(side, paragraphs[side][-1] + 1) for side in (0, 1)]
        rows = max(map(len, taken))
        for side in (0, 1):
            for at, number in enumerate(taken[side]):
                self.places[side][number] = Place(number, self._row + at, 1)
            last = taken[side][-1]  # it has room beside what is left of the other side
            self.places[side][last] = Place(
                last, self.places[side][last].row, rows - len(taken[side]) + 1
            )
        self._row += rows

    def finish(self) -> None:
        """Puts what is left below."""
        for side in (0, 1):
            self._alone(side, None)

    def _alone(self, side: int, until: int | None) -> None:
        for number in self._take(side, until):
            self.places[side][number] = Place(number, self._row, 1)
            self._row += 1

    def _take(self, side: int, until: int | None) -> list[int]:
        """The next passages of a side whose numbers are below `until`, or all."""
        waiting, taken = self._waiting[side], []
        while waiting and (until is None or waiting[-1] < until):
            taken.append(waiting.pop())
        return taken


def _groups(rows: _Rows, links: Sequence[Link]) -> list[Group]:
    """All links and all other passages, in the order of their first rows."""
    a, b = (dict(places) for places in rows.places)
    groups = [
        Group(
            at,
            tuple(a.pop(number) for number in link.a.paragraphs),
            tuple(b.pop(number) for number in link.b.paragraphs),
        )
        for at, link in enumerate(links)
    ]
    groups += [Group(None, a=(place,)) for place in a.values()]
    groups += [Group(None, b=(place,)) for place in b.values()]
    return sorted(groups, key=lambda group: group.first)


def _blocks(groups: Sequence[Group]) -> Iterator[Block]:
    held: list[Group] = []
    last = 0
    for group in groups:
        if held and group.first > last:
            yield _block(held)
            held = []
        held.append(group)
        last = max(last, group.last)
    if held:
        yield _block(held)


def _block(groups: Sequence[Group]) -> Block:
    """A block of its own, its rows counted from 1; each link gets its lane and its strokes."""
    above = groups[0].first - 1
    lanes: list[int] = []  # the last row that each lane is taken in
    drawn = []
    for group in groups:
        moved = replace(group, a=_moved(group.a, above), b=_moved(group.b, above))
        if moved.link is not None:
            strokes = tuple(_strokes(moved))
            lane = 0
            if len(strokes) > 1:
                first, last = strokes[0][0], strokes[-1][0]
                free = (at for at, taken in enumerate(lanes) if taken < first)
                lane = next(free, len(lanes))
                lanes[lane : lane + 1] = [last]
            moved = replace(moved, strokes=strokes, lane=lane)
        drawn.append(moved)
    return Block(max(group.last for group in drawn), tuple(drawn))


def _moved(places: tuple[Place, ...], above: int) -> tuple[Place, ...]:
    return tuple(replace(place, row=place.row - above) for place in places)


def _strokes(group: Group) -> Iterator[tuple[int, Stroke]]:
    """What a link draws in each row from its first passage to its last."""
    a, b = ({place.row for place in side} for side in (group.a, group.b))
    first, last = min(a | b), max(a | b)
    if first == last:
        yield first, Stroke.ACROSS
        return
    for row in range(first, last + 1):
        way = "down" if row == first else "up" if row == last else "through"
        sides = {(True, True): "both-", (True, False): "a-", (False, True): "b-"}
        yield row, Stroke(sides.get((row in a, row in b), "") + way)
