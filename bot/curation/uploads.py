"""The files that were sent, as the documents hold them: a new form takes the old one's place.

What stood in a file's place is laid aside before the file is put there, and goes when the documents
have taken the new form, or comes back when they have not. What was laid aside when a process died
is judged in the same way by the next one: by what the documents hold.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.curation.names import stored_name
from index.errors import DataFolderUnusable, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = "uploads"
"""The name of the folder in the data folder, with a folder in it for each collection."""

_ASIDE = ".aside"
_COMING = ".coming"


class Uploads:
    """The folder of them."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folder = data / FOLDER

    def put(
        self, content: Path, sent: str, collection: str, is_taken: Callable[[str], bool]
    ) -> Path:
        """Puts a file in its place; `settle` decides whether it stays there.

        Args:
            content: Where its content is.
            sent: What it was called.
            collection: What it belongs to.
            is_taken: Whether a document's name belongs to another collection.

        Returns:
            Its place.

        Raises:
            UnreadableFile: The content cannot be read.
            DataFolderUnusable: The folder cannot be written.
        """
        try:
            data = content.read_bytes()
        except OSError as error:
            cause = error.strerror or str(error)
            raise UnreadableFile(path=str(content), cause=cause) from error
        try:
            folder = self._folder / stored_name(collection, _names(self._folder))
            name = stored_name(sent, _names(folder), place=collection, is_taken=is_taken)
            place = folder / name
            # an empty file says that there was none: no document is read from one
            before = place.read_bytes() if place.exists() else b""
            self._write(before, self._folder / _ASIDE / folder.name / name)
            self._write(data, place)
        except OSError as error:
            cause = error.strerror or str(error)
            raise DataFolderUnusable(data=str(self._data), cause=cause) from error
        return place

    def settle(self, is_stored: Callable[[Path], bool]) -> None:
        """Keeps what the documents have taken, and puts back what stood there before the rest.

        Args:
            is_stored: Whether the documents hold a file as it is.

        Raises:
            DataFolderUnusable: The folder cannot be written.
        """
        try:
            shutil.rmtree(self._folder / _COMING, ignore_errors=True)
            aside = self._folder / _ASIDE
            for before in [one for one in aside.glob("*/*") if one.is_file()]:
                place = self._folder / before.relative_to(aside)
                if place.exists() and is_stored(place):
                    before.unlink()
                elif before.stat().st_size:
                    before.replace(place)
                else:
                    place.unlink(missing_ok=True)
                    before.unlink()
        except OSError as error:
            cause = error.strerror or str(error)
            raise DataFolderUnusable(data=str(self._data), cause=cause) from error

    def drop(self, place: Path) -> None:
        """Removes a file whose document is gone, if it is one of these."""
        if place.is_relative_to(self._folder):
            place.unlink(missing_ok=True)

    def _write(self, data: bytes, place: Path) -> None:
        """Writes a file: whole, or not at all."""
        coming = self._folder / _COMING
        for folder in (self._folder, coming, place.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=coming, delete=False) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(place)


def _names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()} if folder.is_dir() else set()
