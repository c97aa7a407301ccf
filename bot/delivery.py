"""An answer on its way to a chat: sent once where that was seen, and never more than twice.

Each attempt is noted in the store before it is made, once its turn has come, so that a process that
dies knows afterwards what may have been sent. Where it stays open whether the server acted, there
is one more attempt, whether in this process or in the one after it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from telegram import LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import NetworkError

from bot.errors import Unverified
from bot.transport import is_open

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import InlineKeyboardMarkup, Message
    from telegram.ext import ExtBot

    from bot.outgoing import Noting

_logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 2
"""How often an answer may be sent, crashes included."""

_GENERAL = 1  # the topic that a forum begins with; the server wants its number left out
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_SLOWEST = 20.0  # seconds until an answer is given up: a server that is only slow gets none twice


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to be sent.

    Attributes:
        chat_id: Where to.
        html: What it says, as Telegram's HTML.
        keyboard: The buttons below it.
        thread_id: The topic that it goes to, in a forum.
        reply_to: The message that it replies to; where that is gone by then, it stands alone.
    """

    chat_id: int
    html: str
    keyboard: InlineKeyboardMarkup | None = None
    thread_id: int | None = None
    reply_to: int | None = None


class Notes(Protocol):
    """What keeps count of attempts, across crashes."""

    async def about_to_send(self, number: int) -> int:
        """Notes an attempt at the answer to an update; says how many that makes."""


async def post(bot: ExtBot[Any], letter: Letter, noting: Noting | None = None) -> Message:
    """Sends a letter once: by itself for what may be lost, or come twice, such as an apology.

    Args:
        bot: What it is sent by.
        letter: The letter.
        noting: Told of each attempt.

    Raises:
        TelegramError: It was not sent, or that is not known.
    """
    reply = None
    if letter.reply_to is not None:
        reply = ReplyParameters(letter.reply_to, allow_sending_without_reply=True)
    return await bot.send_message(
        letter.chat_id,
        letter.html,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=letter.keyboard,
        message_thread_id=None if letter.thread_id == _GENERAL else letter.thread_id,
        reply_parameters=reply,
        read_timeout=_SLOWEST,
        rate_limit_args=noting,
    )


class Delivery:
    """Sends answers.

    Args:
        bot: What they are sent by; its rate limiter tells of each attempt.
        store: What keeps count of them.
        not_sent: Takes back the last note of an update, where the server is known not to have
            acted. Without it such an attempt counts once it is this process's last.
    """

    def __init__(
        self,
        bot: ExtBot[Noting],
        store: Notes,
        *,
        not_sent: Callable[[int], Awaitable[None]] | None = None,
    ) -> None:
        self._bot = bot
        self._store = store
        self._not_sent = not_sent

    async def answer(
        self,
        update_id: int,
        letter: Letter,
        check: Callable[[], Awaitable[bool]] | None = None,
    ) -> int | None:
        """Sends the answer to an update.

        Args:
            update_id: The update.
            letter: The answer.
            check: Asked right before each attempt, when the letter's turn has come, whether what it
                says still holds.

        Returns:
            The message's number, or None where it may stand in the chat already and must not be
            sent again.

        Raises:
            Unverified: It does not hold any more, and was not sent.
            TelegramError: It was not sent, for a reason that another attempt does not change.
            BotError: The store takes no note of it.
        """
        trouble: NetworkError | None = None
        while True:
            noting = _Attempts(update_id, self._store, self._not_sent, check)
            try:
                sent = await post(self._bot, letter, noting)
            except _SentEnoughError:
                cause = trouble.message if trouble else "a process ended in between"
                _logger.warning(
                    "The answer to update %s may be in chat %s or not: %s.",
                    *(update_id, letter.chat_id, cause.rstrip(".")),
                )
                return None
            except NetworkError as error:
                if not is_open(error):
                    raise
                trouble = error
            else:
                return sent.message_id


class _SentEnoughError(Exception):
    """An answer may have been sent as often as it may be."""


class _Attempts:
    """Notes the attempts at one request; those without effect are one with the next."""

    def __init__(
        self,
        update_id: int,
        store: Notes,
        not_sent: Callable[[int], Awaitable[None]] | None,
        check: Callable[[], Awaitable[bool]] | None,
    ) -> None:
        self._update_id = update_id
        self._store = store
        self._not_sent = not_sent
        self._check = check
        self._is_noted = False

    async def begins(self) -> None:
        """Notes an attempt, unless the last one's note still stands for it.

        Raises:
            Unverified: What it says does not hold any more.
            _SentEnoughError: It would be one too many.
        """
        if self._check is not None and not await self._check():
            raise Unverified
        if self._is_noted:
            return
        if await self._store.about_to_send(self._update_id) > MOST_ATTEMPTS:
            raise _SentEnoughError
        self._is_noted = True

    async def was_not_acted_on(self) -> None:
        """Takes the note back."""
        if self._not_sent is not None:
            await self._not_sent(self._update_id)
            self._is_noted = False
