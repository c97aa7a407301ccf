"""What was asked, counted: by whoever may know it, and without an end to what that costs."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import pytest

from bot.state import InVain
from tests.bot.state.samples import NOW, answer, asked

if TYPE_CHECKING:
    from bot.state import State
    from tests.bot.clock import Clock

PRESS = frozenset({"press"})
TREATIES = frozenset({"treaties"})


async def test_nothing_asked_is_nothing_counted(state: State) -> None:
    """Before the first question all figures are 0."""
    nothing = await state.questions.statistics(0, None)
    assert (nothing.asked, nothing.people, nothing.answered, nothing.up, nothing.down) == (0,) * 5
    assert (nothing.unanswered, nothing.reasons) == ({}, {})
    assert (nothing.median_seconds, nothing.p95_seconds) == (0, 0)
    assert await state.questions.in_vain(0, None) == ()


async def test_questions_are_counted(state: State) -> None:
    """How many, by how many people, and how many were not answered in which language."""
    await state.answers.record(answer(), asked(asker="a"))
    await state.questions.note(asked(asker="a", answered=False))
    await state.questions.note(asked(asker="b", answered=False, lang="ru"))
    await state.questions.note(asked(asker="b", answered=False, lang="ru"))
    found = await state.questions.statistics(0, None)
    assert (found.asked, found.people, found.answered) == (4, 2, 1)
    assert found.unanswered == {"en": 1, "ru": 2}


async def test_times_are_those_of_the_middle_and_of_the_slowest(state: State) -> None:
    """Median and 95th percentile are times that there were."""
    times = [0.01 * number for number in range(100, 0, -1)]
    for seconds in times:
        await state.questions.note(asked(seconds=seconds))
    found = await state.questions.statistics(0, None)
    assert found.median_seconds == statistics.median_low(times)
    assert found.p95_seconds == pytest.approx(0.95)


async def test_an_admin_sees_what_was_asked_of_his_collections(state: State) -> None:
    """A question counts where one of the searched collections is the caller's."""
    await state.answers.record(answer(number=1), asked("a", collections=PRESS))
    await state.questions.note(asked("b", answered=False, collections=PRESS | TREATIES))
    await state.questions.note(asked("c", answered=False, collections=TREATIES))
    await state.questions.note(asked("d", answered=False, collections=frozenset()))
    await state.feedback.vote(1, "v", up=True)
    everything = await state.questions.statistics(0, None)
    of_press = await state.questions.statistics(0, PRESS)
    of_treaties = await state.questions.statistics(0, TREATIES)
    assert (everything.asked, of_press.asked, of_treaties.asked) == (4, 2, 2)
    assert (everything.up, of_press.up, of_treaties.up) == (1, 1, 0)
    assert (await state.questions.statistics(0, frozenset())).asked == 0
    assert {one.text for one in await state.questions.in_vain(0, PRESS)} == {"b"}
    assert {one.text for one in await state.questions.in_vain(0, None)} == {"b", "c", "d"}
    assert await state.questions.in_vain(0, frozenset({'"press"', "pre%"})) == ()


async def test_only_what_is_new_enough_counts(state: State, clock: Clock) -> None:
    """A question counts from its moment on."""
    await state.questions.note(asked("old", answered=False))
    clock.now += 10
    await state.questions.note(asked("new", answered=False))
    assert (await state.questions.statistics(NOW + 1, None)).asked == 1
    assert [one.text for one in await state.questions.in_vain(NOW + 1, None)] == ["new"]
    assert (await state.questions.statistics(NOW, None)).asked == 2


async def test_questions_in_vain_are_grouped(state: State) -> None:
    """Alike ones are one, told as it was last asked; the most frequent come first."""
    for text in ("Who is he?", "Where is it?", "where is IT", "Where  is it…"):
        await state.questions.note(asked(text, answered=False))
    await state.questions.note(asked("Where is it?", answered=True))
    found = await state.questions.in_vain(0, None)
    assert found == (InVain("Where  is it…", "en", 3), InVain("Who is he?", "en", 1))
    assert await state.questions.in_vain(0, None, limit=1) == found[:1]


async def test_a_persons_last_vote_counts(state: State) -> None:
    """Votes are counted a person an answer; what was wrong is what they said last."""
    given = answer()
    await state.answers.record(given, asked())
    await state.feedback.vote(given.id, "a", up=False, reason="passage")
    await state.feedback.vote(given.id, "b", up=False)
    await state.feedback.vote(given.id, "b", up=False, reason="match")
    await state.feedback.vote(given.id, "c", up=True)
    await state.feedback.vote(given.id, "a", up=True)
    found = await state.questions.statistics(0, None)
    assert (found.up, found.down, found.reasons) == (2, 1, {"match": 1})


async def test_a_vote_on_no_answer_is_none(state: State) -> None:
    """A forged number of an answer leaves no row."""
    await state.feedback.vote(12345, "a", up=True)
    ((votes,),) = await state._database.rows("SELECT count(*) FROM votes")
    assert votes == 0
