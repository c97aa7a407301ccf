"""Uploaded files: each whole, in its old or its new form, as the documents have it."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from bot.curation.uploads import FOLDER, Uploads
from index.errors import DataFolderUnusable, UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path


def free(_name: str) -> bool:
    """No name belongs to anybody else."""
    return False


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A file that was sent."""
    path = tmp_path / "download"
    path.write_text("new")
    return path


def kept(data: Path) -> dict[str, str]:
    """The files in the folder, by their place in it."""
    folder = data / FOLDER
    files = [one for one in folder.rglob("*") if one.is_file()]
    return {one.relative_to(folder).as_posix(): one.read_text() for one in files}


def test_a_file_that_was_taken_stays(tmp_path: Path, sent: Path) -> None:
    """It stands by the name that it was sent by, for its owner alone, and nothing beside it."""
    uploads = Uploads(tmp_path / "data")
    place = uploads.put(sent, "../a.txt", "main", free)
    uploads.settle(lambda one: one == place)
    assert kept(tmp_path / "data") == {f"main/{place.name}": "new"}
    for one in (place, place.parent, place.parent.parent):
        assert not stat.S_IMODE(one.stat().st_mode) & 0o077


def test_a_file_that_was_not_taken_leaves_the_old_one(tmp_path: Path, sent: Path) -> None:
    """The old form comes back; where there was none, none is left."""
    uploads = Uploads(tmp_path / "data")
    place = uploads.put(sent, "a.txt", "main", free)
    uploads.settle(lambda _place: False)
    assert kept(tmp_path / "data") == {}
    place.write_text("old")
    assert uploads.put(sent, "a.txt", "main", free) == place
    assert place.read_text() == "new"
    uploads.settle(lambda one: one.read_text() == "old")
    assert kept(tmp_path / "data") == {"main/a.txt": "old"}


@pytest.mark.parametrize(("taken", "left"), [(False, "old"), (True, "new")])
def test_a_killed_process_is_settled_by_the_next(
    tmp_path: Path, sent: Path, *, taken: bool, left: str
) -> None:
    """What was laid aside when it died comes back, unless the documents had taken the new form."""
    data = tmp_path / "data"
    place = Uploads(data).put(sent, "a.txt", "main", free)
    Uploads(data).settle(lambda _place: True)
    place.write_text("old")
    Uploads(data).put(sent, "a.txt", "main", free)
    Uploads(data).settle(lambda _place: taken)
    assert kept(data) == {"main/a.txt": left}


def test_collections_have_folders_of_their_own(tmp_path: Path, sent: Path) -> None:
    """Whatever a collection is called: its files are in the folder, and no other collection's."""
    uploads = Uploads(tmp_path / "data")
    places = [
        uploads.put(sent, "a.txt", name, free) for name in ("x", "X", "../..", "..", ".aside")
    ]
    assert len({str(place.parent).casefold() for place in places}) == 5
    assert {place.parent.parent for place in places} == {tmp_path / "data" / FOLDER}
    uploads.settle(lambda _place: True)
    assert len(kept(tmp_path / "data")) == 5


def test_what_cannot_be_read_or_written_is_told(tmp_path: Path, sent: Path) -> None:
    """A file that is gone is unreadable; a folder that is none is unusable."""
    with pytest.raises(UnreadableFile):
        Uploads(tmp_path / "data").put(tmp_path / "gone", "a.txt", "main", free)
    (tmp_path / "data").write_text("no folder")
    with pytest.raises(DataFolderUnusable):
        Uploads(tmp_path / "data").put(sent, "a.txt", "main", free)


def test_only_sent_files_are_dropped(tmp_path: Path, sent: Path) -> None:
    """The file of a document that came from elsewhere is not ours to remove."""
    uploads = Uploads(tmp_path / "data")
    place = uploads.put(sent, "a.txt", "main", free)
    uploads.drop(sent)
    uploads.drop(place)
    uploads.drop(place)
    assert sent.exists()
    assert not place.exists()
