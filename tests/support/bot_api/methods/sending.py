"""Messages of the bot: sent, edited, deleted; presses answered."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tests.support.bot_api import parameters as asked
from tests.support.bot_api.markup import parse_html
from tests.support.bot_api.messages import BOT, Message
from tests.support.bot_api.methods.chats import chat_of
from tests.support.bot_api.refusals import bad_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.bot_api.chats import Chat
    from tests.support.bot_api.parameters import Parameters
    from tests.support.bot_api.world import World

_MOST_ALERT = 200
_ACTIONS = frozenset({"typing", "upload_document", "find_location", "choose_sticker"})
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)


def _send_message(world: World, parameters: Parameters) -> Any:
    at = time.perf_counter()
    chat = chat_of(world, parameters)
    chat.check_writable()
    options = asked.options(world, parameters)
    replied = _replied(world, chat, options)
    thread = options.get("message_thread_id")
    chat.check_thread(thread)
    if replied is not None:
        thread = _thread_of_reply(world, chat, replied, thread)
    parsed, keyboard = asked.text(world, parameters), asked.keyboard(world, parameters)
    world.floods.check(chat.id)
    message = Message(
        chat.id,
        world.number(),
        int(time.time()),
        parsed,
        keyboard,
        options,
        [parsed.text],
        thread=thread,
        in_topic=chat.is_forum and thread is not None,
        reply_to=replied,
        at=at,
    )
    world.add_message(message)
    return world.written(message)


def _replied(world: World, chat: Chat, options: dict[str, Any]) -> Message | None:
    """The message that is replied to, or None."""
    wanted = options.get("reply_parameters")
    if wanted is None:
        return None
    where = int(wanted.get("chat_id", chat.id))
    replied = world.messages.get((where, int(wanted.get("message_id", 0))))
    if replied is None:
        if wanted.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
    quote = wanted.get("quote")
    if quote is not None:
        html = wanted.get("quote_parse_mode") == "HTML"
        if (parse_html(quote).text if html else quote) not in replied.text:
            raise bad_request("QUOTE_TEXT_INVALID")
    return replied


def _thread_of_reply(world: World, chat: Chat, replied: Message, thread: int | None) -> int | None:
    """Where a reply stands: in the topic of what it replies to, unless another one is named."""
    if not chat.is_forum:
        return replied.thread or (replied.id if chat.kind == "supergroup" else None)
    if thread is not None and thread != replied.thread:
        world.faults.append(f"reply in topic {thread} to a message of topic {replied.thread}")
        return thread
    chat.check_thread(replied.thread)
    return replied.thread


def _edited(world: World, parameters: Parameters) -> Message:
    """The message that an edit is about."""
    if "inline_message_id" in parameters:
        message = world.inline_messages.get(parameters["inline_message_id"])
        if message is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return message
    chat = chat_of(world, parameters)
    message = world.messages.get((chat.id, int(parameters.get("message_id", 0))))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender["id"] != BOT["id"]:
        raise bad_request("message can't be edited")
    return message


def _edit(world: World, parameters: Parameters, *, text: bool) -> Any:
    message = _edited(world, parameters)
    parsed = asked.text(world, parameters) if text else message.parsed
    keyboard = asked.keyboard(world, parameters)
    shown = message.parsed
    if (shown.text, shown.entities, message.keyboard) == (parsed.text, parsed.entities, keyboard):
        raise bad_request(_UNCHANGED)
    if message.inline_id is None:
        world.floods.check(message.chat_id)
    message.parsed, message.keyboard = parsed, keyboard
    if text:
        message.options = {**message.options, **asked.options(world, parameters)}
        message.history.append(parsed.text)
    if message.inline_id is not None:
        return True
    return world.written(message)


def _edit_message_text(world: World, parameters: Parameters) -> Any:
    return _edit(world, parameters, text=True)


def _edit_message_reply_markup(world: World, parameters: Parameters) -> Any:
    return _edit(world, parameters, text=False)


def _delete_message(world: World, parameters: Parameters) -> Any:
    chat = chat_of(world, parameters)
    key = (chat.id, int(parameters["message_id"]))
    message = world.messages.get(key)
    if message is None:
        raise bad_request("message to delete not found")
    own = message.sender["id"] == BOT["id"] or chat.kind == "private"
    if not own and not chat.is_administrator(BOT["id"]):
        raise bad_request("message can't be deleted")
    del world.messages[key]
    return True


def _delete_messages(world: World, parameters: Parameters) -> Any:
    for number in asked.read(parameters["message_ids"]):
        if (chat_of(world, parameters).id, number) in world.messages:
            _delete_message(world, {"chat_id": parameters["chat_id"], "message_id": number})
    return True


def _answer_callback_query(world: World, parameters: Parameters) -> Any:
    callback = world.callbacks.get(parameters["callback_query_id"])
    if callback is None or not callback.is_open:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(parameters.get("text", "")) > _MOST_ALERT:
        raise bad_request("MESSAGE_TOO_LONG")
    callback.answers.append(parameters)
    return True


def _send_chat_action(world: World, parameters: Parameters) -> Any:
    chat = chat_of(world, parameters)
    chat.check_writable()
    thread = parameters.get("message_thread_id")
    chat.check_thread(None if thread is None else int(thread))
    if parameters.get("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


_SENDING = (
    "business_connection_id disable_notification protect_content message_effect_id"
    " allow_paid_broadcast direct_messages_topic_id suggested_post_parameters"
)
_EDITING = "business_connection_id chat_id message_id inline_message_id reply_markup"

METHODS: dict[str, tuple[str, Callable[[World, Parameters], Any]]] = {
    "sendMessage": (
        (
            f"{_SENDING} chat_id message_thread_id text parse_mode entities"
            " link_preview_options reply_parameters reply_markup"
        ),
        _send_message,
    ),
    "editMessageText": (
        f"{_EDITING} text parse_mode entities link_preview_options",
        _edit_message_text,
    ),
    "editMessageReplyMarkup": (_EDITING, _edit_message_reply_markup),
    "deleteMessage": ("chat_id message_id", _delete_message),
    "deleteMessages": ("chat_id message_ids", _delete_messages),
    "answerCallbackQuery": (
        "callback_query_id text show_alert url cache_time",
        _answer_callback_query,
    ),
    "sendChatAction": (
        "business_connection_id chat_id message_thread_id action",
        _send_chat_action,
    ),
}
