"""Settings: what is read, and what is refused by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.config import Settings
from bot.errors import (
    MalformedAddress,
    MalformedToken,
    NoCatalogue,
    NothingPublic,
    NoToken,
    SettingError,
)

if TYPE_CHECKING:
    from index.localization import Catalogues

TOKEN = "42:secret-part"  # noqa: S105 - opens nothing
LANGUAGES = ("en", "ru")


def read(**environ: str) -> Settings:
    """Settings from an environment that has a token."""
    return Settings.read({"TELEGRAM_BOT_TOKEN": TOKEN, **environ}, Path("data"), LANGUAGES)


def test_a_token_is_all_that_is_needed() -> None:
    """With a token alone, the bot serves Telegram's own server, in English, from `main`."""
    settings = read()
    assert settings.api_url == "https://api.telegram.org"
    assert settings.language == "en"
    assert settings.public_collections == {"main"}


def test_all_settings_are_read() -> None:
    """Each setting is taken from its key, and white space around it is nothing."""
    settings = read(
        TELEGRAM_API_URL=" http://127.0.0.1:8081/ ",
        TOLMACH_LANGUAGE="ru",
        TOLMACH_PUBLIC_COLLECTIONS="main, speeches,",
    )
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.language == "ru"
    assert settings.public_collections == {"main", "speeches"}


@pytest.mark.parametrize(
    ("environ", "error", "key"),
    [
        ({"TELEGRAM_BOT_TOKEN": " "}, NoToken, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_BOT_TOKEN": "secret part"}, MalformedToken, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_API_URL": "localhost:8081"}, MalformedAddress, "TELEGRAM_API_URL"),
        ({"TELEGRAM_API_URL": "http://h:x"}, MalformedAddress, "TELEGRAM_API_URL"),
        ({"TELEGRAM_API_URL": "http://h/?a=1"}, MalformedAddress, "TELEGRAM_API_URL"),
        ({"TOLMACH_LANGUAGE": "xx"}, NoCatalogue, "TOLMACH_LANGUAGE"),
        ({"TOLMACH_PUBLIC_COLLECTIONS": " ,"}, NothingPublic, "TOLMACH_PUBLIC_COLLECTIONS"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(
    environ: dict[str, str], error: type[SettingError], key: str, catalogues: Catalogues
) -> None:
    """A setting that cannot be used is one line in both languages that names its key."""
    with pytest.raises(error) as caught:
        read(**environ)
    for lang in LANGUAGES:
        line = catalogues.error(lang, caught.value)
        assert key in line
        assert "\n" not in line
        assert "secret" not in line


def test_settings_do_not_show_the_token() -> None:
    """The representation of settings, which ends up in logs, leaves the token out."""
    assert "secret" not in repr(read())
