"""Who belongs to whom: by Bayes' rule from either side, and by what is declared."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bitext.alignment import Aligned, Alignment
from index.bitext.decision import (
    PARTNER_THRESHOLD,
    is_borne_out,
    least_evidence,
    partners,
    settled,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

Places = tuple[int, int]
EVIDENCE = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(-20.0, 40.0), max_size=12
)


def _probability(evidence: dict[Places, float], pair: Places, rivals: int, side: int) -> float:
    """Bayes' rule: a candidate's likelihood ratio times its prior, over all of them and none."""
    prior = math.exp(-least_evidence(rivals))
    worth = {one: math.exp(nats) * prior for one, nats in evidence.items()}
    return worth[pair] / (1.0 + sum(w for one, w in worth.items() if one[side] == pair[side]))


def _each_once(pairs: Iterable[Places]) -> bool:
    found = list(pairs)
    return all(set(Counter(pair[side] for pair in found).values()) <= {1} for side in (0, 1))


@given(evidence=EVIDENCE, rivals=st.integers(0, 1000), random=st.randoms(use_true_random=False))
def test_partners_are_as_defined(
    evidence: dict[Places, float], rivals: int, random: Random
) -> None:
    """A pair's probability is that of the side that is less sure; the order of pairs is nothing."""
    found = partners(evidence, rivals)
    for pair in evidence:
        sure = min(_probability(evidence, pair, rivals, side) for side in (0, 1))
        if abs(sure - PARTNER_THRESHOLD) > 1e-9:
            assert (pair in found) == (sure > PARTNER_THRESHOLD)
        if pair in found:
            assert found[pair] == pytest.approx(sure, abs=1e-9)
    assert _each_once(found)
    shuffled = list(evidence.items())
    random.shuffle(shuffled)
    assert partners(dict(shuffled), rivals) == found


def test_a_rival_that_is_as_good_leaves_nobody() -> None:
    """Of two candidates with the same evidence neither is taken."""
    assert partners({(0, 0): 50.0}, 2).keys() == {(0, 0)}
    assert partners({(0, 0): 50.0, (0, 1): 50.0}, 2) == {}


@given(evidence=EVIDENCE, rivals=st.integers(0, 100), data=st.data())
def test_what_is_declared_holds(
    evidence: dict[Places, float], rivals: int, data: st.DataObject
) -> None:
    """Declared pairs are certain, of several the one with most evidence; the rest is decided."""
    pairs = sorted(evidence)
    declared = data.draw(st.sets(st.sampled_from(pairs)) if pairs else st.just(set[Places]()))
    found = settled(evidence, rivals, declared)
    assert _each_once(found)
    for pair in declared:
        better = [
            one
            for one in declared
            if (one[0] == pair[0] or one[1] == pair[1])
            and (-evidence[one], one) < (-evidence[pair], pair)
        ]
        if not better:
            assert found[pair] == 1.0
        elif pair not in found:
            assert any(one in found for one in better)
    told = {pair for pair in declared if pair in found}
    free = {
        pair: nats
        for pair, nats in evidence.items()
        if not any(pair[side] == one[side] for one in told for side in (0, 1))
    }
    assert {pair: p for pair, p in found.items() if pair not in told} == partners(free, rivals)


def test_what_was_met_decides_between_equals() -> None:
    """A confirmed link outweighs a rival as good, not a far better one, and links what is free."""
    alike = {(0, 0): 50.0, (0, 1): 48.0}
    assert settled(alike, 2, met={(0, 1)}) == {(0, 1): 1.0}
    better = {(0, 0): 50.0, (0, 1): 2.0}
    assert settled(better, 2, met={(0, 1)}).keys() == {(0, 0)}
    assert settled({(0, 0): -9.0}, 2, met={(0, 0)}) == {(0, 0): 1.0}
    assert settled(alike, 2, declared={(0, 0)}, met={(0, 1)}) == {(0, 0): 1.0}


def test_declared_pairs_need_no_evidence() -> None:
    """What is declared holds against any evidence, and takes its versions from others."""
    evidence = {(0, 0): -30.0, (0, 1): 60.0, (1, 1): 40.0}
    assert settled(evidence, 2) == partners(evidence, 2)
    found = settled(evidence, 2, {(0, 0)})
    assert found[0, 0] == 1.0
    assert found.keys() == {(0, 0), (1, 1)}


def test_what_has_nothing_in_common_is_not_borne_out() -> None:
    """A declaration that no passage bears out says nothing; a few matching passages are enough."""
    link = Aligned((0, 1), (0, 1), 0.9)
    assert is_borne_out(Alignment((), 0.0, np.zeros(7)), 4)
    assert is_borne_out(Alignment((link,), -9.0, np.zeros(7)), 4)
    assert not is_borne_out(Alignment((link,), -9.0, np.zeros(7)), 5)
    assert not is_borne_out(Alignment((), -9.0, np.zeros(7)), 1)
