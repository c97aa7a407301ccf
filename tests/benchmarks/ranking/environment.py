"""What all measured processes have in common: one thread, one core, the same machine."""

from __future__ import annotations

import os
import platform
from pathlib import Path

ROOT = Path(__file__).parents[3]

_THREADS = ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
ENVIRONMENT = os.environ | dict.fromkeys(_THREADS, "1")


def pin(process: int) -> None:
    """Keeps a process on the last of the cores that this one may use, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(process, {max(os.sched_getaffinity(0))})


def machine() -> dict[str, str | int]:
    """What the figures were taken on."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return {
        "processor": models[0] if models else platform.processor(),
        "cores": os.cpu_count() or 1,
        "system": platform.system(),
        "python": platform.python_version(),
    }
