"""Draws the README's conversations from what the bot sent to the fake server.

python -m tests.docs.conversation

The bot runs as a process over the seeds; each picture is one conversation, in which people ask and
press, and every word of the bot is what arrived at the server.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from tests.docs.bubbles import Bubble, draw
from tests.support.bot_api import FakeTelegram
from tests.support.processes import ROOT, BotProcess, environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.bot_api import Message

PICTURES = ROOT / "tests" / "docs" / "conversations"
BOT = "Tolmach"
_SHOWN = 46


class Stage:
    """A conversation as it comes about; what is shown is kept as it stood at that moment."""

    def __init__(self, telegram: FakeTelegram, number: int) -> None:
        self.telegram = telegram
        self.number = number
        self.bubbles: list[Bubble] = []

    def shows(self, message: Message, name: str = "", *, note: str = "", pressed: str = "") -> None:
        """Puts a message into the picture as it stands now."""
        replied = message.reply_to
        topic = replied is not None and "forum_topic_created" in replied.content
        answers = replied.text if replied is not None and not topic else ""
        short = answers if len(answers) <= _SHOWN else f"{answers[: _SHOWN - 1]}…"
        self.bubbles.append(Bubble(_still(message), name, short, note, pressed))


def _still(message: Message) -> Message:
    """A message as it stands now, which later edits leave alone."""
    return deepcopy(message)


def question(stage: Stage) -> None:
    """A question in a private chat, its answer, and the same passage in the other language."""
    person = stage.telegram.user(stage.number, "en")
    stage.shows(person.posts("Who is the ambassador of Kazakhstan to Mexico?"))
    reply = person.hears()
    label = _turn(reply)
    stage.shows(reply, BOT, pressed=label)
    person.presses(reply, label).alert()
    stage.shows(reply, BOT, note=f"“{label}” is pressed: the same message, a moment later")


def refusal(stage: Stage) -> None:
    """A question that the documents do not answer."""
    person = stage.telegram.user(stage.number, "ru")
    stage.shows(person.posts("Какова цена нефти в Бразилии?"))
    stage.shows(person.hears(), BOT)


def group(stage: Stage) -> None:
    """A colleague's question in a topic of a group, passed on to the bot."""
    aigul, boris = stage.telegram.user(stage.number, "ru"), stage.telegram.user(stage.number + 1)
    place = stage.telegram.group(-stage.number, members=[aigul, boris], forum=True)
    topic = place.topic("Mexico", aigul)
    asked = aigul.posts("Кто возглавляет комиссию по международным отношениям?", place, topic=topic)
    stage.shows(asked, "Aigul", note="topic “Mexico”")
    stage.shows(boris.posts("/ask", place, topic=topic, reply_to=asked), "Boris")
    stage.shows(boris.hears(place), BOT)


def inline(stage: Stage) -> None:
    """A passage that is sent into a chat that the bot is not in."""
    person = stage.telegram.user(stage.number, "en")
    person.starts()
    person.hears()
    query = person.types("climate summit 2026")
    stage.shows(
        person.picks(query), "You, via @tolmach_test_bot", note="typed: @tolmach_test_bot climate…"
    )


SCENES: dict[str, tuple[str, Callable[[Stage], None]]] = {
    "question": ("A question, and the other language", question),
    "refusal": ("What the documents do not say", refusal),
    "group": ("In a group, in its topic", group),
    "inline": ("In any chat", inline),
}


def pictures() -> dict[str, str]:
    """All pictures by name, as SVG."""
    drawn = {}
    with tempfile.TemporaryDirectory() as folder, FakeTelegram() as telegram:
        data = Path(folder, "data")
        environ = environment(
            Path(folder), TELEGRAM_BOT_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url
        )
        tolmach = [sys.executable, "-m", "index.cli", "--data", str(data)]
        subprocess.run([*tolmach, "add", "seeds"], cwd=ROOT, env=environ, check=True)
        with BotProcess([*tolmach[1:], "bot"], environ) as bot:
            bot.serves(telegram)
            for number, (name, (title, play)) in enumerate(SCENES.items()):
                stage = Stage(telegram, 1000 * (number + 1))
                play(stage)
                drawn[name] = draw(stage.bubbles, title)
    return drawn


def _turn(reply: Message) -> str:
    """The button that shows the other language."""
    return next(label for label in reply.buttons if "Russian" in label or "русски" in label)


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for picture, svg in pictures().items():
        (PICTURES / f"{picture}.svg").write_text(svg, encoding="utf-8")
