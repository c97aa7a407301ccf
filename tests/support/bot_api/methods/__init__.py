"""The methods of the Bot API that are known here: their parameters, their rules, their refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.bot_api.methods import about, chats, files, inline, sending, taking
from tests.support.bot_api.refusals import Refused

if TYPE_CHECKING:
    from tests.support.bot_api.parameters import Parameters
    from tests.support.bot_api.world import World

METHODS = {
    **about.METHODS,
    **chats.METHODS,
    **files.METHODS,
    **inline.METHODS,
    **sending.METHODS,
    **taking.METHODS,
}
"""The parameters that each method knows, and what it does."""


def call(world: World, method: str, parameters: Parameters) -> Any:
    """Does what a request asks for.

    Raises:
        Refused: The server says no.
    """
    world.called(method, parameters)
    if method not in METHODS:
        world.faults.append(f"unknown method {method}")
        raise Refused(404, "Not Found")
    known, act = METHODS[method]
    unknown = sorted(set(parameters) - set(known.split()))
    if unknown:
        world.faults.append(f"{method}: unknown parameters {', '.join(unknown)}")
    return act(world, parameters)
