"""Files -> batches of what is new in them: each is read and compared with what is known of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.errors import UnreadableFile
from index.indexer.preparing import Content
from index.indexer.sources import Failure, File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

BATCH_BYTES = 256 * 1024
"""New bytes in a batch, unless one file has more: a fraction of a second's work for a process."""

BATCH_FILES = 500
"""Files in a batch, so that whoever waits sees unchanged ones pass too."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A file that was read.

    Attributes:
        origin: Where it really is, as an absolute path without links.
        digest: SHA-256 of its bytes, in hexadecimal.
        content: Its bytes, or None where they are known already.
    """

    file: File
    origin: str
    digest: str
    content: Content | None


Batch = tuple[Scanned | Failure, ...]
"""Files in their order, and paths that gave none."""


def scan(found: Iterable[File | Failure], is_known: Callable[[Scanned], bool]) -> Iterator[Batch]:
    """Reads files, and drops the bytes of those that are known.

    Neither size nor time stamp is trusted to tell an unchanged file, since a backup puts both back
    as they were, and a hundred megabytes are hashed in a third of a second.

    Args:
        found: The files, and paths that gave none, which are passed on.
        is_known: Whether a file's document is stored already.
    """
    batch: list[Scanned | Failure] = []
    new = 0
    for one in found:
        scanned = _compared(one, is_known) if isinstance(one, File) else one
        batch.append(scanned)
        if isinstance(scanned, Scanned) and scanned.content is not None:
            new += len(scanned.content.data)
        if new >= BATCH_BYTES or len(batch) >= BATCH_FILES:
            yield tuple(batch)
            batch, new = [], 0
    if batch:
        yield tuple(batch)


def read(file: File) -> tuple[Scanned, Content]:
    """Reads a file.

    Raises:
        UnreadableFile: The system does not let us.
    """
    try:
        data = file.path.read_bytes()
        origin = str(file.path.resolve())
    except OSError as error:
        cause = error.strerror or str(error)
        raise UnreadableFile(path=str(file.path), cause=cause) from error
    content = Content(file.path, data)
    return Scanned(file, origin, hashlib.sha256(data).hexdigest(), content), content


def _compared(file: File, is_known: Callable[[Scanned], bool]) -> Scanned | Failure:
    try:
        scanned, _ = read(file)
    except UnreadableFile as error:
        return Failure(str(file.path), error)
    return replace(scanned, content=None) if is_known(scanned) else scanned
