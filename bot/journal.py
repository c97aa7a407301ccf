"""The log: on standard error, a line an event, and never with the bot's token in it.

The token stands in the address of every request, so that any library that logs an address, and any
error that quotes one, would give it away. It is taken out of the finished line, whatever put it in.
"""

from __future__ import annotations

import logging
import sys
import warnings
from typing import TextIO

_LAYOUT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_KEY = 8  # letters from which the second half of a token is one, and no word of a sentence

# Loggers that say at that level what is either said by us or of no use: httpx a line a request,
# python-telegram-bot's request class a traceback for each broken answer, which we report ourselves.
_QUIET = {
    "pymorphy3": logging.WARNING,
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram.request": logging.CRITICAL,
    "telegram.Bot": logging.CRITICAL,
    "telegram.ext.ExtBot": logging.CRITICAL,
}


class _Redacting(logging.Formatter):
    """Formats as usual, tracebacks included, and then takes the secrets out."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__(_LAYOUT)
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record), *self._secrets)


def redact(text: str, *secrets: str) -> str:
    """The text with each secret replaced, and with the part of a token after its colon alone."""
    for secret in filter(None, secrets):
        text = text.replace(secret, "[token]")
        key = secret.partition(":")[2]
        if len(key) >= _KEY:
            text = text.replace(key, "[token]")
    return text


def configure(token: str, stream: TextIO | None = None) -> None:
    """Sets the root logger up: from INFO, on the stream, else on standard error."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Redacting((token,)))
    # the inbox fetches updates unread, on purpose
    warnings.filterwarnings("ignore", r"Please use 'Bot\.getUpdates'")
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name, level in _QUIET.items():
        logging.getLogger(name).setLevel(level)
