"""Dictionaries of StarDict: `.ifo` beside `.idx`, `.dict` and perhaps `.syn`, each packed or not.

The format is "Format for StarDict dictionary files", version 3.0.0: `.ifo` holds lines of keys and
values; `.idx` for each headword its UTF-8, a zero byte, the place of its article and its length,
big endian; `.syn` other spellings, each with the number of a headword. An article is one or more
fields; of what kinds they are stands in `sametypesequence`, or before each field.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index.dictionaries.files import MOST_HEADWORDS, content, lines, part
from index.dictionaries.markup import XDXF_ASIDE, plain
from index.dictionaries.places import Place, dictionary
from index.errors import DamagedDictionary, DictionaryTooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.dictionaries.article import Dictionary

DESCRIPTION = ".ifo"
INDEX = (".idx", ".idx.gz", ".idx.dz")
ARTICLES = (".dict", ".dict.dz")
SYNONYMS = (".syn", ".syn.gz", ".syn.dz")

_FIRST_LINE = "StarDict's dict ifo file"
_TEXTS = frozenset("mlgxhkw")  # plain, in a local encoding, and with tags of several kinds
_XDXF = "x"
_NUMBER = 4  # bytes


def read_stardict(base: Path) -> Dictionary:
    """Opens the dictionary whose files are called as `base`, with endings.

    Raises:
        MissingPart: One of its files is missing.
        DamagedDictionary: A file is cut off, or is no such file.
        DictionaryError: What `places.dictionary` raises.
    """
    facts = _facts(part(base, [DESCRIPTION]))
    index, articles = part(base, INDEX), part(base, ARTICLES)
    places = _places(index, 8 if facts.get("idxoffsetbits") == "64" else _NUMBER)
    if facts.get("wordcount") != str(len(places)):
        raise DamagedDictionary(path=str(index))
    for path in (base.with_name(base.name + ending) for ending in SYNONYMS):
        if path.exists():
            places += _synonyms(path, places)
    return dictionary(
        index, places, articles, partial(_text, kinds=facts.get("sametypesequence", ""))
    )


def _facts(path: Path) -> dict[str, str]:
    """What the description says.

    Raises:
        DamagedDictionary: It is no description.
    """
    first, *others = lines(path)
    if first.strip() != _FIRST_LINE:
        raise DamagedDictionary(path=str(path))
    pairs = (line.partition("=") for line in others)
    return {key.strip(): value.strip() for key, _, value in pairs}


def _places(path: Path, width: int) -> list[Place]:
    """The entries of an index whose places have so many bytes."""
    return [
        Place(word, int.from_bytes(tail[:width]), int.from_bytes(tail[width:]))
        for word, tail in _strings(path, width + _NUMBER)
    ]


def _synonyms(path: Path, places: list[Place]) -> list[Place]:
    """Other spellings, at the places of the headwords that they name by number."""
    try:
        return [
            places[int.from_bytes(tail)]._replace(headword=word)
            for word, tail in _strings(path, _NUMBER)
        ]
    except IndexError as error:
        raise DamagedDictionary(path=str(path)) from error


def _strings(path: Path, tail: int) -> Iterator[tuple[str, bytes]]:
    """The words of a file, each with the bytes that follow its zero byte.

    Raises:
        DamagedDictionary: The last one is cut off.
        DictionaryTooLarge: There are more than `MOST_HEADWORDS`.
    """
    entries, at = content(path), 0
    for _ in range(MOST_HEADWORDS):
        if at == len(entries):
            return
        end = entries.find(b"\0", at)
        if end < 0 or end + 1 + tail > len(entries):
            raise DamagedDictionary(path=str(path))
        yield entries[at:end].decode("utf-8", "replace"), entries[end + 1 : end + 1 + tail]
        at = end + 1 + tail
    raise DictionaryTooLarge(path=str(path))


def _text(article: bytes, kinds: str) -> str:
    """The fields of an article that are text, in lines of their own."""
    fields = _fields(article, kinds) if kinds else _named_fields(article)
    return "\n".join(
        plain(field.decode("utf-8", "replace"), XDXF_ASIDE if kind == _XDXF else frozenset())
        for kind, field in fields
        if kind in _TEXTS
    )


def _fields(article: bytes, kinds: str) -> Iterator[tuple[str, bytes]]:
    """Fields whose kinds are known: the last one is all that is left."""
    for kind in kinds[:-1]:
        field, article = _cut(article, kind)
        yield kind, field
    yield kinds[-1], article


def _named_fields(article: bytes) -> Iterator[tuple[str, bytes]]:
    """Fields that each begin with their kind."""
    while article:
        kind = chr(article[0])
        field, article = _cut(article[1:], kind)
        yield kind, field


def _cut(article: bytes, kind: str) -> tuple[bytes, bytes]:
    """A field, and what follows it: small kinds end with a zero byte, others begin with a size."""
    if kind.isupper():
        end = _NUMBER + int.from_bytes(article[:_NUMBER])
        return article[_NUMBER:end], article[end:]
    field, _, rest = article.partition(b"\0")
    return field, rest
