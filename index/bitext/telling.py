"""What linking has been told, as it binds the alignments of some versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.alignment import LINK_THRESHOLD
from index.bitext.calibration import calibrated
from index.bitext.constraints import Bead, Constraints
from index.bitext.decision import even_odds
from index.bitext.versions import PassageLink, VersionKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.bitext.alignment import Aligned
    from index.bitext.copies import Shelf
    from index.bitext.versions import Judged, Told, Version, VersionPair
    from index.kernels.arrays import Keys


@dataclass(frozen=True, slots=True)
class Side:
    """The versions of one language, as they are told apart.

    Attributes:
        lang: The language.
        places: For each document its place among the versions.
        numbers: For each version the numbers of its passages.
    """

    lang: str
    places: Mapping[int, int]
    numbers: Sequence[Keys]

    def span(self, place: int, paragraphs: Sequence[int]) -> tuple[int, int]:
        """Where some neighbouring passages of a version begin and end among its passages."""
        ends = [paragraphs[0], paragraphs[-1]]
        first, last = np.searchsorted(self.numbers[place], ends).tolist()
        return first, last + 1


@dataclass(frozen=True, slots=True)
class Bound:
    """What binds the alignments of versions of two languages.

    Attributes:
        declared: Places of versions that are said to belong together.
        met: Places of versions some passages of which are said to.
        beads: For places of two versions what people have said of their links.
        taken_a: For places of versions of language a those of their passages that a person has
            linked, and the version of language b that each is linked to.
        taken_b: The same for language b.
    """

    declared: frozenset[tuple[int, int]]
    met: frozenset[tuple[int, int]]
    beads: Mapping[tuple[int, int], Constraints]
    taken_a: Mapping[int, Sequence[tuple[int, int]]]
    taken_b: Mapping[int, Sequence[tuple[int, int]]]

    @classmethod
    def of(cls, told: Told, a: Side, b: Side) -> Bound:
        """What has been told of the versions of two languages."""
        declared = {
            (a.places[one], b.places[other])
            for pair in told.versions
            for one, other in (pair, pair[::-1])
            if one in a.places and other in b.places
        }
        met: set[tuple[int, int]] = set()
        beads: dict[tuple[int, int], Constraints] = {}
        taken_a: dict[int, list[tuple[int, int]]] = {}
        taken_b: dict[int, list[tuple[int, int]]] = {}
        for place, bead, confirmed in _beads(told.judged, a, b):
            said = beads.get(place, Constraints())
            if confirmed:
                met.add(place)
                beads[place] = Constraints((*said.confirmed, bead), said.rejected)
                taken_a.setdefault(place[0], []).extend((at, place[1]) for at in range(*bead.a))
                taken_b.setdefault(place[1], []).extend((at, place[0]) for at in range(*bead.b))
            else:
                beads[place] = Constraints(said.confirmed, (*said.rejected, bead))
        return cls(frozenset(declared), frozenset(met), beads, taken_a, taken_b)

    @property
    def named(self) -> frozenset[tuple[int, int]]:
        """Places of versions that are to be compared, whatever they have in common."""
        return self.declared | self.met

    def constraints(self, i: int, j: int) -> Constraints | None:
        """What binds the alignment of two versions; None where nothing does."""
        said = self.beads.get((i, j))
        if said is None and i not in self.taken_a and j not in self.taken_b:
            return None
        said = said or Constraints()
        return Constraints(
            said.confirmed,
            said.rejected,
            frozenset(at for at, other in self.taken_a.get(i, ()) if other != j),
            frozenset(at for at, other in self.taken_b.get(j, ()) if other != i),
        )


def side_of(lang: str, shelf: Shelf) -> Side:
    """The versions of a shelf, copies of one at one place."""
    places = {copy.doc: place for place, copies in enumerate(shelf.copies) for copy in copies}
    return Side(lang, places, [copies[0].numbers for copies in shelf.copies])


def numbers_of(version: Version) -> Keys:
    """The numbers of a version's passages."""
    return np.array([passage.number for passage in version.passages], np.int64)


def links_of(
    pair: VersionPair, aligned: Iterable[Aligned], numbers: tuple[Keys, Keys]
) -> Iterator[PassageLink]:
    """The links of two versions that are sure enough, that of the versions included.

    Args:
        pair: The two versions.
        aligned: What was found in them.
        numbers: The numbers of the passages of either.
    """
    a, b = numbers
    sureness = min(pair.probability, even_odds(pair.evidence))
    for bead in aligned:
        score = bead.score * sureness
        if score > LINK_THRESHOLD:
            score = calibrated(score)
            yield PassageLink(
                *pair.a,
                tuple(a[slice(*bead.a)].tolist()),
                *pair.b,
                tuple(b[slice(*bead.b)].tolist()),
                score,
            )


def spoken_of(told: Told) -> set[int]:
    """The ids of documents of which something is said."""
    judged = {key.doc for one in told.judged for key in (one.a, one.b)}
    return judged.union(*told.versions)


def confirmed(told: Told) -> Iterator[PassageLink]:
    """The links that people have confirmed: there is nothing surer."""
    for one in told.judged:
        if one.confirmed:
            yield PassageLink(*one.a, one.a_paragraphs, *one.b, one.b_paragraphs, 1.0)


def with_confirmed(told: Told, links: Iterable[PassageLink]) -> list[PassageLink]:
    """Links, and those that people have confirmed, each once; in order."""
    said = {one.key: one for one in confirmed(told)}
    return sorted([*said.values(), *(one for one in links if one.key not in said)])


def _beads(
    judged: Iterable[Judged], a: Side, b: Side
) -> Iterator[tuple[tuple[int, int], Bead, bool]]:
    """What was said of versions that are there: their places, the bead, whether it is right."""
    for one in judged:
        i, j = _place(a, one.a), _place(b, one.b)
        if i is not None and j is not None:
            bead = Bead(a.span(i, one.a_paragraphs), b.span(j, one.b_paragraphs))
            yield (i, j), bead, one.confirmed


def _place(side: Side, key: VersionKey) -> int | None:
    return side.places.get(key.doc) if key.lang == side.lang else None
