"""How a page reaches Telegram, and which of its refusals do no harm."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.delivery import NO_PREVIEW, Letter
from bot.transport import EDITED_IS_GONE, TOO_OLD, UNCHANGED, says

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from telegram import Bot, CallbackQuery, InlineKeyboardMarkup

    from bot.handlers.reception import Caller
    from bot.rendering import Page

_logger = logging.getLogger(__name__)

_QUIET = 0.7  # seconds that an answer may take before it is shown that it is being written
_SHOWN = 4.0  # seconds after which that has to be shown again: Telegram shows it for five


def letter(caller: Caller, page: Page, keyboard: InlineKeyboardMarkup | None = None) -> Letter:
    """A page for who wrote: in a group a reply, in the topic where that is."""
    return Letter(
        caller.chat_id,
        page.html,
        keyboard=keyboard,
        thread_id=caller.thread_id,
        reply_to=caller.message_id if caller.place.is_group else None,
    )


async def edit(query: CallbackQuery, page: Page, keyboard: InlineKeyboardMarkup | None) -> None:
    """Puts a page in the place of the message whose button was pressed."""
    try:
        await query.edit_message_text(
            page.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
        )
    except BadRequest as error:
        _pass_over(error, UNCHANGED, EDITED_IS_GONE)


async def change_buttons(query: CallbackQuery, keyboard: InlineKeyboardMarkup | None) -> None:
    """Puts other buttons below the message whose button was pressed."""
    try:
        await query.edit_message_reply_markup(keyboard)
    except BadRequest as error:
        _pass_over(error, UNCHANGED, EDITED_IS_GONE)


async def acknowledge(
    query: CallbackQuery, text: str | None = None, *, window: bool = True
) -> None:
    """Ends the waiting that a press shows, in a window or a passing line where there is a text."""
    try:
        await query.answer(text, show_alert=window and text is not None)
    except BadRequest as error:
        _pass_over(error, TOO_OLD)


@asynccontextmanager
async def typing(bot: Bot, caller: Caller) -> AsyncIterator[None]:
    """Shows that an answer is being written, in its topic, once it takes longer than a moment."""
    shown = asyncio.create_task(_show_typing(bot, caller))
    try:
        yield
    finally:
        shown.cancel()
        await asyncio.gather(shown, return_exceptions=True)


async def _show_typing(bot: Bot, caller: Caller) -> None:
    await asyncio.sleep(_QUIET)
    while True:
        try:
            await bot.send_chat_action(caller.chat_id, ChatAction.TYPING, caller.thread_id)
        except TelegramError as error:
            _logger.info("It could not be shown that an answer is being written: %s", error)
            return
        await asyncio.sleep(_SHOWN)


def _pass_over(error: BadRequest, *harmless: str) -> None:
    """Lets some refusals pass and raises any other."""
    if not says(error, *harmless):
        raise error
    _logger.info("A press came late or twice: %s", error.message)
