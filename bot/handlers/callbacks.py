"""Presses of buttons: read, given to whoever does what they ask for, and each of them answered.

What a button carries is a claim that anyone may forge. Here it is only read and handed on: whoever
acts on it checks who presses, where, and what may be read now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot import keyboards
from bot.handlers import replies

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from telegram import CallbackQuery, Update
    from telegram.ext import ContextTypes

    from bot.handlers.reception import Caller, Reception, Visitor
    from bot.rendering import Renderer

    Press = Callable[[CallbackQuery, Visitor, Any], Awaitable["Alert | None"]]


@dataclass(frozen=True, slots=True)
class Alert:
    """What a press is answered with.

    Attributes:
        text: Plain text, at most 200 characters.
        window: Whether it stays until it is closed, or passes by.
    """

    text: str
    window: bool = True


def gone(renderer: Renderer, caller: Caller) -> Alert:
    """What is said whatever is wrong with a press, so that nothing is learnt from it."""
    return Alert(renderer.alert(caller.lang, "ask-again"))


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Answers presses of buttons.

    Attributes:
        handlers: Who does what a press asks for, by the kind of action; gives what to say, or None
            where what it did says enough.
    """

    reception: Reception
    renderer: Renderer
    handlers: Mapping[type, Press]

    async def press(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Does what a button says; one that is not known, or on no message, is said to be gone."""
        query = update.callback_query
        visitor = await self.reception.admit(update)
        if query is None or visitor is None:
            return
        action = keyboards.decode(query.data)
        handler = None if action is None else self.handlers.get(type(action))
        message = query.message  # None below what inline mode sent
        if handler is None or message is None or not message.is_accessible:
            alert: Alert | None = gone(self.renderer, visitor)
        else:
            alert = await handler(query, visitor, action)
        if alert is None:
            await replies.acknowledge(query)
        else:
            await replies.acknowledge(query, alert.text, window=alert.window)
