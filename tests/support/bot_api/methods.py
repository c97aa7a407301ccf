"""The methods of the Bot API that are known here: their parameters, their rules, their refusals."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

from tests.support.bot_api.markup import Parsed, parse_html
from tests.support.bot_api.refusals import Refused, bad_request
from tests.support.bot_api.world import BOT, Keyboard, Message, World

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_TEXT = 4096
_MOST_BYTES = 32768
_MOST_IN_ROW = 8
_MOST_BUTTONS = 100
_MOST_CALLBACK_BYTES = 64
_MOST_ALERT = 200
_MOST_DESCRIPTION = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")

Parameters = dict[str, Any]


def call(world: World, method: str, parameters: Parameters) -> Any:
    """Does what a request asks for.

    Raises:
        Refused: The server says no.
    """
    world.calls.append((method, parameters))
    if method not in METHODS:
        world.faults.append(f"unknown method {method}")
        raise Refused(404, "Not Found")
    known, act = METHODS[method]
    unknown = sorted(set(parameters) - set(known.split()))
    if unknown:
        world.faults.append(f"{method}: unknown parameters {', '.join(unknown)}")
    return act(world, parameters)


def _get_me(_world: World, _parameters: Parameters) -> Any:
    return BOT


def _get_updates(world: World, parameters: Parameters) -> Any:
    if world.webhook:
        raise Refused(
            409,
            "Conflict: can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first",
        )
    allowed = parameters.get("allowed_updates")
    return world.poll(
        offset=int(parameters.get("offset", 0)),
        limit=max(1, min(100, int(parameters.get("limit", 100)))),
        timeout=min(50.0, float(parameters.get("timeout", 0))),
        wanted=_json(allowed) if allowed is not None else None,
    )


def _delete_webhook(world: World, _parameters: Parameters) -> Any:
    world.webhook = ""
    return True


def _set_my_commands(world: World, parameters: Parameters) -> Any:
    commands = _json(parameters["commands"])
    if len(commands) > _MOST_BUTTONS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= _MOST_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[parameters.get("language_code", "")] = commands
    return True


def _send_message(world: World, parameters: Parameters) -> Any:
    chat_id = _chat(world, parameters)
    parsed = _text(world, parameters)
    message = Message(
        chat_id,
        world.number(),
        int(time.time()),
        parsed,
        _keyboard(world, parameters),
        _options(parameters),
        [parsed.text],
    )
    world.messages[chat_id, message.id] = message
    world.sent.append(message)
    return to_json(world, message)


def _edit_message_text(world: World, parameters: Parameters) -> Any:
    message = _own_message(world, parameters)
    parsed, keyboard = _text(world, parameters), _keyboard(world, parameters)
    shown = message.parsed
    if (shown.text, shown.entities, message.keyboard) == (parsed.text, parsed.entities, keyboard):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly"
            " the same as a current content and reply markup of the message"
        )
    message.parsed, message.keyboard = parsed, keyboard
    message.options = _options(parameters)
    message.history.append(parsed.text)
    return to_json(world, message)


def _delete_message(world: World, parameters: Parameters) -> Any:
    key = (_chat(world, parameters), int(parameters["message_id"]))
    if world.messages.pop(key, None) is None:
        raise bad_request("message to delete not found")
    return True


def _answer_callback_query(world: World, parameters: Parameters) -> Any:
    callback = world.callbacks.get(parameters["callback_query_id"])
    if callback is None or callback.expired or callback.answers:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(parameters.get("text", "")) > _MOST_ALERT:
        raise bad_request("MESSAGE_TOO_LONG")
    callback.answers.append(parameters)
    return True


def _send_chat_action(world: World, parameters: Parameters) -> Any:
    _chat(world, parameters)
    return True


def to_json(world: World, message: Message) -> dict[str, Any]:
    """A message of the bot as the Bot API writes it."""
    written: dict[str, Any] = {
        "message_id": message.id,
        "from": BOT,
        "chat": world.chats[message.chat_id],
        "date": message.date,
        "text": message.text,
    }
    if message.parsed.entities:
        written["entities"] = message.parsed.entities
    if message.keyboard:
        written["reply_markup"] = {"inline_keyboard": message.keyboard}
    return written


def _json(value: Any) -> Any:
    """A parameter that is an object: JSON in a form field, itself in a JSON body."""
    return json.loads(value) if isinstance(value, str) else value


def _chat(world: World, parameters: Parameters) -> int:
    if "chat_id" not in parameters:
        raise bad_request("chat_id is empty")
    chat_id = int(parameters["chat_id"])
    world.check_chat(chat_id)
    return chat_id


def _own_message(world: World, parameters: Parameters) -> Message:
    message = world.messages.get((_chat(world, parameters), int(parameters["message_id"])))
    if message is None:
        raise bad_request("message to edit not found")
    return message


def _text(world: World, parameters: Parameters) -> Parsed:
    raw = str(parameters.get("text", ""))
    if len(raw.encode()) > _MOST_BYTES:
        raise bad_request("text is too long")
    mode = parameters.get("parse_mode")
    if mode not in {None, "HTML"}:
        world.faults.append(f"parse_mode {mode} is not known here")
    parsed = parse_html(raw) if mode == "HTML" else Parsed(raw.strip(), [])
    if not parsed.text:
        raise bad_request("message text is empty")
    if len(parsed.text) > _MOST_TEXT:
        raise bad_request("message is too long")
    world.faults += [f"dropped without a word: {what}" for what in parsed.dropped]
    return parsed


def _keyboard(world: World, parameters: Parameters) -> Keyboard:
    markup = _json(parameters.get("reply_markup", "{}"))
    rows: Keyboard = markup.get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        if not button.get("text"):
            raise bad_request("can't parse inline keyboard button: Text must be non-empty")
        data = button.get("callback_data")
        if data is None and "url" not in button:
            raise bad_request("Text buttons are unallowed in the inline keyboard")
        if data is not None and not 1 <= len(data.encode()) <= _MOST_CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if any(len(row) > _MOST_IN_ROW for row in rows) or sum(map(len, rows)) > _MOST_BUTTONS:
        world.faults.append("dropped without a word: buttons beyond what a keyboard holds")
    return rows


def _options(parameters: Parameters) -> dict[str, Any]:
    names = ("link_preview_options", "reply_parameters", "message_thread_id")
    return {name: _json(parameters[name]) for name in names if name in parameters}


METHODS: dict[str, tuple[str, Callable[[World, Parameters], Any]]] = {
    "getMe": ("", _get_me),
    "getUpdates": ("offset limit timeout allowed_updates", _get_updates),
    "deleteWebhook": ("drop_pending_updates", _delete_webhook),
    "setMyCommands": ("commands scope language_code", _set_my_commands),
    "sendMessage": (
        (
            "chat_id message_thread_id text parse_mode entities link_preview_options"
            " disable_notification protect_content reply_parameters reply_markup"
        ),
        _send_message,
    ),
    "editMessageText": (
        "chat_id message_id text parse_mode entities link_preview_options reply_markup",
        _edit_message_text,
    ),
    "deleteMessage": ("chat_id message_id", _delete_message),
    "answerCallbackQuery": (
        "callback_query_id text show_alert url cache_time",
        _answer_callback_query,
    ),
    "sendChatAction": ("chat_id message_thread_id action", _send_chat_action),
}
"""The parameters that each method knows, and what it does."""
