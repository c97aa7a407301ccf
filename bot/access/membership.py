"""What Telegram says of who is in a chat and who runs it; asked once a minute at most."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from telegram import ChatMemberRestricted
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden, TelegramError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from telegram import Bot, ChatMember, ChatMemberUpdated

_logger = logging.getLogger(__name__)

KEPT = 60.0
"""For how many seconds an answer is believed."""

_KEPT_FAILURE = 5.0  # seconds until a server that did not answer is asked again
_MOST = 20_000  # people in chats that are remembered, some 3 MB


class Standing(IntEnum):
    """What a person is in a chat; a higher one may do what a lower one may."""

    OUTSIDE = 0
    MEMBER = 1
    ADMIN = 2


_STANDINGS: Mapping[str, Standing] = {
    ChatMemberStatus.OWNER: Standing.ADMIN,
    ChatMemberStatus.ADMINISTRATOR: Standing.ADMIN,
    ChatMemberStatus.MEMBER: Standing.MEMBER,
}

_Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Known:
    standing: Standing
    until: float


class Membership:
    """Who is in which chat, for the tasks of one event loop."""

    def __init__(self, bot: Bot, clock: Callable[[], float]) -> None:
        """Nobody is known yet.

        Args:
            bot: Asks Telegram.
            clock: Tells the time in seconds; it must not be set back.
        """
        self._bot = bot
        self._clock = clock
        self._known: OrderedDict[_Key, _Known] = OrderedDict()
        self._asking: dict[_Key, asyncio.Task[Standing]] = {}

    async def is_member(self, chat_id: int, user_id: int) -> bool:
        """Whether the person is in the chat; where Telegram does not say so, not."""
        return await self._standing((chat_id, user_id)) >= Standing.MEMBER

    async def is_admin(self, chat_id: int, user_id: int, *, fresh: bool = False) -> bool:
        """Whether the person runs the chat; where Telegram does not say so, not.

        Args:
            chat_id: The chat.
            user_id: The person.
            fresh: Whether Telegram is to be asked now, whatever is known.
        """
        return await self._standing((chat_id, user_id), fresh=fresh) is Standing.ADMIN

    def note(self, change: ChatMemberUpdated) -> None:
        """Takes up what an update says of a person in a chat."""
        member = change.new_chat_member
        self._note((change.chat.id, member.user.id), _standing(member), KEPT)

    def forget(self, chat_id: int, user_id: int | None = None) -> None:
        """Believes nothing any more of a person in a chat, or of all people in it."""
        for key in [key for key in {*self._known, *self._asking} if key[0] == chat_id]:
            if user_id is None or key[1] == user_id:
                self._known.pop(key, None)
                self._asking.pop(key, None)

    async def _standing(self, key: _Key, *, fresh: bool = False) -> Standing:
        known = self._known.get(key)
        if not fresh and known is not None and self._clock() < known.until:
            self._known.move_to_end(key)
            return known.standing
        asked = None if fresh else self._asking.get(key)
        if asked is None:
            asked = asyncio.create_task(self._ask(key))
            self._asking[key] = asked
        # one who no longer waits must not end what others wait for
        return await asyncio.shield(asked)

    async def _ask(self, key: _Key) -> Standing:
        """Asks Telegram; what was noted or asked since counts more than what it says.

        Its answer may be from before an update that has come in between.
        """
        task = asyncio.current_task()
        standing, kept = Standing.OUTSIDE, KEPT
        try:
            standing = _standing(await self._bot.get_chat_member(*key))
        except (BadRequest, Forbidden) as error:  # no such person or chat, or not for the bot
            _logger.info("Person %d in chat %d is not told: %s", key[1], key[0], error.message)
        except TelegramError as error:
            kept = _KEPT_FAILURE
            _logger.warning("Chat %d cannot be asked for its members: %s", key[0], error.message)
        finally:
            newest = self._asking.get(key) is task
            if newest:
                del self._asking[key]
        if newest:
            self._note(key, standing, kept)
            return standing
        known = self._known.get(key)
        return standing if known is None else min(known.standing, standing)

    def _note(self, key: _Key, standing: Standing, kept: float) -> None:
        self._asking.pop(key, None)
        self._known[key] = _Known(standing, self._clock() + kept)
        self._known.move_to_end(key)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)


def _standing(member: ChatMember) -> Standing:
    """What a person is; one who is restricted may have left."""
    if isinstance(member, ChatMemberRestricted):
        return Standing.MEMBER if member.is_member else Standing.OUTSIDE
    return _STANDINGS.get(member.status, Standing.OUTSIDE)
