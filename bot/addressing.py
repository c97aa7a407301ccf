"""What of a group's messages is a question to the bot.

A bot hears more in a group than is meant for it, all of it where privacy mode is off, and answers
nothing else. Meant for it are: `/ask`, plain or with its name; a reply to a message of its own; a
text that names it. Offsets of entities are Telegram's: units of UTF-16.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ASK = "ask"
"""The command that asks."""

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?", re.ASCII)
_QUOTED = frozenset({"blockquote", "expandable_blockquote"})
_BEFORE_A_QUESTION = " \t\n,.:;!-–—"
_LOOSE_END = re.compile(r"[ ,]+(?=[?!.…]+$)")  # what a name before the last mark leaves behind


@dataclass(frozen=True, slots=True)
class Entity:
    """A part of a text that Telegram has marked.

    Attributes:
        kind: Telegram's name of its kind.
        offset: Where it begins, in units of UTF-16.
        length: How long it is, in the same.
        user_id: For a `text_mention`, the person or bot.
    """

    kind: str
    offset: int
    length: int
    user_id: int | None = None

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.offset + self.length


@dataclass(frozen=True, slots=True)
class Said:
    """A text, or the words below a picture, with what is marked in it."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Replied:
    """The message that another one replies to.

    Attributes:
        message_id: Its number in the chat.
        author: Who sent it; None where that is no person or bot.
        said: What it says.
    """

    message_id: int
    author: int | None
    said: Said


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of a group.

    Attributes:
        said: What it says.
        secondhand: Whether it is not the sender's own: forwarded, sent by a bot or through one.
        replied: What it replies to; None too where that is only the beginning of its topic.
        quote: The part of that which the sender has picked out.
    """

    said: Said
    secondhand: bool = False
    replied: Replied | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Me:
    """The bot, as Telegram knows it."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Command:
    """What a message asks of a bot by name.

    Attributes:
        name: The command, in lower case, without its slash.
        bot: The name of the bot that it is for, or None where it could be any.
        argument: What follows.
    """

    name: str
    bot: str | None
    argument: Said

    def may_be_for(self, me: Me) -> bool:
        """Whether it is for this bot, or for no other by name."""
        return self.bot is None or self.is_for(me)

    def is_for(self, me: Me) -> bool:
        """Whether it is for this bot by name."""
        return self.bot is not None and self.bot.lower() == me.username.lower()


@dataclass(frozen=True, slots=True)
class Question:
    """What the bot is asked.

    Attributes:
        text: The question; empty where the bot was called and asked nothing.
        after: The number of the bot's own message that it replies to, or None.
    """

    text: str
    after: int | None = None


def command_of(said: Said) -> Command | None:
    """The command that a text begins with, or None where it begins with none."""
    for entity in said.entities:
        if entity.kind == "bot_command" and entity.offset == 0:
            read = _COMMAND.fullmatch(_part(said.text, 0, entity.end))
            return None if read is None else Command(read[1].lower(), read[2], _after(said, entity))
    return None


def question_of(heard: Heard, me: Me) -> Question | None:
    """What the bot is asked by a message, or None where that is not meant for it."""
    if heard.secondhand or not heard.said.text.strip():
        return None
    command = command_of(heard.said)
    if command is not None:
        asks = command.name == ASK and command.may_be_for(me)
        return _completed(command.argument, heard, me) if asks else None
    to_me = heard.replied is not None and heard.replied.author == me.id
    return _completed(heard.said, heard, me) if to_me or _mentions(heard.said, me) else None


def plain(said: Said, me: Me) -> str:
    """A text without what only calls the bot: the command at its beginning, the bot's name."""
    command = command_of(said)
    if command is not None and command.name == ASK and command.may_be_for(me):
        said = command.argument
    mentions = _mentions(said, me)
    if not mentions:
        return said.text.strip()
    encoded, pieces, at = _encoded(said.text), [], 0
    for mention in sorted(mentions, key=lambda entity: entity.offset):
        pieces.append(encoded[2 * at : 2 * mention.offset])
        at = mention.end
    pieces.append(encoded[2 * at :])
    words = " ".join(" ".join(_decoded(piece) for piece in pieces).split())
    return _LOOSE_END.sub("", words.lstrip(_BEFORE_A_QUESTION))


def _completed(said: Said, heard: Heard, me: Me) -> Question:
    """The question in a message that calls the bot, or in the colleague's that it replies to."""
    text, replied = plain(said, me), heard.replied
    if replied is None or replied.author == me.id:
        return Question(text or "", None if replied is None else replied.message_id)
    return Question(text or heard.quote.strip() or plain(replied.said, me))


def _mentions(said: Said, me: Me) -> list[Entity]:
    """Where the bot is named, but for what is quoted from somebody else."""
    quoted = [entity for entity in said.entities if entity.kind in _QUOTED]
    return [
        entity
        for entity in said.entities
        if _names(said.text, entity, me)
        and not any(quote.offset <= entity.offset < quote.end for quote in quoted)
    ]


def _names(text: str, entity: Entity, me: Me) -> bool:
    if entity.kind == "text_mention":
        return entity.user_id == me.id
    name = f"@{me.username}".lower()
    return entity.kind == "mention" and _part(text, entity.offset, entity.end).lower() == name


def _after(said: Said, command: Entity) -> Said:
    """What follows a command, the marks moved along."""
    moved = tuple(
        Entity(entity.kind, entity.offset - command.end, entity.length, entity.user_id)
        for entity in said.entities
        if entity.offset >= command.end
    )
    return Said(_decoded(_encoded(said.text)[2 * command.end :]), moved)


def _part(text: str, start: int, end: int) -> str:
    return _decoded(_encoded(text)[2 * start : 2 * end])


def _encoded(text: str) -> bytes:
    # surrogatepass: JSON can carry half a pair, and no mark may break on it
    return text.encode("utf-16-le", "surrogatepass")


def _decoded(units: bytes) -> str:
    return units.decode("utf-16-le", "surrogatepass")
