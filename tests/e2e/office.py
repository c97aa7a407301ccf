"""The bot as an institution runs it: over its documents, with admins, readers and a monitor."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from tests.crash import PUBLIC, Transport, free_port
from tests.e2e import documents
from tests.support.bot_api import FakeTelegram
from tests.support.processes import ROOT, BotProcess, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.bot_api import Group, Message, Person

CHIEF, KEEPER, READER = 900_001, 900_002, 900_003
"""Who runs everything; who runs `treaties`; who may read `treaties` by the settings."""

FAILURE = re.compile(" ERROR |Traceback")
"""What a line of the log has in it where something went wrong that nobody caused."""

READING_GROUP = -900_100
"""The group that may read `treaties` by the settings."""

_NUMBERS = count(1000, 10)


@dataclass(frozen=True, slots=True)
class Office:
    """A bot that serves, and the server that it talks to.

    Attributes:
        data: Its data folder.
        monitor: The port of health and figures.
        door: The port that updates are brought to, or None where it polls.
    """

    telegram: FakeTelegram
    bot: BotProcess
    data: Path
    monitor: int
    door: int | None
    chief: Person
    keeper: Person
    reader: Person
    _groups: Iterator[int] = field(default_factory=lambda: count(-5000, -10))

    def person(self, lang: str | None = "en") -> Person:
        """Somebody new."""
        return self.telegram.user(next(_NUMBERS), lang)

    def group(
        self, *members: Person, admins: tuple[Person, ...] = (), forum: bool = False
    ) -> Group:
        """A new group that the bot is in."""
        return self.telegram.group(next(self._groups), members=members, admins=admins, forum=forum)

    def ask(self, person: Person, text: str, group: Group | None = None) -> Message:
        """Has a person say something; the first thing that the bot says there from then on."""
        return self.after(lambda: person.says(text, group), group or person)

    def follow(self, person: Person, link: str, group: Group | None = None) -> Message:
        """Has a person follow a link, into a group where it is for one; what the bot says then."""
        return self.after(lambda: person.opens(link, group), group or person)

    def after(self, act: Callable[[], object], place: Group | Person) -> Message:
        """Has something done; the first thing that the bot says in a chat from then on."""
        world = self.telegram.world
        with world.changed:
            before = len(world.sent_to(place.id))
            act()
        self.telegram.waits_for(lambda: len(world.sent_to(place.id)) > before, "an answer")
        return self.telegram.sent(place.id)[before]


def tolmach(data: Path, *arguments: str) -> None:
    """Runs a command of the console script to its end."""
    subprocess.run(
        [sys.executable, "-m", "index.cli", "--data", str(data), *arguments],
        cwd=ROOT,
        env=environment(data.parent),
        check=True,
        capture_output=True,
    )


def archive(folder: Path) -> Path:
    """A data folder with all documents in it, made by the command line."""
    data = folder / "data"
    folders = documents.write(folder / "files")
    tolmach(data, "add", "seeds", str(folders[documents.MAIN]))
    for collection in (documents.TREATIES, documents.CABLES):
        tolmach(data, "add", "--collection", collection, str(folders[collection]))
    return data


@contextmanager
def opened(
    archived: Path, folder: Path, transport: Transport, **variables: str
) -> Iterator[Office]:
    """A bot over a copy of the documents; at its end it stops as it should and hid its token.

    Args:
        archived: The data folder to be copied.
        folder: An empty folder for the copy.
        transport: How updates reach it.
        variables: What else its environment says.
    """
    data = folder / "data"
    shutil.copytree(archived, data)
    with FakeTelegram() as telegram:
        # an admin's own chat holds what others bring about: they have started the bot before
        chief, keeper, reader = [telegram.user(one, "en") for one in (CHIEF, KEEPER, READER)]
        environ, monitor, door = _environ(telegram, folder, transport)
        environ |= variables
        with BotProcess(["-m", "tests.bot.serve", str(data)], environ) as bot:
            bot.serves(telegram)
            yield Office(telegram, bot, data, monitor, door, chief, keeper, reader)
            assert bot.stop() == 0
            hides_token(telegram, bot, data)
            failures = [line for line in bot.log.splitlines() if FAILURE.search(line)]
            assert not failures, bot.log
            # what people ask has no place there either
            assert not [word for word in ("lithium", "лития", "zebra") if word in bot.log]
        assert not telegram.faults


def hides_token(telegram: FakeTelegram, bot: BotProcess, data: Path) -> None:
    """Asserts that neither the log nor any file in the data folder holds the token."""
    secret = telegram.token.partition(":")[2]
    assert secret not in bot.log
    files = [path for path in data.rglob("*") if path.is_file()]
    assert data / "bot.db" in files
    assert not [path for path in files if secret.encode() in path.read_bytes()]


def _environ(
    telegram: FakeTelegram, home: Path, transport: Transport
) -> tuple[dict[str, str], int, int | None]:
    """The environment, the port of the monitor, and that of the webhook."""
    monitor = free_port()
    environ = environment(
        home,
        TELEGRAM_BOT_TOKEN=telegram.token,
        TELEGRAM_API_URL=telegram.url,
        TOLMACH_ADMINS=f"{CHIEF}, {KEEPER}:{documents.TREATIES}",
        TOLMACH_READERS=f"{READER}:{documents.TREATIES}, {READING_GROUP}:{documents.TREATIES}",
        TOLMACH_MONITOR=f"127.0.0.1:{monitor}",
        INDEX="real",
        LIMITS="off",
    )
    if transport is Transport.POLLING:
        return environ, monitor, None
    door = free_port()
    telegram.proxies(PUBLIC, f"http://127.0.0.1:{door}")
    webhook = {
        "TOLMACH_WEBHOOK_URL": f"{PUBLIC}/updates",
        "TOLMACH_WEBHOOK_LISTEN": f"127.0.0.1:{door}",
    }
    return environ | webhook, monitor, door
