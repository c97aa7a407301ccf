"""What a bot may learn of a chat: what it is, who is in it, who runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.bot_api.messages import BOT
from tests.support.bot_api.refusals import bad_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.bot_api.chats import Chat
    from tests.support.bot_api.parameters import Parameters
    from tests.support.bot_api.world import World

_GIFTS = (
    *("unlimited_gifts", "limited_gifts", "unique_gifts"),
    *("premium_subscription", "gifts_from_channels"),
)


def chat_of(world: World, parameters: Parameters) -> Chat:
    """The chat that a request is about.

    Raises:
        Refused: None is named, there is none, or the bot has no business there.
    """
    named = str(parameters.get("chat_id", ""))
    if not named:
        raise bad_request("chat_id is empty")
    if not named.lstrip("-").isdigit():
        raise bad_request("chat not found")
    return world.chat(int(named))


def _get_chat(world: World, parameters: Parameters) -> Any:
    return {
        **chat_of(world, parameters).to_json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }


def _get_chat_member(world: World, parameters: Parameters) -> Any:
    chat = chat_of(world, parameters)
    user = world.users.get(int(parameters.get("user_id", 0)))
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if chat.kind == "channel" and not chat.is_administrator(BOT["id"]):
        raise bad_request("member list is inaccessible")
    return chat.member(user)


def _get_chat_administrators(world: World, parameters: Parameters) -> Any:
    chat = chat_of(world, parameters)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    return [
        chat.member(world.users[number])
        for number in chat.statuses
        if chat.is_administrator(number) and (number == BOT["id"] or not _is_bot(world, number))
    ]


def _is_bot(world: World, number: int) -> bool:
    return bool(world.users[number]["is_bot"])


def _get_chat_member_count(world: World, parameters: Parameters) -> Any:
    chat = chat_of(world, parameters)
    return sum(chat.has(number) for number in chat.statuses)


def _leave_chat(world: World, parameters: Parameters) -> Any:
    chat_of(world, parameters).statuses[BOT["id"]] = "left"
    return True


METHODS: dict[str, tuple[str, Callable[[World, Parameters], Any]]] = {
    "getChat": ("chat_id", _get_chat),
    "getChatMember": ("chat_id user_id", _get_chat_member),
    "getChatAdministrators": ("chat_id return_bots", _get_chat_administrators),
    "getChatMemberCount": ("chat_id", _get_chat_member_count),
    "leaveChat": ("chat_id", _leave_chat),
}
