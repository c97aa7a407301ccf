"""Updates that the server brings: each is stored before it is told so.

Whatever is not stored is answered with an error, and Telegram comes again with it, and with nothing
else of that chat before it. The webhook is set at the start and never taken back: between a stop
and the next start updates wait at the server.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import BadRequest, TelegramError

from bot.errors import Unwritable, WebhookRefused
from bot.inbox.sent import Malformed, Sent
from bot.inbox.weather import FIRST_WAIT, Weather
from bot.listener import listening
from bot.stopping import Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from telegram import Bot, WebhookInfo

    from bot.errors import WrongToken
    from bot.inbox.intake import Intake

_logger = logging.getLogger(__name__)

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header, not a secret

LARGEST = 1 << 20
"""Bytes that a request may have; the largest update has a tenth of that."""

CONNECTIONS = 40
"""Requests that the server may make at once, of different chats."""

LOOKING = 60.0
"""Seconds between two looks at whether the webhook is still set."""

_READING = 5.0  # seconds that a request's body may take to come
_REFUSED = {"Connection": "close"}  # a body that was not read could go on for ever


class Door:
    """Lets updates in that come with the secret."""

    def __init__(self, intake: Intake, secret: str) -> None:
        """Nothing is listened at yet.

        Args:
            intake: Where updates go.
            secret: What the server proves itself with.
        """
        self._intake = intake
        self._secret = secret.encode()
        self._weather = Weather("brings nothing")

    @property
    def fair(self) -> bool:
        """Whether the last update could be stored."""
        return self._weather.fair

    def application(self) -> Starlette:
        """What answers requests, at any address: a proxy may change it on the way."""
        return Starlette(routes=[Route("/{path:path}", self._answer, methods=["POST"])])

    async def _answer(self, request: Request) -> Response:
        """200 for an update that is stored now, or was; else why not, without a body."""
        try:
            status = await self._receive(request)
        except Unwritable as error:
            self._weather.worsens(error)
            status = HTTPStatus.SERVICE_UNAVAILABLE
        except Exception:
            _logger.exception("An update could not be taken; the server will bring it again.")
            status = HTTPStatus.SERVICE_UNAVAILABLE
        return Response(status_code=status, headers=None if status is HTTPStatus.OK else _REFUSED)

    async def _receive(self, request: Request) -> HTTPStatus:
        """Takes the update that a request brings.

        Raises:
            Unwritable: It cannot be stored.
        """
        given = request.headers.get(SECRET, "").encode("latin-1")
        if not hmac.compare_digest(given, self._secret):
            return HTTPStatus.FORBIDDEN
        if self._intake.full:
            return HTTPStatus.SERVICE_UNAVAILABLE
        try:
            async with asyncio.timeout(_READING):
                sent = Sent.read(await _body(request))
        except TimeoutError:
            return HTTPStatus.REQUEST_TIMEOUT
        except _TooLarge:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        except (Malformed, ClientDisconnect):
            return HTTPStatus.BAD_REQUEST
        await self._intake.take([sent])
        self._weather.clears()
        return HTTPStatus.OK


class Webhook:
    """Has the server bring updates, until it is stopped."""

    def __init__(  # noqa: PLR0913 - all that it stands on is passed in
        self,
        bot: Bot,
        intake: Intake,
        wanted: Sequence[str],
        wrong_token: Callable[[], WrongToken],
        *,
        url: str,
        secret: str,
        host: str,
        port: int,
        first_wait: float = FIRST_WAIT,
        looking: float = LOOKING,
    ) -> None:
        """Nothing is listened at yet.

        Args:
            bot: What brings updates.
            intake: Where they go.
            wanted: The kinds of update to be brought at all.
            wrong_token: Makes the error that is raised when the token is revoked.
            url: The address that the server is told.
            secret: What it proves itself with: letters, digits, `_` and `-`, 1 to 256 of them.
            host: The address that is listened at.
            port: Its port.
            first_wait: Seconds before the second attempt when the server is away.
            looking: Seconds between two looks at whether the webhook is still set.
        """
        self._bot = bot
        self._intake = intake
        self._wanted = wanted
        self._wrong_token = wrong_token
        self._url = url
        self._secret = secret
        self._host = host
        self._port = port
        self._looking = looking
        self._door = Door(intake, secret)
        self._weather = Weather("does not answer about the webhook", first_wait)
        self._is_set = False
        self._trouble: str | None = None

    @property
    def ready(self) -> bool:
        """Whether what people send arrives here."""
        return self._is_set and self._door.fair

    async def run(self, stopping: asyncio.Event) -> None:
        """Works off what is stored, takes what is brought until a stop, finishes what is in hand.

        Raises:
            Unlistenable: The address cannot be listened at.
            WebhookRefused: The server does not bring updates there.
            WrongToken: The token, right at the start, is rejected now.
        """
        try:
            async with Stop.watching(stopping) as stop:
                await stop.unless(self._intake.resume())
                if stop.asked:
                    return
                async with listening(self._door.application(), self._host, self._port):
                    await self._set(stop)
                    await stop.sleep(self._looking)
                    while not stop.asked:
                        await stop.unless(self._look())
                        await stop.sleep(self._looking)
        finally:
            self._is_set = False
            await self._intake.finish()

    async def _set(self, stop: Stop) -> None:
        """Tells the server where to bring updates, again and again while it is away."""
        while not self._is_set and not stop.asked:
            try:
                self._is_set = bool(await stop.unless(self._tell()))
                self._weather.clears()
            except BadRequest as error:
                raise WebhookRefused(url=self._url, cause=error.message) from None
            except TelegramError as error:
                if self._weather.revoked(error):
                    raise self._wrong_token() from None
                await stop.sleep(self._weather.worsens(error))

    async def _tell(self) -> bool:
        return await self._bot.set_webhook(
            self._url,
            allowed_updates=self._wanted,
            secret_token=self._secret,
            max_connections=CONNECTIONS,
        )

    async def _look(self) -> None:
        """Looks how the webhook stands at the server.

        Raises:
            WrongToken: The token is rejected now.
        """
        try:
            info = await self._bot.get_webhook_info()
        except TelegramError as error:
            if self._weather.revoked(error):
                raise self._wrong_token() from None
            self._weather.worsens(error)
            return
        self._weather.clears()
        self._is_set = info.url == self._url
        trouble = _trouble(info, self._url)
        if trouble != self._trouble:
            _logger.warning("%s", trouble or "The webhook works again.")
        self._trouble = trouble


class _TooLarge(Exception):  # noqa: N818 - it says what is wrong
    """A request's body has more bytes than any update."""


async def _body(request: Request) -> bytes:
    """What a request holds.

    Raises:
        _TooLarge: More than it may.
        ClientDisconnect: It ended in its midst.
    """
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise _TooLarge
    return bytes(body)


def _trouble(info: WebhookInfo, url: str) -> str | None:
    """What is wrong with the webhook, for the log; None where it works."""
    if not info.url:
        return "Another program took the webhook back: no updates come. Stop it and start anew."
    if info.url != url:
        # the host alone: an address may hold a secret of somebody else
        host = urlsplit(info.url).hostname
        return (
            f"Another program set a webhook of its own, at {host}: no updates come."
            " Stop one of the two, and start the other anew."
        )
    if info.last_error_message and info.pending_update_count:
        return f"The Bot API cannot bring updates here: {info.last_error_message}."
    return None
