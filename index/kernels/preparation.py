"""Where finished code is kept: beside the module, as Python keeps its own.

The name of a file says what it was made from: the module's text and numbers, the versions of the
compiler, the processor. So it is made anew where one of these differs, and never read where it
doesn't fit.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING

from index.errors import CompilationError
from index.kernels.loading import processor
from index.loading import load
from index.versions import version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

_MAKING = 3
"""The way in which functions are compiled and called: 1 more with each change of it."""


def prepare(module: ModuleType) -> Path:
    """The object file of a module's kernels, compiled in a process of its own if it isn't there.

    Raises:
        CompilationError: numba cannot compile the module, or there is no place to keep the code.
    """
    path = prepared(module)
    if path is None:
        path = destination(module)
        # what runs the compiler is not imported by those who find its work done
        load("index.kernels.compiler:compile_into")({module.__name__: path})
    return path


def prepared(module: ModuleType) -> Path | None:
    """The object file of a module's kernels, or None where it is still to be made."""
    source = Path(str(module.__file__))
    name = code_name(source, vars(module))
    return next((folder / name for folder in _folders(source) if (folder / name).is_file()), None)


def destination(module: ModuleType) -> Path:
    """The object file that a module's kernels are to be compiled into.

    Raises:
        CompilationError: There is no place to keep the code.
    """
    source = Path(str(module.__file__))
    for folder in _folders(source):
        if _is_writable(folder):
            return folder / code_name(source, vars(module))
    folders = ", ".join(map(str, _folders(source)))
    raise CompilationError(
        cause=f"{module.__name__}: no folder to keep compiled code in: {folders}"
    )


def code_name(source: Path, names: Mapping[str, object]) -> str:
    """The name of an object file: `{module}.{maker}.{everything}.o`.

    Args:
        source: The module's file.
        names: What the module defines and imports.

    Raises:
        CompilationError: The compiler is not installed.
    """
    numbers = {name: value for name, value in names.items() if isinstance(value, int | float)}
    try:
        made_by = (version("numba"), version("llvmlite"), sys.platform, *processor())
    except ModuleNotFoundError as error:
        raise CompilationError(cause=f"{error.name} is not installed") from error
    made_from = (
        str(_MAKING),
        source.read_text("utf-8"),
        # some numbers may come from other modules, and so may functions that kernels call
        repr(sorted(numbers.items())),
        *sorted({_text_of(value) for value in names.values() if isinstance(value, FunctionType)}),
    )
    return f"{source.stem}.{_hash(*made_by)[:8]}.{_hash(*made_from, *made_by)[:16]}.o"


def _folders(source: Path) -> Iterator[Path]:
    """Where code of a module may lie: beside it, or else in the user's cache under the same path.

    The second is looked for only where the first has none: finding a user's folders takes longer
    than loading the code.
    """
    yield source.parent / "__pycache__"
    cache: Path = load("platformdirs:user_cache_path")("tolmach", appauthor=False)
    place = source.parent.resolve()
    yield cache.joinpath("kernels", *place.relative_to(place.anchor).parts)


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _text_of(function: FunctionType) -> str:
    """The text of the module that a function comes from."""
    return Path(function.__code__.co_filename).read_text("utf-8")
