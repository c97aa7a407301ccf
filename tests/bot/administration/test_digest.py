"""The weekly digest: when it is sent, to whom, and what stands in it."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import Forbidden

from bot.config import Entry
from bot.handlers.administration.digest import WEEK, Digests, last_monday
from bot.keyboards import Digest
from bot.state import Asked
from index.errors import TolmachError
from tests.bot.administration.room import CURATOR, GROUP, ROOT, START, STRANGER

if TYPE_CHECKING:
    from tests.bot.administration.room import Room

MONDAY = dt.datetime(2026, 1, 12, 6, tzinfo=dt.UTC).timestamp()


@pytest.fixture
def digests(room: Room) -> Digests:
    """The handlers."""
    return Digests(room.desk, room.state, room.notices, room.clock)


async def ask(room: Room, text: str, collection: str, *, answered: bool = False) -> None:
    """Somebody's question."""
    asked = Asked("p", "private", "en", answered, 0.1, text, frozenset({collection}))
    await room.state.questions.note(asked)


async def start(room: Room, digests: Digests, *people: int) -> None:
    """People start the bot for the first time."""
    for person in people:
        await digests.welcome(room.message(person, "/start"), room.context())
        await room.state.people.met(person)


async def test_admins_get_on_monday_what_was_asked_in_vain(room: Room, digests: Digests) -> None:
    """Each admin gets the questions of the own collections, once; nobody else gets any."""
    await start(room, digests, ROOT, CURATOR, STRANGER)
    await ask(room, "Where is <b>it</b>?", "treaties")
    await ask(room, "where is <b>it</b>", "treaties")
    await ask(room, "Who signed?", "secret")
    await ask(room, "answered well", "treaties", answered=True)
    room.clock.now = MONDAY - 1
    await digests.send_due()
    assert room.telegram.sent == []
    room.clock.now = MONDAY + 60
    await digests.send_due()
    await digests.send_due()
    by_chat = {chat: text for chat, text, _ in room.telegram.sent}
    assert len(room.telegram.sent) == len(by_chat) == 2
    assert by_chat[CURATOR].endswith("• where is &lt;b&gt;it&lt;/b&gt; (×2)")
    assert "Who signed?" in by_chat[ROOT]
    assert "answered well" not in by_chat[ROOT] + by_chat[CURATOR]


async def test_a_week_without_such_questions_is_passed_over(room: Room, digests: Digests) -> None:
    """Where nothing was asked in vain nothing is sent; what comes later waits for its Monday."""
    await start(room, digests, CURATOR)
    room.clock.now = MONDAY + 1
    await digests.send_due()
    await ask(room, "late", "treaties")
    await digests.send_due()
    assert room.telegram.sent == []
    room.clock.now += WEEK
    await digests.send_due()
    assert len(room.telegram.sent) == 1


async def test_one_that_fails_is_not_sent_twice(room: Room, digests: Digests) -> None:
    """It is noted before it is sent, so that no crash and no trouble has it sent again."""
    await start(room, digests, CURATOR)
    await ask(room, "why", "treaties")
    room.clock.now = MONDAY + 1
    room.telegram.refuses["send_message"] = Forbidden("bot was blocked by the user")
    await digests.send_due()
    room.telegram.refuses.clear()
    await digests.send_due()
    assert room.telegram.sent == []


async def test_it_can_be_turned_off_and_on(room: Room, digests: Digests) -> None:
    """By command or button; another /start does not bring back what was turned off."""
    await start(room, digests, CURATOR)
    await digests.command(room.message(CURATOR, "/digest off"), room.context("off"))
    assert "no more digests" in room.post.last
    await start(room, digests, CURATOR)
    assert await room.state.subscriptions.due(MONDAY) == ()
    query, visitor = await room.press(CURATOR, Digest(on=True))
    notice = await digests.press(query, visitor, Digest(on=True))
    assert notice is not None
    assert "every Monday" in notice.text
    assert [one.user_id for one in await room.state.subscriptions.due(MONDAY)] == [CURATOR]
    query, visitor = await room.press(CURATOR, Digest(on=False))
    await digests.press(query, visitor, Digest(on=False))
    await digests.command(room.message(CURATOR, "/digest on"), room.context("ON"))
    assert len(await room.state.subscriptions.due(MONDAY)) == 1


async def test_who_becomes_an_admin_is_subscribed_too(room: Room, digests: Digests) -> None:
    """Who started the bot before gets it from then on; who blocked the bot, after another start."""
    await room.state.people.met(CURATOR)
    await digests.send_due()
    assert [one.user_id for one in await room.state.subscriptions.due(MONDAY + WEEK)] == [CURATOR]
    await room.state.lost(CURATOR)
    await digests.send_due()
    assert await room.state.subscriptions.due(MONDAY + WEEK) == ()
    await start(room, digests, CURATOR)
    assert [one.user_id for one in await room.state.subscriptions.due(MONDAY + WEEK)] == [CURATOR]


async def test_the_command_alone_shows_the_week(room: Room, digests: Digests) -> None:
    """Without a word, the last seven days come at once, with buttons."""
    await ask(room, "long ago", "treaties")
    room.clock.now += WEEK + 1
    await ask(room, "now", "treaties")
    await digests.command(room.message(CURATOR, "/digest"), room.context())
    assert "now" in room.post.last
    assert "long ago" not in room.post.last
    assert room.post.letters[-1].keyboard is not None


async def test_others_have_no_digest(room: Room, digests: Digests) -> None:
    """Strangers, admins in groups, and those who are admins no longer get none."""
    await digests.command(room.message(STRANGER, "/digest on"), room.context("on"))
    await digests.command(room.message(ROOT, "/digest", chat_id=GROUP), room.context())
    assert len(room.unknown) == 2
    query, visitor = await room.press(STRANGER, Digest(on=True))
    assert await digests.press(query, visitor, Digest(on=True)) == room.desk.gone(visitor)
    await digests.welcome(room.message(ROOT, "/start", chat_id=GROUP), room.context())
    assert await room.state.subscriptions.due(MONDAY) == ()
    await start(room, digests, CURATOR)
    await ask(room, "why", "treaties")
    object.__setattr__(room.desk.gate, "admins", frozenset({Entry(ROOT, None)}))
    room.clock.now = MONDAY + 1
    await digests.send_due()
    assert room.telegram.sent == []
    assert await room.state.subscriptions.due(MONDAY + WEEK) == ()


async def test_the_loop_outlives_a_database_that_fails(
    room: Room, digests: Digests, caplog: pytest.LogCaptureFixture
) -> None:
    """A failure is one line of the log, and digests are looked after again a while later."""
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            raise asyncio.CancelledError

    def broken() -> float:
        raise TolmachError

    failing = Digests(room.desk, room.state, room.notices, broken)
    with pytest.raises(asyncio.CancelledError):
        await failing.run(sleep)
    assert caplog.text.count("Digests could not be made") == 2
    pauses.clear()
    with pytest.raises(asyncio.CancelledError):
        await digests.run(sleep)


@given(st.floats(START - 20 * WEEK, START + 20 * WEEK))
def test_mondays_come_once_a_week(now: float) -> None:
    """The last one is at most a week ago, on a Monday, at six in the morning UTC."""
    monday = dt.datetime.fromtimestamp(last_monday(now), dt.UTC)
    assert monday.timestamp() <= now < monday.timestamp() + WEEK
    assert (monday.weekday(), monday.hour, monday.minute) == (0, 6, 0)
