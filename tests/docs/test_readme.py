"""What the documents say is what happens: their commands are run, their picture is drawn anew."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.picture import PICTURE, draw

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
SCRIPTS = ["deploy/install", "deploy/start", "tests/run", ".ci/run"]


def test_the_first_two_commands_are_one_line_each() -> None:
    """The first command runs it, the second tests it."""
    assert BLOCKS[0] == "sh deploy/start\n"
    assert BLOCKS[1] == "sh tests/run\n"


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_are_well_formed(script: str) -> None:
    """The shell reads each script without a fault."""
    shell = "bash" if script.startswith(".ci") else "sh"
    assert subprocess.run([shell, "-n", ROOT / script], check=False).returncode == 0


def test_the_commands_of_the_readme_work(tmp_path: Path) -> None:
    """Every `tolmach` command of the README, in its order, does what it is there for."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "TOLMACH_DATA": str(tmp_path / "data"),
        "LANG": "C.UTF-8",
    }
    ran = 0
    for block in BLOCKS[2:]:
        done = subprocess.run(
            ["sh", "-eu", "-c", block],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{block}{done.stdout}{done.stderr}"
        ran += block.count("tolmach ")
    assert ran >= 8
    assert (tmp_path / "links.jsonl").read_text(encoding="utf-8").count("\n") == 8


def test_the_readme_names_all_commands_and_no_others() -> None:
    """The table of commands is the console script's own list."""
    table = re.findall(r"^\| `(\w+)", README, re.MULTILINE)
    shown = subprocess.run(
        [sys.executable, "-m", "index.cli", "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    commands = {line.split()[0] for line in shown.partition("Commands:")[2].splitlines() if line}
    assert commands <= set(table)
    assert [name for name in table if name in commands] == table[: len(commands)]


def test_what_the_documents_link_to_is_there() -> None:
    """Files that the documents name exist."""
    for document in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (ROOT / target).exists(), f"{document} links to {target}"


def test_the_picture_is_what_the_program_prints() -> None:
    """The README's picture is up to date; `python -m tests.docs.picture` draws it anew."""
    assert PICTURE.read_text(encoding="utf-8") == draw()


def test_lock_files_hold_no_address() -> None:
    """What is pinned is pinned by version and hash alone, whatever it was fetched from."""
    for lock in ("deploy/requirements.lock", "tests/requirements.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert not re.search(r"://|^-|@ ", text, re.MULTILINE)
        assert all(
            re.match(r"[\w.\[\]-]+==\S+( ;.*)? \\$|    --hash=sha256:[0-9a-f]{64}( \\)?$", line)
            for line in text.splitlines()
        )
