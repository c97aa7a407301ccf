"""What Telegram tells of chats: who comes and goes, the bot itself too, and groups that move."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram import ChatMember, ChatMemberRestricted
from telegram.constants import ChatMemberStatus

if TYPE_CHECKING:
    from telegram import ChatMemberUpdated, Update
    from telegram.ext import ContextTypes

    from bot.access import Membership
    from bot.handlers.administration.desk import Desk
    from bot.handlers.administration.notices import Notices
    from bot.handlers.reception import Visitor
    from bot.state import State

_logger = logging.getLogger(__name__)

_PRESENT = {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER}


@dataclass(frozen=True, slots=True)
class ChatChanges:
    """Takes up what changes in chats."""

    desk: Desk
    state: State
    members: Membership
    notices: Notices

    async def bot_moved(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Greets a group that the bot was added to; forgets a chat that it can't write to."""
        change = update.my_chat_member
        if change is None:
            return
        self.members.forget(change.chat.id)
        was, is_now = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
        if not is_now:
            await self.state.lost(change.chat.id)
        elif not was:
            visitor = await self.desk.reception.admit(update)
            if visitor is not None and visitor.place.is_group:
                await self._enter(change, visitor)

    async def member_moved(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Takes up that somebody came, went, or became an admin; told where the bot is one."""
        if update.chat_member is not None:
            self.members.note(update.chat_member)

    async def service(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Takes up what a group itself reports: who came or left, its title, that it has moved."""
        message = update.effective_message
        if message is None:
            return
        gone = () if message.left_chat_member is None else (message.left_chat_member,)
        for person in (*message.new_chat_members, *gone):
            self.members.forget(message.chat.id, person.id)
        if message.new_chat_title:
            settings = await self.state.chats.get(message.chat.id)
            await self.state.chats.save(replace(settings, title=message.new_chat_title))
        if message.migrate_to_chat_id is not None:
            await self.move(message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id is not None:
            await self.move(message.migrate_from_chat_id, message.chat.id)

    async def move(self, old: int, new: int) -> None:
        """A group became a supergroup, with another number: what is known of it goes along.

        It may be told several times, and after the bot was noted as gone from the old group.
        """
        self.members.forget(old)
        await self.state.chats.migrate(old, new)
        for collection in sorted(self.desk.gate.listed(old)):
            _logger.warning(
                "Group %d has become %d: the settings let the old number read %s.",
                old,
                new,
                collection,
            )

    async def _enter(self, change: ChatMemberUpdated, visitor: Visitor) -> None:
        """Says in one message how to ask; one that nobody let in, how it can be."""
        settings = await self.state.chats.get(change.chat.id)
        title = change.chat.title or ""
        await self.state.chats.save(replace(settings, title=title, present=True))
        key = "group-greeting" if visitor.collections else "group-greeting-closed"
        greeting = self.desk.wording(visitor).message(key, chat=str(change.chat.id))
        await self.notices.send(change.chat.id, greeting)


def _is_in(member: ChatMember) -> bool:
    """Whether it is there; one that is restricted may have left."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _PRESENT
