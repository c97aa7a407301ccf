"""`python -m index.kernels`: compiles all kernels, as the last step of an installation."""

from __future__ import annotations

import sys
from time import perf_counter

from index.errors import CompilationError
from index.kernels.completion import prepare_all


def main() -> int:
    """Compiles what is missing and says so in one line; the status is 1 where it cannot."""
    begun = perf_counter()
    try:
        count = prepare_all()
    except CompilationError as error:
        sys.stderr.write(f"tolmach: {error.facts['cause']}\n")
        return 1
    sys.stdout.write(f"tolmach: {count} modules compiled in {perf_counter() - begun:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
