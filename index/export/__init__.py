"""Linked passages for people and programs outside: JSON lines, TMX, a page to read.

A format is a function from pairs of versions to pieces of text, in their order: it holds one pair
at a time, whatever the size of the collection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.loading import lazily

if TYPE_CHECKING:
    from index.export.destination import replacing
    from index.export.jsonl import json_lines
    from index.export.page import html_page
    from index.export.tmx import tmx_document

__all__ = ["html_page", "json_lines", "replacing", "tmx_document"]

if not TYPE_CHECKING:  # a type checker reads the imports above, and would take any name for granted
    __getattr__ = lazily(
        __name__,
        {
            "destination": ["replacing"],
            "jsonl": ["json_lines"],
            "page": ["html_page"],
            "tmx": ["tmx_document"],
        },
    )
