"""Passages in another order are found where nothing but order forbids them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bitext.crossing import SHARE, crossings
from index.bitext.decision import least_evidence, partners

SIZES = st.integers(0, 4)


@given(data=st.data(), rows=SIZES, columns=SIZES)
def test_crossings_are_as_defined(data: st.DataObject, rows: int, columns: int) -> None:
    """What is left over is partnered by what it has beyond chance, less the price of crossing."""
    flat = data.draw(
        st.lists(st.floats(-50.0, 50.0), min_size=rows * columns, max_size=rows * columns)
    )
    nats = np.array(flat, np.float64).reshape(rows, columns)
    linked_a = data.draw(st.sets(st.integers(0, rows - 1)) if rows else st.just(set[int]()))
    linked_b = data.draw(st.sets(st.integers(0, columns - 1)) if columns else st.just(set[int]()))
    links = [((i, i + 1), (0, 0)) for i in sorted(linked_a)]
    links += [((0, 0), (j, j + 1)) for j in sorted(linked_b)]
    free_a = [i for i in range(rows) if i not in linked_a]
    free_b = [j for j in range(columns) if j not in linked_b]
    evidence = {}
    for i in free_a:
        for j in free_b:
            chance = max(0.0, *(nats[i, k] for k in linked_b), *(nats[k, j] for k in linked_a), 0.0)
            left = nats[i, j] - chance + math.log(SHARE)
            if left > 0.0:
                evidence[i, j] = float(left)
    expected = partners(evidence, max(len(free_a), len(free_b)))
    found = crossings(nats, links)
    assert [(i, j) for i, j, _ in found] == sorted(expected)
    assert [p for *_, p in found] == pytest.approx([p for _, p in sorted(expected.items())])


def test_a_moved_passage_needs_evidence() -> None:
    """A single pair that is left over is linked from the evidence of a pair of versions on."""
    enough = least_evidence(1) - math.log(SHARE)
    for nats, found in ((enough - 0.1, 0), (enough + 0.1, 1)):
        assert len(crossings(np.full((1, 1), nats), [])) == found


def test_what_all_passages_share_is_chance() -> None:
    """What a passage has in common with those that belong to others counts for nothing."""
    nats = np.array([[60.0, 42.0], [42.0, 50.0]])
    linked = [((0, 1), (0, 1))]
    assert crossings(nats, linked) == []
    nats[1, 0] = nats[0, 1] = 0.0
    assert [(i, j) for i, j, _ in crossings(nats, linked)] == [(1, 1)]
