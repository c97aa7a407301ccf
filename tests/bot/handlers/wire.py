"""The Bot API in memory: requests of python-telegram-bot noted, and answered as told."""

from __future__ import annotations

import json
import time
from typing import Any

from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData

ME = {"id": 77, "is_bot": True, "first_name": "Tolmach", "username": "tolmach_bot"}


class Wire(BaseRequest):
    """What would go over the network.

    Attributes:
        calls: The methods called, each with its parameters.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self._refusals: dict[str, str] = {}

    @property
    def read_timeout(self) -> float | None:
        """None: nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to be made ready."""

    async def shutdown(self) -> None:
        """Nothing to be let go."""

    def refuses(self, method: str, description: str) -> None:
        """Answers a method with an error from now on."""
        self._refusals[method] = description

    def called(self, method: str) -> list[dict[str, Any]]:
        """The parameters of each call of a method."""
        return [parameters for name, parameters in self.calls if name == method]

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - the signature is the library's
        request_data: RequestData | None = None,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        """Notes a request and answers it."""
        name = url.rsplit("/", 1)[-1]
        parameters = dict(request_data.parameters) if request_data else {}
        self.calls.append((name, parameters))
        if name in self._refusals:
            refusal = {"ok": False, "error_code": 400, "description": self._refusals[name]}
            return 400, json.dumps(refusal).encode()
        return 200, json.dumps({"ok": True, "result": self._result(name, parameters)}).encode()

    def _result(self, name: str, parameters: dict[str, Any]) -> object:
        if name == "getMe":
            return ME
        if name in {"sendMessage", "editMessageText", "editMessageReplyMarkup"}:
            chat = {"id": parameters["chat_id"], "type": "private"}
            number = parameters.get("message_id", 900 + len(self.calls))
            return {"message_id": number, "date": int(time.time()), "chat": chat, "text": "sent"}
        return True


async def bot_over(wire: Wire) -> ExtBot[None]:
    """A bot whose requests go over that wire."""
    bot: ExtBot[None] = ExtBot("77:TEST", request=wire, get_updates_request=wire)
    await bot.initialize()
    return bot
