"""Reading what a request brings: texts, buttons, and objects whose every field must be known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.support.bot_api.markup import Parsed, parse_html
from tests.support.bot_api.refusals import bad_request

if TYPE_CHECKING:
    from tests.support.bot_api.messages import Keyboard
    from tests.support.bot_api.world import World

_MOST_TEXT = 4096
_MOST_BYTES = 32768
_MOST_IN_ROW = 8
_MOST_BUTTONS = 100
_MOST_CALLBACK_BYTES = 64
_ACTIONS = {
    *("url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text", "pay"),
    *("switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "callback_game"),
}
_FIELDS = {
    "button": _ACTIONS | {"text", "style", "icon_custom_emoji_id"},
    "link_preview_options": {
        *("is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"),
    },
    "reply_parameters": {
        *("message_id", "chat_id", "allow_sending_without_reply", "quote", "quote_parse_mode"),
        *("quote_entities", "quote_position", "checklist_task_id", "poll_option_id"),
    },
    "reply_markup": {"inline_keyboard"},
}

Parameters = dict[str, Any]


def read(value: Any) -> Any:
    """A parameter that is an object: JSON in a form field, itself in a JSON body."""
    return json.loads(value) if isinstance(value, str) else value


def flag(parameters: Parameters, name: str) -> bool:
    """Whether a parameter says yes."""
    return parameters.get(name) in {True, "true", "True", "1"}


def known(world: World, what: str, value: dict[str, Any]) -> dict[str, Any]:
    """An object of the Bot API; fields that it does not have are faults."""
    unknown = sorted(set(value) - _FIELDS[what])
    if unknown:
        world.faults.append(f"{what}: unknown fields {', '.join(unknown)}")
    return value


def text(world: World, parameters: Parameters, name: str = "text") -> Parsed:
    """The text of a message, parsed as the request says.

    Raises:
        Refused: It is empty, too long, or cannot be parsed.
    """
    raw = str(parameters.get(name, ""))
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


def keyboard(world: World, parameters: Parameters) -> Keyboard:
    """The buttons below a message.

    Raises:
        Refused: One has no text, nothing to do, or too much to carry.
    """
    markup = known(world, "reply_markup", read(parameters.get("reply_markup", "{}")))
    rows: Keyboard = markup.get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        known(world, "button", button)
        if not button.get("text"):
            raise bad_request("can't parse inline keyboard button: Text must be non-empty")
        if not _ACTIONS.intersection(button):
            raise bad_request("Text buttons are unallowed in the inline keyboard")
        data = button.get("callback_data")
        if data is not None and not 1 <= len(data.encode()) <= _MOST_CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        if "url" in button and not _is_address(button["url"]):
            raise bad_request("BUTTON_URL_INVALID")
    if any(len(row) > _MOST_IN_ROW for row in rows) or sum(map(len, rows)) > _MOST_BUTTONS:
        world.faults.append("dropped without a word: buttons beyond what a keyboard holds")
    return rows


def options(world: World, parameters: Parameters) -> dict[str, Any]:
    """What else a message asks for."""
    found: dict[str, Any] = {}
    for name in ("link_preview_options", "reply_parameters"):
        if name in parameters:
            found[name] = known(world, name, read(parameters[name]))
    if "message_thread_id" in parameters:
        found["message_thread_id"] = int(parameters["message_thread_id"])
    for name in ("disable_notification", "protect_content"):
        if flag(parameters, name):
            found[name] = True
    return found


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https", "tg"} and bool(parts.netloc)
