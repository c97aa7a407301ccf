"""From the server to the store, to the work, and what is left of it there."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any

import pytest
from telegram.error import NetworkError, TelegramError

from bot.errors import Unwritable, WrongToken
from bot.inbox import Inbox
from bot.state import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from telegram import Update


class Server:
    """Gives what it was told to at each poll, then nothing more; the bot's side of it."""

    def __init__(self, *polls: object) -> None:
        self._polls = list(polls)
        self.offsets: list[int | None] = []
        self.idle = asyncio.Event()

    async def do_api_request(
        self, _endpoint: str, *, api_kwargs: dict[str, Any], **_: object
    ) -> object:
        """A poll."""
        self.offsets.append(api_kwargs.get("offset"))
        if self._polls:
            poll = self._polls.pop(0)
            if isinstance(poll, Exception):
                raise poll
            return poll
        self.idle.set()
        if api_kwargs["timeout"]:
            await asyncio.sleep(3600)
        return []


def said(number: int, text: str = "x", chat: int = 7) -> dict[str, Any]:
    """An update with a message."""
    where = {"id": chat, "type": "private"}
    return {
        "update_id": number,
        "message": {"message_id": 1, "date": 1, "chat": where, "text": text},
    }


def pressed(number: int) -> dict[str, Any]:
    """An update with a press of a button."""
    person = {"id": 7, "is_bot": False, "first_name": "P"}
    return {
        "update_id": number,
        "callback_query": {"id": "1", "from": person, "chat_instance": "1"},
    }


async def run(server: Server, store: Any, until: int = 0) -> list[int]:
    """Runs an inbox until so many updates have been worked on, or for a moment; their numbers."""
    worked: list[int] = []
    stopping = asyncio.Event()

    async def work(update: Update) -> None:
        worked.append(update.update_id)
        if len(worked) == until:
            stopping.set()

    bot: Any = server
    inbox = Inbox(bot, store, work, ["message"], WrongToken, first_wait=0.001)
    if not until:
        asyncio.get_running_loop().call_later(0.1, stopping.set)
    await asyncio.wait_for(inbox.run(stopping), 10)
    return worked


async def test_updates_are_stored_before_they_are_acknowledged(tmp_path: Path) -> None:
    """The poll that acknowledges comes when the update is stored, though its work has not ended."""
    async with State.open(tmp_path / "bot.db") as store:
        gate, stopping = asyncio.Event(), asyncio.Event()
        server: Any = Server([said(5), said(6)])

        async def work(_: Update) -> None:
            await gate.wait()

        running = asyncio.create_task(
            Inbox(server, store, work, ["message"], WrongToken).run(stopping)
        )
        await asyncio.wait_for(server.idle.wait(), 10)
        assert server.offsets == [None, 7]
        assert [update.id for update in await store.untouched()] == [5, 6]
        gate.set()
        stopping.set()
        await asyncio.wait_for(running, 10)
        assert await store.untouched() == ()


async def test_what_was_left_is_worked_on_first_and_in_order(tmp_path: Path) -> None:
    """Updates of the last process come before those of the server, once though sent again."""
    async with State.open(tmp_path / "bot.db") as store:
        await store.take({number: json.dumps(said(number)) for number in (9, 3)})
        assert await run(Server([said(9), said(10)]), store, until=3) == [3, 9, 10]
        assert await store.untouched() == ()


async def test_an_update_that_comes_again_is_worked_on_once(tmp_path: Path) -> None:
    """The same number twice in a poll, and once more in the next, is one piece of work."""
    gate = asyncio.Event()
    async with State.open(tmp_path / "bot.db") as store:
        worked: list[int] = []
        stopping = asyncio.Event()

        async def work(update: Update) -> None:
            worked.append(update.update_id)
            await gate.wait()

        bot: Any = Server([said(5), said(5)], [said(5), said(6)])
        running = asyncio.create_task(Inbox(bot, store, work, [], WrongToken).run(stopping))
        await asyncio.wait_for(bot.idle.wait(), 10)
        gate.set()
        stopping.set()
        await asyncio.wait_for(running, 10)
    assert worked == [5, 6]


async def test_presses_of_long_ago_are_dropped(tmp_path: Path) -> None:
    """A press that nobody waits for any more is not answered; a question of that age is."""
    now = [1000.0]
    async with State.open(tmp_path / "bot.db", lambda: now[0]) as store:
        await store.take({1: json.dumps(pressed(1)), 2: json.dumps(said(2))})
        now[0] += 50
        await store.take({3: json.dumps(pressed(3))})
        now[0] += 20
        assert sorted(await run(Server(), store, until=2)) == [2, 3]
        assert await store.untouched() == ()


async def test_failed_work_has_ended(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Work that raises is told, and not done again; nor is an update that cannot be read."""
    async with State.open(tmp_path / "bot.db") as store:
        stopping = asyncio.Event()

        async def work(update: Update) -> None:
            if update.update_id == 5:
                raise ValueError("broken")
            stopping.set()

        bot: Any = Server([{"update_id": 4, "message": 3}, said(5), said(6)])
        with caplog.at_level(logging.ERROR):
            await asyncio.wait_for(Inbox(bot, store, work, [], WrongToken).run(stopping), 10)
        assert "Update 4 cannot be read" in caplog.text
        assert "Update 5 could not be worked on" in caplog.text
        assert await store.untouched() == ()


class FullDisk:
    """A store that takes nothing for a while."""

    def __init__(self, store: State, refusals: int) -> None:
        self._store = store
        self._refusals = refusals
        self.untouched = store.untouched
        self.drop = store.drop

    async def take(self, updates: Mapping[int, str]) -> frozenset[int]:
        """Stores, or says that it cannot."""
        self._refusals -= 1
        if self._refusals >= 0:
            raise Unwritable(path="bot.db", cause="disk is full")
        return await self._store.take(updates)


async def test_what_cannot_be_stored_is_not_acknowledged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """While the disk is full the same updates are asked for again, with one line in the log."""
    server = Server([said(5)], [said(5)], [said(5)])
    async with State.open(tmp_path / "bot.db") as store:
        with caplog.at_level(logging.WARNING):
            assert await run(server, FullDisk(store, 2), until=1) == [5]
    assert server.offsets[:3] == [None, None, None]
    assert caplog.text.count("cannot be stored") == 1
    assert caplog.text.count("stored again") == 1


@pytest.mark.parametrize(
    "sent",
    [
        None,
        {"a": 1},
        True,
        "x",
        ["x"],
        [{"message": {}}],
        [{"update_id": "a"}],
        [{"update_id": -1}],
    ],
)
async def test_a_wrong_shape_is_trouble_of_the_server(
    sent: object, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What is no list of numbered updates is one line, and polling goes on."""
    async with State.open(tmp_path / "bot.db") as store:
        with caplog.at_level(logging.WARNING):
            assert await run(Server(sent, sent, [said(5)]), store, until=1) == [5]
    assert caplog.text.count("gives no updates") == 1


async def test_a_stop_ends_a_wait(tmp_path: Path) -> None:
    """A stop that is asked for while the server is away ends the inbox at once."""
    failures: list[TelegramError] = [NetworkError("away") for _ in range(99)]
    async with State.open(tmp_path / "bot.db") as store:
        assert await run(Server(*failures), store) == []
