"""A dictionary of word forms as a file that is looked up as it lies.

A library's dictionary comes packed, and unpacking it takes longer than answering a question. So it
is unpacked once, into a directed acyclic word graph (Daciuk et al., Incremental Construction of
Minimal Acyclic Finite-State Automata, 2000), which is read in a few milliseconds.

    graph       as DAWG2 has it: word forms, each with its lemma in UTF-8
    checksum    4 bytes, little endian: CRC-32 of the graph

DAWG2 reads a graph from a file in a thirtieth of the time that it takes for one in memory, and
leaves unread what follows it.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from threading import get_ident
from typing import Any, TypeVar

import dawg  # type: ignore[import-not-found]  # DAWG2 publishes no types
from platformdirs import user_cache_path

T = TypeVar("T")
_CHECKSUM = 4  # bytes


class Forms(Mapping[str, str]):
    """A lemma for each word form."""

    __slots__ = ("_graph",)

    def __init__(self, graph: Any) -> None:
        self._graph = graph

    @classmethod
    def of(cls, lemmas: Mapping[str, str]) -> Forms:
        """Makes the graph of a dictionary, which takes a second."""
        return cls(dawg.BytesDAWG((form, lemma.encode()) for form, lemma in lemmas.items()))

    @classmethod
    def read(cls, path: Path) -> Forms:
        """Reads a file that `write` made.

        Raises:
            OSError: There is none, or it cannot be read.
            ValueError: It is damaged, or empty.
        """
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            stored = int.from_bytes(content[-_CHECKSUM:], "little")
            with memoryview(content) as whole, whole[:-_CHECKSUM] as graph:
                if zlib.crc32(graph) != stored:
                    raise ValueError(f"{path}: wrong checksum")
        return cls(dawg.BytesDAWG().load(str(path)))

    def write(self, path: Path) -> None:
        """Puts the graph in a file: the whole of it, or nothing.

        Raises:
            OSError: The disk is full, or the folder cannot be written.
        """
        graph = self._graph.tobytes()
        # a name of this thread's own; and not by tempfile, whose files their owner alone may read
        new = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}")
        try:
            with new.open("xb") as file:
                file.write(graph + zlib.crc32(graph).to_bytes(_CHECKSUM, "little"))
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise

    def get(self, form: str, default: T | None = None) -> str | T | None:  # type: ignore[override]  # Mapping's is overloaded, and is slow where nothing is found
        """The lemma of a form, or `default` where it stands nowhere."""
        found = self._graph.get(form)
        return found[0].decode() if found else default

    def __getitem__(self, form: str) -> str:
        return str(self._graph[form][0].decode())

    def __iter__(self) -> Iterator[str]:
        for form, _ in self._graph.iteritems():
            yield form

    def __len__(self) -> int:
        return sum(1 for _ in self)


def kept(
    name: str, unpack: Callable[[], Mapping[str, str]], folders: tuple[Path, ...] | None = None
) -> Mapping[str, str]:
    """A dictionary from the file of that name, which is made where there is none.

    Args:
        name: What the dictionary is called, its version included: another one has another file.
        unpack: Gives the dictionary.
        folders: Where the file is looked for, and made in the first one that can be written: beside
            this module, as Python keeps its own compiled code, or else in the user's cache. Where
            none can be written the dictionary itself serves, and is unpacked by each process.
    """
    if folders is None:
        cache = user_cache_path("tolmach", appauthor=False)
        folders = (Path(__file__).parent / "__pycache__", cache / "languages")
    paths = [folder / f"{name}.dawg" for folder in folders]
    for path in paths:
        with suppress(OSError, ValueError):  # none there, or damaged: the next, or a new one
            return Forms.read(path)
    lemmas = unpack()
    for path in paths:
        with suppress(OSError):  # the next folder may do
            path.parent.mkdir(parents=True, exist_ok=True)
            if os.access(path.parent, os.W_OK):
                forms = Forms.of(lemmas)
                forms.write(path)
                return forms
    return lemmas
