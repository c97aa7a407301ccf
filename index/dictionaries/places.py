"""Articles by where they stand in the one file that holds them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.dictionaries.article import Article, Dictionary
from index.dictionaries.files import MOST_HEADWORDS, content
from index.errors import DamagedDictionary, DictionaryTooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

LONGEST_ARTICLE = 1 << 16
"""Bytes of an article that are read: translations stand at its beginning."""


class Place(NamedTuple):
    """An entry of an index: where a headword's article begins and how long it is, in bytes."""

    headword: str
    start: int
    size: int


def dictionary(
    index: Path, places: Iterable[Place], articles: Path, text: Callable[[bytes], str]
) -> Dictionary:
    """The dictionary that an index and a file of articles make up.

    Args:
        index: The file that `places` were read from.
        places: Its entries; headwords that share a place share an article.
        articles: The file of articles.
        text: The text of an article's bytes, of which there are `LONGEST_ARTICLE` at most.

    Raises:
        DictionaryTooLarge: There are more than `MOST_HEADWORDS`.
        DamagedDictionary: An article ends behind the file, which then was cut off; or articles
            overlap, as those of a dictionary don't.
        DictionaryError: What `files.content` raises.
    """
    headwords: dict[tuple[int, int], list[str]] = {}
    for headword, start, size in places:
        headwords.setdefault((start, size), []).append(headword)
    count = sum(map(len, headwords.values()))
    if count > MOST_HEADWORDS:
        raise DictionaryTooLarge(path=str(index))
    found = content(articles)
    if any(start + size > len(found) for start, size in headwords):
        raise DamagedDictionary(path=str(articles))
    # a little is granted: the whole file may be an article of its own
    if sum(min(size, LONGEST_ARTICLE) for _, size in headwords) > 2 * len(found):
        raise DamagedDictionary(path=str(index))
    return Dictionary(count, _articles(headwords, found, text))


def _articles(
    headwords: dict[tuple[int, int], list[str]], content: bytes, text: Callable[[bytes], str]
) -> Iterator[Article]:
    for (start, size), words in headwords.items():
        yield Article(tuple(words), text(content[start : start + min(size, LONGEST_ARTICLE)]))
