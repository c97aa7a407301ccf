"""Everything put together: settings, store, search, handlers in their order, start and stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot import config, journal
from bot.access import Access
from bot.answering import Answering
from bot.config import Settings
from bot.errors import ApiUnreachable, WrongToken
from bot.handlers.callbacks import Callbacks
from bot.handlers.commands import HELP, START, Commands
from bot.handlers.errors import Errors
from bot.handlers.messages import Messages
from bot.handlers.reception import Reception
from bot.inbox import Inbox
from bot.outgoing import Outgoing
from bot.rendering import Renderer
from bot.state import State
from bot.transport import Transport
from index.analysis import Analyzer
from index.errors import TolmachError
from index.indexer import open_searcher
from index.localization import FALLBACK, Catalogues

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from bot.answering import Searcher
    from index.search import Searcher as IndexSearcher

_logger = logging.getLogger(__name__)

WANTED = (Update.MESSAGE, Update.CALLBACK_QUERY)
"""The kinds of update that have a handler here; the server keeps the others to itself."""

DATABASE = "bot.db"
"""The name of the bot's own database in the data folder."""

_CONNECTIONS = 256  # the library's own number, and that of updates in hand
_STOPPING = (signal.SIGTERM, signal.SIGINT)

PTB = Application[Any, Any, Any, Any, Any, Any]


def run(
    data: Path,
    environ: Mapping[str, str],
    *,
    lang: str = FALLBACK,
    opener: Callable[[Path], Callable[[], Searcher]] | None = None,
) -> int:
    """Serves Telegram until SIGTERM or SIGINT.

    Args:
        data: The data folder, with a collection in it.
        environ: The environment's variables.
        lang: The language of whoever starts it, for what is said on standard error.
        opener: A folder -> what opens the newest snapshot of the collections in it.

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
        asyncio.run(_serve(settings, catalogues, (opener or searchers_of)(data)))
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
    settings: Settings, catalogues: Catalogues, open_newest: Callable[[], Searcher]
) -> None:
    """Serves until a stop is asked for.

    Raises:
        TolmachError: It cannot start, or the token was revoked while it ran.
    """
    stopping = asyncio.Event()
    for number in _STOPPING:
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    async with Answering(open_newest) as answering:
        opening = asyncio.create_task(_open(answering, settings))
        if not await _finished(opening, stopping):
            return
        async with State.open(settings.data / DATABASE) as state:
            await _converse(settings, catalogues, answering, state, stopping)
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


async def _converse(
    settings: Settings,
    catalogues: Catalogues,
    answering: Answering,
    state: State,
    stopping: asyncio.Event,
) -> None:
    """Takes updates and answers them until a stop is asked for.

    Raises:
        TolmachError: The Bot API does not know the bot, or does not answer at the start.
    """
    reception = Reception(
        Access(settings.public_collections), catalogues.languages, settings.language
    )
    renderer = Renderer(catalogues)
    commands = Commands(reception, renderer)
    application = build(
        settings,
        commands,
        Messages(reception, answering, state, renderer),
        Callbacks(reception, answering, state, renderer),
        Errors(reception, renderer),
    )
    wrong_token = partial(WrongToken, key=config.TOKEN, url=settings.api_url)
    inbox = Inbox(application.bot, state, application.process_update, WANTED, wrong_token)
    starting = asyncio.create_task(_start(application, commands, settings))
    try:
        if await _finished(starting, stopping):
            await inbox.run(stopping)
    finally:
        await application.shutdown()
        await application.bot.shutdown()  # its connections too, where it never was initialised


def build(
    settings: Settings, commands: Commands, messages: Messages, callbacks: Callbacks, errors: Errors
) -> PTB:
    """The handlers in their order: of those that would take an update, the first one does."""
    application = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .request(Transport(connection_pool_size=_CONNECTIONS))
        .get_updates_request(Transport())
        .rate_limiter(Outgoing())
        .updater(None)
        .build()
    )
    new = filters.UpdateType.MESSAGE
    application.add_handlers(
        [
            CommandHandler(START, commands.start, new),
            CommandHandler(HELP, commands.help, new),
            MessageHandler(new & filters.COMMAND, commands.unknown),
            MessageHandler(new & filters.TEXT, messages.question),
            MessageHandler(new & ~filters.StatusUpdate.ALL, messages.other),
            CallbackQueryHandler(callbacks.turn),
        ]
    )
    application.add_error_handler(errors.report)
    return application


async def _start(application: PTB, commands: Commands, settings: Settings) -> None:
    """Makes sure that the server answers and knows the bot, and makes it ready to poll.

    Raises:
        WrongToken: It does not know the bot.
        ApiUnreachable: It does not answer, or not as a Bot API server does.
    """
    try:
        await application.initialize()
    except InvalidToken:
        # from None: the library's message has the token in it
        raise WrongToken(key=config.TOKEN, url=settings.api_url) from None
    except TelegramError as error:
        raise ApiUnreachable(url=settings.api_url, cause=error.message) from error
    # a server of one's own may lack these; without them the bot serves all the same
    steps: dict[str, Callable[[], Awaitable[object]]] = {
        "deleteWebhook": application.bot.delete_webhook,
        "setMyCommands": partial(commands.announce, application.bot),
    }
    for name, step in steps.items():
        try:
            await step()
        except TelegramError as error:
            _logger.warning("%s did not work: %s. Going on without it.", name, error.message)
    _logger.info("@%s serves, through %s.", application.bot.username, settings.api_url)


async def _finished(task: asyncio.Task[None], stopping: asyncio.Event) -> bool:
    """Waits for a task; False where a stop was asked for before, and the task given up."""
    until = asyncio.create_task(stopping.wait())
    await asyncio.wait({task, until}, return_when=asyncio.FIRST_COMPLETED)
    until.cancel()
    if not task.done():
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return False
    task.result()
    return True
