"""Stored passages -> versions, as `bitext` compares them."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from index.bitext import Version, VersionPassage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.collection import PassageWords


def versions_of(stored: Iterable[PassageWords]) -> Iterator[Version]:
    """What each document says in each language, one document at a time.

    Args:
        stored: Passages, document by document.
    """
    for document, passages in groupby(stored, attrgetter("document")):
        by_lang: dict[str, list[VersionPassage]] = {}
        for one in passages:
            by_lang.setdefault(one.lang, []).append(
                VersionPassage(one.number, one.words, one.length)
            )
        for lang, held in by_lang.items():
            yield Version(document, lang, tuple(held))
