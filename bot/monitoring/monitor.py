"""Health and figures over HTTP, on a port of their own that is for the machine's keepers alone.

/healthz   200 while the process answers at all
/readyz    200 while what people send is taken, 503 while it is not
/metrics   figures for Prometheus
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.listener import listening
from bot.monitoring.metrics import CONTENT_TYPE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

    from bot.monitoring.metrics import Metrics


class Monitor:
    """Tells how the bot is."""

    def __init__(self, host: str, port: int, metrics: Metrics, ready: Callable[[], bool]) -> None:
        """Nothing is listened at yet.

        Args:
            host: The address to listen at.
            port: Its port; 0 for one that is free.
            metrics: The figures.
            ready: Tells whether what people send is taken.
        """
        self._host = host
        self._port = port
        self._metrics = metrics
        self._ready = ready

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[int]:
        """Answers while the context lasts, and gives the port.

        Raises:
            Unlistenable: The address cannot be listened at.
        """
        application = Starlette(
            routes=[
                Route("/healthz", self._health),
                Route("/readyz", self._readiness),
                Route("/metrics", self._figures),
            ]
        )
        async with listening(application, self._host, self._port) as port:
            yield port

    async def _health(self, _: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def _readiness(self, _: Request) -> Response:
        if self._ready():
            return PlainTextResponse("ready\n")
        return PlainTextResponse("not ready\n", HTTPStatus.SERVICE_UNAVAILABLE)

    async def _figures(self, _: Request) -> Response:
        return Response(self._metrics.exposition(), headers={"Content-Type": CONTENT_TYPE})
