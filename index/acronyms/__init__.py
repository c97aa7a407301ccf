"""Acronyms and what they are short for, found where a text gives both; pure.

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (2003), with the letters bound to the beginnings of words: a wrong full name costs
more than one that is missed.

What finds them is imported when somebody first looks for some (PEP 562): whoever asks needs only to
know by which rules they were found, and what is written like one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.loading import lazily

if TYPE_CHECKING:
    from index.acronyms.finding import acronyms
    from index.acronyms.names import Acronym
    from index.acronyms.shape import shapes

__all__ = ["RULES", "Acronym", "acronyms", "shapes"]

RULES = 1
"""Raised with every change of what is found: what was found by other rules is found anew."""

if not TYPE_CHECKING:  # a type checker reads the imports above, and would take any name for granted
    __getattr__ = lazily(
        __name__, {"finding": ["acronyms"], "names": ["Acronym"], "shape": ["shapes"]}
    )
