"""Which verdicts of people hold of documents as they are now.

A verdict names passages by what they said when it was given, and holds wherever they say it still,
also when they have moved. Two do not hold together that confirm links of one passage, nor one that
confirms what another rejects: the later one stands then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.bitext import Judged, VersionKey
from index.collection import digest_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from index.collection import Collection, Verdict
    from index.model import Passage

    Place = tuple[int, int]  # of a passage: the key of its document, and its number there


def standing(collection: Collection, documents: Iterable[int]) -> dict[int, Judged]:
    """The verdicts that stand, by their keys, the oldest first.

    Args:
        collection: What the documents belong to.
        documents: The keys of all whose verdicts are to be told.
    """
    verdicts = collection.sayings.verdicts(documents)
    sides = sorted({key for verdict in verdicts.values() for key in (verdict.a, verdict.b)})
    versions = {key: _Versions(collection.documents.passages_of(key)) for key in sides}
    confirmed: dict[Place, frozenset[Place]] = {}
    rejected: dict[Place, list[frozenset[Place]]] = {}
    found: dict[int, Judged] = {}
    for key, verdict in reversed(verdicts.items()):
        judged = _judged(verdict, versions, confirmed if verdict.confirmed else ())
        if judged is None:
            continue
        link = _places(judged)
        if verdict.confirmed:
            if any(other <= link for place in link for other in rejected.get(place, ())):
                continue
            confirmed |= dict.fromkeys(link, link)
        else:
            if link <= confirmed.get(min(link), frozenset()):
                continue
            rejected.setdefault(min(link), []).append(link)
        found[key] = judged
    return dict(reversed(found.items()))


class _Run(NamedTuple):
    """Neighbouring passages of a version that say something.

    Attributes:
        distance: How far they stand from where they were sought.
        lang: The version's language.
        numbers: Their numbers.
    """

    distance: int
    lang: str
    numbers: tuple[int, ...]


class _Versions:
    """The versions that a document holds, by what their passages say."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._numbers: dict[str, list[int]] = {}
        self._digests: dict[str, list[str]] = {}
        for passage in passages:
            self._numbers.setdefault(passage.lang, []).append(passage.number)
            self._digests.setdefault(passage.lang, []).append(digest_of(passage.text))

    def runs(self, number: int, digests: Sequence[str]) -> Iterator[_Run]:
        """The neighbouring passages that say something.

        Args:
            number: Where the first of them stood.
            digests: What each says.
        """
        for lang, held in self._digests.items():
            for at in range(len(held) - len(digests) + 1):
                if held[at : at + len(digests)] == list(digests):
                    numbers = tuple(self._numbers[lang][at : at + len(digests)])
                    yield _Run(abs(numbers[0] - number), lang, numbers)


def _judged(
    verdict: Verdict, versions: Mapping[int, _Versions], taken: Container[Place]
) -> Judged | None:
    """A verdict on passages as they are now; None where there are none that it is about."""
    sides = []
    for document, number, digests in (
        (verdict.a, verdict.a_number, verdict.a_digests),
        (verdict.b, verdict.b_number, verdict.b_digests),
    ):
        # of passages that say the same the nearest that is left is meant
        runs = [
            run
            for run in versions[document].runs(number, digests)
            if not any((document, place) in taken for place in run.numbers)
        ]
        if not runs:
            return None
        nearest = min(runs)
        sides.append((VersionKey(document, nearest.lang), nearest.numbers))
    one, other = sorted(sides, key=lambda side: side[0].lang)
    if one[0].lang == other[0].lang:  # read as another language since
        return None
    return Judged(*one, *other, verdict.confirmed)


def _places(judged: Judged) -> frozenset[Place]:
    """The passages of a link."""
    sides = (judged.a, judged.a_paragraphs), (judged.b, judged.b_paragraphs)
    return frozenset((version.doc, number) for version, numbers in sides for number in numbers)
