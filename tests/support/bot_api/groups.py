"""Groups and channels as tests see them: people come and go, topics open and close."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Self

from tests.support.bot_api.chats import Chat, Topic
from tests.support.bot_api.markup import Parsed
from tests.support.bot_api.messages import BOT, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.support.bot_api.people import Person
    from tests.support.bot_api.world import World

_SOMEBODY: dict[str, Any] = {"id": 777, "is_bot": False, "first_name": "Owner"}


class Group:
    """A group, supergroup or channel."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world = world
        self.id = chat.id
        self._chat = chat

    @classmethod
    def found(  # noqa: PLR0913 - what a group is made of
        cls,
        world: World,
        chat_id: int,
        kind: str,
        *,
        members: Sequence[Person],
        admins: Sequence[Person],
        forum: bool,
    ) -> Self:
        """A new one with the bot in it: in a channel it is an administrator, else a member."""
        status = "administrator" if kind == "channel" else "member"
        chat = Chat(chat_id, kind, f"Group {chat_id}", {BOT["id"]: status}, is_forum=forum)
        chat.statuses |= {person.id: "member" for person in members}
        chat.statuses |= {person.id: "administrator" for person in admins}
        with world.changed:
            world.users.setdefault(_SOMEBODY["id"], _SOMEBODY)
            world.chats[chat_id] = chat
        return cls(world, chat)

    def __repr__(self) -> str:
        return f"Group({self.id})"

    def adds(self, person: Person) -> None:
        """A person comes in."""
        self.turns(person, "member", {"new_chat_members": [person.user]})

    def removes(self, person: Person) -> None:
        """A person is removed and may not come back."""
        self.turns(person, "kicked", {"left_chat_member": person.user})

    def loses(self, person: Person) -> None:
        """A person leaves."""
        self.turns(person, "left", {"left_chat_member": person.user})

    def promotes(self, person: Person) -> None:
        """A person becomes an administrator."""
        self.turns(person, "administrator")

    def demotes(self, person: Person) -> None:
        """A person becomes a member like any other."""
        self.turns(person, "member")

    def restricts(self, person: Person) -> None:
        """A person stays and loses rights."""
        self.turns(person, "restricted")

    def turns(self, person: Person, status: str, service: dict[str, Any] | None = None) -> None:
        """A person's status changes; the bot is told of it where it runs the group."""
        with self.world.changed:
            old = self._chat.member(person.user)
            self._chat.statuses[person.id] = status
            if service:
                self._serves(service)
            if self._chat.is_administrator(BOT["id"]):
                self._tells("chat_member", _SOMEBODY, old, self._chat.member(person.user))

    def adds_bot(self, by: Person) -> None:
        """The bot comes in."""
        self.turns_bot("member", by, {"new_chat_members": [BOT]})

    def removes_bot(self, by: Person) -> None:
        """The bot is thrown out."""
        self.turns_bot("kicked", by)

    def promotes_bot(self, by: Person) -> None:
        """The bot becomes an administrator, who sees every message and every change of members."""
        self.turns_bot("administrator", by)

    def demotes_bot(self, by: Person) -> None:
        """The bot becomes a member like any other."""
        self.turns_bot("member", by)

    def turns_bot(self, status: str, by: Person, service: dict[str, Any] | None = None) -> None:
        """The bot's status changes, which it is always told of."""
        with self.world.changed:
            old = self._chat.member(BOT)
            self._chat.statuses[BOT["id"]] = status
            self._tells("my_chat_member", by.user, old, self._chat.member(BOT))
            if service:
                self._serves(service, by.user)

    def forbids_writing(self, *, forbids: bool = True) -> None:
        """Nobody but administrators may write, or everybody again."""
        with self.world.changed:
            self._chat.is_writable = not forbids

    def topic(self, name: str, by: Person | None = None) -> Topic:
        """Opens a topic; what stands in it replies to the message that says so."""
        with self.world.changed:
            event = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
            number = self.world.number()
            self._chat.topics[number] = Topic(number, name)
            message = self._event(event, by.user if by else None, number=number)
            message.thread, message.in_topic = number, True
            self.world.post(message)
            return self._chat.topics[number]

    def closes(self, topic: Topic) -> None:
        """Closes a topic."""
        with self.world.changed:
            topic.closed = True

    def deletes(self, topic: Topic) -> None:
        """Deletes a topic with all that stands in it."""
        with self.world.changed:
            del self._chat.topics[topic.id]
            stands = [key for key, one in self.world.messages.items() if one.thread == topic.id]
            for key in stands:
                del self.world.messages[key]

    def opening(self, topic: Topic | None) -> Message | None:
        """The message that a topic began with; None for General."""
        return self.world.messages.get((self.id, topic.id)) if topic else None

    def upgrades(self, chat_id: int) -> Group:
        """Becomes a supergroup with another number, as Telegram does when a group grows."""
        with self.world.changed:
            new = Chat(chat_id, "supergroup", self._chat.name, dict(self._chat.statuses))
            self.world.chats[chat_id] = new
            self._serves({"migrate_to_chat_id": chat_id})
            self._chat.upgraded_to = chat_id
            group = Group(self.world, new)
            group._serves({"migrate_from_chat_id": self.id})
            return group

    def _serves(self, event: dict[str, Any], by: dict[str, Any] | None = None) -> None:
        self.world.post(self._event(event, by))

    def _event(
        self, event: dict[str, Any], by: dict[str, Any] | None, number: int | None = None
    ) -> Message:
        """A service message."""
        return Message(
            self.id,
            number or self.world.number(),
            int(time.time()),
            Parsed("", []),
            [],
            {},
            sender=by or _SOMEBODY,
            content=event,
        )

    def _tells(
        self, kind: str, by: dict[str, Any], old: dict[str, Any], new: dict[str, Any]
    ) -> None:
        change = {
            "chat": self._chat.to_json(),
            "from": by,
            "date": int(time.time()),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        self.world.add_update(kind, change)


def place(chat: int | Group) -> int:
    """A chat's number."""
    return chat if isinstance(chat, int) else chat.id
