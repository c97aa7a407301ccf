"""The HTTP side: requests read, answers written, connections cut off."""

from __future__ import annotations

import json
import sys
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Response:
    """What a request gets; `closes` ends the connection with nothing said."""

    status: int
    body: bytes
    kind: str = "application/json"
    closes: bool = False


def listen(respond: Callable[[str, dict[str, Any]], Response], port: int) -> ThreadingHTTPServer:
    """Listens at a port of this machine (0: any that is free), a thread a connection."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 60
        disable_nagle_algorithm = True  # an answer must not wait for the client's acknowledgement
        wbufsize = -1  # head and body in one piece

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            if len(body) < length:  # the client died while it wrote
                self.close_connection = True
                return
            parameters = _parameters(self.headers.get("Content-Type", ""), body)
            address = urlsplit(self.path)
            parameters.update(parse_qsl(address.query))
            response = respond(unquote(address.path), parameters)
            if response.closes:
                self.close_connection = True
                return
            try:
                self.send_response(response.status)
                self.send_header("Content-Type", response.kind)
                self.send_header("Content-Length", str(len(response.body)))
                self.end_headers()
                self.wfile.write(response.body)
                self.wfile.flush()
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client did not wait for the answer

        do_GET = do_POST  # noqa: N815 - the name is the library's

        def log_message(self, *_: object) -> None:
            """Keeps the requests out of the test's output."""

    server = _Server(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256  # hundreds of people at once, and none of them is refused

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of a client that was killed; anything else is an error of the server."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _parameters(kind: str, body: bytes) -> dict[str, Any]:
    if kind.startswith("application/json"):
        return dict(json.loads(body or b"{}"))
    return dict(parse_qsl(body.decode(), keep_blank_values=True))
