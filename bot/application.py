"""The bot as a process: opened in order, served until a stop, closed in the opposite order."""

from __future__ import annotations

import asyncio
import hmac
import logging
import os
import signal
import sys
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot import config, journal
from bot.answering import Answering
from bot.assembly import WANTED, Foundation, converse, dispatch
from bot.chores import beside, sweeping
from bot.config import Settings
from bot.curation import Curation
from bot.errors import ApiUnreachable, WrongToken
from bot.inbox import Intake, Polling, Webhook, Work
from bot.inbox.throttle import Throttle
from bot.monitoring import Metrics, Monitor
from bot.outgoing import TELEGRAM, Outgoing
from bot.replica import alone
from bot.state import State
from bot.stopping import Stop
from bot.transport import Transport
from index.analysis import Analyzer
from index.errors import TolmachError
from index.indexer import open_searcher
from index.localization import FALLBACK, Catalogues

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
    from pathlib import Path

    from bot.answering import Searcher
    from bot.assembly import PTB
    from bot.outgoing import Limits
    from index.search import Searcher as IndexSearcher

_logger = logging.getLogger(__name__)

DATABASE = "bot.db"
"""The name of the bot's own database in the data folder."""

_CONNECTIONS = 256  # the library's own number, and that of updates in hand
_STOPPING = (signal.SIGTERM, signal.SIGINT)


def run(  # noqa: PLR0913 - what follows the star are choices, each with a default
    data: Path,
    environ: Mapping[str, str],
    *,
    lang: str = FALLBACK,
    opener: Callable[[Path], Callable[[], Searcher]] | None = None,
    limits: Limits = TELEGRAM,
    throttle: Callable[[], Throttle] = Throttle,
) -> int:
    """Serves Telegram until SIGTERM or SIGINT.

    Args:
        data: The data folder, with a collection in it.
        environ: The environment's variables.
        lang: The language of whoever starts it, for what is said on standard error.
        opener: A folder -> what opens the newest snapshot of the collections in it.
        limits: What the Bot API server takes.
        throttle: Makes what says which questions are too many.

    Returns:
        The exit status: 0 after a stop that was asked for, 1 where the bot cannot serve; why is
        then one line on standard error.
    """
    catalogues = Catalogues.read(files("index") / "locales", files("bot") / "locales")
    # python-telegram-bot warns at each flood limit unless its coming time values are opted into
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    token = environ.get(config.TOKEN, "").strip()
    try:
        settings = Settings.read(environ, data, catalogues.languages)
        journal.configure(settings.token)
        open_newest = (opener or searchers_of)(data)
        asyncio.run(_serve(settings, catalogues, open_newest, limits, throttle()))
    except TolmachError as error:
        sys.stderr.write(journal.redact(catalogues.error(lang, error), token) + "\n")
        return 1
    return 0


def searchers_of(data: Path) -> Callable[[], Searcher]:
    """What opens the newest snapshot of a folder, which shares with the last what is the same."""
    analyzer = Analyzer()
    last: IndexSearcher | None = None

    def newest() -> Searcher:
        nonlocal last
        last = open_searcher(data, analyzer, previous=last)
        return last

    return newest


async def _serve(
    settings: Settings,
    catalogues: Catalogues,
    open_newest: Callable[[], Searcher],
    limits: Limits,
    throttle: Throttle,
) -> None:
    """Serves until a stop is asked for.

    Raises:
        TolmachError: It cannot start, or the token was revoked while it ran.
    """
    stopping = asyncio.Event()
    for number in _STOPPING:
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    async with AsyncExitStack() as opened:
        stop = await opened.enter_async_context(Stop.watching(stopping))
        answering = await opened.enter_async_context(Answering(open_newest))
        if not await stop.lets(_open(answering, settings)):
            return
        opened.enter_context(alone(settings.data))
        database = State.open(settings.data / DATABASE, kept=settings.kept)
        state = await opened.enter_async_context(database)
        curation = await opened.enter_async_context(Curation(settings.data))
        metrics = Metrics()
        bot = _bot(settings, state, metrics, limits)
        opened.push_async_callback(bot.shutdown)
        if not await stop.lets(_introduce(bot, settings)):
            return
        foundation = Foundation(settings, catalogues, answering, state, curation, metrics, bot)
        await _converse(foundation, throttle, stopping)
    _logger.info("Stopped.")


async def _open(answering: Answering, settings: Settings) -> None:
    """Opens the collections; one that is to be public and isn't there is most likely misspelt.

    Raises:
        TolmachError: Nothing has been added yet, or it cannot be read.
    """
    there = await answering.open()
    for name in sorted(settings.public_collections.difference(there)):
        _logger.warning(
            "%s names a collection that holds no documents: %s (there are: %s).",
            config.PUBLIC_COLLECTIONS,
            name,
            ", ".join(there),
        )


def _bot(settings: Settings, state: State, metrics: Metrics, limits: Limits) -> ExtBot[Any]:
    """The library's bot, with our transport below it and our limits around it."""
    return ExtBot(
        settings.token,
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=Transport(connection_pool_size=_CONNECTIONS),
        get_updates_request=Transport(),
        rate_limiter=Outgoing(
            lost=state.lost, moved=state.chats.migrate, metrics=metrics, limits=limits
        ),
    )


async def _introduce(bot: ExtBot[Any], settings: Settings) -> None:
    """Makes sure that the server answers and knows the bot.

    Raises:
        WrongToken: It does not know the bot.
        ApiUnreachable: It does not answer, or not as a Bot API server does.
    """
    try:
        await bot.initialize()
    except InvalidToken:
        raise WrongToken(key=config.TOKEN, url=settings.api_url) from None
    except TelegramError as error:
        raise ApiUnreachable(url=settings.api_url, cause=error.message) from error


async def _converse(on: Foundation, throttle: Throttle, stopping: asyncio.Event) -> None:
    """Takes updates and answers them until a stop is asked for.

    Raises:
        TolmachError: The token was revoked, or updates cannot come.
    """
    conversation = converse(on)
    application = dispatch(on.bot, conversation)
    work = Work(application.process_update, conversation.excess.counts, conversation.excess.tell)
    intake = Intake(on.bot, on.state.inbox, work, throttle, on.metrics)
    source = _source(on, intake)
    async with AsyncExitStack() as opened:
        if on.settings.monitor is not None:
            monitor = Monitor(*on.settings.monitor, on.metrics, lambda: source.ready)
            await opened.enter_async_context(monitor.serving())
        await conversation.uploads.clear()
        await opened.enter_async_context(_initialised(application))
        stop = await opened.enter_async_context(Stop.watching(stopping))
        if on.settings.webhook is None and not await stop.lets(_without_webhook(on.bot)):
            return
        _logger.info("@%s serves, through %s.", on.bot.username, on.settings.api_url)
        chores: dict[str, Callable[[], Awaitable[None]]] = {
            "Telling Telegram of the commands": partial(conversation.menu.announce, on.bot),
            "Sending digests": conversation.digests.run,
            "Forgetting what is past its time": partial(sweeping, on.state),
        }
        await opened.enter_async_context(beside(chores))
        await source.run(stopping)


def _source(on: Foundation, intake: Intake) -> Polling | Webhook:
    """Where updates come from, as the settings say."""
    wrong_token = partial(WrongToken, key=config.TOKEN, url=on.settings.api_url)
    webhook = on.settings.webhook
    if webhook is None:
        return Polling(on.bot, intake, WANTED, wrong_token)
    return Webhook(
        on.bot,
        intake,
        WANTED,
        wrong_token,
        url=webhook.url,
        secret=hmac.digest(on.state.secret, b"webhook", "sha256").hex(),
        host=webhook.host,
        port=webhook.port,
    )


@asynccontextmanager
async def _initialised(application: PTB) -> AsyncIterator[None]:
    """The library's application, ready to be handed updates."""
    await application.initialize()
    try:
        yield
    finally:
        await application.shutdown()


async def _without_webhook(bot: ExtBot[Any]) -> None:
    """Takes a webhook back that a bot with the same token set: who polls gets nothing beside it.

    A server of one's own may lack these methods; without them the bot serves all the same.
    """
    try:
        info = await bot.get_webhook_info()
        if info.url:
            host = urlsplit(info.url).hostname
            _logger.warning(
                "A webhook was set, at %s: it is taken back, since this bot polls."
                " Stop the program there if it still runs.",
                host,
            )
    except TelegramError as error:
        _logger.warning("getWebhookInfo did not work: %s. Going on without it.", error.message)
    try:
        await bot.delete_webhook()
    except TelegramError as error:
        _logger.warning("deleteWebhook did not work: %s. Going on without it.", error.message)
