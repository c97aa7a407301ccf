"""Databases of every format that there has been open, and come to no harm."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.state import State
from bot.state.migrations import MIGRATIONS
from tests.bot.state.samples import NOW, answer, asked, stored_bytes

if TYPE_CHECKING:
    from tests.bot.clock import Clock

DUMPS = sorted(Path(__file__).with_name("dumps").glob("*.sql"))


def restore(dump: Path, path: Path) -> None:
    """Makes the database of a dump."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))


def test_each_released_format_has_its_dump() -> None:
    """Whoever adds a migration keeps a database of the format that it leaves."""
    assert [int(dump.stem) for dump in DUMPS] == list(range(1, len(MIGRATIONS) + 1))


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
async def test_a_database_of_each_format_opens_and_knows(
    dump: Path, path: Path, clock: Clock
) -> None:
    """Answers that buttons hold and updates that wait are there, and new ones go beside them."""
    restore(dump, path)
    clock.now = NOW + 5
    async with State.open(path, clock) as state:
        old = await state.answers.recall(1, 7)
        assert old is not None
        assert (old.question, old.lang, old.passages) == (
            "When does the summit open?",
            "en",
            (3, 11),
        )
        assert (old.message_id, old.asker) == (0, "")
        assert await state.answers.recall(2, -100123) is not None
        left = [(update.id, update.age) for update in await state.inbox.untouched()]
        assert left == [(41, 5), (43, 5)]
        assert await state.inbox.about_to_send(41) == 1
        new = answer()
        await state.answers.record(new, asked(), settles=41)
        assert await state.answers.recall(new.id, new.chat_id) == new
        assert await state.inbox.take({41: "again", 45: "new"}) == {45}


async def test_a_person_of_the_first_format_can_be_forgotten(path: Path, clock: Clock) -> None:
    """An answer of before, which knows no asker, goes with the private chat that it stood in."""
    restore(DUMPS[0], path)
    async with State.open(path, clock) as state:
        await state.forget_person(8)
        assert b"Who opens it" not in stored_bytes(path)
        assert await state.answers.recall(1, 7) is not None
