"""A few documents that are new, linked on their own, as the whole collection would have them.

What the collection has taught stands; candidates are found by a search, and aligned side by side
with the documents that these belong to now. A new document takes another one's partner only where
it is the more probable one. That other one is then looked at in its turn; nothing else changes.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.bitext.bench import Bench
from index.bitext.decision import is_borne_out, least_evidence, settled
from index.bitext.pairing import DECIDED
from index.bitext.telling import Bound, Side, links_of, numbers_of, with_confirmed
from index.bitext.versions import VersionKey, VersionPair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.bitext.alignment import Alignment
    from index.bitext.knowledge import Knowledge
    from index.bitext.versions import PassageLink, Told, Version

AT_ONCE = 64
"""How many documents are looked at side by side."""


class Surroundings(Protocol):
    """What a few documents are linked against, for two languages."""

    def versions(self, documents: Iterable[int]) -> list[Version]:
        """All versions of these documents in the two languages."""
        ...

    def candidates(self, versions: Sequence[Version]) -> set[tuple[int, int]]:
        """Pairs of documents that may be each other's versions, one of each given."""
        ...

    def partners(self, documents: Iterable[int]) -> set[tuple[VersionKey, VersionKey]]:
        """The pairs that some documents are in by now."""
        ...

    def knowledge(self, versions: Sequence[Version]) -> Knowledge:
        """What is known of the words of some versions."""
        ...


class Followed(NamedTuple):
    """What became of some documents, and of those that they took the partners of.

    Attributes:
        documents: The keys of all these: what was found of them before no longer holds.
        pairs: The pairs that they are in.
        links: The links that they have.
    """

    documents: frozenset[int]
    pairs: tuple[VersionPair, ...]
    links: tuple[PassageLink, ...]


def link_some(
    documents: Iterable[int],
    langs: tuple[str, str],
    around: Surroundings,
    told: Told,
    progress: Callable[[int, int], None] | None = None,
) -> Followed:
    """Links some documents to the versions that they have in a collection.

    Args:
        documents: Their ids.
        langs: Two languages, in alphabetical order.
        around: The collection that they are in.
        told: What is known of these documents already.
        progress: Called with how many documents have been looked at, and of how many.
    """
    following = _Following(langs, around, told)
    seeking = sorted(set(documents))
    while seeking:
        if progress:
            progress(len(following.done), len(following.done) + len(seeking))
        following.look_at(seeking[:AT_ONCE])
        seeking = sorted((set(seeking[AT_ONCE:]) | following.robbed) - following.looked)
    links = [link for pair in following.found.values() for link in pair.links]
    return Followed(
        frozenset(following.done),
        tuple(sorted(pair.pair for pair in following.found.values())),
        tuple(
            link
            for link in with_confirmed(told, links)
            if {link.a_doc, link.b_doc} & following.done
        ),
    )


class _Found(NamedTuple):
    """Two versions that belong together, and their links."""

    pair: VersionPair
    links: tuple[PassageLink, ...]


class _Following:
    """The documents that have been looked at, and what was found.

    Attributes:
        done: Ids of the documents that have been looked at.
        looked: The same, and those that were found beside them beyond doubt.
        robbed: Ids of documents that another one took the partner of.
        found: The pairs found, by their keys.
    """

    def __init__(self, langs: tuple[str, str], around: Surroundings, told: Told) -> None:
        self._langs = langs
        self._around = around
        self._told = told
        self.done: set[int] = set()
        self.looked: set[int] = set()
        self.robbed: set[int] = set()
        self.found: dict[tuple[VersionKey, VersionKey], _Found] = {}

    def look_at(self, documents: Sequence[int]) -> None:
        """Finds the partners of some documents."""
        before = self._partners(documents)
        self.done.update(documents)
        self.looked.update(documents)
        self.found = {keys: one for keys, one in self.found.items() if not _in(keys, documents)}
        now = self._settled(self._pairs(documents, before))
        kept = {keys: one for keys, one in now.items() if _in(keys, documents)}
        taken = {key for keys in kept for key in keys}
        for keys in self._partners({doc for pair in kept for doc, _ in pair}) | before:
            if keys not in kept and (_in(keys, documents) or taken.intersection(keys)):
                self.robbed.update(key.doc for key in keys)
                self.found.pop(keys, None)
        self.found |= kept
        self.looked.update(
            key.doc for keys, one in kept.items() if one.pair.probability >= DECIDED for key in keys
        )

    def _partners(self, documents: Iterable[int]) -> set[tuple[VersionKey, VersionKey]]:
        """The pairs that documents are in by now: as stored, or as found since."""
        stored = self._around.partners(set(documents) - self.looked)
        wanted = set(documents)
        return {keys for keys in stored if not _in(keys, self.looked)} | {
            keys for keys in self.found if _in(keys, wanted)
        }

    def _pairs(
        self, documents: Sequence[int], before: set[tuple[VersionKey, VersionKey]]
    ) -> set[tuple[int, int]]:
        """Pairs of documents to be compared: candidates, and whom these belong to."""
        wanted = set(documents)
        pairs = self._around.candidates(self._around.versions(documents))
        pairs |= {(a.doc, b.doc) for a, b in before}
        pairs |= {pair for pair in self._told.versions if wanted.intersection(pair)}
        pairs |= {
            (one.a.doc, one.b.doc)
            for one in self._told.judged
            if one.confirmed and {one.a.doc, one.b.doc} & wanted
        }
        rivals = self._partners({doc for pair in pairs for doc in pair})
        return pairs | {(a.doc, b.doc) for a, b in rivals}

    def _settled(self, pairs: set[tuple[int, int]]) -> dict[tuple[VersionKey, VersionKey], _Found]:
        """Aligns pairs of documents; those that belong together."""
        versions = self._around.versions(sorted({doc for pair in pairs for doc in pair}))
        of_a, of_b = ([one for one in versions if one.lang == lang] for lang in self._langs)
        a, b = (
            Side(lang, {one.doc: at for at, one in enumerate(side)}, [*map(numbers_of, side)])
            for lang, side in zip(self._langs, (of_a, of_b), strict=True)
        )
        if not a.places or not b.places:
            return {}
        knowledge = self._around.knowledge(versions)
        bound = Bound.of(self._told, a, b)
        bench = Bench.of(of_a, of_b, knowledge)
        rivals = max(knowledge.versions, len(a.places), len(b.places))
        aligned: dict[tuple[int, int], Alignment] = {}
        for one, other in sorted(pairs):
            for x, y in {(one, other), (other, one)}:
                if x in a.places and y in b.places:
                    at = a.places[x], b.places[y]
                    least = -math.inf if at in bound.named else least_evidence(rivals)
                    aligned[at] = bench.align(*at, least, bound.constraints(*at))
        nats = {at: alignment.evidence for at, alignment in aligned.items()}
        told = {at: nats[at] for at in bound.named & nats.keys()}  # need not be told from siblings
        nats = bench.distinguished(nats, least_evidence(rivals)) | told
        declared = {
            (i, j)
            for i, j in bound.declared & nats.keys()
            if is_borne_out(aligned[i, j], min(len(a.numbers[i]), len(b.numbers[j])))
        }
        found = settled(nats, rivals, declared, bound.met & nats.keys())
        linked = {}
        for (i, j), probability in found.items():
            pair = VersionPair(
                VersionKey(of_a[i].doc, of_a[i].lang),
                VersionKey(of_b[j].doc, of_b[j].lang),
                aligned[i, j].evidence,
                probability,
            )
            links = links_of(pair, aligned[i, j].links, (a.numbers[i], b.numbers[j]))
            linked[pair.a, pair.b] = _Found(pair, tuple(links))
        return linked


def _in(keys: tuple[VersionKey, VersionKey], documents: Iterable[int]) -> bool:
    """Whether a pair has one of some documents."""
    return any(key.doc in documents for key in keys)
