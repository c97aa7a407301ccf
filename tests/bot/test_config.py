"""Settings: what is read, and what is refused by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.config import Entry, Settings, Webhook
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
    assert settings.kept == 30 * 24 * 60 * 60
    assert (settings.admins, settings.readers) == (frozenset(), frozenset())
    assert (settings.webhook, settings.monitor) == (None, None)


def test_all_settings_are_read() -> None:
    """Each setting is taken from its key, and white space around it is nothing."""
    settings = read(
        TELEGRAM_API_URL=" http://127.0.0.1:8081/ ",
        TOLMACH_LANGUAGE="ru",
        TOLMACH_PUBLIC_COLLECTIONS="main, speeches,",
        TOLMACH_ADMINS="7, 9:treaties",
        TOLMACH_READERS="8:treaties,-100123:drafts",
        TOLMACH_KEPT_DAYS="7",
        TOLMACH_WEBHOOK_URL="https://x.kz/hook",
        TOLMACH_WEBHOOK_LISTEN="[::1]:8443",
        TOLMACH_MONITOR="127.0.0.1:9090",
    )
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.language == "ru"
    assert settings.public_collections == {"main", "speeches"}
    assert settings.admins == {Entry(7, None), Entry(9, "treaties")}
    assert settings.readers == {Entry(8, "treaties"), Entry(-100123, "drafts")}
    assert settings.kept == 7 * 24 * 60 * 60
    assert settings.webhook == Webhook("https://x.kz/hook", "::1", 8443)
    assert settings.monitor == ("127.0.0.1", 9090)


@pytest.mark.parametrize(
    ("environ", "error", "key"),
    [
        ({"TELEGRAM_BOT_TOKEN": " "}, NoToken, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_BOT_TOKEN": "secret part"}, MalformedToken, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_API_URL": "localhost:8081"}, MalformedAddress, "TELEGRAM_API_URL"),
        ({"TELEGRAM_API_URL": "http://h:x"}, MalformedAddress, "TELEGRAM_API_URL"),
        ({"TELEGRAM_API_URL": "http://h/?a=1"}, MalformedAddress, "TELEGRAM_API_URL"),
        ({"TOLMACH_ADMINS": "alice"}, MalformedEntry, "TOLMACH_ADMINS"),
        ({"TOLMACH_ADMINS": "-7"}, MalformedEntry, "TOLMACH_ADMINS"),
        ({"TOLMACH_READERS": "7"}, MalformedEntry, "TOLMACH_READERS"),
        ({"TOLMACH_READERS": "7:a b"}, MalformedEntry, "TOLMACH_READERS"),
        ({"TOLMACH_KEPT_DAYS": "0"}, MalformedDays, "TOLMACH_KEPT_DAYS"),
        ({"TOLMACH_KEPT_DAYS": "99999999"}, MalformedDays, "TOLMACH_KEPT_DAYS"),
        ({"TOLMACH_KEPT_DAYS": "²"}, MalformedDays, "TOLMACH_KEPT_DAYS"),
        ({"TOLMACH_WEBHOOK_URL": "x.kz"}, MalformedWebhook, "TOLMACH_WEBHOOK_URL"),
        ({"TOLMACH_MONITOR": "9090"}, MalformedPort, "TOLMACH_MONITOR"),
        ({"TOLMACH_MONITOR": "h:0"}, MalformedPort, "TOLMACH_MONITOR"),
        ({"TOLMACH_MONITOR": "h:70000"}, MalformedPort, "TOLMACH_MONITOR"),
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
