"""How constants are fitted."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.refusal import Signs
from tests.evaluation.weights.deciding import decide
from tests.evaluation.weights.descent import descend
from tests.evaluation.weights.folds import FOLDS, folds
from tests.evaluation.weights.observing import Asked, Seen
from tests.evaluation.weights.ranking import rank


def test_descent_ends_where_the_slope_is_nothing() -> None:
    """A bowl's lowest place is found, but for the ridge; a bound is kept."""
    bottom = np.array([2.0, -1.0])
    assert np.allclose(descend(np.zeros(2), lambda at: at - bottom), bottom, atol=0.01)
    assert descend(np.zeros(2), lambda at: at - bottom, least=0.0)[1] == 0.0


@given(st.lists(st.sampled_from("abcdefghij"), min_size=1))
def test_an_article_is_held_back_as_a_whole(articles: list[str]) -> None:
    """Each question is held back once, with all others of its article."""
    dealt = np.array(list(folds(articles)))
    assert (dealt.sum(0) == 1).all()
    assert len(dealt) == FOLDS
    for fold in dealt:
        inside = {name for name, held in zip(articles, fold, strict=True) if held}
        outside = {name for name, held in zip(articles, fold, strict=True) if not held}
        assert not inside & outside


def seen(number: int, *, answered: bool) -> Seen:
    """A question whose right candidate has words together, among one that has not."""
    share = 0.9 if answered else 0.1
    gold = ("doc", 1) if answered else None
    return Seen(
        Asked("?", "en" if number % 2 else "ru", str(number % 12), gold),
        [(1.0, 0.0, 0.0, 0.0), (1.1, 1.0, 0.0, 0.0)],
        1 if answered else None,
        [Signs(share, 0.0, 0.0, share, share)],
    )


def test_what_tells_gets_a_weight() -> None:
    """Evidence that right passages have is found to count, and decides questions held back."""
    lines = list(rank([seen(n, answered=True) for n in range(48)], {"near": 1.0, "a": 0, "v": 0}))
    assert float(lines[1].split()[-1]) > 0.5
    assert lines[-1].endswith("1.0000 in use, 1.0000 held back")


def test_what_is_answered_is_told_from_what_is_not() -> None:
    """Questions that differ in every sign are told apart without having been seen."""
    questions = [seen(n, answered=n % 3 > 0) for n in range(48)]
    names = ("covered", "missing names", "surprise", "lead", "strength", "base")
    *_, last = decide({"some": questions}, dict.fromkeys(names, 0.0))
    assert [float(share) for share in last.split()[-2:]] == [1.0, 0.0]
