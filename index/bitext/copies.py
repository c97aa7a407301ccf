"""The versions of a collection by language, those that say the same together.

Documents that say the same are no rivals for a partner. They are linked once; the first copy in one
language then goes with the first in the other, the second with the second.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import xxhash

from index.bitext.vocabulary import Gathering

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from index.bitext.versions import Version
    from index.bitext.vocabulary import Profiles, Vocabulary


@dataclass(frozen=True, slots=True)
class Copy:
    """One of the documents that say the same.

    Attributes:
        doc: The document's id.
        numbers: The numbers of its passages.
    """

    doc: int
    numbers: np.ndarray


@dataclass(frozen=True, slots=True)
class Shelf:
    """The versions in one language, in an order that their words decide.

    Attributes:
        words: Their vocabulary.
        profiles: A profile for all copies of a version.
        copies: For each profile its copies, by id.
    """

    words: Vocabulary
    profiles: Profiles
    copies: tuple[tuple[Copy, ...], ...]


@dataclass(slots=True)
class _Filling:
    gathering: Gathering = field(default_factory=Gathering)
    places: dict[bytes, int] = field(default_factory=dict)
    copies: list[list[Copy]] = field(default_factory=list)


def shelves(versions: Iterable[Version], single: Collection[int]) -> dict[str, Shelf]:
    """The versions of each language that are not empty.

    Args:
        versions: In any order; each is looked at once.
        single: Ids of documents that are not to be taken for copies: something is said of them
            alone.
    """
    filling: dict[str, _Filling] = {}
    for version in versions:
        if version.passages:
            _put(filling.setdefault(version.lang, _Filling()), version, single)
    return {lang: _shelf(filling[lang]) for lang in sorted(filling)}


def _put(filling: _Filling, version: Version, single: Collection[int]) -> None:
    numbers = np.array([passage.number for passage in version.passages], np.int32)
    copy = Copy(version.doc, numbers)
    said = _digest(version) + (f" {version.doc}".encode() if version.doc in single else b"")
    place = filling.places.setdefault(said, len(filling.copies))
    if place < len(filling.copies):
        filling.copies[place].append(copy)
    else:
        filling.copies.append([copy])
        filling.gathering.add(version.passages)


def _digest(version: Version) -> bytes:
    """What tells what a version says from what others say."""
    digest = xxhash.xxh3_128()
    for passage in version.passages:
        digest.update(f"{passage.length} {' '.join(passage.words)}\n".encode())
    return digest.digest()


def _shelf(filling: _Filling) -> Shelf:
    order = [filling.places[said] for said in sorted(filling.places)]
    words, profiles = filling.gathering.profiles(order)
    copies = tuple(
        tuple(sorted(filling.copies[place], key=lambda copy: copy.doc)) for place in order
    )
    return Shelf(words, profiles, copies)
