"""Inner loops written in Python over arrays, run as the machine's own code.

A kernel is a plain function of arrays and numbers under `@kernel`. numba compiles it once, when
Tolmach is installed or adds its first documents; whoever calls it afterwards loads the finished
code through llvmlite alone, which takes a tenth of the time and half of the memory of numba.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.loading import lazily

if TYPE_CHECKING:
    from index.kernels.completion import prepare_all
    from index.kernels.declaration import Kernel, kernel
    from index.kernels.preparation import prepare

__all__ = ["Kernel", "kernel", "prepare", "prepare_all"]

if not TYPE_CHECKING:  # a type checker reads the imports above, and would take any name for granted
    __getattr__ = lazily(
        __name__,
        {
            "completion": ["prepare_all"],
            "declaration": ["Kernel", "kernel"],
            "preparation": ["prepare"],
        },
    )
