"""`/settings` in groups: what their admins choose; each press is checked like the first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram import Message

from bot.administration.settings import Sheet
from bot.handlers import replies
from bot.keyboards import GroupLanguage, keyboard

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update
    from telegram.ext import ContextTypes

    from bot.access import Membership
    from bot.handlers.administration.desk import Desk
    from bot.handlers.callbacks import Alert
    from bot.handlers.reception import Caller, Visitor
    from bot.keyboards import GroupAsking, GroupCollection
    from bot.state import ChatSettings, State

SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """Answers the admins of groups."""

    desk: Desk
    state: State
    members: Membership

    async def show(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Shows a group's settings to its admins; for anyone else there is no such command."""
        visitor = await self.desk.reception.admit(update)
        if visitor is None or not await self._runs_chat(visitor, fresh=False):
            await self.desk.unknown(update, context)
            return
        sheet = await self._sheet(visitor)
        wording = self.desk.wording(visitor)
        buttons = keyboard(*sheet.rows(wording))
        await self.desk.lines.send(visitor, sheet.page(wording), buttons)

    async def choose_language(
        self, query: CallbackQuery, visitor: Visitor, action: GroupLanguage
    ) -> Alert | None:
        """Speaks a language in the group, or that of each who asks."""
        if not await self._runs_chat(visitor, fresh=True):
            return self.desk.alert(visitor, "settings-not-yours")
        sheet = await self._sheet(visitor)
        if action.lang is not None and action.lang not in sheet.languages:
            return self.desk.gone(visitor)
        spoken = visitor if action.lang is None else replace(visitor, lang=action.lang)
        await self._change(query, spoken, replace(sheet.settings, lang=action.lang))
        return None

    async def choose_asking(
        self, query: CallbackQuery, visitor: Visitor, action: GroupAsking
    ) -> Alert | None:
        """Lets everyone in the group ask, or its admins alone."""
        if not await self._runs_chat(visitor, fresh=True):
            return self.desk.alert(visitor, "settings-not-yours")
        settings = (await self._sheet(visitor)).settings
        await self._change(query, visitor, replace(settings, admins_only=action.admins_only))
        return None

    async def choose_collection(
        self, query: CallbackQuery, visitor: Visitor, action: GroupCollection
    ) -> Alert | None:
        """Searches a collection in the group, or no longer."""
        if not await self._runs_chat(visitor, fresh=True):
            return self.desk.alert(visitor, "settings-not-yours")
        sheet = await self._sheet(visitor)
        name = sheet.named_by(_label(query), action.index)
        if name is None:
            await self._show_again(query, visitor)
            return self.desk.alert(visitor, "settings-outdated")
        changed = sheet.toggled(name)
        if changed is None:
            return self.desk.alert(visitor, "settings-last-collection")
        await self._change(query, visitor, changed)
        return None

    async def _change(self, query: CallbackQuery, visitor: Visitor, settings: ChatSettings) -> None:
        await self.state.chats.save(settings)
        await self._show_again(query, visitor)

    async def _show_again(self, query: CallbackQuery, visitor: Visitor) -> None:
        sheet, wording = await self._sheet(visitor), self.desk.wording(visitor)
        await replies.edit(query, sheet.page(wording), keyboard(*sheet.rows(wording)))

    async def _runs_chat(self, caller: Caller, *, fresh: bool) -> bool:
        """Whether somebody is an admin of the group; an anonymous one writes as the group."""
        if not caller.place.is_group:
            return False
        if caller.user_id == caller.chat_id:
            return True
        return await self.members.is_admin(caller.chat_id, caller.user_id, fresh=fresh)

    async def _sheet(self, caller: Caller) -> Sheet:
        existing = frozenset(await self.desk.reception.existing())
        readable = await self.desk.gate.open_to_chat(caller.chat_id, existing)
        settings = await self.state.chats.get(caller.chat_id)
        return Sheet(settings, tuple(sorted(readable)), self.desk.reception.languages)


def _label(query: CallbackQuery) -> str:
    """What the pressed button says, by the message below which it stands; "" where it has none."""
    message = query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    buttons = [] if markup is None else [one for row in markup.inline_keyboard for one in row]
    return next((one.text for one in buttons if one.callback_data == query.data), "")
