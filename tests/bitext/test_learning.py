"""Model 1 and the search for partners give what their definitions give, worked out the long way."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.bitext.lexicon import DISCOUNT, ITERATIONS, LEAST_PROBABILITY, Lesson, learn
from index.bitext.pairing import NEAR_BEST, PartnerIndex
from index.bitext.retrieval import BEST
from index.bitext.translations import Translations
from index.bitext.versions import Version, VersionPassage
from index.bitext.vocabulary import EXPLAINED, profiles

if TYPE_CHECKING:
    from index.bitext.vocabulary import Profiles, Vocabulary

TYPES = 5
Table = dict[tuple[int, int], float]
SIDE = st.sets(st.integers(0, TYPES - 1), max_size=4).map(sorted)
LESSONS = st.lists(st.tuples(SIDE, SIDE, st.floats(0.5, 1.0)), max_size=6)
KNOWN = st.dictionaries(
    st.tuples(st.integers(0, TYPES - 1), st.integers(0, TYPES - 1)), st.floats(0.1, 1.0), max_size=6
)
VERSIONS = st.lists(st.sets(st.sampled_from("abcdef"), min_size=1), min_size=1, max_size=9)


def _known(table: Table) -> Translations:
    a, b, weight = np.array([(*pair, w) for pair, w in table.items()]).reshape(-1, 3).T
    places = a.astype(np.int64), b.astype(np.int64)
    return Translations.of_weights(*places, weight.copy(), (TYPES, TYPES))


def _table(translations: Translations) -> tuple[Table, Table]:
    entries = translations.entries
    pairs = list(zip(entries.a.tolist(), entries.b.tolist(), strict=True))
    forward = dict(zip(pairs, entries.forward.tolist(), strict=True))
    return forward, dict(zip(pairs, entries.backward.tolist(), strict=True))


def _model_1(
    lessons: list[tuple[list[int], list[int], float]], prior: Table, pairs: set[tuple[int, int]]
) -> Table:
    """Expected counts of (source, target), by the textbook."""
    met: dict[int, float] = defaultdict(float)
    for source, target, weight in lessons:
        for t in target:
            met[t] += weight * len(source)
    whole_met = sum(met.values())
    if not whole_met:
        return dict.fromkeys(pairs, 0.0)
    chance = {t: met[t] / whole_met for t in range(TYPES)}
    probability = {pair: chance[pair[1]] + prior.get(pair, 0.0) for pair in pairs}
    counts: Table = {}
    for _ in range(ITERATIONS):
        counts = dict.fromkeys(pairs, 0.0)
        for source, target, weight in lessons:
            for t in target:
                whole = chance[t] + sum(probability[s, t] for s in source)
                for s in source:
                    counts[s, t] += weight * probability[s, t] / whole
        probability = _shares(counts, counts, prior)
    return counts


def _shares(counts: Table, all_counts: Table, prior: Table) -> Table:
    total: dict[int, float] = defaultdict(float)
    for pair, count in all_counts.items():
        total[pair[0]] += count + prior.get(pair, 0.0)
    return {
        pair: (count + prior.get(pair, 0.0)) / total[pair[0]] if total[pair[0]] else 0.0
        for pair, count in counts.items()
    }


def _turned(table: Table) -> Table:
    return {(b, a): value for (a, b), value in table.items()}


@settings(deadline=None)  # the first call compiles
@given(lessons=LESSONS, known=KNOWN)
def test_learning_is_as_defined(
    lessons: list[tuple[list[int], list[int], float]], known: Table
) -> None:
    """What is learned is what both directions of Model 1 agree on."""
    prior, back = _table(_known(known))
    met = {pair for a, b, _ in lessons for pair in product(a, b)}
    pairs = met | prior.keys()
    forward = _model_1(lessons, prior, pairs)
    turned = [(b, a, weight) for a, b, weight in lessons]
    backward = _model_1(turned, _turned(back), {(b, a) for a, b in pairs})
    agreed = {p: max(0.0, (forward[p] * backward[p[::-1]]) ** 0.5 - DISCOUNT) for p in pairs}
    to_b = _shares(agreed, forward, prior)
    to_a = _turned(_shares(_turned(agreed), backward, _turned(back)))
    kept = {p for p in pairs if max(to_b[p], to_a[p]) >= LEAST_PROBABILITY}
    material = [Lesson(np.array(a, np.uint32), np.array(b, np.uint32), w) for a, b, w in lessons]
    found = _table(learn(material, _known(known)).translations)
    assert found[0] == {p: pytest.approx(min(1.0, to_b[p]), abs=1e-9) for p in kept}
    assert found[1] == {p: pytest.approx(min(1.0, to_a[p]), abs=1e-9) for p in kept}


@settings(deadline=None)  # the first call compiles
@given(own=VERSIONS, other=VERSIONS, data=st.data())
def test_partners_are_the_best(
    own: list[set[str]], other: list[set[str]], data: st.DataObject
) -> None:
    """The versions found are those whose types gain most, of equals the first."""
    (own_vocabulary, own_profiles), (vocabulary, other_profiles) = map(_profiles, (own, other))
    own_words, words = own_vocabulary.types, vocabulary.types
    drawn = data.draw(
        st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=36, max_size=36), label="weights"
    )
    rows = [
        (i, j, w)
        for (i, j), w in zip(product(range(len(own_words)), range(len(words))), drawn, strict=False)
        if w
    ]
    a, b, weight = np.array(rows).reshape(-1, 3).T
    table = Translations.of_weights(
        a.astype(np.int64), b.astype(np.int64), weight.copy(), (len(own_words), len(words))
    )
    found = PartnerIndex(other_profiles, vocabulary).candidates(
        own_profiles, np.arange(len(own)), table
    )
    forward, _ = _table(table)
    expected = set()
    for place, held in enumerate(own):
        gain = {
            word: np.log1p(
                EXPLAINED / (1.0 - EXPLAINED) / vocabulary.probability[j]
                * sum(forward.get((own_words.index(w), j), 0.0) for w in held) / len(held)
            )
            for j, word in enumerate(words)
        }  # fmt: skip
        scores = [sum(gain[w] for w in sorted(held)) / len(held) ** 0.5 for held in other]
        best = sorted(range(len(other)), key=lambda at: (-round(scores[at], 9), at))[:BEST]
        least = NEAR_BEST * scores[best[0]]
        expected |= {(place, at) for at in best if scores[at] > max(least, 0.0) + 1e-9}
        assume(all(abs(scores[at] - least) > 1e-9 or not scores[at] for at in best))
    assert {tuple(row) for row in found.tolist()} == expected


def _version(words: set[str]) -> Version:
    return Version(1, "en", (VersionPassage(1, tuple(sorted(words)), 1),))


def _profiles(versions: list[set[str]]) -> tuple[Vocabulary, Profiles]:
    return profiles([_version(words) for words in versions])
