"""The HTTP side: addresses, tokens, bodies, and a switch to be away."""

from __future__ import annotations

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from tests.support.bot_api import methods
from tests.support.bot_api.people import PATIENCE, Person
from tests.support.bot_api.refusals import Refused
from tests.support.bot_api.world import Message, World

TOKEN = "123456:TEST-abcdefghijklmnopqrstuvwxyz0123"  # noqa: S105 - opens nothing
_WELL_FORMED = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")
_ADDRESS = re.compile(r"/bot([^/]+)/(\w+)")


class FakeTelegram:
    """The server, running while the context lasts."""

    def __init__(self) -> None:
        self.world = World()
        self.token = TOKEN
        self._failures: dict[str, list[tuple[int, bytes]]] = {}
        self._server = _listen(self, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.goes_away()

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

    def group(self, chat_id: int, kind: str = "supergroup") -> int:
        """A chat of several people that the bot is a member of."""
        self.world.chats[chat_id] = {"id": chat_id, "type": kind, "title": f"Group {chat_id}"}
        return chat_id

    def sent(self, chat: int) -> list[Message]:
        """What the bot has sent to a chat, as it stands there now."""
        with self.world.changed:
            return [message for message in self.world.sent if message.chat_id == chat]

    def calls(self, method: str) -> list[dict[str, Any]]:
        """The parameters of each call of a method."""
        with self.world.changed:
            return [parameters for name, parameters in self.world.calls if name == method]

    def waits_for_poll(self, more: int = 1) -> None:
        """Waits until the bot has polled so many times more."""
        target = self.world.polls + more
        if not self.world.wait_for(lambda: self.world.polls >= target, PATIENCE):
            raise AssertionError("the bot does not poll")

    def waits_until_idle(self) -> None:
        """Waits until all updates have been acknowledged."""
        if not self.world.wait_for(lambda: not self.world.waiting, PATIENCE):
            raise AssertionError("updates were not acknowledged")

    def floods(self, chat: int, seconds: int) -> None:
        """Lets the chat take nothing for so many seconds."""
        self.world.flood(chat, seconds)

    def fails(self, method: str, status: int, body: bytes, times: int = 1) -> None:
        """Answers the next calls of a method with anything at all."""
        self._failures.setdefault(method, []).extend([(status, body)] * times)

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
        """Stops answering: connections are closed, new ones refused."""
        with self.world.changed:
            self.world.closing = True
            self.world.changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def comes_back(self) -> None:
        """Answers again, at the same address."""
        self.world.closing = False
        self._server = _listen(self, self._server.server_port)

    def respond(self, path: str, parameters: dict[str, Any]) -> tuple[int, bytes]:
        """The status and body for a request."""
        try:
            method = self._method(path)
            if self._failures.get(method):
                with self.world.changed:
                    self.world.calls.append((method, parameters))
                return self._failures[method].pop(0)
            with self.world.changed:
                result = methods.call(self.world, method, parameters)
                self.world.changed.notify_all()
        except Refused as refused:
            body: dict[str, Any] = {
                "ok": False,
                "error_code": refused.status,
                "description": refused.description,
            }
            if refused.parameters:
                body["parameters"] = refused.parameters
            return refused.status, json.dumps(body).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _method(self, path: str) -> str:
        address = _ADDRESS.fullmatch(path)
        if address is None or not _WELL_FORMED.fullmatch(address[1]):
            raise Refused(404, "Not Found")
        if address[1] != self.token:
            raise Refused(401, "Unauthorized")
        return address[2]


def _listen(telegram: FakeTelegram, port: int) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 60

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            parameters = _parameters(self.headers.get("Content-Type", ""), self.rfile.read(length))
            address = urlsplit(self.path)
            parameters.update(parse_qsl(address.query))
            status, body = telegram.respond(address.path, parameters)
            if telegram.world.closing:
                self.close_connection = True
                return
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client did not wait for the answer

        do_GET = do_POST  # noqa: N815 - the name is the library's

        def log_message(self, *_: object) -> None:
            """Keeps the requests out of the test's output."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server


def _parameters(kind: str, body: bytes) -> dict[str, Any]:
    if kind.startswith("application/json"):
        return dict(json.loads(body or b"{}"))
    return dict(parse_qsl(body.decode(), keep_blank_values=True))
