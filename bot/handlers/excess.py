"""Who asks more than can be answered: which updates count, and what is said to the person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot import addressing
from bot.handlers import hearing, replies

if TYPE_CHECKING:
    from telegram import Bot, Update

    from bot.handlers.lines import Lines
    from bot.handlers.reception import Reception
    from bot.rendering import Renderer


@dataclass(frozen=True, slots=True)
class Excess:
    """Tells people that they ask too much at once."""

    reception: Reception
    lines: Lines
    renderer: Renderer
    bot: Bot

    def counts(self, update: Update) -> int | None:
        """The person whose question or press an update is, or None where it is neither.

        What people say to each other in a group does not count, nor what a chat reports. Inline
        queries come with each letter that is typed; the newest one alone is worked on.
        """
        if update.callback_query is not None:
            return update.callback_query.from_user.id
        message, caller = update.message, self.reception.caller(update)
        if message is None or caller is None:
            return None
        if not caller.place.is_group:
            return caller.user_id
        heard, me = hearing.heard(message), hearing.me(self.bot)
        command = addressing.command_of(heard.said)
        asked = addressing.question_of(heard, me) is not None
        ordered = command is not None and command.may_be_for(me)
        return caller.user_id if asked or ordered else None

    async def tell(self, update: Update) -> None:
        """Says to slow down, once for all that came at once.

        Raises:
            TelegramError: It cannot be said.
            TolmachError: The bot's database cannot be read.
        """
        caller, message = self.reception.caller(update), update.message
        if caller is None:
            return
        caller = replace(caller, lang=await self.reception.language(caller))
        if update.callback_query is not None:
            alert = self.renderer.alert(caller.lang, "too-much")
            await replies.acknowledge(update.callback_query, alert)
        elif message is not None:
            said = addressing.plain(hearing.said(message), hearing.me(self.bot))
            await self.lines.say(self.reception.answered(caller, said), "too-much")
