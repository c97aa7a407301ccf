"""What the bot remembers, for how long, and in which format."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest

from bot import state
from bot.errors import Unwritable
from bot.state import KEPT, MIGRATIONS, State, StoredAnswer
from index.errors import DamagedDatabase, NewerFormat

if TYPE_CHECKING:
    from pathlib import Path

QUOTED = frozenset({3, 11})


async def test_an_answer_is_recalled_in_its_chat_alone(tmp_path: Path) -> None:
    """An answer comes back to the chat that it was given in, and to no other one."""
    async with State.open(tmp_path / "bot.db") as memory:
        number = await memory.remember(7, "Когда?", "ru", QUOTED)
        assert await memory.recall(number, 7) == StoredAnswer(number, 7, "Когда?", "ru", QUOTED)
        assert await memory.recall(number, 8) is None
        assert await memory.recall(number + 1, 7) is None


async def test_answers_outlive_the_process(tmp_path: Path) -> None:
    """What was remembered is there when the database is opened again."""
    async with State.open(tmp_path / "bot.db") as memory:
        number = await memory.remember(7, "When?", "en", QUOTED)
    async with State.open(tmp_path / "bot.db") as memory:
        assert await memory.recall(number, 7) is not None


async def test_old_answers_are_forgotten(tmp_path: Path) -> None:
    """Past its thirty days an answer is not recalled, and gone from the file at the next one."""
    now = [1_000_000.0]
    async with State.open(tmp_path / "bot.db", lambda: now[0]) as memory:
        number = await memory.remember(7, "When?", "en", QUOTED)
        now[0] += KEPT + 1
        assert await memory.recall(number, 7) is None
        newer = await memory.remember(7, "Where?", "en", QUOTED)
        assert newer > number
    with sqlite3.connect(tmp_path / "bot.db") as database:
        assert database.execute("SELECT question FROM answers").fetchall() == [("Where?",)]
    database.close()


async def test_many_tasks_may_write(tmp_path: Path) -> None:
    """Answers stored side by side each get a number of their own."""
    async with State.open(tmp_path / "bot.db") as memory:
        numbers = await asyncio.gather(*(memory.remember(n, "?", "en", QUOTED) for n in range(50)))
    assert len(set(numbers)) == 50


async def test_updates_are_kept_until_dropped(tmp_path: Path) -> None:
    """What was taken is there after a restart, in the order of its numbers, until it is dropped."""
    now = [1000.0]
    async with State.open(tmp_path / "bot.db", lambda: now[0]) as memory:
        assert await memory.take({9: "nine", 3: "three"}) == {3, 9}
        assert await memory.take({3: "again", 4: "four"}) == {4}
        await memory.drop(9)
    now[0] += 5
    async with State.open(tmp_path / "bot.db", lambda: now[0]) as memory:
        left = [(update.id, update.content, update.age) for update in await memory.untouched()]
        assert left == [(3, "three", 5), (4, "four", 5)]


async def test_a_full_disk_takes_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    """Updates that do not fit are stored none of them; when there is room again, they are."""
    updates = dict.fromkeys(range(20), "x" * 9000)
    async with State.open(tmp_path / "bot.db") as memory:
        await memory._database.execute("PRAGMA max_page_count = 12")
        with pytest.raises(Unwritable):
            await memory.take(updates)
        assert await memory.untouched() == ()
        await memory._database.execute("PRAGMA max_page_count = 1000000")
        assert len(await memory.take(updates)) == 20


async def test_a_task_that_is_given_up_leaves_no_transaction(tmp_path: Path) -> None:
    """Wherever a task is cancelled, the next one can write."""
    async with State.open(tmp_path / "bot.db") as memory:
        for turns in range(12):
            task = asyncio.create_task(memory.take({turns: "x"}))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await memory.take({1000 + turns: "y"})
        assert len(await memory.untouched()) >= 12


async def test_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    """What people asked is not for other accounts of the machine."""
    async with State.open(tmp_path / "bot.db"):
        for name in ("bot.db", "bot.db-wal"):
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) & 0o077 == 0


async def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    """A database that a newer Tolmach wrote is left alone."""
    database = sqlite3.connect(tmp_path / "bot.db")
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    database.close()
    with pytest.raises(NewerFormat):
        async with State.open(tmp_path / "bot.db"):
            pass


async def test_no_database_is_an_error_that_says_so(tmp_path: Path) -> None:
    """A file that is no database, and a path that cannot be one, are told as damaged."""
    (tmp_path / "bot.db").write_bytes(b"no database at all" * 100)
    for path in (tmp_path / "bot.db", tmp_path / "nowhere" / "bot.db"):
        with pytest.raises(DamagedDatabase):
            async with State.open(path):
                pass


async def test_a_failed_migration_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that fails half way leaves the database in the format that it had."""
    async with State.open(tmp_path / "bot.db") as memory:
        number = await memory.remember(7, "?", "en", QUOTED)
    broken = (*MIGRATIONS, ("DROP TABLE answers", "no SQL"))
    with monkeypatch.context() as patch:
        patch.setattr(state, "MIGRATIONS", broken)
        with pytest.raises(DamagedDatabase):
            async with State.open(tmp_path / "bot.db"):
                pass
    async with State.open(tmp_path / "bot.db") as memory:
        assert await memory.recall(number, 7) is not None
