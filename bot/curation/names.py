"""What a sent file is called here: close to what it was called, and no danger to anything.

A name that cannot be kept as it was is told apart from others by a few letters at its end that
follow from the name as it was: two files that were called differently never take each other's
place, and a file that is sent again takes its own.
"""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from index.indexer.sources import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_LONGEST = 160  # bytes, of the 255 that file systems take
_LONGEST_ENDING = 16
_MARK = 8  # letters
_UNNAMED = "document"
_SEPARATORS = "/\\"
_ALLOWED = str.maketrans('<>:"|?*', "_" * 7)  # for what some file systems forbid
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # categories of letters that nobody sees
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}


def stored_name(
    sent: str,
    existing: Collection[str],
    *,
    place: str = "",
    is_taken: Callable[[str], bool] = lambda _name: False,
) -> str:
    """The name to store a file by.

    Args:
        sent: What it was called.
        existing: The names of what stands in the folder already.
        place: What the folder is called; the same name is altered otherwise in another one.
        is_taken: Whether a name belongs to somebody else.

    Returns:
        A name without separators, of 200 bytes at most. It is one of `existing` where the same file
        was stored before, and differs from all others of them by more than upper and lower case.
    """
    wanted = unicodedata.normalize("NFC", sent)
    plain = _harmless(wanted)
    marked = _marked(plain, f"{place}/{wanted}")
    if plain != wanted or marked in existing or is_taken(plain):
        return marked
    folded = plain.casefold()
    if any(one != plain and one.casefold() == folded for one in existing):
        return plain if plain in existing else marked
    return plain


def _harmless(name: str) -> str:
    """The name without what could do harm."""
    for separator in _SEPARATORS:
        name = name.rpartition(separator)[2]
    seen = "".join(letter for letter in name if unicodedata.category(letter) not in _UNSEEN)
    plain = seen.translate(_ALLOWED).strip(" .") or _UNNAMED
    # a manifest would say things of other documents
    if plain.casefold() == MANIFEST or plain.partition(".")[0].strip().casefold() in _RESERVED:
        plain = f"_{plain}"
    stem, ending = _parted(plain)
    return _cut(stem, _LONGEST - len(ending.encode())) + ending


def _marked(name: str, sent: str) -> str:
    """The name with letters at its end that follow from what was sent."""
    digest = hashlib.sha256(sent.encode("utf-8", "surrogatepass")).hexdigest()
    stem, ending = _parted(name)
    return f"{stem}~{digest[:_MARK]}{ending}"


def _parted(name: str) -> tuple[str, str]:
    """A name without its ending, and the ending, if it is a short one."""
    ending = PurePosixPath(name).suffix
    if not ending or len(ending.encode()) > _LONGEST_ENDING:
        return name, ""
    return name.removesuffix(ending), ending


def _cut(text: str, size: int) -> str:
    """As much of the beginning as takes no more than so many bytes, not cut inside a letter."""
    return text.encode()[:size].decode(errors="ignore").rstrip(" .")
