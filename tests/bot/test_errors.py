"""What a failed handler leaves in the log."""

from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from bot.access import Access
from bot.errors import Overdue
from bot.handlers.errors import Errors
from bot.handlers.reception import Reception

if TYPE_CHECKING:
    from bot.rendering import Renderer


@pytest.mark.parametrize(
    ("error", "lines"), [(Overdue(seconds=8), 1), (RuntimeError("broken"), None)]
)
async def test_what_was_foreseen_is_one_line(
    error: Exception, lines: int | None, renderer: Renderer, caplog: pytest.LogCaptureFixture
) -> None:
    """A search that takes too long is a line with a reference; what nobody foresaw, a traceback."""
    context: Any = SimpleNamespace(error=error)
    reception = Reception(Access(frozenset({"main"})), ("en", "ru"), "en")
    with caplog.at_level(logging.ERROR):
        await Errors(reception, renderer).report(None, context)
    assert "reference" in caplog.text
    assert ("Traceback" in caplog.text or bool(caplog.records[0].exc_info)) == (lines is None)
