"""What happens when a handler fails: an apology with a number, the cause in the log under it."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot import addressing
from bot.delivery import Letter, post
from bot.errors import BotError, Overdue, Unverified
from bot.handlers import hearing, replies
from bot.transport import says
from index.errors import NoCollection, TolmachError

if TYPE_CHECKING:
    from telegram import Message
    from telegram.ext import ContextTypes

    from bot.handlers.reception import Caller, Reception
    from bot.rendering import Renderer
    from bot.state import State

_logger = logging.getLogger(__name__)

# What the server says where the bot may not write.
_NO_RIGHTS = ("not enough rights", "have no write access", "topic_closed", "chat_write_forbidden")


@dataclass(frozen=True, slots=True)
class Errors:
    """Answers for handlers that raised."""

    reception: Reception
    renderer: Renderer
    state: State

    async def report(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Logs the cause and apologises, where the person can be reached and waits for an answer.

        Nobody waits for the answer to an inline query, or to what a chat itself reports.
        """
        error = context.error
        reference = secrets.token_hex(3)
        if isinstance(error, Forbidden):
            return  # a chat that may not be written to any more: what sends has told of it
        if _out_of_reach(error):
            _logger.warning("Nothing more could be sent, reference %s: %s", reference, error)
            return
        if _may_not_write(error):
            _logger.warning("The bot may not write there, reference %s: %s", reference, error)
        elif isinstance(error, BotError):  # foreseen: where it was raised is of no interest
            _logger.error("A handler failed, reference %s: %s", reference, error)
        else:
            _logger.error("A handler failed, reference %s", reference, exc_info=error)
        caller = self.reception.caller(update)
        if caller is None or not isinstance(update, Update):
            return
        try:
            if _may_not_write(error) and caller.place.is_group:
                await self._tell_apart(caller, context)
            else:
                await self._apologise(update, caller, _apology(error), reference, context)
        except TelegramError as failure:
            _logger.warning("The apology %s could not be sent: %s", reference, failure)

    async def _apologise(
        self,
        update: Update,
        caller: Caller,
        key: str,
        reference: str,
        context: ContextTypes.DEFAULT_TYPE,
    ) -> None:
        """In an alert to who pressed a button, else in a message to who wrote to the bot."""
        query, message = update.callback_query, update.message
        if query is not None:
            lang = await self._language(caller)
            alert = self.renderer.alert(lang, key, reference=reference)
            await replies.acknowledge(query, alert)
        elif message is not None and _waits(message, caller, hearing.me(context.bot)):
            said = addressing.plain(hearing.said(message), hearing.me(context.bot))
            lang = self.reception.spoken(said, await self._language(caller))
            page = self.renderer.line(lang, key, reference=reference)
            await post(context.bot, replies.letter(caller, page))

    async def _tell_apart(self, caller: Caller, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tells who asked in a group, where the bot may not write, in private what is missing."""
        if caller.user_id > 0 and await self._is_met(caller):
            page = self.renderer.line(await self._language(caller), "no-rights")
            await post(context.bot, Letter(caller.user_id, page.html))

    async def _is_met(self, caller: Caller) -> bool:
        try:
            return await self.state.people.is_met(caller.user_id)
        except TolmachError as error:
            _logger.warning("It is not known whether the person was met: %s", error)
            return False

    async def _language(self, caller: Caller) -> str:
        """The language that was chosen; where the store is what failed, that of the app."""
        try:
            return await self.reception.language(caller)
        except TolmachError as error:
            _logger.warning("The chosen language is not known: %s", error)
            return caller.lang


def _waits(message: Message, caller: Caller, me: addressing.Me) -> bool:
    """Whether somebody waits for an answer: in a group only to what was meant for the bot."""
    if not caller.place.is_group:
        return True
    heard = hearing.heard(message)
    command = None if heard.secondhand else addressing.command_of(heard.said)
    to_me = command is not None and command.may_be_for(me)
    return to_me or addressing.question_of(heard, me) is not None


def _out_of_reach(error: Exception | None) -> bool:
    """Whether the failure was in reaching the person: an apology would meet the same.

    A request that timed out may have been acted on, and an apology below an answer is worse than
    none.
    """
    if isinstance(error, BadRequest):
        return False
    return isinstance(error, NetworkError | RetryAfter)


def _may_not_write(error: Exception | None) -> bool:
    return isinstance(error, TelegramError) and says(error, *_NO_RIGHTS)


def _apology(error: Exception | None) -> str:
    if isinstance(error, Overdue):
        return "apology-overdue"
    if isinstance(error, Unverified):
        return "apology-unverified"
    if isinstance(error, NoCollection):
        return "apology-no-documents"
    return "apology"
