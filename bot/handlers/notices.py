"""What the bot sends of its own accord; where that fails, a line of the log says so."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.handlers import replies

if TYPE_CHECKING:
    from telegram import Bot, InlineKeyboardMarkup

    from bot.rendering import Page

_logger = logging.getLogger(__name__)

_UNCHANGED = "message is not modified"


@dataclass(frozen=True, slots=True)
class Notices:
    """Sends notices and edits them."""

    bot: Bot

    async def send(
        self, chat_id: int, page: Page, keyboard: InlineKeyboardMarkup | None = None
    ) -> bool:
        """Sends a message, and tells whether it has arrived."""
        try:
            await self.bot.send_message(
                chat_id,
                page.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=replies.NO_PREVIEW,
                reply_markup=keyboard,
            )
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
                link_preview_options=replies.NO_PREVIEW,
            )
        except BadRequest as error:
            if error.message.lower().startswith(_UNCHANGED):
                return True
            _logger.info("A message in chat %d is not there to be edited: %s", chat_id, error)
            return False
        except TelegramError as error:
            _logger.warning("A message in chat %d was not edited: %s", chat_id, error.message)
            return False
        return True
