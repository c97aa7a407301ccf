"""Updates: stored until their work has ended, and not worked on once more after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.state import State

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.clock import Clock

DAY = 24 * 60 * 60


async def test_updates_are_kept_until_dropped(path: Path, clock: Clock) -> None:
    """What was taken is there after a restart, in the order of its numbers, until it is dropped."""
    async with State.open(path, clock) as state:
        assert await state.inbox.take({9: "nine", 3: "three"}) == {3, 9}
        assert await state.inbox.take({3: "again", 4: "four"}) == {4}
        await state.inbox.drop(9)
    clock.now += 5
    async with State.open(path, clock) as state:
        left = [(update.id, update.content, update.age) for update in await state.inbox.untouched()]
        assert left == [(3, "three", 5), (4, "four", 5)]
        assert await state.inbox.count() == 2


async def test_an_update_that_comes_again_after_its_work_is_not_new(
    path: Path, state: State, clock: Clock
) -> None:
    """The server, which did not see that it was taken, sends it again: nobody answers it twice."""
    await state.inbox.take({9: "nine"})
    await state.inbox.drop(9)
    async with State.open(path, clock) as after_a_restart:
        assert await after_a_restart.inbox.take({9: "nine", 10: "ten"}) == {10}
    clock.now += DAY
    await state.sweep()
    assert await state.inbox.take({9: "nine"}) == frozenset()
    clock.now += 2 * DAY  # by then the server has long forgotten it
    await state.sweep()
    assert await state.inbox.take({9: "another nine"}) == {9}


async def test_what_is_about_to_be_sent_is_counted(path: Path, state: State) -> None:
    """Each note is counted, through restarts too; what is not stored has none."""
    await state.inbox.take({9: "nine"})
    assert await state.inbox.about_to_send(9) == 1
    assert await state.inbox.about_to_send(9) == 2
    async with State.open(path) as after_a_restart:
        assert await after_a_restart.inbox.about_to_send(9) == 3
    await state.inbox.drop(9)
    assert await state.inbox.about_to_send(9) == 0


async def test_a_note_can_be_taken_back(state: State) -> None:
    """What is known not to have been sent does not count, and nothing counts below none."""
    await state.inbox.take({9: "nine"})
    await state.inbox.not_sent(9)
    assert await state.inbox.about_to_send(9) == 1
    await state.inbox.not_sent(9)
    assert await state.inbox.about_to_send(9) == 1
    assert await state.inbox.about_to_send(9) == 2


async def test_the_content_of_one_can_be_read(state: State) -> None:
    """It is there until its work has ended."""
    await state.inbox.take({9: "nine"})
    assert await state.inbox.content(9) == "nine"
    await state.inbox.drop(9)
    assert await state.inbox.content(9) is None


async def test_beginnings_are_counted(state: State) -> None:
    """An update that ends each process which works on it is known by how often it was begun."""
    await state.inbox.take({9: "nine", 10: "ten"})
    assert [await state.inbox.begun(9) for _ in range(3)] == [1, 2, 3]
    assert await state.inbox.begun(10) == 1
    assert await state.inbox.begun(11) == 0


async def test_halves_of_letters_are_stored(state: State) -> None:
    """An update with half a surrogate pair in it is kept like any other."""
    await state.inbox.take({1: '"\ud83d"', 2: '"\ud83d\ude00"'})
    contents = [update.content for update in await state.inbox.untouched()]
    assert contents == ['"\ufffd"', '"😀"']
