"""What the bot sends of its own accord; where that fails, a line of the log says so."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.delivery import NO_PREVIEW, Letter, post
from bot.transport import UNCHANGED, says

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup
    from telegram.ext import ExtBot

    from bot.rendering import Page

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notices:
    """Sends notices and edits them."""

    bot: ExtBot[Any]
    _leaving: set[asyncio.Task[bool]] = field(default_factory=set, repr=False)

    def leave(self, chat_id: int, page: Page, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Sends a message when there is room for it; meanwhile nobody waits."""
        task = asyncio.create_task(self.send(chat_id, page, keyboard))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def send(
        self, chat_id: int, page: Page, keyboard: InlineKeyboardMarkup | None = None
    ) -> bool:
        """Sends a message, and tells whether it has arrived."""
        try:
            await post(self.bot, Letter(chat_id, page.html, keyboard))
        except TelegramError as error:
            _logger.warning("A notice to chat %d was not sent: %s", chat_id, error.message)
            return False
        return True

    async def edit(self, chat_id: int, message_id: int, page: Page) -> bool:
        """Puts a page in the place of a message, and tells whether it stands there now."""
        try:
            await self.bot.edit_message_text(
                page.html,
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            if says(error, UNCHANGED):
                return True
            _logger.info("A message in chat %d is not there to be edited: %s", chat_id, error)
            return False
        except TelegramError as error:
            _logger.warning("A message in chat %d was not edited: %s", chat_id, error.message)
            return False
        return True
