"""Settings from the environment, checked at start: each error names its key and says what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.errors import (
    MalformedAddress,
    MalformedDays,
    MalformedEntry,
    MalformedPort,
    MalformedToken,
    MalformedWebhook,
    NoCatalogue,
    NothingPublic,
    NoToken,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105 - the name of a setting, not a secret
API_URL = "TELEGRAM_API_URL"
LANGUAGE = "TOLMACH_LANGUAGE"
PUBLIC_COLLECTIONS = "TOLMACH_PUBLIC_COLLECTIONS"
ADMINS = "TOLMACH_ADMINS"
READERS = "TOLMACH_READERS"
KEPT_DAYS = "TOLMACH_KEPT_DAYS"
WEBHOOK_URL = "TOLMACH_WEBHOOK_URL"
WEBHOOK_LISTEN = "TOLMACH_WEBHOOK_LISTEN"
MONITOR = "TOLMACH_MONITOR"

_TELEGRAM = "https://api.telegram.org"
_TOKEN_SHAPE = re.compile(r"[A-Za-z0-9_:.~-]+")  # what can stand in an address; Telegram decides
_ENTRY = re.compile(r"(-?[1-9][0-9]{0,17})(?::(\S+))?", re.ASCII)
_DAY = 24 * 60 * 60
_MOST_DAYS = 3650
_MOST_PORT = 65535


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list of people and chats.

    Attributes:
        subject: Telegram's number of a person; of a chat, where it is negative.
        collection: The collection that it is about, or None for all.
    """

    subject: int
    collection: str | None


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram brings updates to.

    Attributes:
        url: The address that Telegram is told.
        host: The address that is listened at, behind a proxy that holds the certificate.
        port: Its port.
    """

    url: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment decides.

    Attributes:
        token: The bot's token; left out of `repr`, since that ends up in logs.
        api_url: The Bot API server, without a slash at its end.
        language: The code of the language for a person whose own is not known.
        public_collections: What anyone may read.
        admins: Who runs which collection.
        readers: Who may read which restricted collection.
        kept: For how many seconds what people asked is kept.
        webhook: Where updates are brought to; None polls for them.
        monitor: The address and port of health and metrics, or None.
        data: The folder that everything is kept in.
    """

    token: str = field(repr=False)
    api_url: str
    language: str
    public_collections: frozenset[str]
    admins: frozenset[Entry]
    readers: frozenset[Entry]
    kept: int
    webhook: Webhook | None
    monitor: tuple[str, int] | None
    data: Path

    @classmethod
    def read(cls, environ: Mapping[str, str], data: Path, languages: tuple[str, ...]) -> Settings:
        """Reads and checks the environment; a setting that is blank counts as not set.

        Args:
            environ: The environment's variables.
            data: The data folder.
            languages: The codes of the languages that there is a catalogue for.

        Raises:
            SettingError: A setting is missing or cannot be used.
        """
        monitor = _setting(environ, MONITOR)
        return cls(
            token=_token(_setting(environ, TOKEN)),
            api_url=_api_url(_setting(environ, API_URL) or _TELEGRAM),
            language=_language(_setting(environ, LANGUAGE) or "en", languages),
            public_collections=_collections(environ.get(PUBLIC_COLLECTIONS, "main")),
            admins=_entries(ADMINS, _setting(environ, ADMINS), people=True),
            readers=_entries(READERS, _setting(environ, READERS), named=True),
            kept=_days(_setting(environ, KEPT_DAYS) or "30"),
            webhook=_webhook(environ),
            monitor=_listening(MONITOR, monitor) if monitor else None,
            data=data,
        )


def _setting(environ: Mapping[str, str], key: str) -> str:
    return environ.get(key, "").strip()


def _token(value: str) -> str:
    if not value:
        raise NoToken(key=TOKEN)
    if not _TOKEN_SHAPE.fullmatch(value):
        raise MalformedToken(key=TOKEN)
    return value


def _api_url(value: str) -> str:
    if not _is_address(value):
        raise MalformedAddress(key=API_URL, value=value)
    return value.rstrip("/")


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or parts.username)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and plain and port_is_right


def _language(value: str, languages: tuple[str, ...]) -> str:
    if value not in languages:
        raise NoCatalogue(key=LANGUAGE, value=value, languages=", ".join(languages))
    return value


def _collections(value: str) -> frozenset[str]:
    names = frozenset(_listed(value))
    if not names:
        raise NothingPublic(key=PUBLIC_COLLECTIONS)
    return names


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _entries(
    key: str, value: str, *, people: bool = False, named: bool = False
) -> frozenset[Entry]:
    """Numbers with collections, commas between: `7, 9:treaties`.

    Args:
        people: Whether chats, whose numbers are negative, have no place in it.
        named: Whether each must name a collection.
    """
    found = set()
    for part in _listed(value):
        read = _ENTRY.fullmatch(part)
        if read is None or (people and part.startswith("-")) or (named and read[2] is None):
            raise MalformedEntry(key=key, value=part)
        found.add(Entry(int(read[1]), read[2]))
    return frozenset(found)


def _days(value: str) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:5]) <= _MOST_DAYS):
        raise MalformedDays(key=KEPT_DAYS, value=value, most=_MOST_DAYS)
    return int(value) * _DAY


def _webhook(environ: Mapping[str, str]) -> Webhook | None:
    url = _setting(environ, WEBHOOK_URL)
    if not url:
        return None
    if not _is_address(url):
        raise MalformedWebhook(key=WEBHOOK_URL, value=url)
    listen = _setting(environ, WEBHOOK_LISTEN) or "127.0.0.1:8080"
    return Webhook(url, *_listening(WEBHOOK_LISTEN, listen))


def _listening(key: str, value: str) -> tuple[str, int]:
    """`127.0.0.1:9090` or `[::1]:9090`, as an address and a port."""
    host, _, port = value.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    is_port = port.isascii() and port.isdigit() and 0 < int(port[:6]) <= _MOST_PORT
    if not host or any(letter.isspace() for letter in host) or not is_port:
        raise MalformedPort(key=key, value=value)
    return host, int(port)
