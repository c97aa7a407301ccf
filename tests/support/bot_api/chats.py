"""Chats: who is in them and as what, their topics, and what they refuse."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.support.bot_api.messages import BOT
from tests.support.bot_api.refusals import bad_request, forbidden

GENERAL = 1
"""The topic that a forum always has; messages in it carry no thread."""

_ADMINISTRATORS = frozenset({"creator", "administrator"})
_PRESENT = _ADMINISTRATORS | {"member", "restricted"}
_MAY = {
    "administrator": (
        "can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members"
        " can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories"
        " can_delete_stories can_pin_messages can_manage_topics"
    ),
    "restricted": (
        "can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos"
        " can_send_video_notes can_send_voice_notes can_send_polls can_send_other_messages"
        " can_add_web_page_previews can_change_info can_invite_users can_pin_messages"
        " can_manage_topics can_edit_tag can_react_to_messages"
    ),
}

_MORE: dict[str, dict[str, Any]] = {
    "creator": {"is_anonymous": False},
    "administrator": {"is_anonymous": False, "can_be_edited": False},
    "restricted": {"is_member": True, "until_date": 0},
    "kicked": {"until_date": 0},
}


@dataclass(slots=True)
class Topic:
    """A topic of a forum."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True)
class Chat:
    """A chat of the bot with one person, or with many.

    Attributes:
        id: Its number; negative for groups and channels.
        kind: `private`, `group`, `supergroup` or `channel`.
        name: Its title, or the person's first name.
        statuses: What each account is in it, by number: `creator`, `administrator`, `member`,
            `restricted`, `left` or `kicked`.
        topics: By number, those of a forum save General.
        is_forum: Whether it has topics.
        is_writable: Whether a bot that is no administrator may send messages.
        upgraded_to: The supergroup that this group has become.
        is_met: In a private chat, whether the person has started the bot.
    """

    id: int
    kind: str
    name: str
    statuses: dict[int, str] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    is_forum: bool = False
    is_writable: bool = True
    upgraded_to: int | None = None
    is_met: bool = True

    def to_json(self) -> dict[str, Any]:
        """The chat as the Bot API writes it."""
        name = "first_name" if self.kind == "private" else "title"
        written: dict[str, Any] = {"id": self.id, "type": self.kind, name: self.name}
        return {**written, "is_forum": True} if self.is_forum else written

    @property
    def is_shared(self) -> bool:
        """Whether it is a group of either kind."""
        return self.kind in {"group", "supergroup"}

    def status(self, user_id: int) -> str:
        """What an account is in the chat."""
        return self.statuses.get(user_id, "left")

    def is_administrator(self, user_id: int) -> bool:
        """Whether an account runs the chat."""
        return self.status(user_id) in _ADMINISTRATORS

    def has(self, user_id: int) -> bool:
        """Whether an account is in the chat."""
        return self.status(user_id) in _PRESENT

    def member(self, user: dict[str, Any]) -> dict[str, Any]:
        """A ChatMember, with all the fields that its status has."""
        status = self.status(user["id"])
        rights = dict.fromkeys(_MAY.get(status, "").split(), status == "administrator")
        return {"status": status, "user": user, **rights, **_MORE.get(status, {})}

    def check_present(self) -> None:
        """Refuses what a bot may not know of a chat that it is not in."""
        if self.upgraded_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.upgraded_to
            )
        if self.kind == "private":
            if not self.is_met:
                raise forbidden("bot can't initiate conversation with a user")
            return
        status = self.status(BOT["id"])
        if status == "kicked":
            raise forbidden(f"bot was kicked from the {self.kind} chat")
        if status == "left":
            raise forbidden(f"bot is not a member of the {self.kind} chat")

    def check_writable(self) -> None:
        """Refuses messages where the bot has no right to send any."""
        if self.kind == "channel" and not self.is_administrator(BOT["id"]):
            raise bad_request("need administrator rights in the channel chat")
        is_muted = not self.is_writable or self.status(BOT["id"]) == "restricted"
        if self.is_shared and is_muted and not self.is_administrator(BOT["id"]):
            raise bad_request("not enough rights to send text messages to the chat")

    def check_thread(self, thread: int | None) -> None:
        """Refuses topics that are not there or are closed; General is named by leaving it out."""
        if thread is None:
            return
        topic = self.topics.get(thread)
        if topic is None:
            raise bad_request("message thread not found")
        if topic.closed and not self.is_administrator(BOT["id"]):
            raise bad_request("TOPIC_CLOSED")
