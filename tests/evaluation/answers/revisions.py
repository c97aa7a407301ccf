"""Source trees as they stood or stand: a commit's, and the working tree's at this moment.

A copy is kept in a folder named after what `index` holds, so a commit and a working tree that are
the same share it; others may go on changing the working tree while its copy is measured.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

PACKAGE = "index"
KEPT = 8
"""How many trees are kept, those used last; a tree with its runs takes some 20 MB."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A copy of a source tree.

    Attributes:
        name: What people call it: a commit's short name, or `working tree`.
        folder: Where the copy and the runs of it are kept; named after what the tree holds.
    """

    name: str
    folder: Path

    @property
    def source(self) -> Path:
        """The folder that holds the package."""
        return self.folder / "source"

    @property
    def runs(self) -> Path:
        """The folder for what came of trials."""
        return self.folder / "runs"


@dataclass(frozen=True, slots=True)
class Repository:
    """A git checkout.

    Attributes:
        root: Its folder.
        cache: Where copies are kept.
    """

    root: Path
    cache: Path

    def working(self) -> Revision:
        """The tree as its files are now, new ones included and ignored ones left out."""
        listed = self._git("ls-files", "-z", "-co", "--exclude-standard", "--", PACKAGE)
        names = sorted(filter(None, listed.decode().split("\0")))
        with self._new() as folder:
            made = Path(folder, "source")
            for name in names:
                if (self.root / name).is_file():  # else it is deleted, though not committed so
                    copy = made / name
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(self.root / name, copy)
            return self._keep("working tree", made)

    def commit(self, revision: str) -> Revision:
        """A commit's tree.

        Args:
            revision: As git names it: `HEAD`, a branch, a commit's hash.

        Raises:
            CalledProcessError: git knows no such revision.
        """
        name = self._git("rev-parse", "--short", f"{revision}^{{commit}}").decode().strip()
        archive = self._git("archive", "--format=tar", name, PACKAGE)
        with self._new() as folder, tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            made = Path(folder, "source")
            tar.extractall(made, filter="data")
            return self._keep(name, made)

    def before(self, now: Revision) -> Revision:
        """The last commit whose package differs from a tree: HEAD, or what was before it."""
        head = self.commit("HEAD")
        if head.folder != now.folder:
            return head
        changed = self._git("rev-list", "-1", "HEAD", "--", PACKAGE).decode().strip()
        return self.commit(f"{changed}~1")

    def _keep(self, name: str, made: Path) -> Revision:
        """Moves a tree to where its like is kept, with the compiled code that stands here."""
        revision = Revision(name, self.cache / _digest(made))
        if not revision.source.exists():
            self._copy_compiled(made)
            revision.runs.mkdir(parents=True, exist_ok=True)
            try:
                made.rename(revision.source)
            except OSError:  # the same tree was put there at the same moment, by another run
                if not revision.source.exists():
                    raise
        os.utime(revision.folder)
        self._sweep()
        return revision

    def _copy_compiled(self, made: Path) -> None:
        """Copies the working tree's kernels: a file's name says what text it was made from."""
        for code in (self.root / PACKAGE).rglob("__pycache__/*.o"):
            copy = made / code.relative_to(self.root)
            if copy.parent.parent.is_dir():
                copy.parent.mkdir(exist_ok=True)
                shutil.copyfile(code, copy)

    def _sweep(self) -> None:
        """Removes the trees that were used longest ago."""
        trees = sorted(self.cache.glob("tree-*"), key=lambda path: path.stat().st_mtime)
        for old in trees[:-KEPT]:
            shutil.rmtree(old)

    def _new(self) -> tempfile.TemporaryDirectory[str]:
        self.cache.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(dir=self.cache)

    def _git(self, *arguments: str) -> bytes:
        return subprocess.run(
            ["git", "-C", str(self.root), *arguments], check=True, stdout=subprocess.PIPE
        ).stdout


@cache
def _installed() -> str:
    known = sorted(f"{one.name} {one.version}" for one in distributions())
    return "\n".join((sys.version, *known))


def _digest(folder: Path) -> str:
    """A name for what a tree holds and for what runs it: Python and the installed libraries."""
    made = hashlib.sha256(_installed().encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            made.update(f"{path.relative_to(folder)}\0{content}\n".encode())
    return f"tree-{made.hexdigest()[:16]}"
