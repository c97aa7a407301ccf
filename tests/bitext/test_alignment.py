"""Evidence and alignments are those of the definitions, worked out the long way."""

from __future__ import annotations

import math
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.bitext.alignment import Aligner, BeadShares
from index.bitext.evidence import Evidence, Explanation
from index.bitext.lengths import LEAST_VARIANCE, LengthModel
from index.bitext.translations import Entries, Translations
from index.bitext.versions import Version, VersionPassage
from index.bitext.vocabulary import profiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.bitext.vocabulary import Vocabulary

Passages = list[tuple[set[str], int]]
BEADS = ((1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
LENGTHS = LengthModel(0.1, 6.8, 0.5)
PASSAGES = st.lists(
    st.tuples(st.sets(st.sampled_from("abcdef1")), st.integers(1, 300)), min_size=1, max_size=4
)
WEIGHTS = st.lists(st.floats(0.0, 1.0), min_size=49, max_size=49)


def _marked(passages: Passages) -> Version:
    return Version(
        1,
        "en",
        tuple(
            VersionPassage(n, tuple(sorted("#1" if w == "1" else w for w in words)), length)
            for n, (words, length) in enumerate(passages, 1)
        ),
    )


def _table(a: Vocabulary, b: Vocabulary, weights: list[float]) -> Translations:
    """Some probabilities for all pairs of types, a third of them none."""
    pairs = list(product(range(len(a.types)), range(len(b.types))))
    kept = [(i, j, w) for (i, j), w in zip(pairs, weights, strict=False) if w > 0.3]
    i, j, weight = np.array(kept).reshape(-1, 3).T
    size = (len(a.types), len(b.types))
    return Translations.of_weights(i.astype(np.int64), j.astype(np.int64), weight.copy(), size)


def _explained(
    source: list[set[str]], target: set[str], known: Entries, words: tuple[Vocabulary, Vocabulary]
) -> float:
    """The nats of what passages hold, each type once, given others: Model 1 against frequency."""
    a, b = (vocabulary.types.index for vocabulary in words)
    rows = zip(known.a.tolist(), known.b.tolist(), known.forward.tolist(), strict=True)
    probability = {(i, j): p for i, j, p in rows}
    nats = 0.0
    for word in target:
        j = b("#1" if word == "1" else word)
        told = min(1.0, sum(p for (_, other), p in _backward(known).items() if other == j))
        share = 0.9 * (1.0 if word == "1" else told)
        if share:
            senses = [a("#1" if w == "1" else w) for words_ in source for w in words_]
            expected = sum(probability.get((i, j), 0.0) for i in senses) / max(1, len(senses))
            nats += math.log(1.0 - share + share * expected / words[1].probability[j])
    return nats


def _backward(known: Entries) -> dict[tuple[int, int], float]:
    rows = zip(known.a.tolist(), known.b.tolist(), known.backward.tolist(), strict=True)
    return {(i, j): p for i, j, p in rows}


def _alignments(rows: int, columns: int) -> Iterator[list[tuple[int, int, int]]]:
    """All rows of beads, each bead as its kind and where it begins."""

    def rest(i: int, j: int) -> Iterator[list[tuple[int, int, int]]]:
        if (i, j) == (rows, columns):
            yield []
        for kind, (m, n) in enumerate(BEADS):
            if i + m <= rows and j + n <= columns:
                yield from ([(kind, i, j), *more] for more in rest(i + m, j + n))

    return rest(0, 0)


@settings(deadline=None, max_examples=40)  # the first call compiles
@given(a=PASSAGES, b=PASSAGES, weights=WEIGHTS)
def test_alignment_is_as_defined(a: Passages, b: Passages, weights: list[float]) -> None:
    """Evidence, expected beads and links are those of all alignments, each weighed for itself."""
    (a_words, a_profile), (b_words, b_profile) = profiles([_marked(a)]), profiles([_marked(b)])
    table = _table(a_words, b_words, weights)
    back = table.transposed()
    evidence = Evidence(Explanation.of(table, b_words), Explanation.of(back, a_words), LENGTHS)
    found = Aligner(a_profile, b_profile, evidence, BeadShares(), 5).align((0, len(a)), (0, len(b)))

    @cache
    def weight(kind: int, i: int, j: int) -> float:
        (m, n), share = BEADS[kind], math.log(BeadShares().frequency[kind])
        if not m or not n:
            return share
        of_a, of_b = a[i : i + m], b[j : j + n]
        a_sets, b_sets = [words for words, _ in of_a], [words for words, _ in of_b]
        there = _explained(a_sets, set().union(*b_sets), table.entries, (a_words, b_words))
        again = _explained(b_sets, set().union(*a_sets), back.entries, (b_words, a_words))
        x, y = sum(length for _, length in of_a), sum(length for _, length in of_b)
        apart = (math.log(y / x) - LENGTHS.ratio) ** 2
        spread = min(LENGTHS.variance * 2.0 / (x + y) + LEAST_VARIANCE, LENGTHS.chance)
        near = 0.5 * math.log(LENGTHS.chance / spread) + 0.5 * apart * (
            1.0 / LENGTHS.chance - 1.0 / spread
        )
        return share + 0.5 * (there + again) + near

    ways = list(_alignments(len(a), len(b)))
    nats = np.array([sum(weight(*bead) for bead in way) for way in ways])
    whole = float(np.logaddexp.reduce(nats))
    assert found.evidence == pytest.approx(whole, abs=1e-9)
    beads, together = np.zeros(len(BEADS)), np.zeros((len(a), len(b)))
    for way, probability in zip(ways, np.exp(nats - whole), strict=True):
        for kind, i, j in way:
            beads[kind] += probability
            together[i : i + BEADS[kind][0], j : j + BEADS[kind][1]] += probability
    assert found.beads == pytest.approx(beads, abs=1e-9)
    for link in found.links:
        block = together[slice(*link.a), slice(*link.b)]
        assert link.score == pytest.approx(block.min(), abs=1e-9)
    gains = [sum((together[i : i + BEADS[k][0], j : j + BEADS[k][1]] - 0.5).sum()
                 for k, i, j in way) for way in ways]  # fmt: skip
    ours = sum((together[slice(*link.a), slice(*link.b)] - 0.5).sum() for link in found.links)
    assert ours >= max(gains) - 1e-9


def test_little_evidence_is_told_alone() -> None:
    """Where evidence is below what was asked for, no time is spent on links."""
    words, profile = profiles([_marked([({"a"}, 10), ({"b"}, 20)])])
    none = Translations.of_weights(*(np.zeros(0, np.int64),) * 2, np.zeros(0), (2, 2))
    known = Explanation.of(none, words)
    aligner = Aligner(profile, profile, Evidence(known, known, LENGTHS), BeadShares(), 5)
    whole = aligner.align((0, 2), (0, 2))
    assert aligner.align((0, 2), (0, 2), whole.evidence + 1.0).links == ()
    assert aligner.align((0, 2), (0, 2), whole.evidence + 1.0).evidence == whole.evidence
    assert aligner.align((0, 2), (0, 2), whole.evidence - 1.0).links == whole.links
