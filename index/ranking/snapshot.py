"""Postings as a file: immutable, checked, swapped in atomically.

    magic       8 bytes, "TLMCIDX" and a line feed
    size        8 bytes, little endian: length of the header
    header      JSON: format, state of the collection, fingerprint of the analyzer, names, sections
    checksum    4 bytes, little endian: CRC-32 of the header
    sections    arrays in little endian, each at a multiple of 8 bytes from the file's beginning,
                with its type, place, size and CRC-32 in the header

The file is derived: whatever is wrong with it, it is made again from the database. A writer writes
a file of another name in the same folder, has the system put it on disk, and renames it; a reader
so sees the old or the new, whole.
"""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from index.errors import DamagedSnapshot, DataFolderUnusable, NoSnapshot, StaleSnapshot
from index.ranking.postings import PassageTable, Postings

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FORMAT = 1
FILE = "postings.idx"
_MAGIC = b"TLMCIDX\n"
_HEADER_AT = len(_MAGIC) + 8
_ALIGNMENT = 8

_TYPES = {
    "ids": "<i8",
    "documents": "<i8",
    "langs": "<u4",
    "collections": "<u4",
    "lengths": "<u4",
    "vocabulary": "u1",  # terms in UTF-8, a line feed after each
    "starts": "<i8",
    "ordinals": "<u4",
    "frequencies": "<u4",
}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The index of one state of the collection.

    Attributes:
        state: The name of the collection's state that it was made from.
        fingerprint: The rules that its terms were found by.
    """

    state: str
    fingerprint: str
    postings: Postings


def write(data: Path, snapshot: Snapshot) -> None:
    """Puts a snapshot in the place of the data folder's last one.

    Raises:
        DataFolderUnusable: The disk is full, or the folder cannot be written.
    """
    blocks = {name: array.tobytes() for name, array in _arrays(snapshot.postings).items()}
    sections: dict[str, dict[str, int | str]] = {}
    place = 0
    for name, block in blocks.items():
        sections[name] = {"at": place, "size": len(block), "crc32": zlib.crc32(block)}
        place += len(block) + -len(block) % _ALIGNMENT
    header = json.dumps(
        {
            "format": FORMAT,
            "state": snapshot.state,
            "fingerprint": snapshot.fingerprint,
            "lang_names": snapshot.postings.passages.lang_names,
            "collection_names": snapshot.postings.passages.collection_names,
            "sections": sections,
        }
    ).encode()
    temporary = data / f"{FILE}.new"
    try:
        with temporary.open("wb") as file:
            file.write(_MAGIC + len(header).to_bytes(8, "little") + header)
            file.write(zlib.crc32(header).to_bytes(4, "little"))
            file.write(bytes(-file.tell() % _ALIGNMENT))
            for block in blocks.values():
                file.write(block + bytes(-len(block) % _ALIGNMENT))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(data / FILE)
    except OSError as error:
        raise DataFolderUnusable(data=str(data), cause=error.strerror or str(error)) from error


def read(data: Path, fingerprint: str) -> Snapshot:
    """Reads the data folder's snapshot and checks every byte of it.

    Args:
        fingerprint: The analyzer that questions are read by.

    Raises:
        NoSnapshot: There is none.
        StaleSnapshot: It has another format, or its terms come from another analyzer.
        DamagedSnapshot: A checksum or a size is wrong.
    """
    path = data / FILE
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise NoSnapshot(path=str(path)) from error
    except OSError as error:
        raise DamagedSnapshot(path=str(path), cause=error.strerror or str(error)) from error
    try:
        header, body = _header(content)
        if header["format"] != FORMAT or header["fingerprint"] != fingerprint:
            raise StaleSnapshot(path=str(path))
        arrays = {
            name: _section(content, body, header["sections"][name], kind)
            for name, kind in _TYPES.items()
        }
        return Snapshot(header["state"], fingerprint, _postings(header, arrays))
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedSnapshot(path=str(path), cause=str(error)) from error


def committed(data: Path) -> str | None:
    """The state that the data folder's snapshot was made from, at the cost of reading its header.

    None where there is no snapshot, or one that cannot be read.
    """
    try:
        with (data / FILE).open("rb") as file:
            start = file.read(_HEADER_AT)
            size = int.from_bytes(start[len(_MAGIC) :], "little")
            header, _ = _header(start + file.read(size + 4))
    except (OSError, ValueError):
        return None
    return str(header["state"])


def _arrays(postings: Postings) -> dict[str, NDArray[Any]]:
    table = postings.passages
    terms = sorted(postings.vocabulary, key=postings.vocabulary.__getitem__)
    text = "".join(f"{term}\n" for term in terms).encode()
    arrays: dict[str, NDArray[Any]] = {
        "ids": table.ids,
        "documents": table.documents,
        "langs": table.langs,
        "collections": table.collections,
        "lengths": table.lengths,
        "vocabulary": np.frombuffer(text, dtype=np.uint8),
        "starts": postings.starts,
        "ordinals": postings.ordinals,
        "frequencies": postings.frequencies,
    }
    return {name: array.astype(_TYPES[name], copy=False) for name, array in arrays.items()}


def _header(content: bytes) -> tuple[dict[str, Any], int]:
    """The header, and where the sections begin."""
    if content[: len(_MAGIC)] != _MAGIC:
        raise ValueError("no magic")
    start = _HEADER_AT
    end = start + int.from_bytes(content[len(_MAGIC) : start], "little")
    if zlib.crc32(content[start:end]) != int.from_bytes(content[end : end + 4], "little"):
        raise ValueError("checksum of the header")
    header: dict[str, Any] = json.loads(content[start:end])
    return header, end + 4 + -(end + 4) % _ALIGNMENT


def _section(content: bytes, body: int, section: dict[str, int], kind: str) -> NDArray[Any]:
    start = body + section["at"]
    block = content[start : start + section["size"]]
    if len(block) != section["size"] or zlib.crc32(block) != section["crc32"]:
        raise ValueError("checksum of a section")
    return np.frombuffer(block, dtype=kind)


def _postings(header: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> Postings:
    terms = arrays["vocabulary"].tobytes().decode().split("\n")[:-1]
    return Postings(
        passages=PassageTable(
            ids=arrays["ids"],
            documents=arrays["documents"],
            langs=arrays["langs"],
            collections=arrays["collections"],
            lengths=arrays["lengths"],
            lang_names=tuple(header["lang_names"]),
            collection_names=tuple(header["collection_names"]),
        ),
        vocabulary={term: place for place, term in enumerate(terms)},
        starts=arrays["starts"],
        ordinals=arrays["ordinals"],
        frequencies=arrays["frequencies"],
    )
