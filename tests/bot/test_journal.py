"""The log: what it never says."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

import pytest

from bot import journal

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "42:secret-part"  # noqa: S105 - opens nothing


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log of a bot with that token; the loggers are put back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    journal.configure(TOKEN, stream)
    yield stream
    root.handlers[:], root.level = handlers, level


def test_the_token_is_never_logged(log: io.StringIO) -> None:
    """A token in a message, in an argument, in a traceback or by its second half is replaced."""
    logger = logging.getLogger("somewhere.else")
    logger.warning("POST /bot%s/getMe", TOKEN)
    try:
        raise ValueError(f"rejected {TOKEN}")  # noqa: TRY301 - there is a traceback then
    except ValueError:
        logger.exception("half of it: secret-part")
    assert "secret" not in log.getvalue()
    assert log.getvalue().count("[token]") >= 3


def test_requests_are_not_logged(log: io.StringIO) -> None:
    """The line that httpx writes at each request stays out of the log."""
    logging.getLogger("httpx").info("HTTP Request: POST …")
    assert not log.getvalue()
