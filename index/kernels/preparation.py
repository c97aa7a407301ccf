"""Where finished code is kept: beside the module, as Python keeps its own.

The name of a file says what it was made from: the module's text and numbers, the versions of the
compiler, the processor. So it is made anew where one of these differs, and never read where it
doesn't fit.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from index.kernels.loading import processor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

_CALLS = 2
"""The way in which compiled functions are called: 1 more with each change of it."""


def prepare(module: ModuleType) -> Path:
    """The object file of a module's kernels, compiled in a process of its own if it isn't there.

    Raises:
        CompilationError: numba cannot compile the module, or there is no place to keep the code.
    """
    source = Path(str(module.__file__))
    name = f"{source.stem}.{_key(source, vars(module))}.o"
    folders = (source.parent / "__pycache__", user_cache_path("tolmach") / "kernels")
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    for folder in folders:
        if _writable(folder):
            _compile(module.__name__, folder / name)
            return folder / name
    raise CompilationError(f"no folder to keep compiled code in: {folders[0]}, {folders[1]}")


class CompilationError(RuntimeError):
    """The kernels of a module cannot be compiled: a fault of the installation, not of its user."""


def _key(source: Path, names: Mapping[str, object]) -> str:
    numbers = {name: value for name, value in names.items() if isinstance(value, int | float)}
    made_from = (
        str(_CALLS),
        source.read_text("utf-8"),
        # some numbers may come from other modules, and so may functions that kernels call
        repr(sorted(numbers.items())),
        *sorted({_text_of(value) for value in names.values() if isinstance(value, FunctionType)}),
        version("numba"),
        version("llvmlite"),
        sys.platform,
        *processor(),
    )
    return hashlib.sha256("\0".join(made_from).encode()).hexdigest()[:16]


def _text_of(function: FunctionType) -> str:
    """The text of the module that a function comes from."""
    return Path(function.__code__.co_filename).read_text("utf-8")


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _compile(module: str, destination: Path) -> None:
    """Runs the compiler, which needs more memory and time than whoever calls should spend."""
    done = subprocess.run(  # noqa: S603 - our own module, by this very Python
        # -P: what is imported there must be what is imported here, whatever the working folder has
        [sys.executable, "-P", "-m", "index.kernels.compilation", module, str(destination)],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    if done.returncode:
        raise CompilationError(f"{module}: {done.stderr.strip()}")
