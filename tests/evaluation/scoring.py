"""The module that counts: `score.py`, which stands beside the data and not in the repository."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


def scorer(path: Path) -> ModuleType:
    """Imports a module from its file.

    Raises:
        ImportError: It is no module.
    """
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
