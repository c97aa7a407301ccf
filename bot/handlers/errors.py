"""What happens when a handler fails: an apology with a number, the cause in the log under it."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.errors import BotError, Overdue
from bot.handlers import replies
from index.errors import NoCollection

if TYPE_CHECKING:
    from telegram.ext import ContextTypes

    from bot.handlers.reception import Reception, Visitor
    from bot.rendering import Renderer

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Errors:
    """Answers for handlers that raised."""

    reception: Reception
    renderer: Renderer

    async def report(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Logs the cause and apologises, where the person can be reached."""
        error = context.error
        reference = secrets.token_hex(3)
        if _out_of_reach(error):
            _logger.warning("Nothing more could be sent, reference %s: %s", reference, error)
            return
        if isinstance(error, BotError):  # foreseen: where it was raised is of no interest
            _logger.error("A handler failed, reference %s: %s", reference, error)
        else:
            _logger.error("A handler failed, reference %s", reference, exc_info=error)
        visitor = self.reception.admit(update)
        if visitor is None or not isinstance(update, Update):
            return
        try:
            await self._apologise(update, visitor, _apology(error), reference, context)
        except TelegramError as failure:
            _logger.warning("The apology %s could not be sent: %s", reference, failure)

    async def _apologise(
        self,
        update: Update,
        visitor: Visitor,
        key: str,
        reference: str,
        context: ContextTypes.DEFAULT_TYPE,
    ) -> None:
        """In an alert to who pressed a button, else in a message."""
        query = update.callback_query
        if query is not None:
            alert = self.renderer.alert(visitor.lang, key, reference=reference)
            await replies.acknowledge(query, alert)
            return
        text = (update.effective_message.text or "") if update.effective_message else ""
        lang = self.reception.language(visitor, text)
        page = self.renderer.line(lang, key, reference=reference)
        await replies.send(context.bot, visitor.chat_id, page)


def _out_of_reach(error: Exception | None) -> bool:
    """Whether the failure was in reaching the person: an apology would meet the same.

    A request that timed out may have been acted on, and an apology below an answer is worse than
    none.
    """
    if isinstance(error, BadRequest):
        return False
    return isinstance(error, Forbidden | NetworkError | RetryAfter)


def _apology(error: Exception | None) -> str:
    if isinstance(error, Overdue):
        return "apology-overdue"
    if isinstance(error, NoCollection):
        return "apology-no-documents"
    return "apology"
