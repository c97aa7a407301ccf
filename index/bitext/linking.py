"""From a whole collection to its links, in rounds: pair, align, learn, and again.

The first round knows names and numbers alone. What it links teaches the first lexicon, how long
translations are and how often passages are merged or left out; the next round sees more with it.
Nothing depends on the order of the documents, and nothing but ties between equals on their ids.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.alignment import LINK_THRESHOLD, BeadShares
from index.bitext.cognates import cognates
from index.bitext.evidence import Evidence, LengthModel
from index.bitext.lexicon import Lesson, learn
from index.bitext.pairing import PartnerIndex, partners
from index.bitext.versions import PassageLink
from index.bitext.vocabulary import profiles
from index.bitext.windows import align_versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.bitext.alignment import Aligned, Alignment
    from index.bitext.translations import Translations
    from index.bitext.versions import Version

    _Copies = tuple[Version, ...]
    Progress = Callable[[int, int], None]

ROUNDS = 3
"""How often everything is paired and aligned; later rounds change little."""


def link_versions(
    versions: Sequence[Version], progress: Progress | None = None
) -> list[PassageLink]:
    """Links every passage that has an other-language self to it.

    Args:
        versions: Of all documents, in any order; one without passages is passed over.
        progress: Called with the number of steps done and of all steps.

    Returns:
        The links, sorted; for each other language a passage is in one link at most.
    """
    copies = _copies(versions)
    pairs = list(combinations(sorted(copies), 2))
    links: list[PassageLink] = []
    for done, (a, b) in enumerate(pairs):
        linking = _Linking(copies[a], copies[b])
        for step in linking.rounds():
            if progress:
                progress(done * ROUNDS + step, len(pairs) * ROUNDS)
        links += linking.links()
    return sorted(links)


def _copies(versions: Iterable[Version]) -> dict[str, list[_Copies]]:
    """The versions of each language that are not empty, in an order that their texts decide.

    Documents that say the same word for word are no rivals for a partner. They are linked once; the
    first copy in one language then goes with the first in the other, the second with the second.
    """
    by_text: dict[tuple[str, tuple[str, ...]], list[Version]] = defaultdict(list)
    for version in sorted(versions, key=lambda version: version.doc):
        if version.passages:
            by_text[version.lang, tuple(p.text for p in version.passages)].append(version)
    by_lang: dict[str, list[_Copies]] = defaultdict(list)
    for (lang, _), same in sorted(by_text.items()):
        by_lang[lang].append(tuple(same))
    return by_lang


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two versions that belong together.

    Attributes:
        a: The place of one among the profiles of language a.
        b: The place of the other among those of language b.
        probability: How probable it is that they are versions of each other.
        alignment: What was found in them.
    """

    a: int
    b: int
    probability: float
    alignment: Alignment


class _Linking:
    """The rounds for one pair of languages."""

    def __init__(self, a_copies: Sequence[_Copies], b_copies: Sequence[_Copies]) -> None:
        self._copies = a_copies, b_copies
        a_words, a = profiles([copies[0] for copies in a_copies])
        b_words, b = profiles([copies[0] for copies in b_copies])
        self._a, self._b = a, b
        self._words = a_words, b_words
        self._index = PartnerIndex(a, a_words), PartnerIndex(b, b_words)
        self._shares = BeadShares()
        self._lengths = LengthModel.of_strangers(
            np.concatenate([profile.lengths for profile in a]),
            np.concatenate([profile.lengths for profile in b]),
        )
        self._pairs: list[_Pair] = []

    def rounds(self) -> Iterator[int]:
        """Does one round after the other, and says after each how many are done."""
        known = translations = cognates(*self._words)
        for done in range(1, ROUNDS + 1):
            self._pairs = self._pair(translations)
            if done < ROUNDS:
                translations = learn(list(self._lessons()), known)
                self._shares = BeadShares.counted([pair.alignment.beads for pair in self._pairs])
                self._lengths = self._lengths.fitted(*self._linked_lengths())
            yield done

    def links(self) -> Iterator[PassageLink]:
        """The links of the last round that are sure enough, that of the documents included."""
        for pair, bead in self._beads():
            score = bead.score * pair.probability
            if score > LINK_THRESHOLD:
                a_copies, b_copies = self._copies[0][pair.a], self._copies[1][pair.b]
                for a, b in zip(a_copies, b_copies, strict=False):
                    yield PassageLink(
                        a_doc=a.doc,
                        a_lang=a.lang,
                        a_paragraphs=tuple(p.number for p in a.passages[slice(*bead.a)]),
                        b_doc=b.doc,
                        b_lang=b.lang,
                        b_paragraphs=tuple(p.number for p in b.passages[slice(*bead.b)]),
                        score=score,
                    )

    def _pair(self, translations: Translations) -> list[_Pair]:
        evidence = Evidence(*self._words, translations, self._lengths)
        aligned = {
            (a, b): align_versions(self._a[a], self._b[b], evidence, self._shares)
            for a, b in sorted(self._candidates(translations))
        }
        found = partners(
            {places: alignment.evidence for places, alignment in aligned.items()},
            max(len(self._a), len(self._b)),
        )
        return [
            _Pair(*places, probability, aligned[places])
            for places, probability in sorted(found.items())
        ]

    def _candidates(self, translations: Translations) -> set[tuple[int, int]]:
        a_index, b_index = self._index
        back = translations.transposed()
        of_a = {
            (a, b)
            for a, profile in enumerate(self._a)
            for b in b_index.candidates(profile, translations)
        }
        of_b = {
            (a, b) for b, profile in enumerate(self._b) for a in a_index.candidates(profile, back)
        }
        return of_a | of_b

    def _beads(self) -> Iterator[tuple[_Pair, Aligned]]:
        for pair in self._pairs:
            for bead in pair.alignment.links:
                yield pair, bead

    def _lessons(self) -> Iterator[Lesson]:
        for pair, bead in self._beads():
            yield Lesson(
                self._a[pair.a].types_in(bead.a),
                self._b[pair.b].types_in(bead.b),
                bead.score * pair.probability,
            )

    def _linked_lengths(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        lengths = [
            (
                self._a[pair.a].lengths[slice(*bead.a)].sum(),
                self._b[pair.b].lengths[slice(*bead.b)].sum(),
            )
            for pair, bead in self._beads()
        ]
        a, b = np.array(lengths, dtype=np.float64).reshape(-1, 2).T
        return a, b
