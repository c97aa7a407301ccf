"""The server as tests see it: people and groups in front, troubles on the way."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any, Self

from tests.support.bot_api import methods
from tests.support.bot_api.courier import Courier
from tests.support.bot_api.groups import Group, place
from tests.support.bot_api.listening import Response, listen
from tests.support.bot_api.people import Person
from tests.support.bot_api.refusals import Refused
from tests.support.bot_api.troubles import Trouble, Troubles
from tests.support.bot_api.typing_ahead import PATIENCE
from tests.support.bot_api.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.support.bot_api.messages import Message

TOKEN = "123456:TEST-abcdefghijklmnopqrstuvwxyz0123"  # noqa: S105 - opens nothing
_WELL_FORMED = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")
_ADDRESS = re.compile(r"/(file/)?bot([^/]+)/(.+)")


class FakeTelegram:
    """The server, running while the context lasts."""

    def __init__(self) -> None:
        self.world = World()
        self.token = TOKEN
        self._troubles = Troubles()
        self._courier = Courier(self.world)
        self._server = listen(self.respond, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.goes_away()
        self._courier.end()

    @property
    def url(self) -> str:
        """What TELEGRAM_API_URL is to be set to."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def faults(self) -> list[str]:
        """What the bot did that Telegram lets pass and that is wrong all the same."""
        return self.world.faults

    def user(self, user_id: int, language_code: str | None = None) -> Person:
        """Somebody who has started the bot."""
        return Person(self.world, user_id, language_code)

    def stranger(self, user_id: int, language_code: str | None = None) -> Person:
        """Somebody who has never started the bot."""
        return Person(self.world, user_id, language_code, is_met=False)

    def group(
        self,
        chat_id: int,
        kind: str = "supergroup",
        *,
        members: Sequence[Person] = (),
        admins: Sequence[Person] = (),
        forum: bool = False,
    ) -> Group:
        """A chat of several people that the bot is a member of; of nobody else unless told."""
        return Group.found(self.world, chat_id, kind, members=members, admins=admins, forum=forum)

    def sent(self, chat: int | Group) -> list[Message]:
        """What the bot has sent to a chat, as it stands there now."""
        with self.world.changed:
            return list(self.world.sent_to(place(chat)))

    def calls(self, method: str) -> list[dict[str, Any]]:
        """The parameters of each call of a method."""
        with self.world.changed:
            return [parameters for name, parameters in self.world.calls if name == method]

    def waits_for(self, condition: Callable[[], bool], what: str) -> None:
        """Waits until something is so; `what` is what a test is told that waits in vain."""
        if not self.world.wait_for(condition, PATIENCE):
            raise AssertionError(f"waited in vain: {what}")

    def waits_for_poll(self, more: int = 1) -> None:
        """Waits until the bot has polled so many times more."""
        target = self.world.polls + more
        self.waits_for(lambda: self.world.polls >= target, "the bot does not poll")

    def waits_for_webhook(self) -> None:
        """Waits until the bot has named the address that updates are brought to."""
        self.waits_for(lambda: bool(self.world.webhook), "the bot sets no webhook")

    def waits_until_idle(self) -> None:
        """Waits until all updates have been acknowledged."""
        self.waits_for(lambda: not self.world.waiting, "updates were not acknowledged")

    def proxies(self, public: str, own: str) -> None:
        """Stands a proxy before the bot: `https://…` outside, where it listens itself inside."""
        with self.world.changed:
            self.world.proxies[public] = own

    def limits_floods(self) -> None:
        """From now on takes no more in a second and a minute than Telegram does."""
        self.world.floods.limited = True

    def floods(self, chat: int | Group, seconds: int) -> None:
        """Lets the chat take nothing for so many seconds."""
        with self.world.changed:
            self.world.floods.begin(place(chat), seconds)

    def fails(self, method: str, status: int, body: bytes, times: int = 1) -> None:
        """Does nothing at the next calls of a method, and answers with anything at all."""
        self._troubles.plan(method, Trouble(acts=False, status=status, body=body), times)

    def garbles(self, method: str, body: bytes, times: int = 1) -> None:
        """Acts at the next calls of a method, and answers 200 with a body that says nothing."""
        self._troubles.plan(method, Trouble(status=200, body=body), times)

    def drops(self, method: str, times: int = 1, *, acts: bool = True) -> None:
        """Closes the connection at the next calls of a method, after acting unless told."""
        self._troubles.plan(method, Trouble(acts=acts, closes=True), times)

    def delays(self, method: str, seconds: float, times: int = 1) -> None:
        """Acts at the next calls of a method, and answers so many seconds later."""
        self._troubles.plan(method, Trouble(delay=seconds), times)

    def conflicts(self, times: int) -> None:
        """Lets the next polls meet another poller."""
        body = {
            "ok": False,
            "error_code": 409,
            "description": "Conflict: terminated by other "
            "getUpdates request; make sure that only one bot instance is running",
        }
        self.fails("getUpdates", 409, json.dumps(body).encode(), times)

    def goes_away(self) -> None:
        """Stops answering: connections are closed, new ones refused, no update is brought."""
        with self.world.changed:
            self.world.updates.closing = True
            self.world.changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def comes_back(self) -> None:
        """Answers again, at the same address."""
        self._server = listen(self.respond, self._server.server_port)
        with self.world.changed:
            self.world.updates.closing = False
            self.world.changed.notify_all()

    def respond(self, path: str, parameters: dict[str, Any]) -> Response:
        """What a request gets; while the server is away, a connection that ends."""
        if self._is_away():
            return Response(0, b"", closes=True)
        try:
            is_file, name = self._address(path)
            response = self._download(name) if is_file else self._act(name, parameters)
        except Refused as refused:
            response = _refusal(refused)
        if self._is_away():
            return Response(0, b"", closes=True)
        return response

    def _is_away(self) -> bool:
        return self.world.updates.closing

    def _act(self, method: str, parameters: dict[str, Any]) -> Response:
        trouble = self._troubles.next(method)
        with self.world.changed:
            if trouble.acts:
                try:
                    result = methods.call(self.world, method, parameters)
                    response = Response(200, json.dumps({"ok": True, "result": result}).encode())
                except Refused as refused:
                    response = _refusal(refused)
            else:
                self.world.called(method, parameters)
                response = Response(500, b"")
            self.world.changed.notify_all()
        time.sleep(trouble.delay)
        if trouble.status is not None:
            response = Response(trouble.status, trouble.body)
        return Response(0, b"", closes=True) if trouble.closes else response

    def _download(self, path: str) -> Response:
        with self.world.changed:
            for file in self.world.files.values():
                if file.path == path:
                    return Response(200, file.content, "application/octet-stream")
        raise Refused(404, "Not Found")

    def _address(self, path: str) -> tuple[bool, str]:
        """Whether a file is asked for, and its path; or else a method."""
        address = _ADDRESS.fullmatch(path)
        if address is None or not _WELL_FORMED.fullmatch(address[2]):
            raise Refused(404, "Not Found")
        if address[2] != self.token:
            raise Refused(401, "Unauthorized")
        return bool(address[1]), address[3]


def _refusal(refused: Refused) -> Response:
    body: dict[str, Any] = {
        "ok": False,
        "error_code": refused.status,
        "description": refused.description,
    }
    if refused.parameters:
        body["parameters"] = refused.parameters
    return Response(refused.status, json.dumps(body).encode())
