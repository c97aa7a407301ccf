"""Answers: found again by their number and message, in their chat, for as long as they are kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.errors import Unwritable
from bot.state import KEPT, State, new_answer_id
from tests.bot.state.samples import answer, asked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.clock import Clock


async def test_an_answer_is_recalled_in_its_chat_alone(state: State) -> None:
    """An answer comes back to the chat that it was given in, and to no other one."""
    given = answer("Когда?")
    await state.answers.record(given, asked())
    assert await state.answers.recall(given.id, 7) == given
    assert await state.answers.recall(given.id, 8) is None
    assert await state.answers.recall(given.id + 1, 7) is None


@pytest.mark.parametrize("number", [-1, 0, 2**63, -(2**63) - 1, 2**200])
async def test_a_forged_number_finds_nothing(state: State, number: int) -> None:
    """Numbers out of forged buttons, however large, are numbers of no answer."""
    assert await state.answers.recall(number, 7) is None
    await state.feedback.vote(number, "voter", up=True)
    assert await state.reviews.get(number) is None
    assert await state.reviews.settle(number, confirmed=True, by="admin") is False
    assert await state.invitations.get(number) is None
    assert await state.invitations.use(number, 7) is False
    assert await state.invitations.revoke(number) is False


async def test_an_answer_is_found_by_its_message(state: State) -> None:
    """A reply to the bot's message finds what that message answered."""
    given = answer(chat_id=-100, message_id=71)
    await state.answers.record(given, asked())
    assert await state.answers.of_message(-100, 71) == given
    assert await state.answers.of_message(-100, 72) is None
    assert await state.answers.of_message(7, 71) is None


async def test_answers_outlive_the_process(path: Path) -> None:
    """What was recorded is there when the database is opened again."""
    given = answer()
    async with State.open(path) as state:
        await state.answers.record(given, asked())
    async with State.open(path) as state:
        assert await state.answers.recall(given.id, 7) == given


async def test_old_answers_are_not_found_before_they_are_swept(state: State, clock: Clock) -> None:
    """Past its time an answer is gone at once, whenever its row goes."""
    given = answer()
    await state.answers.record(given, asked())
    clock.now += KEPT
    assert await state.answers.recall(given.id, 7) == given
    clock.now += 1
    assert await state.answers.recall(given.id, 7) is None
    assert await state.answers.of_message(7, given.message_id) is None


async def test_recording_ends_the_update_too(state: State) -> None:
    """The answer, its line of statistics and its update's end are one transaction."""
    await state.inbox.take({41: "a question", 42: "another"})
    await state.answers.record(answer(), asked(), settles=41)
    assert [update.id for update in await state.inbox.untouched()] == [42]
    assert await state.inbox.take({41: "a question"}) == frozenset()
    assert (await state.questions.statistics(0, None)).asked == 1


async def test_recording_is_whole_or_nothing(state: State) -> None:
    """Where the answer can't be stored, its update is still to be worked on."""
    given = answer()
    await state.inbox.take({41: "a question"})
    await state.answers.record(given, asked())
    with pytest.raises(Unwritable):  # the same number once more
        await state.answers.record(given, asked(), settles=41)
    assert await state.inbox.count() == 1
    assert (await state.questions.statistics(0, None)).asked == 1


async def test_the_order_of_passages_is_kept(state: State) -> None:
    """An answer that is shown again has its passages in the order that they were shown in."""
    given = answer(passages=(9, 2, 5, 1))
    await state.answers.record(given, asked())
    recalled = await state.answers.recall(given.id, 7)
    assert recalled is not None
    assert recalled.passages == (9, 2, 5, 1)


async def test_any_text_can_be_recorded(path: Path, state: State) -> None:
    """Zeros, halves of surrogate pairs and the longest message are stored."""
    for text in ("a\0b", "\ud800", "\U0001f600" * 4096, ""):
        await state.answers.record(answer(text), asked(text, answered=False))
    assert (await state.questions.statistics(0, None)).asked == 4
    assert len(await state.questions.in_vain(0, None)) == 4
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_numbers_of_answers_are_random() -> None:
    """They fit eight letters of base64, and tell nothing of each other."""
    numbers = [new_answer_id() for _ in range(200)]
    assert len(set(numbers)) == 200
    assert all(0 <= number < 2**48 for number in numbers)
    assert max(numbers) > 2**44
