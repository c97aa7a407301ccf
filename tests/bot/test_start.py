"""A start that fails: one line on standard error says what to do."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from bot.application import run
from tests.bot.doubles import opener
from tests.support.bot_api import FakeTelegram

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    """A server of the test's own."""
    with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture(autouse=True)
def _own_logging() -> Iterator[None]:
    """Puts the loggers back that a start sets up."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def start(folder: Path, telegram: FakeTelegram, **variables: str) -> int:
    """Starts a bot for the server, unless variables say otherwise; the exit status."""
    environ = {"TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}
    return run(folder, environ | variables, opener=opener(0))


@pytest.mark.parametrize(
    ("variables", "part"),
    [
        ({"TELEGRAM_BOT_TOKEN": ""}, "TELEGRAM_BOT_TOKEN is not set"),
        ({"TELEGRAM_BOT_TOKEN": "123456:" + "A" * 35}, "does not accept the token"),
        ({"TELEGRAM_BOT_TOKEN": "1:short"}, "does not accept the token"),
        ({"TELEGRAM_API_URL": "http://127.0.0.1:9"}, "does not answer as it should"),
        ({"TELEGRAM_API_URL": "127.0.0.1"}, "is not the address of a Bot API server"),
    ],
)
def test_what_cannot_serve_says_so_in_one_line(
    variables: dict[str, str],
    part: str,
    telegram: FakeTelegram,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A wrong setting, token or address ends the start with status 1 and a line without a token."""
    assert start(tmp_path, telegram, **variables) == 1
    said = capsys.readouterr().err
    assert part in said
    assert said.count("\n") == 1
    secret = variables.get("TELEGRAM_BOT_TOKEN", telegram.token).partition(":")[2]
    assert not secret or secret not in said


@pytest.mark.parametrize(
    "body",
    [
        b"<html>welcome</html>",
        b"null",
        b"[1,2]",
        b'{"ok":true}',
        b'{"ok":true,"result":[]}',
        b'{"ok":true,"result":{}}',
        b'{"ok":true,"result":null}',
        b'{"ok":true,"result":true}',
        b'{"ok":true,"result":{"id":1}}',
    ],
)
def test_something_else_at_the_address_is_said(
    telegram: FakeTelegram, tmp_path: Path, capsys: pytest.CaptureFixture[str], body: bytes
) -> None:
    """A server that is no Bot API server is told as such, without a traceback."""
    telegram.fails("getMe", 200, body)
    assert start(tmp_path, telegram) == 1
    said = capsys.readouterr().err
    assert "does not answer as it should (Invalid server response)" in said
    assert said.count("\n") == 1


def test_no_documents_are_said_before_telegram_is_asked(
    telegram: FakeTelegram, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over a data folder without a collection the bot does not start, and says what to do."""
    environ = {"TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url}
    assert run(tmp_path, environ) == 1
    said = capsys.readouterr().err
    assert "tolmach add PATH" in said
    assert said.count("\n") == 1
    assert not telegram.world.calls


def test_errors_are_told_in_the_language_of_who_starts_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard error speaks the language that the command line was started in."""
    assert run(tmp_path, {}, lang="ru", opener=opener(0)) == 1
    assert capsys.readouterr().err.startswith("Не задана переменная TELEGRAM_BOT_TOKEN")
