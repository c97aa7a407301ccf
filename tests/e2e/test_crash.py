"""A bot that is killed: what was asked is answered by the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crash import Transport, crash

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 4


@pytest.mark.parametrize("transport", Transport)
def test_no_question_is_lost_with_the_process(transport: Transport, tmp_path: Path) -> None:
    """Killed at random moments, the bot answers each question, none of them more than twice."""
    outcome = crash(transport, KILLS, seed=7, folder=tmp_path)
    assert outcome.is_within_the_rule, f"{outcome}\n{outcome.log}"
    assert outcome.asked > KILLS
