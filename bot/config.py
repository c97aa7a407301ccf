"""Settings from the environment, checked at start: each error names its key and says what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.errors import MalformedAddress, MalformedToken, NoCatalogue, NothingPublic, NoToken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105 - the name of a setting, not a secret
API_URL = "TELEGRAM_API_URL"
LANGUAGE = "TOLMACH_LANGUAGE"
PUBLIC_COLLECTIONS = "TOLMACH_PUBLIC_COLLECTIONS"

_TELEGRAM = "https://api.telegram.org"
_TOKEN_SHAPE = re.compile(r"[A-Za-z0-9_:.~-]+")  # what can stand in an address; Telegram decides


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment decides.

    Attributes:
        token: The bot's token; left out of `repr`, since that ends up in logs.
        api_url: The Bot API server, without a slash at its end.
        language: The code of the language for a person whose own is not known.
        public_collections: What anyone may read.
        data: The folder that everything is kept in.
    """

    token: str = field(repr=False)
    api_url: str
    language: str
    public_collections: frozenset[str]
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
        return cls(
            token=_token(_setting(environ, TOKEN)),
            api_url=_api_url(_setting(environ, API_URL) or _TELEGRAM),
            language=_language(_setting(environ, LANGUAGE) or "en", languages),
            public_collections=_collections(environ.get(PUBLIC_COLLECTIONS, "main")),
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
    try:
        parts = urlsplit(value)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        raise MalformedAddress(key=API_URL, value=value) from None
    plain = not (parts.query or parts.fragment or parts.username)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not (plain and port_is_right):
        raise MalformedAddress(key=API_URL, value=value)
    return value.rstrip("/")


def _language(value: str, languages: tuple[str, ...]) -> str:
    if value not in languages:
        raise NoCatalogue(key=LANGUAGE, value=value, languages=", ".join(languages))
    return value


def _collections(value: str) -> frozenset[str]:
    names = frozenset(name.strip() for name in value.split(",") if name.strip())
    if not names:
        raise NothingPublic(key=PUBLIC_COLLECTIONS)
    return names
