"""What says of documents, beside what they say themselves, that they are versions of each other.

A manifest, a canonical address that they share but for the language in it, or names that differ in
the language alone: `en/report.txt` and `ru/report.txt`. What comes first in this order wins.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.collection import Placed

# What stands for a language in names and addresses; of which country is of no matter: en-GB, ru_RU.
_EN, _RU = "en|eng|english", "ru|rus|russian"
_LANGUAGES = f"{_EN}|{_RU}"
_PART = re.compile(
    rf"(?:{_EN})(?:[-_](?!ru)[a-z]{{2}})?|(?:{_RU})(?:[-_](?!en)[a-z]{{2}})?", re.IGNORECASE
)
_TAIL = re.compile(rf"(?<=.)[._-](?:{_LANGUAGES})(?=$|\.\w+$)", re.IGNORECASE)
_HEAD = re.compile(rf"^(?:{_LANGUAGES})[._-](?=.)", re.IGNORECASE)
_HOST = re.compile(rf"^(?:www\.)?(?:(?:{_LANGUAGES})\.)?", re.IGNORECASE)
_QUERY = {"lang", "language", "locale", "hl", "l"}
_ANY = "*"

_SAID = "manifest"  # the one hint that names documents itself
_KINDS = (_SAID, "address", "name")


def declared(
    documents: Iterable[Placed], manifests: Mapping[str, str]
) -> frozenset[tuple[int, int]]:
    """The pairs of documents that something else says are versions of each other.

    An address or a name that more than one document of a language has says nothing; nor does it of
    documents that a stronger hint has a partner for.

    Args:
        documents: All of a collection.
        manifests: For names of documents the groups that manifests put them in.
    """
    placed = list(documents)
    found: set[tuple[int, int]] = set()
    taken: set[tuple[int, str]] = set()
    told = [keys_of(one, manifests) for one in placed]
    for kind in _KINDS:
        keys = [values[kind] for values in told]
        if kind != _SAID:
            keys = _of_one_a_language(placed, keys)
        pairs = [
            pair
            for group in _groups(placed, keys)
            for pair in combinations(group, 2)
            if pair[0].lang != pair[1].lang and not taken.intersection(_sides(*pair))
        ]
        taken.update(side for pair in pairs for side in _sides(*pair))
        found.update((a.id, b.id) for a, b in pairs)
    return frozenset(found)


def keys_of(document: Placed, manifests: Mapping[str, str]) -> dict[str, str | None]:
    """For each kind of hint what a document has in common with its versions, the strongest first.

    Args:
        document: The document.
        manifests: For names of documents the groups that manifests put them in.
    """
    values = (
        manifests.get(document.name),
        address_key(document.url or ""),
        name_key(document.name),
    )
    return dict(zip(_KINDS, values, strict=True))


def name_key(name: str) -> str | None:
    """What names have in common that differ in the language alone; None where none is named."""
    *folders, stem = PurePosixPath(name).with_suffix("").parts
    bare = _ANY if _PART.fullmatch(stem) else _HEAD.sub("", _TAIL.sub("", stem))
    kept = [_ANY if _PART.fullmatch(folder) else folder for folder in folders]
    return "/".join([*kept, bare]) if bare != stem or _ANY in kept else None


def address_key(url: str) -> str | None:
    """What addresses of versions of one page have in common; None where there is no page."""
    try:
        parts = urlsplit(url)
    except ValueError:  # it is no address
        return None
    said = [part for part in parts.path.split("/") if part and not _PART.fullmatch(part)]
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query)
        if not (key.lower() in _QUERY and _PART.fullmatch(value))
    ]
    if not parts.netloc or not (said or query):
        return None
    path = "/".join([*said[:-1], *(_TAIL.sub("", page) for page in said[-1:])])
    return f"{_HOST.sub('', parts.netloc.lower())}/{path}?{urlencode(sorted(query))}"


def _groups(placed: Iterable[Placed], keys: Iterable[str | None]) -> Iterable[Sequence[Placed]]:
    """The documents that have a key in common."""
    groups: dict[str, list[Placed]] = defaultdict(list)
    for one, key in zip(placed, keys, strict=True):
        if key:
            groups[key].append(one)
    return groups.values()


def _of_one_a_language(placed: Sequence[Placed], keys: Sequence[str | None]) -> list[str | None]:
    """The keys that no two documents of one language have."""
    holders = Counter((one.lang, key) for one, key in zip(placed, keys, strict=True))
    ambiguous = {key for (_, key), count in holders.items() if count > 1}
    return [None if key in ambiguous else key for key in keys]


def _sides(a: Placed, b: Placed) -> set[tuple[int, str]]:
    """For each of a pair, that it has a partner in the other's language."""
    return {(a.id, b.lang), (b.id, a.lang)}
