"""Where finished code is kept: beside the module, as Python keeps its own.

The name of a file says what it was made from: the module's text, the versions of the compiler, the
processor. So it is made anew where one of these differs, and never read where it doesn't fit.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from index.kernels.loading import processor

_CALLS = 1
"""The way in which compiled functions are called: 1 more with each change of it."""


def prepare(module: str, source: str) -> Path:
    """The object file of a module's kernels, compiled in a process of its own if it isn't there.

    Args:
        module: The module's name.
        source: The file that it stands in.

    Raises:
        CompilationError: numba cannot compile the module, or there is no place to keep the code.
    """
    name = f"{Path(source).stem}.{_key(Path(source))}.o"
    folders = (Path(source).parent / "__pycache__", user_cache_path("tolmach") / "kernels")
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    for folder in folders:
        if _writable(folder):
            _compile(module, folder / name)
            return folder / name
    raise CompilationError(f"no folder to keep compiled code in: {folders[0]}, {folders[1]}")


class CompilationError(RuntimeError):
    """The kernels of a module cannot be compiled: a fault of the installation, not of its user."""


def _key(source: Path) -> str:
    made_from = (
        str(_CALLS),
        source.read_text("utf-8"),
        version("numba"),
        version("llvmlite"),
        sys.platform,
        *processor(),
    )
    return hashlib.sha256("\0".join(made_from).encode()).hexdigest()[:16]


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _compile(module: str, destination: Path) -> None:
    """Runs the compiler, which needs more memory and time than whoever calls should spend."""
    done = subprocess.run(  # noqa: S603 - our own module, by this very Python
        [sys.executable, "-m", "index.kernels.compilation", module, str(destination)],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    if done.returncode:
        raise CompilationError(f"{module}: {done.stderr.strip()}")
