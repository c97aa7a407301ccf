"""The terms of a snapshot as words, by length or beginning, from segments that may be read."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from index.ranking.files import Written
    from index.ranking.segment import Segment
    from index.ranking.snapshot import Snapshot

_FOLLOWING = 0x80  # what a byte within a letter begins with in UTF-8, its first two bits
_FIRST_BITS = 0xC0


class Vocabulary:
    """The terms that passages of a snapshot were found to hold, in the order of their letters.

    A term stays in a segment when the last passage that held it is removed: how common one is now
    is for `Ranker.frequencies` to say. What has been read of a segment is kept.
    """

    def __init__(self, snapshot: Snapshot, *, previous: Vocabulary | None = None) -> None:
        """Reads nothing yet.

        Args:
            snapshot: Whose terms.
            previous: One of an older snapshot: what was read of segments of both is taken over.
        """
        self._segments = snapshot.segments
        known = previous._words if previous else {}  # noqa: SLF001 - of the same class
        files = {segment.entry.file for segment in self._segments}
        self._words: dict[Written, _Words] = {
            file: words for file, words in known.items() if file in files
        }

    def terms(
        self, letters: range, collections: frozenset[str] | None = None
    ) -> Iterator[Sequence[str]]:
        """The terms of each segment that have so many letters.

        A term of two segments is given by both.

        Args:
            letters: How many: code points.
            collections: Whose passages' terms, or None for all.
        """
        for segment in self._segments:
            if collections is None or segment.entry.collection in collections:
                file = segment.entry.file
                if file not in self._words:
                    self._words[file] = _Words(segment)
                for length in letters:
                    yield self._words[file].of(length)

    def prefixed(
        self, prefix: str, lang: str | None = None, collections: frozenset[str] | None = None
    ) -> Iterator[str]:
        """The terms that begin with some letters, sorted within each segment.

        They are found by bisection where they lie: nothing else of a segment is read. A term of two
        segments is given by both.

        Args:
            prefix: The letters.
            lang: Which language's passages' terms, or None for all.
            collections: Whose, or None for all.
        """
        first = prefix.encode()
        for segment in self._segments:
            entry = segment.entry
            if lang in {None, entry.lang} and (
                collections is None or entry.collection in collections
            ):
                yield from _beginning(segment, first)


def _beginning(segment: Segment, first: bytes) -> Iterator[str]:
    """The terms of a segment that begin with some bytes."""
    text, ends = segment.arrays["text"].data, segment.arrays["ends"].data
    places = range(len(ends) - 1)

    def term(place: int) -> bytes:
        return bytes(text[ends[place] : ends[place + 1]])

    for place in range(bisect_left(places, first, key=term), len(places)):
        found = term(place)
        if not found.startswith(first):
            return
        yield found.decode()


class _Words:
    """The terms of a segment by how many letters they have, each length read when asked for."""

    def __init__(self, segment: Segment) -> None:
        text: NDArray[np.uint8] = segment.arrays["text"]
        # how many letters begin before each byte: offsets into bytes become offsets into letters
        letters = np.concatenate([[0], np.cumsum((text & _FIRST_BITS) != _FOLLOWING)])
        self._borders: NDArray[np.int64] = letters[segment.arrays["ends"]]
        self._lengths = np.diff(self._borders)
        self._text = text.tobytes().decode()
        self._read: dict[int, list[str]] = {}

    def of(self, length: int) -> list[str]:
        """Those of so many letters."""
        if length not in self._read:
            starts = self._borders[:-1][self._lengths == length].tolist()
            self._read[length] = [self._text[start : start + length] for start in starts]
        return self._read[length]
