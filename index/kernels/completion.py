"""All kernels of the program, compiled beforehand: nobody's first question waits for a compiler."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from index.cores import cores
from index.kernels.compiler import compile_into
from index.kernels.preparation import destination, prepared

if TYPE_CHECKING:
    from collections.abc import Callable

_PROGRAM = Path(__file__).parents[1]


def prepare_all(told: Callable[[int, int], None] = lambda _done, _total: None) -> int:
    """Compiles whatever kernels are not compiled yet, in a process a core.

    Where all is there it costs a few milliseconds and the import of the modules.

    Args:
        told: Told how many modules have been compiled, and of how many.

    Returns:
        How many modules had to be compiled.

    Raises:
        CompilationError: numba cannot compile a module, or there is no place to keep the code.
    """
    modules = [import_module(name) for name in declaring(_PROGRAM)]
    missing = {one.__name__: destination(one) for one in modules if prepared(one) is None}
    if missing:
        told(0, len(missing))
        count = min(cores(), len(missing))
        parts = [dict(list(missing.items())[place::count]) for place in range(count)]
        done = 0
        with ThreadPoolExecutor(count) as pool:  # each thread waits for a process
            for part, _ in zip(parts, pool.map(compile_into, parts), strict=True):
                told(done := done + len(part), len(missing))
    return len(missing)


def declaring(package: Path) -> list[str]:
    """The modules of a package that declare kernels, the longest first: it takes longest."""
    texts = {path: path.read_text("utf-8") for path in package.rglob("*.py")}
    found = [path for path, text in texts.items() if "\n@kernel\n" in text]
    found.sort(key=lambda path: (-len(texts[path]), path))
    return [".".join(path.relative_to(package.parent).with_suffix("").parts) for path in found]
