"""Group commit: many writes in one transaction, and each of them whole or not at all."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import Unwritable
from bot.state import State, commits
from tests.bot.state.samples import answer, asked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.state.database import Database


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the writer says to SQLite from now on, but for what stands within a write."""
    said: list[str] = []
    real = commits.commit

    def traced(connection: sqlite3.Connection, *args: Any, **options: Any) -> Any:
        connection.set_trace_callback(said.append)
        return real(connection, *args, **options)

    monkeypatch.setattr(commits, "commit", traced)
    return said


def putting(number: int) -> Callable[[sqlite3.Connection], int]:
    """A write that stores a number."""

    def work(connection: sqlite3.Connection) -> int:
        connection.execute("INSERT INTO ended VALUES (?, 0)", (number,))
        return number

    return work


async def numbers(database: Database) -> set[int]:
    """The numbers that such writes have stored."""
    return {number for (number,) in await database.rows("SELECT update_id FROM ended")}


async def test_writes_that_wait_share_commits(state: State, statements: list[str]) -> None:
    """300 tasks that write at one moment cost a few commits, and each gets its own result."""
    database = state._database
    results = await asyncio.gather(*(database.write(putting(number)) for number in range(300)))
    assert results == list(range(300))
    assert statements.count("COMMIT") <= 2
    assert await numbers(database) == set(range(300))


async def test_a_transaction_is_not_without_bounds(state: State, statements: list[str]) -> None:
    """More writes than a transaction may hold are spread over several."""
    count = 2 * commits.LARGEST + 1
    await asyncio.gather(*(state._database.write(putting(number)) for number in range(count)))
    assert statements.count("COMMIT") >= 3
    assert len(await numbers(state._database)) == count


async def test_a_write_that_fails_costs_no_other(state: State) -> None:
    """What one task gets wrong is told to it alone, and nothing of it is stored."""

    def wrong(connection: sqlite3.Connection) -> None:
        putting(1000)(connection)
        raise ValueError("no such thing")

    def refused(connection: sqlite3.Connection) -> None:
        putting(1001)(connection)
        putting(1001)(connection)

    database = state._database
    outcomes = await asyncio.gather(
        database.write(putting(1)),
        database.write(wrong),
        database.write(refused),
        database.write(putting(2)),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [int, ValueError, Unwritable, int]
    assert await numbers(database) == {1, 2}


async def test_a_transaction_that_breaks_is_tried_write_by_write(state: State) -> None:
    """Where a large write makes SQLite end the transaction, small ones beside it are stored."""

    def ending(connection: sqlite3.Connection) -> None:
        putting(1000)(connection)
        connection.execute("ROLLBACK")
        raise sqlite3.OperationalError("database or disk is full")

    database = state._database
    outcomes = await asyncio.gather(
        database.write(putting(1)),
        database.write(ending),
        database.write(putting(2)),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [int, Unwritable, int]
    assert await numbers(database) == {1, 2}
    assert await database.write(putting(3)) == 3


async def test_only_what_must_outlive_a_power_cut_is_synced(
    state: State, statements: list[str]
) -> None:
    """Taking updates syncs the log to the disk; whatever else is written alone does not."""
    await state.inbox.drop(1)
    await state.inbox.take({1: "x"})
    await state.people.met(7)
    synced = [said for said in statements if "synchronous" in said]
    assert synced == [f"PRAGMA synchronous = {how}" for how in ("NORMAL", "FULL", "NORMAL")]


async def test_a_task_that_is_given_up_leaves_no_transaction(state: State) -> None:
    """Wherever a task is cancelled, the next one can write."""
    for turns in range(12):
        task = asyncio.create_task(state.inbox.take({turns: "x"}))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await state.inbox.take({1000 + turns: "y"})
    assert await state.inbox.count() >= 12


async def test_what_waits_when_it_is_closed_is_written(path: Path) -> None:
    """Closing ends no write half way; what comes later is told that nothing is written."""
    async with State.open(path) as state:
        tasks = [asyncio.create_task(state.inbox.take({number: "x"})) for number in range(50)]
        await asyncio.sleep(0)
    assert [await task for task in tasks] == [{number} for number in range(50)]
    with pytest.raises(Unwritable):
        await state.inbox.take({51: "x"})
    async with State.open(path) as state:
        assert await state.inbox.count() == 50


async def test_readers_see_what_was_written(state: State) -> None:
    """Whoever has been told that something was stored finds it."""
    given = [answer(message_id=number) for number in range(1, 40)]

    async def there_and_back(number: int) -> bool:
        one = given[number]
        await state.answers.record(one, asked())
        return await state.answers.of_message(one.chat_id, one.message_id) == one

    assert all(await asyncio.gather(*(there_and_back(number) for number in range(39))))
