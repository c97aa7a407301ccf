"""Which files make up the index of which state; swapped in atomically.

One line with the XXH3 of the rest, in hexadecimal; then JSON. A writer writes a file of another
name in the same folder, has the system put it on disk, and renames it: a reader sees the old state
or the new one, whole.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import xxhash

from index.errors import DamagedSnapshot, DataFolderUnusable, NoSnapshot, StaleSnapshot
from index.ranking.files import FORMAT, Written

if TYPE_CHECKING:
    from pathlib import Path

FILE = "manifest.json"


def index_folder(data: Path) -> Path:
    """Where the index files of a data folder are."""
    return data / "postings"


class Group(NamedTuple):
    """Passages that may be asked for apart from others: each segment holds those of one group."""

    lang: str
    collection: str


@dataclass(frozen=True, slots=True)
class Removal:
    """What of a segment has been removed.

    Attributes:
        file: Which passages, and what they held.
        passages: How many.
        tokens: How many terms they had in all.
    """

    file: Written
    passages: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment: passages of one language and collection.

    Attributes:
        file: Where its arrays are.
        lang: The code of the language.
        collection: The name of the collection.
        passages: How many it has, removed ones included.
        tokens: How many terms these have in all.
        first: The lowest key of them.
        last: The highest.
        average: avgdl when its bounds were found.
        removal: What has been removed, or None.
    """

    file: Written
    lang: str
    collection: str
    passages: int
    tokens: int
    first: int
    last: int
    average: float
    removal: Removal | None = None

    @property
    def group(self) -> Group:
        """What all its passages belong to."""
        return Group(self.lang, self.collection)

    @property
    def remaining(self) -> int:
        """How many passages have not been removed."""
        return self.passages - (self.removal.passages if self.removal else 0)

    @property
    def remaining_tokens(self) -> int:
        """How many terms these have in all."""
        return self.tokens - (self.removal.tokens if self.removal else 0)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The index of one state of the collection.

    Attributes:
        state: The name of the state.
        linked: The name of the state that the collection's links were made from.
        fingerprint: The rules that terms were found by.
        last: The highest key of a passage that was ever added.
        segments: In the order in which they were made.
    """

    state: str
    linked: str
    fingerprint: str
    last: int
    segments: tuple[Entry, ...]


def read(folder: Path, fingerprint: str) -> Manifest:
    """The manifest of a folder.

    Raises:
        NoSnapshot: There is none.
        DamagedSnapshot: It is not what was written.
        StaleSnapshot: It has another format, or its terms come from other rules.
    """
    path = folder / FILE
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise NoSnapshot(path=str(path)) from error
    except OSError as error:
        raise DamagedSnapshot(path=str(path), cause=error.strerror or str(error)) from error
    try:
        facts = json.loads(_text(content))
        if (facts.pop("format"), facts["fingerprint"]) != (FORMAT, fingerprint):
            raise StaleSnapshot(path=str(path))
        segments = tuple(_entry(one) for one in facts.pop("segments"))
        return Manifest(**facts, segments=segments)
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedSnapshot(path=str(path), cause=str(error)) from error


def write(folder: Path, manifest: Manifest) -> None:
    """Puts a manifest in the place of the folder's last one.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
    """
    text = json.dumps({"format": FORMAT, **asdict(manifest)}).encode()
    temporary = folder / f"{FILE}.new"
    try:
        with temporary.open("wb") as file:
            file.write(xxhash.xxh3_128_hexdigest(text).encode() + b"\n" + text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / FILE)
    except OSError as error:
        raise DataFolderUnusable(data=str(folder), cause=error.strerror or str(error)) from error


def _text(content: bytes) -> bytes:
    digest, _, text = content.partition(b"\n")
    if xxhash.xxh3_128_hexdigest(text).encode() != digest:
        raise ValueError("its checksum is wrong")
    return text


def _entry(facts: dict[str, Any]) -> Entry:
    removal = facts.pop("removal")
    return Entry(
        **{**facts, "file": Written(**facts["file"])},
        removal=Removal(**{**removal, "file": Written(**removal["file"])}) if removal else None,
    )
