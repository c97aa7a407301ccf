"""Answers to inline queries, each result of which must be one that Telegram would send."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.support.bot_api import parameters as asked
from tests.support.bot_api.inline import InlineAnswer
from tests.support.bot_api.messages import Message
from tests.support.bot_api.refusals import bad_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.bot_api.parameters import Parameters
    from tests.support.bot_api.world import World

_MOST_RESULTS = 50
_MOST_ID = 64
_MOST_OFFSET = 64
_CACHE_TIME = 300
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ARTICLE = {
    *("type", "id", "title", "input_message_content", "reply_markup", "url", "description"),
    *("thumbnail_url", "thumbnail_width", "thumbnail_height"),
}
_CONTENT = {"message_text", "parse_mode", "entities", "link_preview_options"}


def _answer_inline_query(world: World, parameters: Parameters) -> Any:
    query = world.inline_queries.get(parameters.get("inline_query_id", ""))
    results = asked.read(parameters.get("results", "[]"))
    if len(results) > _MOST_RESULTS:
        raise bad_request("too many inline query results specified")
    messages = {}
    for result in results:
        number = str(result.get("id", ""))
        if not 1 <= len(number.encode()) <= _MOST_ID:
            raise bad_request("RESULT_ID_INVALID")
        if number in messages:
            raise bad_request("RESULT_ID_DUPLICATE")
        messages[number] = _message(world, result)
    next_offset = str(parameters.get("next_offset", ""))
    if len(next_offset.encode()) > _MOST_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    if query is None or not query.is_open:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    query.answer = InlineAnswer(
        results,
        messages,
        next_offset,
        asked.flag(parameters, "is_personal"),
        int(parameters.get("cache_time", _CACHE_TIME)),
        _button(parameters),
    )
    world.cache.keep(query, query.answer)
    return True


def _message(world: World, result: dict[str, Any]) -> Message:
    """What picking a result sends, not sent yet."""
    if result.get("type") != "article":
        world.faults.append(f"inline results of type {result.get('type')} are not known here")
    unknown = sorted(set(result) - _ARTICLE)
    if unknown:
        world.faults.append(f"inline result: unknown fields {', '.join(unknown)}")
    if not result.get("title"):
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    content = result.get("input_message_content")
    if content is None:
        raise bad_request("can't parse inline query result: Can't find field \"message_text\"")
    unknown = sorted(set(content) - _CONTENT)
    if unknown:
        world.faults.append(f"input_message_content: unknown fields {', '.join(unknown)}")
    parsed = asked.text(world, content, "message_text")
    markup = {"reply_markup": result["reply_markup"]} if "reply_markup" in result else {}
    keyboard = asked.keyboard(world, markup)
    return Message(0, 0, 0, parsed, keyboard, asked.options(world, content), [parsed.text])


def _button(parameters: Parameters) -> dict[str, Any] | None:
    """The button above the results."""
    button: dict[str, Any] | None = asked.read(parameters.get("button", "null"))
    if button is None:
        return None
    if not button.get("text"):
        raise bad_request("can't parse inline query results button: Text must be non-empty")
    if "web_app" not in button and not _PAYLOAD.fullmatch(button.get("start_parameter", "")):
        raise bad_request("START_PARAM_INVALID")
    return button


METHODS: dict[str, tuple[str, Callable[[World, Parameters], Any]]] = {
    "answerInlineQuery": (
        "inline_query_id results cache_time is_personal next_offset button",
        _answer_inline_query,
    ),
}
