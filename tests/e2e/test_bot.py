"""The whole way: documents added by the command line, questions asked in Telegram."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.bot_api import FakeTelegram
from tests.support.processes import ROOT, BotProcess, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EN, RU = "000_e7308348be7d33fc.txt", "001_c9f724df82976277.txt"


def tolmach(data: Path, *arguments: str) -> None:
    """Runs a command to its end."""
    subprocess.run(
        [sys.executable, "-m", "index.cli", "--data", str(data), *arguments],
        cwd=ROOT,
        env=environment(data.parent),
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the seeds in it."""
    folder = tmp_path_factory.mktemp("home") / "data"
    tolmach(folder, "add", "seeds")
    return folder


@pytest.fixture(scope="module")
def telegram(data: Path) -> Iterator[FakeTelegram]:
    """A server with `tolmach bot` serving it."""
    with FakeTelegram() as telegram:
        environ = environment(
            data.parent, TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url
        )
        arguments = ["-m", "index.cli", "--data", str(data), "bot"]
        with BotProcess(arguments, environ) as bot:
            bot.serves(telegram)
            yield telegram
            assert bot.stop() == 0
            assert telegram.token not in bot.log
        assert not telegram.faults


@pytest.mark.parametrize(
    ("question", "place", "quote", "button", "match"),
    [
        (
            "Who is the ambassador of Kazakhstan to Mexico?",
            f"{EN} · passage 8",
            "Almurat Turganbekov",
            "In Russian",
            "Алмурат Турганбеков",
        ),
        (
            "Кто возглавляет комиссию по международным отношениям?",
            f"{RU} · 29 ноября 2025 г. · отрывок 4",
            "Педро Васкес Гонсалес",
            "По-английски",
            "Pedro Vazquez Gonzalez",
        ),
        (
            "When is the climate summit?",
            f"{EN} · passage 5",
            "Regional Climate Summit to be held in Kazakhstan in 2026",
            "In Russian",
            "региональном климатическом саммите в 2026 году",
        ),
        (
            "закон об искусственном интеллекте",
            f"{RU} · 29 ноября 2025 г. · отрывок 6",
            "Максим Рожин",
            "По-английски",
            "draft law on artificial intelligence",
        ),
    ],
)
def test_questions_are_answered_from_the_seeds(  # noqa: PLR0913, PLR0917 - one a fact
    telegram: FakeTelegram, question: str, place: str, quote: str, button: str, match: str
) -> None:
    """A question gets the right passage first, its source, and its match behind the button."""
    person = telegram.user(1000 + len(question), "ru-RU")
    person.says(question)
    reply = person.hears()
    assert quote in reply.quotes[0]
    below = reply.text.partition(reply.quotes[0])[2]
    assert below.replace("\u202f", " ").splitlines()[1].endswith(place)
    assert reply.bold
    assert person.presses(reply, button).alert() is None
    assert match in reply.quotes[0]


def test_what_the_seeds_do_not_say_is_refused(telegram: FakeTelegram) -> None:
    """A question that the documents do not answer gets the reason."""
    person = telegram.user(1, "ru")
    person.says("What is the price of oil?")
    assert "oil" in person.hears().text.splitlines()[0]


def test_what_is_added_meanwhile_is_found(
    telegram: FakeTelegram, data: Path, tmp_path: Path
) -> None:
    """A document that another process adds is quoted by the bot that is running."""
    note = tmp_path / "note.txt"
    note.write_text("The lighthouse of Aktau was repaired in the spring of this year.\n")
    person = telegram.user(2, "en")
    person.says("Where was a lighthouse repaired?")
    assert "lighthouse of Aktau" not in person.hears().text
    tolmach(data, "add", str(note))
    person.says("Where was a lighthouse repaired?")
    assert "lighthouse of Aktau" in person.hears().quotes[0]
