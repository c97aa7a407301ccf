"""The handlers that answer questions, over a corpus, a real store and a bot in memory."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from telegram import InlineKeyboardMarkup, Update

from bot.access import Gate
from bot.config import Entry
from bot.errors import Unverified
from bot.handlers.answers import Answers
from bot.handlers.callbacks import Callbacks
from bot.handlers.commands import Commands
from bot.handlers.errors import Errors
from bot.handlers.explaining import Explaining
from bot.handlers.feedback import Feedback
from bot.handlers.groups import Groups, Reminders
from bot.handlers.inline import Inline
from bot.handlers.lines import Lines
from bot.handlers.links import DeepLinks
from bot.handlers.menu import Menu
from bot.handlers.messages import Messages
from bot.handlers.questions import Questions
from bot.handlers.reception import Reception
from bot.handlers.sources import SourceLists
from bot.handlers.unknown import UnknownCommands
from bot.keyboards import (
    Around,
    Back,
    Blame,
    ChooseLanguage,
    Explain,
    ForgetMe,
    Links,
    ListSources,
    Show,
    Vote,
    decode,
)
from bot.rendering import Page, Renderer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram.ext import ExtBot

    from bot.delivery import Letter
    from bot.handlers.reception import Visitor
    from bot.keyboards import Action
    from bot.state import ReviewedSide, State
    from tests.bot.handlers.corpus import Corpus
    from tests.bot.handlers.wire import Wire

PERSON, STRANGER, ADMIN = 500, 600, 700
GROUP = -1001
TOPIC = 31
BOT = 77
ANONYMOUS, CHANNEL_SENDER = 1087968824, 136817688
"""Telegram's own accounts, which count as bots, for who writes as the group or as a channel."""
NUMBERS = count(1)

Keyboard = InlineKeyboardMarkup | dict[str, Any] | None
"""Buttons as a letter has them, or as they went over the wire."""


@dataclass
class Post:
    """Delivers nothing and keeps it.

    Attributes:
        letters: What was to be sent, with the update that it answers.
        lost: Whether it is not known of any letter whether it arrived.
        queue: What passes until the turn of a letter comes.
    """

    letters: list[tuple[int, Letter]] = field(default_factory=list)
    lost: bool = False
    queue: Callable[[], None] = lambda: None

    async def answer(
        self,
        update_id: int,
        letter: Letter,
        check: Callable[[], Awaitable[bool]] | None = None,
    ) -> int | None:
        """Keeps a letter; gives the number of the message, 1000 for the first one."""
        self.queue()
        if check is not None and not await check():
            raise Unverified
        self.letters.append((update_id, letter))
        return None if self.lost else 999 + len(self.letters)


@dataclass
class Roll:
    """Who is in which chat, and who runs it."""

    members: set[tuple[int, int]] = field(default_factory=set)
    admins: set[tuple[int, int]] = field(default_factory=set)

    async def is_member(self, chat_id: int, user_id: int) -> bool:
        """Whether the person is in the chat."""
        return (chat_id, user_id) in self.members | self.admins

    async def is_admin(self, chat_id: int, user_id: int, *, fresh: bool = False) -> bool:
        """Whether the person runs the chat."""
        assert not fresh
        return (chat_id, user_id) in self.admins


@dataclass
class Counted:
    """Questions that were counted."""

    questions: list[tuple[str, str, bool]] = field(default_factory=list)

    def question(self, lang: str, place: str, *, answered: bool, seconds: float) -> None:
        """Counts one."""
        assert seconds >= 0
        self.questions.append((lang, place, answered))


@dataclass
class Reported:
    """Matches that were reported as wrong."""

    pairs: list[tuple[ReviewedSide, ReviewedSide, str]] = field(default_factory=list)

    async def report(self, a: ReviewedSide, b: ReviewedSide, collection: str) -> None:
        """Keeps a report."""
        self.pairs.append((a, b, collection))


@dataclass
class Doorkeeper:
    """Accepts every invitation."""

    accepted: list[tuple[int, int]] = field(default_factory=list)

    async def accept(self, number: int, visitor: Visitor) -> Page:
        """Notes who follows which invitation."""
        self.accepted.append((number, visitor.chat_id))
        return Page("come in")


class House:
    """All handlers of asking, and what they leave behind."""

    def __init__(
        self, wire: Wire, bot: ExtBot[None], state: State, corpus: Corpus, renderer: Renderer
    ) -> None:
        self.wire, self.bot, self.state, self.corpus = wire, bot, state, corpus
        self.post, self.roll, self.counted = Post(), Roll(), Counted()
        self.reported, self.doorkeeper = Reported(), Doorkeeper()
        self.clock = 1000.0
        self.links = Links("tolmach_bot", state.secret)
        self.renderer = renderer
        answering: Any = corpus  # these three stand in for the real ones
        delivery: Any = self.post
        members: Any = self.roll
        admins = frozenset({Entry(ADMIN, None)})
        gate = Gate(frozenset({"main"}), admins, frozenset(), state.grants, members, state.chats)
        languages = renderer.catalogues.languages
        self.reception = Reception(gate, state, corpus.collections, languages, "en")
        self.lines = lines = Lines(renderer, delivery)
        self.questions = Questions(
            answering, state, renderer, delivery, self.counted, lambda: self.clock
        )
        self.messages = Messages(self.reception, self.questions, lines)
        reminders = Reminders(lambda: self.clock)
        self.groups = Groups(self.reception, self.questions, lines, state, members, reminders)
        self.inline = Inline(self.reception, answering, renderer, self.counted, time.monotonic)
        deep_links = DeepLinks(self.links, answering, renderer, lines, self.doorkeeper)
        self.menu = Menu(renderer.catalogues, "en", frozenset({ADMIN}))
        self.commands = Commands(self.reception, renderer, lines, deep_links, state, self.menu, 30)
        self.unknown = UnknownCommands(self.reception, lines)
        self.sources = SourceLists(self.reception, answering, renderer, lines, members)
        answers = Answers(answering, state, renderer, members)
        feedback = Feedback(answers, state, self.reported)
        self.callbacks = Callbacks(
            self.reception,
            renderer,
            {
                Show: answers.show,
                Back: answers.show,
                Around: answers.around,
                Vote: feedback.vote,
                Blame: feedback.blame,
                Explain: Explaining(answers, bot).press,
                ListSources: self.sources.turn,
                ChooseLanguage: self.commands.choose_language,
                ForgetMe: self.commands.settle_forgetting,
            },
        )
        self.errors = Errors(self.reception, renderer, state)

    @property
    def last(self) -> Letter:
        """The last letter."""
        return self.post.letters[-1][1]

    def context(self, *args: str, error: Exception | None = None) -> Any:
        """What a handler is called with besides the update."""
        return SimpleNamespace(bot=self.bot, args=list(args), error=error)

    def update(self, **content: Any) -> Update:
        """An update as the server sends it."""
        update = Update.de_json({"update_id": next(NUMBERS), **content}, self.bot)
        assert update is not None
        return update

    def message(self, chat: int = PERSON, by: int = PERSON, **content: Any) -> Update:
        """A message in a private chat or a group."""
        return self.update(message=message(chat, by, **content))

    async def ask(self, text: str, by: int = PERSON, **content: Any) -> Letter:
        """Asks in private, and gives the answer."""
        await self.messages.question(self.message(by, by, text=text, **content), self.context())
        return self.last

    async def ask_group(self, text: str = "/ask When?", by: int = PERSON, **content: Any) -> Letter:
        """Asks in the group by the command, and gives the answer."""
        entities = [{"type": "bot_command", "offset": 0, "length": len(text.partition(" ")[0])}]
        update = self.message(GROUP, by, text=text, entities=entities, **content)
        await self.groups.message(update, self.context())
        return self.last

    async def press(
        self,
        data: str,
        *,
        chat: int = PERSON,
        by: int = PERSON,
        below: int = 1000,
        keyboard: Keyboard = None,
    ) -> dict[str, Any]:
        """Presses a button, and gives what the press was answered with."""
        sent = message(chat, BOT, message_id=below, text="answer")
        if keyboard is not None:
            sent["reply_markup"] = written(keyboard)
        update = self.update(
            callback_query={
                "id": "1",
                "from": user(by),
                "chat_instance": "1",
                "data": data,
                "message": sent,
            }
        )
        before = len(self.wire.called("answerCallbackQuery"))
        await self.callbacks.press(update, self.context())
        answers = self.wire.called("answerCallbackQuery")[before:]
        assert len(answers) == 1, "a press is answered once"
        return answers[0]


def user(number: int, lang: str = "en") -> dict[str, Any]:
    """Somebody with an account."""
    return {
        "id": number,
        "is_bot": number in {BOT, ANONYMOUS, CHANNEL_SENDER},
        "first_name": f"P{number}",
        "language_code": lang,
    }


def message(chat: int, by: int, **content: Any) -> dict[str, Any]:
    """A message as the server sends it."""
    kind = "private" if chat > 0 else "supergroup"
    return {
        "message_id": next(NUMBERS),
        "date": int(time.time()),
        "chat": {
            "id": chat,
            "type": kind,
            "title": "Group",
            "is_forum": "is_topic_message" in content,
        },
        "from": user(by, content.pop("lang", "en")),
        **content,
    }


def written(keyboard: Keyboard) -> dict[str, Any]:
    """A keyboard as the server sends it."""
    if keyboard is None:
        return {"inline_keyboard": []}
    return keyboard if isinstance(keyboard, dict) else keyboard.to_dict()


def buttons(keyboard: Keyboard) -> dict[str, str]:
    """What the buttons carry, by what they say."""
    rows = written(keyboard)["inline_keyboard"]
    return {button["text"]: button["callback_data"] for row in rows for button in row}


def carried(keyboard: Keyboard) -> list[Action | None]:
    """What the buttons ask for."""
    return [decode(data) for data in buttons(keyboard).values()]
