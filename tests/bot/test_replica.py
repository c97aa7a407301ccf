"""Two bots and one data folder."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.errors import FolderServed
from bot.replica import alone
from index.errors import DataFolderUnusable

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys
from pathlib import Path
from bot.replica import alone

with alone(Path(sys.argv[1])):
    print("alone", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_turned_away(tmp_path: Path) -> None:
    """A folder that another process serves is refused at once, and free when that was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "alone\n"
        with pytest.raises(FolderServed), alone(tmp_path):
            pass
        holder.kill()
    with alone(tmp_path):
        pass


def test_a_folder_can_be_served_again(tmp_path: Path) -> None:
    """Who has stopped leaves the folder to the next."""
    for _ in range(2):
        with alone(tmp_path):
            pass


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where no lock can be made the folder is unusable."""
    (tmp_path / "file").write_text("")
    with pytest.raises(DataFolderUnusable), alone(tmp_path / "file"):
        pass
