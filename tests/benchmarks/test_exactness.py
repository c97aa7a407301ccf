"""The benchmark's judge finds what is wrong, and our engine does nothing wrong before it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.benchmarks.ranking import corpus, live, queries
from tests.benchmarks.ranking.engines import rank_bm25, tolmach
from tests.benchmarks.ranking.exactness import faults
from tests.benchmarks.ranking.filtering import Condition, conditions
from tests.benchmarks.ranking.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.ranking.engines.engine import Hits

KEYS = np.array([3, 5, 8, 9])
SCORES = np.array([1.0, 2.0, 1.0, 0.0])
PASSAGES = 500


def test_an_exact_answer_has_no_faults() -> None:
    """Best first, of equal scores the lower key, and nothing that scores 0."""
    assert faults([(5, 2.0), (3, 1.0), (8, 1.0)], 10, KEYS, SCORES) == []


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ([(5, 2.0)], "1 hits instead of 2"),
        ([(5, 2.0), (3, 1.00001)], "hit 2: passage 3 scores"),
        ([(5, 2.0), (8, 1.0)], "hit 2: of equal scores passage 3 comes before 8"),
        ([(3, 1.0), (5, 2.0)], "hit 1: passage 5 stands here, not 3"),
        ([(5, 2.0), (4, 1.0)], "hit 2: passage 4 may not be found"),
        ([(5, 2.0), (3, float("nan"))], "hit 2: passage 3 scores"),
    ],
)
def test_a_fault_is_told(answer: Hits, fault: str) -> None:
    """Wrong scores, wrong order, missing and forbidden passages are called what they are."""
    assert faults(answer, 2, KEYS, SCORES)[0].startswith(fault)


def test_our_engine_is_exact(tmp_path: Path) -> None:
    """Answers of ours are rank-bm25's, with each kind of condition, and after changes."""
    whole, folder = corpus.kept(PASSAGES + live.SPARE, tmp_path / "cache")
    source = Source(folder, ((0, PASSAGES),))
    index = tmp_path / "index"
    tolmach.Engine.build(whole.passages(source.ordinals), index)
    ours = tolmach.Engine.open(index, source)
    judge = rank_bm25.Engine.open(index, source)
    asked = queries.ask(whole, PASSAGES, 10)
    for one in asked:
        ways = [asdict(by) for by in (Condition(), *conditions(one, whole).values())]
        answers = [(by, 10, ours.filtered(one.terms, by, 10)) for by in ways]
        assert judge.judge(one.terms, answers) == [[]] * len(ways)
        assert ours.top(one.terms, 10) == answers[0][2]
    done = live.changes(PASSAGES)
    for change in done:
        ours.change(change.removed, change.added)
    judge = rank_bm25.Engine.open(index, live.after(source, done))
    for one in asked:
        answer = ours.top(one.terms, 10)
        assert judge.judge(one.terms, [(asdict(Condition()), 10, answer)]) == [[]]
