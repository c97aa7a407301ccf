"""Documents that an admin sends: fetched, added while others go on asking, and reported on."""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from telegram.error import TelegramError

from bot.administration.albums import Albums
from bot.administration.documents import added_page
from bot.rendering import Page, plain
from bot.transport import TOO_BIG, says
from index.errors import Busy, NameTaken, OtherCollection, ReadingError, TolmachError, UnknownFormat

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from telegram import Document, Update
    from telegram.ext import ContextTypes

    from bot.administration.wording import Wording
    from bot.curation import Curation, Stage
    from bot.handlers.administration.desk import Desk, Handler
    from bot.handlers.administration.notices import Notices
    from bot.handlers.reception import Visitor

_logger = logging.getLogger(__name__)

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that Telegram lets a bot fetch."""

_ALBUM = 2.0  # seconds that files of an album wait for its caption
_NEW = "+"  # before the name of a collection that is to be begun


@dataclass(frozen=True, slots=True)
class _Sent:
    """A document that an admin has sent."""

    visitor: Visitor
    document: Document

    @property
    def name(self) -> str:
        """What it is called, without folders that a hostile sender may have put before it."""
        name = (self.document.file_name or "").replace("\\", "/")
        return PurePosixPath(name).name


@dataclass(frozen=True, slots=True)
class Uploads:
    """Takes documents from admins.

    Attributes:
        formats: The kinds of files that are read, by the ends of their names, in lower case.
        incoming: The folder that files are fetched into, each into one of its own.
        other: Answers whoever else sends a file.
        renew: Has the names of collections asked for anew: an upload may begin one.
        sleep: Waits for so many seconds.
    """

    desk: Desk
    curation: Curation
    notices: Notices
    formats: tuple[str, ...]
    incoming: Path
    other: Handler
    renew: Callable[[], Awaitable[None]]
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _albums: Albums[_Sent] = field(default_factory=Albums)
    _waiting: set[asyncio.Task[None]] = field(default_factory=set)

    async def document(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Adds a document to the collection that its caption names, or to the only one there is."""
        visitor, message = await self.desk.reception.admit(update), update.effective_message
        if visitor is None or message is None or message.document is None:
            return
        if not self.desk.serves(visitor):
            await self.other(update, context)
            return
        sent = _Sent(visitor, message.document)
        album, caption = message.media_group_id, message.caption
        if album is None:
            await self._take(sent, caption)
        elif caption:
            for one in (*self._albums.tell(visitor.chat_id, album, caption), sent):
                await self._take(one, caption)
        elif (known := self._albums.caption(visitor.chat_id, album)) is not None:
            await self._take(sent, known)
        elif self.desk.meant(visitor, None) is not None:
            await self._take(sent, None)
        elif self._albums.hold(visitor.chat_id, album, sent):
            task = asyncio.create_task(self._give_up(visitor.chat_id, album))
            self._waiting.add(task)
            task.add_done_callback(self._waiting.discard)

    async def clear(self) -> None:
        """Removes what a process that was killed had fetched; to be called at the start."""
        await asyncio.to_thread(shutil.rmtree, self.incoming, ignore_errors=True)

    async def _give_up(self, chat_id: int, album: str) -> None:
        """Asks once for the caption that the files of an album have waited for in vain."""
        await self.sleep(_ALBUM)
        for sent in self._albums.release(chat_id, album)[:1]:
            try:
                await self._which(sent)
            except (TelegramError, TolmachError) as error:
                _logger.warning("Chat %d could not be asked for a collection: %s", chat_id, error)

    async def _take(self, sent: _Sent, caption: str | None) -> None:
        """Says why a document is not taken, or adds it."""
        collection = self._collection(sent.visitor, caption)
        if collection is None:
            await self._which(sent)
            return
        wording = self.desk.wording(sent.visitor)
        refusal = self._refusal(wording, sent)
        if refusal is not None:
            await self.desk.lines.send(sent.visitor, refusal)
            return
        fetching = wording.message("upload-fetching", doc=sent.name)
        number = await self.desk.lines.send(sent.visitor, fetching)
        report = _Report(self.notices, wording, sent.visitor.chat_id, number, sent.name)
        await report.end(await self._add(sent, collection, wording, report))

    def _collection(self, visitor: Visitor, caption: str | None) -> str | None:
        """The collection that a document is meant for, or None where that is not told."""
        name = caption.strip() if caption else ""
        meant = self.desk.meant(visitor, name.removeprefix(_NEW).strip() or None)
        if meant is not None or not name.startswith(_NEW):
            return meant
        begun = " ".join(name.removeprefix(_NEW).split())
        runs_all = self.desk.gate.appointed(visitor.user_id) is None
        return begun if begun and begun.isprintable() and runs_all else None

    async def _which(self, sent: _Sent) -> None:
        visitor = sent.visitor
        mine = self.desk.run_by(visitor)
        runs_all = self.desk.gate.appointed(visitor.user_id) is None
        names = self.desk.wording(visitor).listed(mine)
        key = "upload-which-or-new" if runs_all else "upload-which"
        await self.desk.lines.say(visitor, key, names=names)

    def _refusal(self, wording: Wording, sent: _Sent) -> Page | None:
        """Why a file is not even fetched."""
        if PurePosixPath(sent.name).suffix.lower() not in self.formats:
            error = UnknownFormat(path=sent.name or "?", formats=" ".join(self.formats))
            return _error(wording, error, sent.name)
        if (sent.document.file_size or 0) > LARGEST:
            return _too_large(wording, sent.name)
        return None

    async def _add(self, sent: _Sent, collection: str, wording: Wording, report: _Report) -> Page:
        """Fetches and adds a document, and gives what is to be said of it."""
        try:
            async with _folder(self.incoming) as folder:
                path = folder / "file"
                file = await sent.document.get_file()
                await file.download_to_drive(path)
                added = await self.curation.add(
                    path, collection, report.tell, name=sent.document.file_name
                )
                await self.renew()
        except TelegramError as error:
            if says(error, TOO_BIG):
                return _too_large(wording, sent.name)
            _logger.warning("A document could not be fetched: %s", error.message)
            return wording.message("upload-unfetched", doc=sent.name)
        except TolmachError as error:
            return _error(wording, error, sent.name)
        return added_page(wording, added, collection)


@dataclass(slots=True)
class _Report:
    """One message that says how far the work on a document has come, and in the end what it gave.

    An edit that is under way is not waited for by the work: what comes meanwhile is left out.
    """

    notices: Notices
    wording: Wording
    chat_id: int
    message_id: int | None
    name: str
    _shown: str = ""
    _editing: asyncio.Task[bool] | None = None

    async def tell(self, stage: Stage) -> None:
        """Shows a stage of the work, in steps of ten in a hundred."""
        if self.message_id is None or (self._editing is not None and not self._editing.done()):
            return
        percent = 0 if not stage.total else 100 * stage.done // stage.total // 10 * 10
        doing = self.wording.text(f"stage-{stage.name}")
        page = self.wording.message("upload-progress", doc=self.name, stage=doing, percent=percent)
        if page.html != self._shown:
            self._shown = page.html
            edit = self.notices.edit(self.chat_id, self.message_id, page)
            self._editing = asyncio.create_task(edit)

    async def end(self, page: Page) -> None:
        """Puts what came of it in the place of the progress, or below where that is gone."""
        if self._editing is not None:
            await asyncio.gather(self._editing, return_exceptions=True)
        if self.message_id is None or not await self.notices.edit(
            self.chat_id, self.message_id, page
        ):
            await self.notices.send(self.chat_id, page)


@asynccontextmanager
async def _folder(parent: Path) -> AsyncIterator[Path]:
    """A folder of its own for one file, gone with it afterwards."""

    def make() -> tempfile.TemporaryDirectory[str]:
        parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(dir=parent)

    folder = await asyncio.to_thread(make)
    try:
        yield Path(folder.name)
    finally:
        await asyncio.to_thread(folder.cleanup)


def _too_large(wording: Wording, name: str) -> Page:
    return wording.message("upload-too-large", doc=name, most=LARGEST // 2**20)


def _error(wording: Wording, error: TolmachError, name: str) -> Page:
    """Why a document was not added, in terms of what its sender knows.

    What is said of other collections, of folders and of commands is not for a chat.
    """
    _logger.info("A document was not added: %s", error)
    if isinstance(error, NameTaken | OtherCollection):
        return wording.message("upload-name-taken", doc=name)
    if isinstance(error, Busy):
        return wording.message("upload-busy", doc=name)
    if isinstance(error, ReadingError):
        facts = {**error.facts, "path": name}
        text = wording.catalogues.error(wording.lang, type(error)(**facts))
        return wording.page([[plain(text)]])
    return wording.message("upload-failed", doc=name)
