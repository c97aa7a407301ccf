"""Copies of source trees."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.evaluation.answers.revisions import KEPT, Repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository of two commits, of which the second changes something else than the package."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Tester")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "tester@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = tmp_path / "checkout"
    root.mkdir()
    one = Repository(root, tmp_path / "cache")
    one._git("init", "-q")
    _commit(one, ".gitignore", "__pycache__/\n")
    _commit(one, "index/rank.py", "K1 = 1\n")
    _commit(one, "index/rank.py", "K1 = 2\n")
    _commit(one, "README.md", "Read me.\n")
    return one


def _commit(repository: Repository, name: str, text: str) -> None:
    path = repository.root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    repository._git("add", name)
    repository._git("commit", "-q", "-m", name)


def test_a_commit_is_beside_the_working_tree(repository: Repository) -> None:
    """The working tree has what is changed and new; the commit has what was committed."""
    (repository.root / "index" / "rank.py").write_text("K1 = 3\n")
    (repository.root / "index" / "new.py").write_text("B = 1\n")
    now, before = repository.working(), repository.commit("HEAD")
    assert (now.source / "index" / "rank.py").read_text() == "K1 = 3\n"
    assert (now.source / "index" / "new.py").exists()
    assert (before.source / "index" / "rank.py").read_text() == "K1 = 2\n"
    assert not (before.source / "README.md").exists()
    assert repository.before(now).folder == before.folder


def test_an_unchanged_tree_is_its_commit(repository: Repository) -> None:
    """They share a folder, and the tree before is the last in which the package differs."""
    now = repository.working()
    assert now.folder == repository.commit("HEAD").folder
    before = repository.before(now)
    assert (before.source / "index" / "rank.py").read_text() == "K1 = 1\n"


def test_compiled_code_comes_along(repository: Repository) -> None:
    """What the working tree's kernels were compiled into is not made again."""
    code = repository.root / "index" / "__pycache__" / "rank.1.2.o"
    code.parent.mkdir()
    code.touch()
    (code.parent / "rank.cpython-311.pyc").touch()
    copied = repository.commit("HEAD").source / "index" / "__pycache__"
    assert [path.name for path in copied.iterdir()] == ["rank.1.2.o"]


def test_the_trees_used_last_are_kept(repository: Repository) -> None:
    """The folder of copies doesn't grow without end, and holds nothing but them."""
    trees = []
    for number in range(KEPT + 3):
        (repository.root / "index" / "rank.py").write_text(f"K1 = {10 + number}\n")
        trees.append(repository.working().folder)
        os.utime(trees[-1], (number, number))
    assert sorted(repository.cache.iterdir()) == sorted(trees[3:])


def test_an_unknown_revision_is_an_error(repository: Repository) -> None:
    """Git's own refusal is passed on."""
    with pytest.raises(subprocess.CalledProcessError):
        repository.commit("nowhere")
