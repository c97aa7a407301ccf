"""How a page reaches Telegram, and which of its refusals do no harm."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest

if TYPE_CHECKING:
    from telegram import Bot, CallbackQuery, InlineKeyboardMarkup

    from bot.rendering import Page

_logger = logging.getLogger(__name__)

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

# The Bot API has no codes for them: the beginning of the text, in lower case, is all there is.
_UNCHANGED = "message is not modified"
_TOO_OLD = "query is too old"


async def send(
    bot: Bot, chat_id: int, page: Page, keyboard: InlineKeyboardMarkup | None = None
) -> None:
    """Sends a page as one message."""
    await bot.send_message(
        chat_id,
        page.html,
        parse_mode=ParseMode.HTML,
        link_preview_options=_NO_PREVIEW,
        reply_markup=keyboard,
    )


async def edit(query: CallbackQuery, page: Page, keyboard: InlineKeyboardMarkup | None) -> None:
    """Puts a page in the place of the message whose button was pressed."""
    try:
        await query.edit_message_text(
            page.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard,
        )
    except BadRequest as error:
        if not error.message.lower().startswith(_UNCHANGED):
            raise
        _logger.debug("A press changed nothing: the message shows it already.")


async def acknowledge(query: CallbackQuery, alert: str | None = None) -> None:
    """Ends the waiting that a press shows, with an alert where something is to be said."""
    try:
        await query.answer(alert, show_alert=alert is not None)
    except BadRequest as error:
        if not error.message.lower().startswith(_TOO_OLD):
            raise
        _logger.info("A press was answered too late to be seen.")
