"""What answers a message that is no question: a line of the catalogues, or a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.handlers import replies

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

    from bot.delivery import Delivery
    from bot.handlers.reception import Caller
    from bot.rendering import Page, Renderer
    from index.localization import Value


@dataclass(frozen=True, slots=True)
class Lines:
    """Answers messages that are no questions, each once, as questions are."""

    renderer: Renderer
    delivery: Delivery

    async def say(self, caller: Caller, key: str, **values: Value) -> None:
        """Says a line of the catalogues."""
        await self.send(caller, self.renderer.line(caller.lang, key, **values))

    async def turn_away(self, caller: Caller) -> None:
        """Tells who may read nothing, and the number that an admin can let them in by."""
        key = "no-access-group" if caller.place.is_group else "no-access"
        await self.say(caller, key, id=str(caller.chat_id))

    async def send(
        self, caller: Caller, page: Page, keyboard: InlineKeyboardMarkup | None = None
    ) -> int | None:
        """Sends a page in answer to a message; the number of its own, None where none may be sent.

        Raises:
            TelegramError: It cannot be sent.
            BotError: The store takes no note of it.
        """
        letter = replies.letter(caller, page, keyboard)
        return await self.delivery.answer(caller.update_id, letter)
