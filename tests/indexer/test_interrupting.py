"""Stopping `add` while its processes are at work."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from index.collection.database import FILE as DATABASE
from tests.support.processes import PATIENCE, ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS, PASSAGES = 1200, 16  # of a thousand bytes

ENOUGH = 80
"""Documents after which processes are at work: they hold more bytes than are read without any."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents to be busy with for a while."""
    folder = tmp_path / "docs"
    folder.mkdir()
    sentence = "Посол открыл выставку в Астане и поблагодарил гостей из {} стран. "
    for number in range(DOCUMENTS):
        said = [sentence.format(number * place) * 8 for place in range(PASSAGES)]
        (folder / f"{number:04}.txt").write_text("\n\n".join(said), encoding="utf-8")
    return folder


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_processes_end_with_the_command(
    tmp_path: Path, folder: Path, number: signal.Signals
) -> None:
    """Ctrl-C ends it with one line; even killed, it leaves whole documents and no process."""
    data = tmp_path / "data"
    command = subprocess.Popen(
        [sys.executable, "-m", "index.cli", "--data", str(data), "add", str(folder)],
        cwd=ROOT,
        env=environment(tmp_path),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        while len(documents(data)) < ENOUGH:
            assert command.poll() is None, "it was done before it could be stopped"
            time.sleep(0.02)
        if number == signal.SIGINT:
            os.killpg(command.pid, number)  # what a terminal does
        else:
            command.kill()
        _, said = command.communicate(timeout=PATIENCE)
        expected = {signal.SIGINT: 130, signal.SIGKILL: -signal.SIGKILL}
        assert (command.returncode, len(said.splitlines())) == (
            expected[number],
            1 if number == signal.SIGINT else 0,
        )
        assert is_gone(command.pid)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(command.pid, signal.SIGKILL)
    left = documents(data)
    assert ENOUGH <= len(left) < DOCUMENTS
    assert set(left) == {PASSAGES}


def documents(data: Path) -> list[int]:
    """How many passages each document has that is stored."""
    if not (data / DATABASE).exists():
        return []
    with closing(sqlite3.connect(data / DATABASE)) as database, suppress(sqlite3.OperationalError):
        counts = (
            "SELECT count(*) FROM documents d JOIN passages p ON p.document = d.id GROUP BY d.id"
        )
        return [count for (count,) in database.execute(counts)]
    return []  # its tables are just being made


def is_gone(group: int) -> bool:
    """Whether all processes of a group end before long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False
