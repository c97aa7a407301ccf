"""From a whole collection to its links, in rounds: pair, align, learn, and again.

The first round knows names and numbers alone. What it links teaches the first lexicon, how long
translations are and how often passages are merged or left out; the next round sees more with it.
Nothing depends on the order of the documents, and nothing but ties between equals on their ids.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from index.bitext.alignment import LINK_THRESHOLD, Aligner, BeadShares
from index.bitext.cognates import cognates
from index.bitext.evidence import Evidence, Explanation
from index.bitext.lengths import LengthModel
from index.bitext.lexicon import Lesson, learn
from index.bitext.pairing import DECIDED, PartnerIndex, least_evidence, partners
from index.bitext.threads import side_by_side, workers
from index.bitext.versions import PassageLink
from index.bitext.vocabulary import profiles
from index.bitext.windows import WINDOW, align_versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.bitext.alignment import Aligned, Alignment
    from index.bitext.translations import Translations
    from index.bitext.versions import Version
    from index.kernels.arrays import Reals

    _Copies = tuple[Version, ...]
    Progress = Callable[[int, int], None]

ROUNDS = 3
"""How often everything is paired and aligned; later rounds change little."""

_DECIMALS = 3  # of how sure a lesson is: what lies behind them must not choose between lessons

_GOLDEN_RATIO = (5.0**0.5 - 1.0) / 2.0
"""The multiples of it, less their whole parts, are spread evenly (Knuth 1973, section 6.4)."""

_IN_ORDER = attrgetter("a_doc", "a_lang", "a_paragraphs", "b_doc", "b_lang", "b_paragraphs")


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
    return sorted(links, key=_IN_ORDER)


def _copies(versions: Iterable[Version]) -> dict[str, list[_Copies]]:
    """The versions of each language that are not empty, in an order that their words decide.

    Documents that say the same are no rivals for a partner. They are linked once; the first copy in
    one language then goes with the first in the other, the second with the second.
    """
    same: dict[tuple[str, tuple[tuple[tuple[str, ...], int], ...]], list[Version]]
    same = defaultdict(list)
    for version in sorted(versions, key=attrgetter("doc")):
        if version.passages:
            said = tuple((passage.words, passage.length) for passage in version.passages)
            same[version.lang, said].append(version)
    by_lang: dict[str, list[_Copies]] = defaultdict(list)
    for (lang, _), copies in sorted(same.items()):
        by_lang[lang].append(tuple(copies))
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
        self._a_words, self._a = profiles([copies[0] for copies in a_copies])
        self._b_words, self._b = profiles([copies[0] for copies in b_copies])
        self._a_index = PartnerIndex(self._a, self._a_words)
        self._b_index = PartnerIndex(self._b, self._b_words)
        self._rivals = max(len(self._a), len(self._b))
        self._shares = BeadShares()
        self._lengths = LengthModel.of_strangers(self._a.lengths, self._b.lengths)
        self._pairs: list[_Pair] = []

    def rounds(self) -> Iterator[int]:
        """Does one round after the other, and says after each how many are done."""
        known = translations = cognates(self._a_words, self._b_words)
        for done in range(1, ROUNDS + 1):
            self._pairs = self._pair(translations)
            if done < ROUNDS:
                translations = learn(self._lessons(), known)
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
        """Aligns every version with its candidates, and keeps those that are partners."""
        back = translations.transposed()
        candidates = self._candidates(translations, back)
        evidence = Evidence(
            Explanation.of(translations, self._b_words),
            Explanation.of(back, self._a_words),
            self._lengths,
        )
        parts = workers()
        aligners = [Aligner(self._a, self._b, evidence, self._shares, WINDOW) for _ in range(parts)]
        aligned: dict[tuple[int, int], Alignment] = {}
        for part in side_by_side(
            [
                partial(self._align, aligner, candidates[first::parts])
                for first, aligner in enumerate(aligners)
            ]
        ):
            aligned |= part
        found = partners(
            {places: alignment.evidence for places, alignment in aligned.items()},
            self._rivals,
        )
        return [
            _Pair(*places, probability, aligned[places])
            for places, probability in sorted(found.items())
        ]

    def _align(
        self, aligner: Aligner, candidates: Iterable[list[int]]
    ) -> dict[tuple[int, int], Alignment]:
        """Aligns some pairs of versions."""
        a_ends, b_ends = self._a.passages.tolist(), self._b.passages.tolist()
        least = least_evidence(self._rivals)
        return {
            (a, b): align_versions(
                aligner, (a_ends[a], a_ends[a + 1]), (b_ends[b], b_ends[b + 1]), least
            )
            for a, b in candidates
        }

    def _candidates(self, translations: Translations, back: Translations) -> list[list[int]]:
        """Pairs of places that are worth an alignment, in order, each once."""
        decided = np.array(
            [(pair.a, pair.b) for pair in self._pairs if pair.probability >= DECIDED], np.int64
        ).reshape(-1, 2)
        open_a = np.setdiff1d(np.arange(len(self._a)), decided[:, 0])
        open_b = np.setdiff1d(np.arange(len(self._b)), decided[:, 1])
        of_a = self._b_index.candidates(self._a, open_a, translations)
        of_b = self._a_index.candidates(self._b, open_b, back)[:, ::-1]
        pairs: list[list[int]] = np.unique(np.concatenate([decided, of_a, of_b]), axis=0).tolist()
        return pairs

    def _beads(self) -> Iterator[tuple[_Pair, Aligned]]:
        for pair in self._pairs:
            for bead in pair.alignment.links:
                yield pair, bead

    def _lessons(self) -> Iterator[Lesson]:
        """What was linked, the surest first; of those that are as sure some from everywhere."""
        beads = list(self._beads())
        weights = np.array([bead.score * pair.probability for pair, bead in beads])
        spread = np.arange(len(beads)) * _GOLDEN_RATIO % 1.0
        for place in np.lexsort((spread, -weights.round(_DECIMALS))).tolist():
            pair, bead = beads[place]
            a, b = self._a.passages[pair.a], self._b.passages[pair.b]
            yield Lesson(
                self._a.types_in(a + bead.a[0], a + bead.a[1]),
                self._b.types_in(b + bead.b[0], b + bead.b[1]),
                float(weights[place]),
            )

    def _linked_lengths(self) -> tuple[Reals, Reals]:
        """The lengths of the two sides of all that was linked."""
        ends = [
            (
                self._a.passages[pair.a] + bead.a[0],
                self._a.passages[pair.a] + bead.a[1],
                self._b.passages[pair.b] + bead.b[0],
                self._b.passages[pair.b] + bead.b[1],
            )
            for pair, bead in self._beads()
        ]
        a_first, a_last, b_first, b_last = np.array(ends, dtype=np.int64).reshape(-1, 4).T
        a = np.concatenate([[0.0], np.cumsum(self._a.lengths)])
        b = np.concatenate([[0.0], np.cumsum(self._b.lengths)])
        return a[a_last] - a[a_first], b[b_last] - b[b_first]
