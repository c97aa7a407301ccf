"""What a bot is and says of itself: its account, its menu, its descriptions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tests.support.bot_api.messages import BOT
from tests.support.bot_api.parameters import read
from tests.support.bot_api.profile import scope_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.bot_api.parameters import Parameters
    from tests.support.bot_api.world import World


def _get_me(world: World, _parameters: Parameters) -> Any:
    return {
        **BOT,
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _place(parameters: Parameters) -> tuple[str, str]:
    """The scope and the language that a request is about."""
    scope = parameters.get("scope")
    return scope_name(read(scope) if scope else None), parameters.get("language_code", "")


def _set_my_commands(world: World, parameters: Parameters) -> Any:
    world.profile.set_commands(*_place(parameters), read(parameters["commands"]))
    return True


def _get_my_commands(world: World, parameters: Parameters) -> Any:
    scope, lang = _place(parameters)
    return world.profile.commands.get(scope, {}).get(lang, [])


def _delete_my_commands(world: World, parameters: Parameters) -> Any:
    world.profile.set_commands(*_place(parameters), [])
    return True


def _set_text(kind: str, world: World, parameters: Parameters) -> Any:
    lang = parameters.get("language_code", "")
    world.profile.set_text(kind, lang, parameters.get(kind, ""))
    return True


def _get_text(kind: str, world: World, parameters: Parameters) -> Any:
    texts, lang = world.profile.texts[kind], parameters.get("language_code", "")
    return {kind: texts.get(lang) or texts.get("", "")}


METHODS: dict[str, tuple[str, Callable[[World, Parameters], Any]]] = {
    "getMe": ("", _get_me),
    "setMyCommands": ("commands scope language_code", _set_my_commands),
    "getMyCommands": ("scope language_code", _get_my_commands),
    "deleteMyCommands": ("scope language_code", _delete_my_commands),
    "setMyDescription": ("description language_code", partial(_set_text, "description")),
    "getMyDescription": ("language_code", partial(_get_text, "description")),
    "setMyShortDescription": (
        "short_description language_code",
        partial(_set_text, "short_description"),
    ),
    "getMyShortDescription": ("language_code", partial(_get_text, "short_description")),
    "setMyName": ("name language_code", partial(_set_text, "name")),
    "getMyName": ("language_code", partial(_get_text, "name")),
}
