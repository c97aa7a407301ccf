"""Answers: once where that was seen, never more than twice."""

from __future__ import annotations

import itertools
from collections import Counter
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.delivery import Delivery, Letter
from bot.errors import Unverified
from bot.outgoing import Noting, Outgoing
from bot.transport import Garbled, Transport, Unserved
from tests.support.bot_api import FakeTelegram

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence

SENT = b'{"ok":true,"result":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"}}}'
OPEN = (TimedOut(), Garbled(), NetworkError("connection reset"))


class Store:
    """Keeps count in memory."""

    def __init__(self, noted: int = 0) -> None:
        self.noted: Counter[int] = Counter({1: noted})

    async def about_to_send(self, number: int) -> int:
        """Notes an attempt."""
        self.noted[number] += 1
        return self.noted[number]

    async def not_sent(self, number: int) -> None:
        """Takes a note back."""
        self.noted[number] -= 1


class Scripted(BaseRequest):
    """Sends to nobody, with what comes of it told before."""

    read_timeout = None

    def __init__(self, *outcomes: Exception | None) -> None:
        self._outcomes = list(outcomes)
        self.requests = 0
        self.sent: dict[str, Any] = {}
        self.patience: float = 0.0

    async def initialize(self) -> None:
        """Nothing to be made ready."""

    async def shutdown(self) -> None:
        """Nothing to be let go."""

    async def do_request(self, *_: Any, **named: Any) -> tuple[int, bytes]:
        """A request."""
        self.requests += 1
        self.sent = named["request_data"].parameters
        self.patience = named["read_timeout"]
        if self._outcomes and (outcome := self._outcomes.pop(0)):
            raise outcome
        return 200, SENT


def sending(
    request: BaseRequest, store: Store, not_sent: Callable[[int], Awaitable[None]] | None = None
) -> Delivery:
    """Delivery over that."""
    time = Instant()
    outgoing = Outgoing(lost=_nothing, moved=_nothing, clock=time.clock, sleep=time.sleep)
    bot = ExtBot("1:x", request=request, get_updates_request=request, rate_limiter=outgoing)
    return Delivery(bot, store, not_sent=not_sent)


class Instant:
    """Time that passes at once."""

    def __init__(self) -> None:
        self._now = 0.0

    def clock(self) -> float:
        """What time it is."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """Waits."""
        self._now += seconds


async def _nothing(*_: object) -> None:
    """Nobody to be told."""


async def test_an_answer_is_sent_once() -> None:
    """Where the server's answer was seen, the message's number is known, and that is all."""
    server, store = Scripted(), Store()
    assert await sending(server, store).answer(1, Letter(7, "x")) == 5
    assert (server.requests, store.noted[1]) == (1, 1)


async def test_what_does_not_hold_any_more_is_not_sent() -> None:
    """A letter is checked when its turn has come, before anything is noted or sent."""
    server, store = Scripted(), Store()

    async def check() -> bool:
        return False

    with pytest.raises(Unverified):
        await sending(server, store).answer(1, Letter(7, "x"), check)
    assert (server.requests, store.noted[1]) == (0, 0)


async def test_a_server_that_is_only_slow_is_waited_for() -> None:
    """An answer is not sent twice because the server took ten seconds to say that it has it."""
    server = Scripted()
    await sending(server, Store()).answer(1, Letter(7, "x"))
    assert server.patience > 10


@pytest.mark.parametrize("trouble", OPEN)
async def test_what_is_open_is_tried_once_more(trouble: NetworkError) -> None:
    """A trouble after which nobody knows leads to a second attempt, and never to a third."""
    server = Scripted(trouble)
    assert await sending(server, Store()).answer(1, Letter(7, "x")) == 5
    assert server.requests == 2
    server = Scripted(*[trouble] * 9)
    assert await sending(server, Store()).answer(1, Letter(7, "x")) is None
    assert server.requests == 2


@pytest.mark.parametrize(("noted", "outcomes", "requests", "result"), [
    (1, [], 1, 5),
    (1, [TimedOut()], 1, None),
    (2, [], 0, None),
    (3, [], 0, None),
])  # fmt: skip
async def test_crashes_count(
    noted: int, outcomes: Sequence[Exception], requests: int, result: int | None
) -> None:
    """What an earlier process was about to send may have arrived, and counts as an attempt."""
    server = Scripted(*outcomes)
    assert await sending(server, Store(noted)).answer(1, Letter(7, "x")) == result
    assert server.requests == requests


@pytest.mark.parametrize("error", [BadRequest("no"), TelegramError("no")])
async def test_a_refusal_is_the_callers(error: TelegramError) -> None:
    """What the server refuses is not sent again, and leaves no note where it can be taken back."""
    server, store = Scripted(error), Store()
    with pytest.raises(TelegramError):
        await sending(server, store, store.not_sent).answer(1, Letter(7, "x"))
    assert (server.requests, store.noted[1]) == (1, 0)


KINDS = (None, *OPEN[:1], Unserved("503"))


@pytest.mark.parametrize("outcomes", list(itertools.product(KINDS, repeat=4)))
@pytest.mark.parametrize("kept", ["all", "what may have arrived"])
async def test_no_order_of_troubles_sends_three(
    outcomes: tuple[Exception | None, ...], kept: str
) -> None:
    """Whatever happens in which order: two attempts at most that may have had an effect."""
    server, store = Scripted(*outcomes), Store()
    delivery = sending(server, store, None if kept == "all" else store.not_sent)
    try:
        result = await delivery.answer(1, Letter(7, "x"))
    except Unserved:
        result = None
    made = [*outcomes, None, None][: server.requests]
    effects = [one for one in made if not isinstance(one, Unserved)]
    assert len(effects) <= 2
    assert (result == 5) == (made[-1] is None)


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    """A server."""
    with FakeTelegram() as telegram:
        yield telegram


@asynccontextmanager
async def library(telegram: FakeTelegram) -> AsyncIterator[ExtBot[Noting]]:
    """The library's bot, as the bot has it."""
    bot = ExtBot(
        telegram.token,
        f"{telegram.url}/bot",
        request=Transport(),
        get_updates_request=Transport(),
        rate_limiter=Outgoing(lost=_nothing, moved=_nothing),
    )
    async with bot:
        yield bot


async def test_a_letter_has_everything_that_is_asked_for(telegram: FakeTelegram) -> None:
    """HTML, buttons and the message replied to arrive; links show no preview."""
    telegram.group(-1007)
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="1")]])
    async with library(telegram) as bot:
        letter = Letter(-1007, "<b>x</b> y", keyboard, thread_id=1, reply_to=3)
        number = await Delivery(bot, Store()).answer(1, letter)
    (message,) = telegram.sent(-1007)
    assert message.id == number
    assert (message.text, message.bold, message.buttons) == ("x y", ["x"], ["More"])
    assert message.options["link_preview_options"] == {"is_disabled": True}
    assert message.options["reply_parameters"] == {
        "message_id": 3,
        "allow_sending_without_reply": True,
    }
    assert "message_thread_id" not in message.options


async def test_a_topic_is_answered_in() -> None:
    """A topic other than the first goes along."""
    server = Scripted()
    await sending(server, Store()).answer(1, Letter(-7, "x", thread_id=44))
    assert server.sent["message_thread_id"] == 44
