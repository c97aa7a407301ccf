"""The compiler run as a process of its own: it needs more memory than whoever calls should spend.

What it makes takes the place of what was made of older texts of the module on the same machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from index.errors import CompilationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def compile_into(destinations: Mapping[str, Path]) -> None:
    """Compiles modules one after the other.

    Args:
        destinations: The file for the code of each module; see `preparation.destination`.

    Raises:
        CompilationError: numba cannot compile a module, or is not there.
    """
    places = [text for module, file in destinations.items() for text in (module, str(file))]
    done = subprocess.run(  # noqa: S603 - our own module, by this very Python
        # -P: what is imported there must be what is imported here, whatever the working folder has
        [sys.executable, "-P", "-m", "index.kernels.compilation", *places],
        capture_output=True,
        check=False,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            # a module is optimised once, as a whole: numba's own passes over each of its parts take
            # half as long again, and what comes of them runs no faster
            "NUMBA_OPT": "0",
        },
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        # a traceback ends with what went wrong
        failure = CompilationError(
            cause=f"{', '.join(destinations)}: cannot be compiled: {said[-1]}"
        )
        failure.add_note(done.stderr)
        raise failure
    for file in destinations.values():
        _sweep(file)


def _sweep(file: Path) -> None:
    """Removes what the same compiler and processor made of other texts of a module.

    Who has loaded such a file needs it no longer; what another compiler or machine made stays.
    """
    module, maker, _ = file.name.split(".", 2)
    for other in file.parent.glob(f"{module}.{maker}.*.o"):
        if other != file:
            with suppress(OSError):  # another process has swept it, or it is another user's
                other.unlink()
