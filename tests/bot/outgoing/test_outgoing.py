"""What is sent again, what holds up what, and what befalls chats."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.outgoing import LONGEST_WAIT, Outgoing
from bot.transport import Garbled, Transport, Unserved
from tests.bot.outgoing.clock import Clock
from tests.bot.outgoing.server import Bot, Server
from tests.support.bot_api import FakeTelegram


def limit(seconds: float) -> RetryAfter:
    """The server wants to be left alone."""
    return RetryAfter(dt.timedelta(seconds=seconds))


@pytest.fixture
def server() -> Server:
    """A server that takes everything."""
    return Server(Clock())


@pytest.fixture
def bot(server: Server) -> Bot:
    """A bot that sends to it."""
    return Bot(server)


async def test_a_limit_holds_up_its_chat_alone_and_keeps_its_order(
    server: Server, bot: Bot
) -> None:
    """What follows in a chat waits behind what was told to wait; other chats notice nothing."""
    server.refusals[7] = [limit(30)]
    await server.clock.run(bot.send(7, "a"), bot.send(7, "b"), bot.send(8, "c"), bot.send(-9, "d"))
    arrived = [(one.text, one.at - 1000) for one in server.arrived]
    assert arrived[:3] == [("a", 0), ("c", 0), ("d", 0)]
    assert [text for text, _ in arrived[3:]] == ["a", "b"]
    assert all(at > 30 for _, at in arrived[3:])


async def test_of_many_who_ask_at_once_few_are_told_that_the_bot_is_typing(
    server: Server, bot: Bot
) -> None:
    """Hints are left out where there are many, since each costs as much as an answer."""
    hints = (bot.call("sendChatAction", chat_id=chat, action="typing") for chat in range(1, 41))
    await server.clock.run(*hints)
    assert len(server.arrived) == 5
    server.clock.now += 1
    await server.clock.run(bot.call("sendChatAction", chat_id=1, action="typing"))
    assert len(server.arrived) == 6


async def test_what_the_server_repeats_of_a_message_is_not_read(bot: Bot) -> None:
    """The result of sending tells which message it is, not what was sent."""
    sent = await bot.send(7, "a")
    assert sent["message_id"] == 1
    assert "text" not in sent


async def test_nothing_is_sent_to_a_chat_before_its_limit_ends(server: Server, bot: Bot) -> None:
    """Who comes later waits too, and does not even say that the bot is typing."""
    server.refusals[7] = [limit(60)]
    hint = bot.call("sendChatAction", chat_id=7, action="typing")

    async def later() -> Any:
        await server.clock.sleep(20)
        return await hint

    results = await server.clock.run(bot.send(7, "a"), bot.later(10, 7, "b"), later())
    assert results[2] is True
    assert [(one.text, one.at > 1060) for one in server.arrived] == [
        ("a", False),
        ("a", True),
        ("b", True),
    ]


async def test_a_limit_told_to_a_hint_holds_for_messages(server: Server, bot: Bot) -> None:
    """The chat is left alone whatever it was that the server refused."""
    server.refusals[7] = [limit(5)]
    await server.clock.run(bot.call("sendChatAction", chat_id=7, action="typing"))
    await server.clock.run(bot.send(7, "a"))
    assert server.arrived[-1].at >= 1005


async def test_no_end_of_limits_is_given_up(server: Server, bot: Bot) -> None:
    """With a wait that nobody sits out, at once or added up, the limit is the caller's."""
    server.refusals[7] = [limit(LONGEST_WAIT / 2 - 1)] * 9
    server.refusals[8] = [limit(LONGEST_WAIT + 1)]
    (short,) = await server.clock.run(bot.send(7))
    assert isinstance(short, RetryAfter)
    long, behind = await server.clock.run(bot.send(8), bot.send(8))
    assert isinstance(long, RetryAfter)
    assert isinstance(behind, RetryAfter)
    assert len([one for one in server.arrived if one.chat == 7]) == 3
    assert len([one for one in server.arrived if one.chat == 8]) == 1
    server.clock.now += LONGEST_WAIT + 2
    (again,) = await server.clock.run(bot.send(8))
    assert again["message_id"]


async def test_what_was_not_acted_on_is_sent_again(server: Server, bot: Bot) -> None:
    """A request that was not sent, or failed at the server, is repeated after growing pauses."""
    server.refusals[7] = [Unserved("refused"), Unserved("503")]
    (sent,) = await server.clock.run(bot.send(7))
    assert sent["message_id"] == 3
    assert server.clock.slept == [0.5, 1.0]


async def test_a_server_that_is_away_for_a_while_costs_no_message(server: Server, bot: Bot) -> None:
    """A message outlives a restart of the server, and is given up after two minutes."""
    server.refusals[7] = [Unserved("refused")] * 11
    (sent,) = await server.clock.run(bot.send(7))
    assert sent["message_id"] == 12
    assert sum(server.clock.slept) > LONGEST_WAIT / 2
    server.refusals[8] = [Unserved("503")] * 99
    began = server.clock.now
    (gone,) = await server.clock.run(bot.send(8))
    assert isinstance(gone, Unserved)
    assert server.clock.now - began <= LONGEST_WAIT


async def test_what_only_asks_does_not_wait_for_a_server_that_is_away(
    server: Server, bot: Bot
) -> None:
    """Who starts the bot, or has pressed a button, is told at once that there is nobody."""
    server.refusals[None] = [Unserved("refused")] * 9
    for method in ("getMe", "answerCallbackQuery"):
        (gone,) = await server.clock.run(bot.call(method))
        assert isinstance(gone, Unserved)
    assert server.clock.slept == [0.5, 1.0] * 2


@pytest.mark.parametrize("trouble", [TimedOut(), Garbled(), NetworkError("reset"), BadRequest("x")])
async def test_what_may_have_arrived_is_not_sent_twice(
    server: Server, bot: Bot, trouble: NetworkError
) -> None:
    """A message that the server may have acted on, or refused, is not sent again from here."""
    server.refusals[7] = [trouble]
    assert await server.clock.run(bot.send(7)) == [trouble]
    assert len(server.arrived) == 1
    assert not server.clock.slept


async def test_an_edit_may_be_made_twice(server: Server, bot: Bot) -> None:
    """An edit that may have arrived is made again; that it changes nothing then is no error."""
    same = BadRequest("Message is not modified: specified new message content and …")
    server.refusals[7] = [TimedOut(), same]
    assert await server.clock.run(bot.edit(7, 1, "a")) == [True]
    server.refusals[7] = [same]
    assert await server.clock.run(bot.edit(7, 1, "a")) == [same]


@pytest.mark.parametrize("result", [None, True, [], {}, [1], "x", {"message_id": 1}])
async def test_a_result_that_does_not_read_is_none(result: object) -> None:
    """A message that was taken and whose result makes no sense may stand in the chat."""
    outgoing = Bot(Server(Clock())).outgoing

    async def gives(*_: object) -> object:
        return result

    with pytest.raises(Garbled):
        await outgoing.process_request(gives, (), {}, "sendMessage", {"chat_id": 7}, None)


async def test_an_inline_message_is_edited_without_a_chat(server: Server) -> None:
    """The server says no more than yes to an edit of a message that it keeps elsewhere."""
    outgoing = Bot(server).outgoing

    async def yes(*_: object) -> bool:
        return True

    data = {"inline_message_id": "AAE", "text": "x"}
    assert await outgoing.process_request(yes, (), {}, "editMessageText", data, None) is True


@pytest.mark.parametrize(
    "method",
    ["answerCallbackQuery", "answerInlineQuery", "getChatMember", "getMe", "setMyCommands"],
)
async def test_answers_to_presses_and_inline_queries_never_wait(
    server: Server, bot: Bot, method: str
) -> None:
    """However much waits, in all and for the chat that it is about: they go out at once."""
    waiting = [bot.send(chat) for chat in range(1, 100)] + [bot.send(-3) for _ in range(50)]

    async def later() -> Any:
        await server.clock.sleep(0.5)
        return await bot.call(method, chat_id=-3)

    await server.clock.run(*waiting, later())
    (arrived,) = [one for one in server.arrived if one.endpoint == method]
    assert arrived.at == 1000.5


async def test_an_answer_to_a_press_is_not_sent_late(server: Server, bot: Bot) -> None:
    """A limit that lasts longer than anybody looks at the button ends the attempt."""
    server.refusals[None] = [limit(1), limit(60)]
    (result,) = await server.clock.run(bot.call("answerCallbackQuery", callback_query_id="1"))
    assert isinstance(result, RetryAfter)
    assert len(server.arrived) == 2


async def test_of_edits_that_wait_the_newest_is_sent(server: Server, bot: Bot) -> None:
    """Edits of one message that are overtaken have the newest's result; other messages theirs."""
    first = [bot.send(7, f"m{number}") for number in range(3)]
    edits = [bot.edit(7, 1, f"{percent} %") for percent in range(0, 100, 10)]
    other = [bot.edit(7, 2, "other"), bot.edit(8, 1, "elsewhere"), bot.send(7, "last")]
    results = await server.clock.run(*first, *edits, *other)
    assert server.texts(7) == ["m0", "m1", "m2", "90 %", "other", "last"]
    assert server.texts(8) == ["elsewhere"]
    assert len({one["message_id"] for one in results[3:13]}) == 1


async def test_an_edit_on_its_way_is_not_changed(server: Server, bot: Bot) -> None:
    """What is being sent is sent; a newer text follows it, and replaces it where it must wait."""
    server.back = 1.0
    server.refusals[7] = [None, limit(9)]

    async def after(at: float, text: str) -> Any:
        await server.clock.sleep(at)
        return await bot.edit(7, 1, text)

    results = await server.clock.run(
        after(0, "a"), after(0.5, "b"), after(1.5, "c"), after(3.0, "d")
    )
    assert server.texts(7) == ["a", "b", "d"]
    assert results[1] == results[2] == results[3]


async def test_who_gives_up_takes_nobody_along(server: Server, bot: Bot) -> None:
    """A wait that is cancelled costs its own message, if nobody else waits for it, and no other."""
    tasks = [asyncio.ensure_future(bot.send(7, f"m{number}")) for number in range(6)]
    edits = [asyncio.ensure_future(bot.edit(7, 1, text)) for text in "ab"]
    await server.clock.settle()
    tasks[4].cancel()
    edits[0].cancel()
    results = await server.clock.run(*(wait(one) for one in [*tasks[:4], tasks[5], *edits[1:]]))
    assert server.texts(7) == ["m0", "m1", "m2", "m3", "m5", "b"]
    assert all(one["message_id"] for one in results)


async def wait(task: asyncio.Task[Any]) -> Any:
    """What a task gives."""
    return await task


async def test_a_lost_chat_is_told_of_and_nothing_else_is(
    server: Server, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """A chat that the bot may not write to is one line and is noted; the caller gets the error."""
    caplog.set_level(logging.INFO, "bot")
    server.refusals[7] = [Forbidden("Forbidden: bot was blocked by the user")]
    (result, other) = await server.clock.run(bot.send(7), bot.send(8))
    assert isinstance(result, Forbidden)
    assert other["message_id"]
    assert server.lost == [7]
    assert [line for line in caplog.messages if "7" in line] == [
        "Chat 7 can't be written to any more: Forbidden: bot was blocked by the user"
    ]


async def test_a_store_that_fails_costs_no_message(
    server: Server, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """Where a lost or moved chat can't be noted, that is logged, and all else goes on."""

    async def broken(*_: int) -> None:
        raise OSError("the disk is full")

    server.loses = server.moves = broken  # type: ignore[method-assign,assignment]  # a double
    bot = Bot(server)
    server.refusals = {7: [Forbidden("blocked")], -1: [ChatMigrated(-100)]}
    lost, moved = await server.clock.run(bot.send(7), bot.send(-1))
    assert isinstance(lost, Forbidden)
    assert moved["chat"]["id"] == -100
    assert caplog.text.count("OSError: the disk is full") == 2


async def test_an_upgraded_group_is_followed_in_order(server: Server, bot: Bot) -> None:
    """What waits for a group goes to what it became, in order, and so does what comes later."""
    server.refusals[-1] = [ChatMigrated(-1001)] * 9
    results = await server.clock.run(*(bot.send(-1, text) for text in "abc"))
    results += await server.clock.run(bot.send(-1, "d"))
    assert server.texts(-1) == ["a"]
    assert server.texts(-1001) == ["a", "b", "c", "d"]
    assert server.moved == [(-1, -1001)]
    assert all(one["chat"]["id"] == -1001 for one in results)


@pytest.mark.parametrize("back", [-1, -2])
async def test_groups_that_became_each_other_end_nothing(
    server: Server, bot: Bot, back: int
) -> None:
    """A chat is followed once: a server that sends in circles gets its error told."""
    server.refusals = {-1: [ChatMigrated(-2)] * 9, -2: [ChatMigrated(back)] * 9}
    results = await server.clock.run(bot.send(-1), bot.send(-2), bot.send(-1))
    assert all(isinstance(one, ChatMigrated) for one in results)


class Noted:
    """Keeps count of the attempts of a request."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.told: list[str] = []
        self._refuses = refuses

    async def begins(self) -> None:
        """An attempt is about to be made."""
        if self._refuses:
            raise TelegramError("enough")
        self.told.append("begins")

    async def was_not_acted_on(self) -> None:
        """The attempt had no effect."""
        self.told.append("not")


async def test_whoever_keeps_count_is_told_right_before_each_attempt(
    server: Server, bot: Bot
) -> None:
    """An attempt counts from when its turn has come, and not if the server did nothing."""
    server.refusals[7] = [None, None, None, limit(3), Unserved("503"), TimedOut()]
    noted = [Noted() for _ in range(4)]
    tasks = [asyncio.ensure_future(bot.call("sendMessage", one, chat_id=7)) for one in noted]
    await server.clock.settle()
    assert [len(one.told) for one in noted] == [1, 1, 1, 0]
    await server.clock.run(*(wait(one) for one in tasks))
    assert noted[3].told == ["begins", "not", "begins", "not", "begins"]


async def test_whoever_keeps_count_may_prevent_an_attempt(server: Server, bot: Bot) -> None:
    """An attempt that is one too many is not made, and its caller is told."""
    (result,) = await server.clock.run(bot.call("sendMessage", Noted(refuses=True), chat_id=7))
    assert isinstance(result, TelegramError)
    assert not server.arrived


async def test_each_attempt_is_counted_by_what_became_of_it(server: Server, bot: Bot) -> None:
    """The operator sees how much was sent, limited, refused, or is open."""
    server.refusals[7] = [limit(1), Unserved("503"), None, TimedOut(), BadRequest("no")]
    await server.clock.run(*(bot.send(7) for _ in range(3)))
    outcomes = [outcome for _, outcome in server.outcomes]
    assert outcomes == ["limited", "unserved", "sent", "open", "refused"]


async def test_a_stop_gives_up_what_waits(server: Server, bot: Bot) -> None:
    """After the end nothing goes out, and nobody waits for ever."""
    server.back = 9.0
    tasks = [asyncio.ensure_future(bot.send(7)) for _ in range(5)]
    await server.clock.settle()
    await bot.outgoing.shutdown()
    await asyncio.wait(tasks, timeout=1)
    assert all(task.cancelled() for task in tasks)
    assert len(server.arrived) == 1


async def test_the_library_sends_to_the_new_group() -> None:
    """The chat's new id really goes over the wire, and so does a request that counts attempts."""
    with FakeTelegram() as telegram:
        telegram.group(-100200)
        moves: list[tuple[int, int]] = []

        async def moved(old: int, new: int) -> None:
            moves.append((old, new))

        async def lost(chat: int) -> None:
            raise AssertionError(chat)

        body = (
            b'{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to'
            b' a supergroup chat","parameters":{"migrate_to_chat_id":-100200}}'
        )
        telegram.fails("sendMessage", 400, body)
        library = ExtBot(
            telegram.token,
            f"{telegram.url}/bot",
            request=Transport(),
            get_updates_request=Transport(),
            rate_limiter=Outgoing(lost=lost, moved=moved),
        )
        noted = Noted()
        async with library:
            message = await library.send_message(-5, "hello", rate_limit_args=noted)
        assert message.chat_id == -100200
        assert [one.text for one in telegram.sent(-100200)] == ["hello"]
        assert moves == [(-5, -100200)]
        assert noted.told == ["begins", "not", "begins"]
