"""Which module reads which kind of file, and the way from a file's bytes to a Document."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from index.errors import MissingPath, NoPassages, UnknownFormat, UnreadableFile
from index.model import Document
from index.reading.passages import passages
from index.versions import version

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.reading.draft import Draft

READING = 2
"""To be raised with every change of what reading makes of a file: documents are then read again."""

# A format's module is imported when the first file of the kind is read: the libraries for web pages
# take half a second to load, which nobody who asks a question should wait for.
_MODULES = {
    ".txt": "plain_text",
    ".text": "plain_text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "web_page",
    ".htm": "web_page",
    ".xhtml": "web_page",
}

FORMATS: tuple[str, ...] = tuple(_MODULES)
"""The kinds of files that are read, by the ends of their names, in lower case."""

_LIBRARIES = ("trafilatura", "markdown-it-py")


@cache
def fingerprint() -> str:
    """What decides how a file is read: documents read under another one are out of date."""
    return f"{READING} " + " ".join(f"{name}-{version(name)}" for name in _LIBRARIES)


def read(path: Path) -> Document:
    """Reads a file.

    Raises:
        MissingPath: There is nothing at that path.
        UnreadableFile: It is a folder, or the system does not let us read it.
        ReadingError: See `read_bytes`.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise MissingPath(path=str(path)) from None
    except (OSError, ValueError) as fault:  # ValueError: a path that holds a NUL
        cause = getattr(fault, "strerror", None) or str(fault)
        raise UnreadableFile(path=str(path), cause=cause) from fault
    return read_bytes(path, data)


def read_bytes(path: Path, data: bytes) -> Document:
    """Makes a document of the bytes of a file; `path` tells its kind and names it in errors.

    Raises:
        UnknownFormat: A kind of file that is not read.
        EmptyFile: No bytes, or white space alone.
        CutOff: It ends in the middle of a character.
        NotText: It is no text.
        NoPassages: There is nothing in it to quote.
    """
    module = _MODULES.get(path.suffix.lower())
    if module is None:
        raise UnknownFormat(path=str(path), formats=" ".join(FORMATS))
    make_draft: Callable[[bytes, str], Draft] = import_module(f"index.reading.{module}").read
    draft = make_draft(data, str(path))
    found = passages(draft.text, draft.blocks)
    if not found:
        raise NoPassages(path=str(path))
    return Document(
        title=draft.title, date=draft.date, url=draft.url, text=draft.text, passages=found
    )
