"""Dictionaries as tables: a line a headword, a tab, its translations; more columns may follow.

Lines without a tab say nothing and are passed over, and so are those that begin with `#`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.dictionaries.article import Article, Dictionary
from index.dictionaries.files import lines
from index.dictionaries.places import LONGEST_ARTICLE
from index.errors import NoDictionary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_tsv(path: Path) -> Dictionary:
    """Opens a table; what is no text in it is replaced.

    Raises:
        NoDictionary: It is no text, or has no line with a tab.
        DictionaryError: What `files.lines` raises.
    """
    rows = [line for line in lines(path) if "\t" in line and not line.startswith("#")]
    if not rows or any("\0" in row for row in rows):
        raise NoDictionary(path=str(path))
    return Dictionary(len(rows), _articles(rows))


def _articles(rows: list[str]) -> Iterator[Article]:
    for row in rows:
        headword, _, columns = row.partition("\t")
        yield Article((headword,), columns[:LONGEST_ARTICLE].replace("\t", "\n"))
