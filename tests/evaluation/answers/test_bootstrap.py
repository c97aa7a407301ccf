"""How sure a figure is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluation.answers.bootstrap import Ratio, difference, estimate


def test_questions_of_one_article_are_drawn_together() -> None:
    """A hundred questions that stand and fall by tens are as uncertain as ten questions."""
    parts = [float(place < 50) for place in range(100)]
    ratio = Ratio(parts, [1.0] * 100)
    alone = estimate(ratio, range(100))
    together = estimate(ratio, [place // 10 for place in range(100)])
    assert alone.value == together.value == pytest.approx(0.5)
    assert together.high - together.low == pytest.approx(0.6, abs=0.11)
    assert alone.high - alone.low == pytest.approx(0.2, abs=0.03)


def test_what_both_find_hard_cancels_out() -> None:
    """Systems that differ by one question in each article differ surely, hard as articles are."""
    clusters = [place // 10 for place in range(100)]
    before = [float(place % 10 < place // 10) for place in range(100)]
    now = [float(place % 10 <= place // 10) for place in range(100)]
    ones = [1.0] * 100
    change = difference(Ratio(now, ones), Ratio(before, ones), clusters)
    assert (change.value, change.low, change.high) == pytest.approx((0.1, 0.1, 0.1))
    assert change.differs
    assert estimate(Ratio(now, ones), clusters).low < estimate(Ratio(before, ones), clusters).high


def test_nothing_to_count_over_is_nothing() -> None:
    """Where no first hit is right, the share of right sentences is 0 and not an error."""
    one = estimate(Ratio([0.0, 0.0], [0.0, 0.0]), ["a", "b"])
    assert (one.value, one.low, one.high) == (0, 0, 0)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.booleans()), min_size=1, max_size=30)
)
def test_an_estimate_is_a_share_within_its_interval(rows: list[tuple[int, bool, bool]]) -> None:
    """It lies between 0 and 1, is the same again, and differs from itself by nothing."""
    clusters = [cluster for cluster, _, _ in rows]
    wholes = [float(whole) for _, whole, _ in rows]
    parts = [float(whole and part) for _, whole, part in rows]
    ratio = Ratio(parts, wholes)
    one = estimate(ratio, clusters)
    assert 0 <= one.low <= one.high <= 1
    assert one.value == pytest.approx(sum(parts) / sum(wholes) if sum(wholes) else 0)
    assert estimate(ratio, clusters) == one
    assert not difference(ratio, ratio, clusters).differs
