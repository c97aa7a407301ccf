"""An answer shown once more, by a press of its buttons: another page, language, what is around it.

A button's answer is shown only where it was given, in the message that it was given in, and only as
far as it may be read and stands in the documents at that moment. Whatever is wrong with a press is
met with the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Message

from bot import keyboards
from bot.handlers import replies, showing
from bot.handlers.callbacks import Alert, gone
from bot.keyboards import Labels
from index.model import PassagePlace, Quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from telegram import CallbackQuery, InlineKeyboardButton

    from bot.answering import Answering
    from bot.handlers.reception import Visitor
    from bot.keyboards import Action, Around, Back, Show
    from bot.rendering import AnswerPage, Renderer
    from bot.state import State, StoredAnswer
    from index.model import Answer, Hit, Passage

    class Members(Protocol):
        """Who is in which chat."""

        async def is_member(self, chat_id: int, user_id: int, /) -> bool:
            """Whether the person is in the chat now."""


_UNKNOWN = 0  # the message of an answer that an older version recorded


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers presses of the buttons below an answer."""

    answering: Answering
    state: State
    renderer: Renderer
    members: Members

    async def show(
        self, query: CallbackQuery, visitor: Visitor, action: Show | Back
    ) -> Alert | None:
        """Shows a page of an answer in a language, in the place of what is shown."""
        stored = await self.given(query, visitor, action.answer)
        answer = None if stored is None else await self.again(stored, visitor)
        if stored is None or answer is None:
            return gone(self.renderer, visitor)
        page = self.page(answer, visitor, action)
        if not await self.answering.stand(page.quotes):
            return self.changed(visitor)
        explained = visitor.runs_all_of(answer)
        keyboard = keyboards.below_answer(stored.id, page, self.labels(stored), explained=explained)
        await replies.edit(query, page, keyboard)
        return None

    async def around(self, query: CallbackQuery, visitor: Visitor, action: Around) -> Alert | None:
        """Shows a passage of an answer among its neighbours."""
        stored = await self.given(query, visitor, action.answer)
        answer = None if stored is None else await self.again(stored, visitor)
        found = None if stored is None or answer is None else _hit(stored, answer, action.index)
        if stored is None or found is None:
            return gone(self.renderer, visitor)
        back = self.shown(query, stored)
        hit = await self._as_seen(found, back.lang, visitor)
        around = await self.answering.around(hit.place, collections=visitor.collections)
        page = self.renderer.surroundings(hit, around, stored.lang)
        neighbours = await self._quoted(hit, around, visitor)
        if neighbours is None or not await self.answering.stand([*page.quotes, *neighbours]):
            return self.changed(visitor)
        keyboard = keyboards.below_surroundings(back, self.labels(stored))
        await replies.edit(query, page, keyboard)
        return None

    async def _as_seen(self, hit: Hit, lang: str, visitor: Visitor) -> Hit:
        """What is quoted of a hit in a message: the passage, or its match in that language."""
        match = hit.match
        if match is None or not lang == match.side.lang != hit.passage.lang:
            return hit
        turned = await self.answering.passage(
            match.places[0], collections=visitor.collections, lang=lang
        )
        return turned or hit

    async def _quoted(
        self, hit: Hit, around: Sequence[Passage], visitor: Visitor
    ) -> list[Quoted] | None:
        """What is quoted of a passage's neighbours; None where one is gone already."""
        quotes = []
        for one in around:
            place = PassagePlace.of(hit.card.id, one.number, one.text)
            found = await self.answering.passage(
                place, collections=visitor.collections, lang=one.lang
            )
            if found is None:
                return None
            quotes.append(Quoted(found.passage_id, one.text))
        return quotes

    async def given(
        self, query: CallbackQuery, visitor: Visitor, number: int
    ) -> StoredAnswer | None:
        """The answer that a button belongs to, or None where the press is not one of its own.

        It counts in the chat and below the message that the answer was given in, for who asked and
        for members of the chat: a public group's messages can be read, and their buttons pressed,
        by anyone.
        """
        stored = await self.state.answers.recall(number, visitor.chat_id)
        if stored is None or stored.message_id not in {visitor.message_id, _UNKNOWN}:
            return None
        if visitor.place.is_group and visitor.asker != stored.asker:
            member = await self.members.is_member(visitor.chat_id, query.from_user.id)
            return stored if member else None
        return stored

    async def again(self, stored: StoredAnswer, visitor: Visitor) -> Answer | None:
        """The same answer as it is now; None where nothing of it is left that may be read."""
        answer = await self.answering.revisit(
            stored.question, stored.passages, lang=stored.lang, collections=visitor.collections
        )
        return answer if answer.hits else None

    def page(self, answer: Answer, visitor: Visitor, action: Show | Back) -> AnswerPage:
        """The page that a button asks for."""
        return self.renderer.answer(
            answer, view=action.lang, page=action.page, compact=visitor.place.is_group
        )

    def shown(self, query: CallbackQuery, stored: StoredAnswer) -> Back:
        """The page of an answer that the message with the pressed button shows, or came from."""
        languages = self.renderer.catalogues.languages
        return showing.page_of(actions(query), stored.id, stored.lang, languages)

    def labels(self, stored: StoredAnswer) -> Labels:
        """What the buttons of an answer say, in the language that it was given in."""
        return Labels(self.renderer.catalogues, stored.lang)

    def changed(self, visitor: Visitor) -> Alert:
        """What is said where quotes do not stand as they are any more."""
        return Alert(self.renderer.alert(visitor.lang, "documents-changed"))


def _hit(stored: StoredAnswer, answer: Answer, index: int) -> Hit | None:
    """A passage by its place in the answer as it was given; some may be gone since."""
    if index >= len(stored.passages):
        return None
    key = stored.passages[index]
    return next((hit for hit in answer.hits if hit.passage_id == key), None)


def actions(query: CallbackQuery) -> list[list[Action | None]]:
    """What the buttons below a message carry, one of which was pressed, row by row."""
    message = query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    rows = () if markup is None else markup.inline_keyboard
    return [[keyboards.decode(_data(button)) for button in row] for row in rows]


def _data(button: InlineKeyboardButton) -> str | None:
    return button.callback_data if isinstance(button.callback_data, str) else None
