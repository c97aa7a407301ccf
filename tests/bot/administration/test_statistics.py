"""What was asked, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.handlers.administration.statistics import QuestionStatistics
from bot.state import Asked, StoredAnswer
from tests.bot.administration.room import CURATOR, GROUP, ROOT, STRANGER

if TYPE_CHECKING:
    from tests.bot.administration.room import Room

DAY = 86400
MINE, THEIRS = frozenset({"treaties"}), frozenset({"secret"})


@pytest.fixture
def statistics(room: Room) -> QuestionStatistics:
    """The handlers."""
    return QuestionStatistics(room.desk, room.state, 30 * DAY, room.clock)


async def test_the_figures_are_of_the_admins_own_collections(
    room: Room, statistics: QuestionStatistics
) -> None:
    """Questions, people, refusals by language, votes and times, of the days asked for."""
    old = Asked("p", "private", "en", answered=True, seconds=9, text="?", collections=MINE)
    await room.state.questions.note(old)
    room.clock.now += 8 * DAY
    answered = Asked("p", "private", "en", answered=True, seconds=0.5, text="?", collections=MINE)
    answer = StoredAnswer(5, 1, 1, "p", "?", "en", (1,))
    await room.state.answers.record(answer, answered, None)
    await room.state.feedback.vote(5, "q", up=False, reason="match")
    vain = Asked("q", "inline", "ru", answered=False, seconds=0.7, text="?", collections=MINE)
    await room.state.questions.note(vain)
    other = Asked("r", "private", "ru", answered=False, seconds=0.1, text="?", collections=THEIRS)
    await room.state.questions.note(other)
    await statistics.show(room.message(CURATOR, "/stats"), room.context())
    assert room.post.last.splitlines() == [
        "The last 7 days",
        "",
        "2 questions, 2 people",
        "Answered: 1",
        "Not answered, in Russian: 1",
        "Time to the answer: up to 0.50 s for half of the questions, up to 0.70 s for 95%",
        "",
        "Good: 0, bad: 1",
        "Wrong match: 1",
    ]
    await statistics.show(room.message(CURATOR, "/stats 30"), room.context("30"))
    assert "3 questions, 2 people" in room.post.last
    await statistics.show(room.message(ROOT, "/stats"), room.context())
    assert "3 questions, 3 people" in room.post.last


async def test_nothing_asked_is_said(room: Room, statistics: QuestionStatistics) -> None:
    """Where nothing was asked, and where days do not read, one line says so."""
    await statistics.show(room.message(CURATOR, "/stats"), room.context())
    assert room.post.last.endswith("Nothing was asked.")
    for words in (("31",), ("0",), ("x",), ("1", "2")):
        await statistics.show(room.message(CURATOR, "/stats"), room.context(*words))
        assert room.post.last.startswith("/stats DAYS")


async def test_others_meet_an_unknown_command(room: Room, statistics: QuestionStatistics) -> None:
    """Strangers, and admins where others read along, get no figures."""
    await statistics.show(room.message(STRANGER, "/stats"), room.context())
    await statistics.show(room.message(ROOT, "/stats", chat_id=GROUP), room.context())
    assert len(room.unknown) == 2
    assert room.post.letters == []
