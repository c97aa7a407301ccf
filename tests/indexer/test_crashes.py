"""A writer killed at any moment costs nothing that was finished."""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.collection import Collection
from index.errors import NoCollection
from index.indexer import add, check, open_searcher

if TYPE_CHECKING:
    from pathlib import Path

    from index.analysis import Analyzer

DOCUMENTS = 12
ROUNDS = 100


def write_documents(folder: Path, version: str) -> None:
    """Documents of two passages each, all of them in the given version."""
    folder.mkdir(exist_ok=True)
    for number in range(DOCUMENTS):
        (folder / f"{number:02}.txt").write_text(
            f"The envoy signed treaty {number} in its {version} form.\n\n"
            f"Посол подписал договор {number}, version {version}.\n",
            encoding="utf-8",
        )


def versions(data: Path) -> list[set[str]]:
    """For each document, the versions that its passages are of."""
    with Collection.open(data) as collection, collection.reading():
        found: dict[int, set[str]] = {}
        for stored in collection.documents.passages():
            words = stored.passage.text.replace(".", "").split()
            found.setdefault(stored.document, set()).update({"first", "second"} & set(words))
            found[stored.document].add(f"passage {stored.passage.number}")
    return list(found.values())


def add_and_die(data: Path, folder: Path, analyzer: Analyzer, after: float) -> bool:
    """Adds a folder in a process of its own, killed after so many seconds; says whether it was."""
    child = os.fork()
    if not child:
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends a process there and then
            signal.setitimer(signal.ITIMER_REAL, after)
            add(data, [folder], analyzer)
        except BaseException:  # noqa: BLE001 - the child must not go on as a second test run
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in {0, -signal.SIGALRM}
    return os.WIFSIGNALED(status)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # no thread of ours is running
def test_a_killed_add_leaves_whole_documents(tmp_path: Path, analyzer: Analyzer) -> None:
    """At whatever moment it dies, the collection opens, checks, and holds each document whole."""
    data, folder = tmp_path / "data", tmp_path / "docs"
    write_documents(folder, "first")
    began = time.perf_counter()
    assert not add_and_die(tmp_path / "timing", folder, analyzer, after=60)
    whole = time.perf_counter() - began
    chance = random.Random(20251128)  # noqa: S311 - moments, not secrets
    killed = 0
    complete = False
    for round_number in range(ROUNDS):
        if round_number == ROUNDS // 3:
            complete = not add_and_die(data, folder, analyzer, after=60)
        write_documents(folder, "second" if round_number % 2 else "first")
        died = add_and_die(data, folder, analyzer, chance.uniform(0, whole) + 0.001)
        killed += died
        complete = complete or not died
        try:
            problems = check(data, analyzer)
        except NoCollection:
            continue
        assert problems == []
        if complete:  # a document that was there once is there at every moment after
            assert len(versions(data)) == DOCUMENTS
        for found in versions(data):
            assert len(found & {"first", "second"}) == 1, "a document of mixed versions"
            assert {"passage 1", "passage 2"} <= found, "half a document"
    assert killed >= ROUNDS // 4, "it was killed too late to show anything"
    add(data, [folder], analyzer)
    assert len(versions(data)) == DOCUMENTS
    with closing(open_searcher(data, analyzer)) as searcher:
        assert searcher.ask("Which treaty did the envoy sign?").answered
