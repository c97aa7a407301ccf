"""Getting what people have sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.bot_api.refusals import bad_request
from tests.support.bot_api.world import MOST_DOWNLOADED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.bot_api.parameters import Parameters
    from tests.support.bot_api.world import World


def _get_file(world: World, parameters: Parameters) -> Any:
    file = world.files.get(str(parameters.get("file_id", "")))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > MOST_DOWNLOADED and not world.self_hosted:
        raise bad_request("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.id[::-1],
        "file_size": file.size,
        "file_path": file.path,
    }


METHODS: dict[str, tuple[str, Callable[[World, Parameters], Any]]] = {
    "getFile": ("file_id", _get_file),
}
