"""The file: for its owner alone, in this format, and what becomes of it when things fail."""

from __future__ import annotations

import sqlite3
import stat
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.errors import Unwritable
from bot.state import State, database
from bot.state.connection import connect
from bot.state.migrations import MIGRATIONS
from index.errors import DamagedDatabase, NewerFormat
from tests.bot.state.samples import answer, asked, stored_bytes

if TYPE_CHECKING:
    from pathlib import Path


PAGE = 4096


def lay(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Puts a file there."""
    path.write_bytes(content)
    path.chmod(mode)


def modes(path: Path) -> list[int]:
    """The permissions of the database's files."""
    files = sorted(path.parent.glob("bot.db*"))
    return [stat.S_IMODE(file.stat().st_mode) for file in files]


async def test_only_its_owner_reads_the_files(path: Path, state: State) -> None:
    """What people asked is not for other accounts of the machine."""
    await state.inbox.take({1: "x"})
    assert modes(path) == [0o600] * 3


async def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    """A database that was copied with lax permissions gets its own when it is opened."""
    lay(path, b"", mode=0o644)
    async with State.open(path) as state:
        await state.inbox.take({1: "x"})
        assert modes(path) == [0o600] * 3


async def test_a_newer_format_is_refused(path: Path) -> None:
    """A database that a newer Tolmach wrote is left alone."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(NewerFormat):
        async with State.open(path):
            pass
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        tables = connection.execute("SELECT * FROM sqlite_schema").fetchall()
    assert (version, tables) == (len(MIGRATIONS) + 1, [])


async def test_no_database_is_an_error_that_says_so(tmp_path: Path) -> None:
    """A file that is no database, and a path that cannot be one, are told as damaged."""
    lay(tmp_path / "bot.db", b"no database at all" * 100)
    for path in (tmp_path / "bot.db", tmp_path / "nowhere" / "bot.db", tmp_path):
        with pytest.raises(DamagedDatabase):
            async with State.open(path):
                pass


async def test_a_database_that_does_not_open_leaves_nothing_running(tmp_path: Path) -> None:
    """The thread of a connection that failed has ended when the failure is told."""
    before = set(threading.enumerate())
    with pytest.raises(sqlite3.Error):
        await connect(tmp_path / "nowhere" / "bot.db")
    for thread in set(threading.enumerate()) - before:
        thread.join(1)  # it has told its last, and only returns
        assert not thread.is_alive()


async def test_a_damaged_page_is_an_error_that_says_so(path: Path) -> None:
    """What cannot be read is told as damage, with the file's name."""
    async with State.open(path) as state:
        await state.inbox.take(dict.fromkeys(range(50), "x" * 3000))
    whole = stored_bytes(path)
    lay(path, whole[:PAGE] + b"\xaa" * (len(whole) - PAGE))
    with pytest.raises(DamagedDatabase) as caught:
        async with State.open(path) as state:
            await state.inbox.untouched()
    assert caught.value.facts["path"] == str(path)


async def test_a_failed_migration_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that fails half way leaves the database in the format that it had."""
    given = answer()
    async with State.open(path) as state:
        await state.answers.record(given, asked())
    broken = (*MIGRATIONS, ("DROP TABLE answers", "no SQL"))
    with monkeypatch.context() as patch:
        patch.setattr(database, "MIGRATIONS", broken)
        with pytest.raises(DamagedDatabase):
            async with State.open(path):
                pass
    async with State.open(path) as state:
        assert await state.answers.recall(given.id, given.chat_id) == given


async def test_a_full_disk_takes_nothing_and_breaks_nothing(state: State) -> None:
    """Updates that do not fit are stored none of them; when there is room again, they are."""
    updates = dict.fromkeys(range(20), "x" * 9000)
    writer = state._database._writer
    ((used,),) = await state._database.rows("PRAGMA page_count")
    await writer.execute(f"PRAGMA max_page_count = {used + 8}")
    with pytest.raises(Unwritable) as caught:
        await state.inbox.take(updates)
    assert "full" in str(caught.value.facts["cause"])
    assert await state.inbox.untouched() == ()
    assert await state.inbox.take({99: "small"}) == {99}
    await writer.execute("PRAGMA max_page_count = 1000000")
    assert len(await state.inbox.take(updates)) == 20


async def test_a_locked_database_takes_nothing_and_breaks_nothing(path: Path, state: State) -> None:
    """While another program writes for too long, nothing is taken; afterwards all goes on."""
    await state._database._writer.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unwritable) as caught:
            await state.inbox.take({1: "x"})
        assert "locked" in str(caught.value.facts["cause"])
        with pytest.raises(Unwritable):
            await state.sweep()
        assert await state.inbox.count() == 0  # reading goes on
        other.execute("ROLLBACK")
    assert await state.inbox.take({1: "x"}) == {1}


async def test_the_secret_is_made_once(path: Path) -> None:
    """Signatures and pseudonyms hold through a restart, and are no other database's."""
    async with State.open(path) as state:
        secret, name = state.secret, state.pseudonym(7)
    async with State.open(path) as state:
        assert (state.secret, state.pseudonym(7)) == (secret, name)
    async with State.open(path.with_name("other.db")) as state:
        assert state.secret != secret
        assert state.pseudonym(7) != name
        assert state.secret.hex() not in repr(state)
        assert repr(state.secret) not in repr(state)
    assert len(secret) == 32
    assert len(name) == 16
