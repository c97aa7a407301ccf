"""The jobs as the other process does them: what a file's document is, and what errors tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.curation.changing import Changing
from bot.curation.protocol import Add, Done
from bot.errors import CurationFailed
from index import indexer
from index.errors import NameTaken, TolmachError, UnreadableFile
from index.indexer import silent

if TYPE_CHECKING:
    from pathlib import Path

    from bot.curation import Added
    from index.analysis import Analyzer

TEXT = "The summit of 2026 is held in Astana.\n"


@pytest.fixture
def changing(tmp_path: Path, analyzer: Analyzer) -> Changing:
    """What changes a folder."""
    return Changing(tmp_path / "data", analyzer, silent)


def add(changing: Changing, path: Path, text: str, name: str, collection: str = "main") -> Added:
    """Adds a file."""
    path.write_text(text)
    done = changing.do(Add(str(path), name, collection))
    assert isinstance(done, Done)
    assert done.added
    return done.added


def test_a_document_that_is_there_already_is_not_kept_twice(
    tmp_path: Path, changing: Changing, analyzer: Analyzer
) -> None:
    """What is sent and stands elsewhere as it is stays there; its new form is refused."""
    elsewhere = tmp_path / "a.txt"
    elsewhere.write_text(TEXT)
    indexer.add(tmp_path / "data", [elsewhere], analyzer)
    added = add(changing, tmp_path / "sent", TEXT, "a.txt")
    assert (added.doc, added.change) == ("a.txt", "unchanged")
    (tmp_path / "sent").write_text(TEXT * 2)
    refused = changing.do(Add(str(tmp_path / "sent"), "a.txt", "main"))
    assert isinstance(refused, NameTaken)
    assert refused.facts == {"path": "a.txt", "doc": "a.txt", "holder": "a.txt"}
    assert not [one for one in (tmp_path / "data" / "uploads").rglob("*") if one.is_file()]


def test_no_collection_learns_of_anothers_names(tmp_path: Path, changing: Changing) -> None:
    """The same name in other collections is another document, and is found again by each."""
    docs = [add(changing, tmp_path / "x", TEXT, "a.txt", name).doc for name in ("x", "y", "z")]
    assert len(set(docs)) == 3
    again = [add(changing, tmp_path / "x", TEXT * 2, "a.txt", name) for name in ("x", "y", "z")]
    assert [one.doc for one in again] == docs
    assert {one.change for one in again} == {"updated"}


def test_errors_tell_nothing_of_folders(tmp_path: Path, changing: Changing) -> None:
    """Facts are names alone: they are told to people."""
    refused = changing.do(Add(str(tmp_path / "gone"), "a.txt", "main"))
    assert isinstance(refused, UnreadableFile)
    assert refused.facts["path"] == "gone"


def test_every_error_can_be_told_anew() -> None:
    """An error of the tree is made of its facts, and of nothing else."""
    for kind in (TolmachError, CurationFailed, NameTaken):
        assert kind(**kind(a=1).facts).facts == {"a": 1}
