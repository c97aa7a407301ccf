"""The rounds that link the versions of two languages, each with what the last one taught."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.bitext.alignment import BeadShares
from index.bitext.beforehand import known_beforehand
from index.bitext.bench import Bench
from index.bitext.decision import even_odds, is_borne_out, least_evidence, settled
from index.bitext.distinction import distinguished
from index.bitext.evidence import Evidence
from index.bitext.knowledge import Knowledge
from index.bitext.lengths import LengthModel
from index.bitext.lexicon import Lesson, learn
from index.bitext.pairing import DECIDED, PartnerIndex
from index.bitext.threads import side_by_side, workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.bitext.alignment import Aligned, Alignment
    from index.bitext.copies import Shelf
    from index.bitext.telling import Bound
    from index.bitext.translations import Translations
    from index.kernels.arrays import Reals

ROUNDS = 3
"""How often everything is paired and aligned; later rounds change little."""

STEPS = 50
"""Into how many parts the alignments of a round are divided, for progress to be told."""

_DECIMALS = 3  # of how sure a lesson is: what lies behind them must not choose between lessons

_GOLDEN_RATIO = (5.0**0.5 - 1.0) / 2.0
"""The multiples of it, less their whole parts, are spread evenly (Knuth 1973, section 6.4)."""


class Pair(NamedTuple):
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

    @property
    def sureness(self) -> float:
        """How probable it is that they say the same, whatever declares them to be versions."""
        return min(self.probability, even_odds(self.alignment.evidence))


class Rounds:
    """The rounds for one pair of languages.

    Attributes:
        pairs: The versions that the last round found to belong together, in order.
        knowledge: What that round knew.
    """

    def __init__(
        self,
        a: Shelf,
        b: Shelf,
        bound: Bound,
        glossary: Iterable[tuple[tuple[str, ...], tuple[str, ...]]] = (),
    ) -> None:
        self._a, self._b = a.profiles, b.profiles
        self._a_words, self._b_words = a.words, b.words
        self._bound = bound
        self._known = known_beforehand(a.words, b.words, glossary)
        self._a_index = PartnerIndex(self._a, self._a_words)
        self._b_index = PartnerIndex(self._b, self._b_words)
        self._rivals = max(len(self._a), len(self._b))
        self.pairs: list[Pair] = []
        self.knowledge = Knowledge(
            versions=self._rivals,
            lengths=LengthModel.of_strangers(self._a.lengths, self._b.lengths),
        )

    def run(self) -> Iterator[tuple[int, int]]:
        """Does one round after the other; tells how many steps are done, and of how many."""
        translations = self._known
        for done in range(ROUNDS):
            for step in self._pair(translations):
                yield done * STEPS + step, ROUNDS * STEPS
            if done + 1 < ROUNDS:
                translations = self._learn()

    def learn(self, pairs: list[Pair]) -> None:
        """Learns from pairs that are there already, in place of a round."""
        self.pairs = pairs
        self._learn()

    def _learn(self) -> Translations:
        """What is known after a round."""
        lessons = list(self._lessons())
        learned = learn(lessons, self._known)
        self.knowledge = Knowledge.of(
            learned,
            (self._a_words, self._b_words),
            Knowledge(
                versions=self._rivals,
                links=len(lessons),
                shares=BeadShares.counted([pair.alignment.beads for pair in self.pairs]),
                lengths=self.knowledge.lengths.fitted(*self._linked_lengths()),
            ),
        )
        return learned.translations

    def _pair(self, translations: Translations) -> Iterator[int]:
        """Aligns every version with its candidates, and keeps those that are partners."""
        back = translations.transposed()
        candidates = self._candidates(translations, back)
        evidence = Evidence.of(translations, (self._a_words, self._b_words), self.knowledge.lengths)
        parts = workers()
        benches = [Bench(self._a, self._b, evidence, self.knowledge.shares) for _ in range(parts)]
        aligned: dict[tuple[int, int], Alignment] = {}
        for step in range(STEPS):
            some = candidates[step::STEPS]
            tasks = [
                partial(self._align, bench, part)
                for first, bench in enumerate(benches)
                if (part := some[first::parts])
            ]
            for done in side_by_side(tasks):
                aligned |= done
            yield step + 1
        nats = {places: alignment.evidence for places, alignment in aligned.items()}
        least = least_evidence(self._rivals)
        told = {at: nats[at] for at in self._bound.named}  # need not be told from siblings
        nats = distinguished(nats, least, self._a, self._b, evidence) | told
        sizes = np.diff(self._a.passages), np.diff(self._b.passages)
        declared = {
            (i, j)
            for i, j in self._bound.declared
            if is_borne_out(aligned[i, j], min(sizes[0][i], sizes[1][j]))
        }
        found = settled(nats, self._rivals, declared, self._bound.met)
        self.pairs = [
            Pair(*places, probability, aligned[places])
            for places, probability in sorted(found.items())
        ]

    def _align(
        self, bench: Bench, candidates: Iterable[list[int]]
    ) -> dict[tuple[int, int], Alignment]:
        """Aligns some pairs of versions."""
        least = least_evidence(self._rivals)
        return {
            (a, b): bench.align(
                a,
                b,
                -np.inf if (a, b) in self._bound.named else least,
                self._bound.constraints(a, b),
            )
            for a, b in candidates
        }

    def _candidates(self, translations: Translations, back: Translations) -> list[list[int]]:
        """Pairs of places that are worth an alignment, in order, each once."""
        decided = [(pair.a, pair.b) for pair in self.pairs if pair.probability >= DECIDED]
        sure = np.array([*decided, *self._bound.declared], np.int64).reshape(-1, 2)
        open_a = np.setdiff1d(np.arange(len(self._a)), sure[:, 0])
        open_b = np.setdiff1d(np.arange(len(self._b)), sure[:, 1])
        of_a = self._b_index.candidates(self._a, open_a, translations)
        of_b = self._a_index.candidates(self._b, open_b, back)[:, ::-1]
        met = np.array(sorted(self._bound.met), np.int64).reshape(-1, 2)
        found = np.unique(np.concatenate([sure, met, of_a, of_b]), axis=0)
        pairs: list[list[int]] = found.tolist()
        return pairs

    def _beads(self) -> Iterator[tuple[Pair, Aligned]]:
        for pair in self.pairs:
            for bead in pair.alignment.links:
                yield pair, bead

    def _lessons(self) -> Iterator[Lesson]:
        """What was linked, the surest first; of those that are as sure some from everywhere."""
        beads = list(self._beads())
        weights = np.array([bead.score * pair.sureness for pair, bead in beads])
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
