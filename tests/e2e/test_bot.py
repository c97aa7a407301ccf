"""The whole way, as it is installed: `tolmach add`, `tolmach bot`, questions in Telegram."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.e2e.office import hides_token, tolmach
from tests.support.bot_api import FakeTelegram
from tests.support.processes import BotProcess, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EN, RU = "000_e7308348be7d33fc.txt", "001_c9f724df82976277.txt"


@pytest.fixture(scope="module")
def data(archived: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that `tolmach add` has filled."""
    folder = tmp_path_factory.mktemp("home") / "data"
    shutil.copytree(archived, folder)
    return folder


@pytest.fixture(scope="module")
def telegram(data: Path) -> Iterator[FakeTelegram]:
    """A server with `tolmach bot` serving it."""
    with FakeTelegram() as telegram:
        with bot(data, telegram) as process:
            process.serves(telegram)
            yield telegram
            assert process.stop() == 0
            hides_token(telegram, process, data)
        assert not telegram.faults


def bot(data: Path, telegram: FakeTelegram) -> BotProcess:
    """The command of the console script."""
    environ = environment(
        data.parent, TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url
    )
    return BotProcess(["-m", "index.cli", "--data", str(data), "bot"], environ)


@pytest.mark.parametrize(
    ("question", "place", "quote", "button", "match"),
    [
        (
            "Who is the ambassador of Kazakhstan to Mexico?",
            f"{EN} · passage 8 · Russian version",
            "Almurat Turganbekov",
            "In Russian",
            "Алмурат Турганбеков",
        ),
        (
            "Кто возглавляет комиссию по международным отношениям?",
            f"{RU} · 29 ноября 2025 г. · отрывок 4 · английская версия",
            "Педро Васкес Гонсалес",
            "По-английски",
            "Pedro Vazquez Gonzalez",
        ),
        (
            "When is the climate summit?",
            f"{EN} · passage 5 · Russian version",
            "Regional Climate Summit to be held in Kazakhstan in 2026",
            "In Russian",
            "региональном климатическом саммите в 2026 году",
        ),
        (
            "закон об искусственном интеллекте",
            f"{RU} · 29 ноября 2025 г. · отрывок 6 · английская версия",
            "Максим Рожин",
            "По-английски",
            "draft law on artificial intelligence",
        ),
    ],
)
def test_questions_are_answered_from_the_seeds(  # noqa: PLR0913, PLR0917 - one a fact
    telegram: FakeTelegram, question: str, place: str, quote: str, button: str, match: str
) -> None:
    """A question gets the right passage, its source, and its match behind the button."""
    person = telegram.user(1000 + len(question), "ru-RU")
    person.says(question)
    reply = person.hears()
    found = next(number for number, text in enumerate(reply.quotes) if quote in text)
    below = reply.text.partition(reply.quotes[found])[2]
    assert below.replace("\u202f", " ").splitlines()[1] == place
    assert reply.bold
    assert person.presses(reply, button).alert() is None
    assert match in reply.quotes[found]


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


def test_answers_outlive_the_process(archived: Path, tmp_path: Path) -> None:
    """Buttons and links work in the next process; what was asked in between is answered."""
    home = tmp_path / "data"
    shutil.copytree(archived, home)
    with FakeTelegram() as telegram:
        person = telegram.user(7, "en")
        with bot(home, telegram) as process:
            process.serves(telegram)
            person.says("When is the climate summit?")
            reply = person.hears()
            assert process.stop() == 0
        person.says("Who is Maxim Rozhin?")
        person.opens(reply.links[0][1])
        with bot(home, telegram):
            assert "Maxim Rozhin" in person.hears().quotes[0]
            assert len(person.hears().quotes) == 2
            assert person.presses(reply, "In Russian").alert() is None
        assert "климатическом саммите" in reply.quotes[0]
        assert not telegram.faults
