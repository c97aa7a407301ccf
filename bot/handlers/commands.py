"""Commands about the bot and the person: /start, /help, /language, /forgetme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot import addressing, keyboards
from bot.access import Place
from bot.handlers import hearing, replies
from bot.handlers.callbacks import gone
from bot.keyboards import ForgetMe, Labels
from bot.rendering import Page

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update
    from telegram.ext import ContextTypes

    from bot.handlers.callbacks import Alert
    from bot.handlers.lines import Lines
    from bot.handlers.links import DeepLinks
    from bot.handlers.menu import Menu
    from bot.handlers.reception import Reception, Visitor
    from bot.keyboards import ChooseLanguage
    from bot.rendering import Renderer
    from bot.state import State

NO_PAYLOAD = "start"
"""What a link carries that only opens the chat with the bot."""


@dataclass(frozen=True, slots=True)
class Commands:
    """Answers commands and the buttons that they bring.

    Attributes:
        kept: For how many days what people asked is kept.
    """

    reception: Reception
    renderer: Renderer
    lines: Lines
    links: DeepLinks
    state: State
    menu: Menu
    kept: int

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Greets, or opens what the link leads to that the person came by."""
        # other bots are started by a plain one too
        visitor = await self._visitor(update, context, by_name=True)
        if visitor is None:
            return
        if visitor.place is Place.PRIVATE:
            await self.state.people.met(visitor.user_id)
            await self.menu.announce_to(context.bot, visitor.user_id)
        payload = " ".join(context.args or ())
        if payload and payload != NO_PAYLOAD:
            await self.links.open(visitor, payload)
        elif not visitor.collections:
            await self.lines.turn_away(visitor)
        else:
            key = "help-group" if visitor.place.is_group else "greeting"
            await self.lines.say(visitor, key)

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Says how to ask and what comes back; to who runs a collection, what can be done there."""
        visitor = await self._visitor(update, context)
        if visitor is None:
            return
        if visitor.place.is_group:
            await self.lines.say(visitor, "help-group")
            return
        page = self.renderer.line(visitor.lang, "help", days=self.kept)
        if visitor.is_admin_of:
            more = self.renderer.line(visitor.lang, "help-admin")
            page = Page(f"{page.html}\n\n{more.html}")
        await self.lines.send(visitor, page)

    async def language(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Lets a person choose a language; a group's is its admins' to choose."""
        visitor = await self._visitor(update, context)
        if visitor is None:
            return
        if visitor.place.is_group:
            await self.lines.say(visitor, "language-group")
            return
        labels = Labels(self.renderer.catalogues, visitor.lang)
        keyboard = keyboards.languages(self.reception.languages, labels)
        page = self.renderer.line(visitor.lang, "language-ask")
        await self.lines.send(visitor, page, keyboard)

    async def choose_language(
        self, query: CallbackQuery, visitor: Visitor, action: ChooseLanguage
    ) -> Alert | None:
        """Speaks the chosen language from now on."""
        if visitor.place is not Place.PRIVATE or action.lang not in self.reception.languages:
            return gone(self.renderer, visitor)
        await self.state.people.choose(visitor.user_id, action.lang)
        page = self.renderer.line(action.lang, "language-chosen")
        labels = Labels(self.renderer.catalogues, action.lang)
        await replies.edit(query, page, keyboards.languages(self.reception.languages, labels))
        return None

    async def forget(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Says what would be forgotten, and asks whether it is to be."""
        visitor = await self._visitor(update, context)
        if visitor is None:
            return
        if visitor.place is not Place.PRIVATE:
            await self.lines.say(visitor, "forget-private")
            return
        text = partial(self.renderer.catalogues.text, visitor.lang)
        keyboard = keyboards.keyboard(
            [(text("button-forget"), ForgetMe(confirmed=True))],
            [(text("button-keep"), ForgetMe(confirmed=False))],
        )
        page = self.renderer.line(visitor.lang, "forget-ask")
        await self.lines.send(visitor, page, keyboard)

    async def settle_forgetting(
        self, query: CallbackQuery, visitor: Visitor, action: ForgetMe
    ) -> Alert | None:
        """Forgets the person, or leaves all as it is."""
        if visitor.place is not Place.PRIVATE:
            return gone(self.renderer, visitor)
        key = "forget-kept"
        if action.confirmed:
            await self.state.forget_person(visitor.user_id, settles=visitor.update_id)
            key = "forget-done"
        await replies.edit(query, self.renderer.line(visitor.lang, key), None)
        return None

    async def _visitor(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, *, by_name: bool = False
    ) -> Visitor | None:
        """Who sent a command; None in a group where it was passed on, or not meant for this bot.

        Args:
            by_name: Whether it is meant for this bot only where it names it.
        """
        visitor = await self.reception.admit(update)
        message = update.message
        if visitor is None or message is None or not visitor.place.is_group:
            return visitor
        command = (
            None if hearing.is_secondhand(message) else addressing.command_of(hearing.said(message))
        )
        me = hearing.me(context.bot)
        if command is None or not (command.is_for(me) if by_name else command.may_be_for(me)):
            return None
        return visitor
