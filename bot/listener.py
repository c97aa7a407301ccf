"""HTTP that is served within the running loop: updates by webhook, health, metrics.

uvicorn as a part of a program and not as one of its own: it takes no signals, sets no logging up,
writes no access log (an address may hold a secret), and a port that is taken is an error of ours.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

from uvicorn import Config, Server

from bot.errors import Unlistenable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from starlette.types import ASGIApp

PATIENCE = 1
"""Seconds that requests in hand get to finish."""

_CONNECTIONS = 256  # more get 503; Telegram opens 100 at most


class _Server(Server):
    """A server that leaves the process's signals to the program."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures none."""
        yield


@asynccontextmanager
async def listening(app: ASGIApp, host: str, port: int) -> AsyncIterator[int]:
    """Serves an application while the context lasts, and gives the port.

    At the end no request is accepted any more; those in hand get `PATIENCE` seconds.

    Args:
        app: What answers.
        host: The address to listen at.
        port: Its port; 0 for one that is free.

    Raises:
        Unlistenable: The address cannot be listened at.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family, backlog=_CONNECTIONS)
    except OSError as error:
        cause = error.strerror or str(error)
        raise Unlistenable(address=f"{host}:{port}", cause=cause) from error
    server = _Server(
        Config(
            app,
            http="h11",
            ws="none",
            lifespan="off",
            interface="asgi3",
            access_log=False,
            log_config=None,
            log_level="critical",  # an application tells of its errors itself
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_CONNECTIONS,
            timeout_graceful_shutdown=PATIENCE,
        )
    )
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        # who connects before uvicorn has started waits in the socket's backlog
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        await serving
