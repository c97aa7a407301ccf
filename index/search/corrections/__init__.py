"""Questions that were mistyped -> how they were probably meant, and what was put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.loading import lazily
from index.search.corrections.occasion import is_worth_trying

if TYPE_CHECKING:
    from index.search.corrections.corrector import Corrected, Corrector
    from index.search.corrections.spelling import Spelling

__all__ = ["Corrected", "Corrector", "Spelling", "is_worth_trying"]

if not TYPE_CHECKING:  # a type checker reads the imports above, and would take any name for granted
    __getattr__ = lazily(
        __name__, {"corrector": ["Corrected", "Corrector"], "spelling": ["Spelling"]}
    )
