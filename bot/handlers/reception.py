"""Who is at the door: the person and chat behind an update, what they may read, their language."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from telegram import Update

from bot.access import Place, Reader
from index.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import User

    from bot.access import Gate
    from bot.state import State
    from index.model import Answer


@dataclass(frozen=True, slots=True)
class Caller:
    """Where an update came from, as it says itself: nothing has been looked up.

    Attributes:
        update_id: The number of the update.
        user_id: The person; for a group's admin who does not say who he is, the group.
        chat_id: The chat that an answer goes to; of an inline query, the person.
        place: What kind of chat that is.
        thread_id: The topic of a forum that an answer goes to, or None.
        message_id: The message that was written, or whose button was pressed; None without one.
        lang: The code of the language of the person's app, or the default.
    """

    update_id: int
    user_id: int
    chat_id: int
    place: Place
    thread_id: int | None
    message_id: int | None
    lang: str


@dataclass(frozen=True, slots=True)
class Visitor(Caller):
    """A caller of whom it is known what may be read; `lang` is the one that was chosen, if any.

    Attributes:
        collections: What may be read in that chat; empty for who has not been let in.
        asker: The person's pseudonym.
        is_admin_of: The collections that the person runs.
    """

    collections: frozenset[str]
    asker: str
    is_admin_of: frozenset[str]

    def runs_all_of(self, answer: Answer) -> bool:
        """Whether the person runs all collections that an answer quotes, and one at least."""
        cards = [hit.card for hit in answer.hits]
        cards += [hit.match.card for hit in answer.hits if hit.match is not None]
        quoted = {card.collection for card in cards}
        return bool(self.is_admin_of) and quoted <= self.is_admin_of


CallerT = TypeVar("CallerT", bound=Caller)


@dataclass(frozen=True, slots=True)
class Reception:
    """Tells who comes.

    Attributes:
        gate: Decides what may be read.
        state: Languages of people and settings of groups.
        existing: Gives the names of the collections that there are, without delay.
        languages: The codes of the languages that the bot speaks.
        default: The code of the language for a person whose own is not known.
    """

    gate: Gate
    state: State
    existing: Callable[[], Awaitable[tuple[str, ...]]]
    languages: tuple[str, ...]
    default: str

    async def admit(self, update: object) -> Visitor | None:
        """The visitor behind an update, or None for one that nobody stands behind.

        Raises:
            TolmachError: The collections or the bot's database cannot be read.
        """
        caller = self.caller(update)
        if caller is None:
            return None
        existing = frozenset(await self.existing())
        reader = Reader(caller.user_id, caller.chat_id, caller.place)
        lang, readable = await asyncio.gather(
            self.language(caller), self.gate.readable(reader, existing)
        )
        return Visitor(
            caller.update_id,
            caller.user_id,
            caller.chat_id,
            caller.place,
            caller.thread_id,
            caller.message_id,
            lang,
            readable,
            self.state.pseudonym(caller.user_id),
            self.gate.administered(caller.user_id, existing),
        )

    def caller(self, update: object) -> Caller | None:
        """Where an update came from, or None where no person can be answered."""
        if not isinstance(update, Update) or update.effective_user is None:
            return None
        number, user, chat = update.update_id, update.effective_user, update.effective_chat
        lang = self._app_language(user)
        if chat is None:  # an inline query, or a button below a message that was sent by one
            return Caller(number, user.id, user.id, Place.INLINE, None, None, lang)
        message = update.effective_message
        if message is None:  # a change of who is in the chat, or a button too old to be told of
            return Caller(number, user.id, chat.id, Place(chat.type), None, None, lang)
        thread = message.message_thread_id if message.is_topic_message else None
        person, place = _person(update, user), Place(chat.type)
        return Caller(number, person, chat.id, place, thread, message.message_id, lang)

    async def language(self, caller: Caller) -> str:
        """What was chosen: for a group by its admins, else by the person; else the caller's own.

        Raises:
            TolmachError: The bot's database cannot be read.
        """
        chosen = None
        if caller.place.is_group:
            chosen = (await self.state.chats.get(caller.chat_id)).lang
        chosen = chosen or await self.state.people.lang(caller.user_id)
        return chosen if chosen in self.languages else caller.lang

    async def chosen(self, user_id: int) -> str:
        """The language that a person chose, or the default; for who is written to unasked.

        Raises:
            TolmachError: The bot's database cannot be read.
        """
        chosen = await self.state.people.lang(user_id)
        return chosen if chosen in self.languages else self.default

    def spoken(self, text: str, fallback: str) -> str:
        """The language of what somebody wrote, where the bot speaks it; else the other one."""
        found = language_of(text)
        return found.code if found is not None and found.code in self.languages else fallback

    def answered(self, caller: CallerT, text: str) -> CallerT:
        """Who wrote a text, to be answered in its language."""
        return replace(caller, lang=self.spoken(text, caller.lang))

    def _app_language(self, user: User) -> str:
        """`ru-RU` -> `ru`, where the bot speaks it."""
        code = (user.language_code or "").replace("_", "-").partition("-")[0].lower()
        return code if code in self.languages else self.default


def _person(update: Update, user: User) -> int:
    """Who wrote: Telegram puts a common account in the place of one who writes as a chat."""
    message = update.message
    if message is not None and message.sender_chat is not None:
        return message.sender_chat.id
    return user.id
