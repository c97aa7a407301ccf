"""What linking is told of a collection: by manifests, addresses and names, and by people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.bitext import Judged, Told, VersionKey
from index.collection import digest_of
from index.indexer.hints import declared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.collection import Collection
    from index.model import Passage


def told_of(collection: Collection, name: str) -> Told:
    """What is said of the documents of a collection."""
    return Told(
        declared(collection.versions.placed(name), dict(collection.sayings.declared(name))),
        tuple(_judged(collection, name)),
    )


def _judged(collection: Collection, name: str) -> Iterator[Judged]:
    """The verdicts on passages that still say what they said, the oldest first."""
    documents = collection.sayings.judged(name)
    passages = {key: collection.documents.passages_of(key) for key in documents}
    for verdict in collection.sayings.verdicts(documents):
        one = _side(verdict.a, passages[verdict.a], verdict.a_number, verdict.a_digests)
        other = _side(verdict.b, passages[verdict.b], verdict.b_number, verdict.b_digests)
        if one and other and one[0].lang != other[0].lang:
            (a, b) = sorted([one, other], key=lambda side: side[0].lang)
            yield Judged(*a, *b, verdict.confirmed)


def _side(
    document: int, passages: Sequence[Passage], number: int, digests: Sequence[str]
) -> tuple[VersionKey, tuple[int, ...]] | None:
    """The neighbouring passages that say what a verdict is about; None where there are none.

    Args:
        document: The document's key.
        passages: What it says.
        number: Where the first passage stood; of several places the nearest is taken.
        digests: What each passage says.
    """
    found = []
    for lang in sorted({passage.lang for passage in passages}):
        version = [passage for passage in passages if passage.lang == lang]
        held = [digest_of(passage.text) for passage in version]
        for at in range(len(held) - len(digests) + 1):
            if held[at : at + len(digests)] == list(digests):
                numbers = tuple(one.number for one in version[at : at + len(digests)])
                found.append((abs(numbers[0] - number), VersionKey(document, lang), numbers))
    return min(found)[1:] if found else None
