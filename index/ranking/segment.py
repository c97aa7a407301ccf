"""A segment: the postings of some passages of one language and collection, written once.

keys        Keys [P]       each passage's key, ascending
lengths     Words [P]      how many terms it has
document_of Words [P]      the place of its document
documents   Keys [D]       the documents' keys, in the order of their passages
days        Keys [D]       their dates as days, the first of January of year 1 being 1; 0: none
firsts      Keys [D + 1]   the ordinal of each one's first passage
text        Bytes          the terms in UTF-8, sorted, nothing between them
ends        Keys [T + 1]   where each term ends, after a 0
slots       Words          see `dictionary`
starts      Keys [T + 1]   where each term's postings begin
postings    Words [M]      see `layout`
many_at, many              places and frequencies of the postings with too high a frequency
bounds, sure, rows, row_starts, row_bounds    see `impacts`; bounds are rounded up, sure down
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from index.ranking.files import ArrayFile
from index.ranking.tombstones import Tombstones

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from index.ranking.manifest import Entry


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment, open.

    Attributes:
        entry: What the manifest says of it.
        arrays: Its sections by name.
        tombstones: What of it has been removed.
        alive: For each passage whether it is still there (uint8), or empty if all are.
    """

    entry: Entry
    arrays: dict[str, NDArray[Any]]
    tombstones: Tombstones
    alive: NDArray[np.uint8]

    @classmethod
    def open(
        cls,
        folder: Path,
        entry: Entry,
        fingerprint: str,
        *,
        known: Self | None = None,
        checked: bool = True,
    ) -> Self:
        """Opens a segment.

        Args:
            folder: Where it is.
            entry: What the manifest says of it.
            fingerprint: The rules that its terms must have been found by.
            known: The same segment, opened when perhaps less of it had been removed.
            checked: Whether to read all of it and compare its digest.

        Raises:
            FileNotFoundError: A file is not there: perhaps a newer state has taken its place.
            DamagedSnapshot: A file is not what was written.
            StaleSnapshot: It has another format, or its terms come from other rules.
        """
        if known and known.entry == entry:
            return known
        if known:
            arrays = known.arrays
        else:
            file = ArrayFile.open(folder, entry.file, fingerprint, checked=checked)
            arrays = dict(file.sections)
        tombstones = (
            Tombstones.open(folder, entry.removal.file, fingerprint)
            if entry.removal
            else Tombstones.none()
        )
        return cls(entry, arrays, tombstones, tombstones.alive(entry.passages))

    def terms(self) -> list[bytes]:
        """Its terms in UTF-8, sorted."""
        text = self.arrays["text"].tobytes()
        ends = self.arrays["ends"].tolist()
        return [text[start:end] for start, end in pairwise(ends)]

    def ordinals_of(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """The ordinals of those of some passages, given by key, that are in it, ascending."""
        places = np.searchsorted(self.arrays["keys"], keys)
        places = places[places < self.entry.passages]
        return np.unique(places[np.isin(self.arrays["keys"][places], keys)])
