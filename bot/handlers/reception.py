"""Who is at the door: the person and chat behind an update, what they may read, their language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.access import Place, Reader
from index.languages import language_of

if TYPE_CHECKING:
    from bot.access import Access


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who may be talked to.

    Attributes:
        chat_id: The chat that the answer goes to.
        lang: The language of the person's app, or the default.
        collections: What may be read in that chat.
    """

    chat_id: int
    lang: str
    collections: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reception:
    """Lets visitors in.

    Attributes:
        access: The gate.
        languages: The codes of the languages that the bot speaks.
        default: The code of the language for a person whose own is not known.
    """

    access: Access
    languages: tuple[str, ...]
    default: str

    def admit(self, update: object) -> Visitor | None:
        """The visitor behind an update, or None for anyone that the bot says nothing to."""
        user = getattr(update, "effective_user", None)
        chat = getattr(update, "effective_chat", None)
        if user is None or chat is None:
            return None
        collections = self.access.readable(Reader(user.id, chat.id, Place(chat.type)))
        if not collections:
            return None
        return Visitor(chat.id, self._app_language(user.language_code), collections)

    def language(self, visitor: Visitor, text: str) -> str:
        """The language of what a visitor wrote; else the visitor's."""
        language = language_of(text)
        known = language is not None and language.code in self.languages
        return language.code if language is not None and known else visitor.lang

    def _app_language(self, tag: str | None) -> str:
        """`ru-RU` -> `ru`, where the bot speaks it."""
        code = (tag or "").replace("_", "-").partition("-")[0].lower()
        return code if code in self.languages else self.default
