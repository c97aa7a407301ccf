"""Kills the bot again and again while many people ask, and counts what became of each question.

python -m tests.crash --kills 100

A question is lost where no answer to it was ever sent; an answer that was sent twice is a
duplicate, which the rule allows where the process died, or the connection ended, between sending
and noting. More than twice is broken, and so is a question that is lost: the exit status says so.
"""

from __future__ import annotations

import argparse
import random
import re
import socket
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.bot_api import FakeTelegram
from tests.support.processes import BotProcess, environment

if TYPE_CHECKING:
    from tests.support.bot_api import Person

PUBLIC = "https://tolmach.example"
PATIENCE = 60.0
"""Seconds in which a bot must begin to serve, and in which the last one must answer all."""

_OUTSTANDING = 40
_PEOPLE = 120
_SLOW = 0.02
_LONGEST_LIFE = 1.0
_DROPPED = 0.02
_AT_START = 0.2
_QUESTION = re.compile(r"echo q(\d+)")


class Transport(StrEnum):
    """How updates reach the bot."""

    POLLING = "polling"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the questions.

    Attributes:
        transport: How they reached the bot.
        kills: How many processes were killed.
        asked: How many questions there were.
        lost: Those that were never answered.
        answers: How many questions were answered so many times.
        faults: What the server let pass and a good bot does not do.
        log: What the processes said.
    """

    transport: Transport
    kills: int
    asked: int
    lost: tuple[int, ...]
    answers: Counter[int]
    faults: tuple[str, ...]
    log: str = field(repr=False)

    @property
    def is_within_the_rule(self) -> bool:
        """Whether each question was answered, none more than twice."""
        return not self.lost and not self.faults and max(self.answers, default=0) <= 2

    def __str__(self) -> str:
        often = ", ".join(f"{self.answers[times]} × {times}" for times in sorted(self.answers))
        return (
            f"{self.transport}: {self.kills} kills, {self.asked} questions,"
            f" {len(self.lost)} lost, answered: {often}"
            + "".join(f"\n  {fault}" for fault in self.faults)
        )


class _Crowd:
    """People who keep a number of questions waiting."""

    def __init__(self, telegram: FakeTelegram, chance: random.Random) -> None:
        self._telegram = telegram
        self._chance = chance
        self._people = [telegram.user(1000 + number, "en") for number in range(_PEOPLE)]
        self._read = 0
        self.asked = 0
        self.answered: Counter[int] = Counter()

    def keeps_asking(self, seconds: float) -> None:
        """Asks for so long; each answer that comes makes room for one more question."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            while self.waiting < _OUTSTANDING:
                self._ask(self._people[self.asked % _PEOPLE])
            self.listens(min(left, 0.05))

    def listens(self, seconds: float) -> None:
        """Waits for an answer, at most so long, and counts all that have come."""
        world = self._telegram.world
        world.wait_for(lambda: len(world.sent) > self._read, seconds)
        with world.changed:
            came, self._read = world.sent[self._read :], len(world.sent)
        for message in came:
            for number in {int(found) for found in _QUESTION.findall(message.text)}:
                self.answered[number] += 1

    @property
    def waiting(self) -> int:
        """How many questions have not been answered."""
        return self.asked - len(self.answered)

    def _ask(self, person: Person) -> None:
        slow = "slow " if self._chance.random() < 1 / 3 else ""
        if self._chance.random() < _DROPPED:
            self._telegram.drops("sendMessage")
        person.says(f"{slow}echo q{self.asked}")
        self.asked += 1


def crash(transport: Transport, kills: int, seed: int, folder: Path) -> Outcome:
    """Runs bots one after another, all but the last of them killed at a random moment.

    Args:
        transport: How updates reach them.
        kills: How many are killed.
        seed: What the moments follow from.
        folder: An empty folder, which all of them keep their data in.

    Raises:
        AssertionError: A bot did not begin to serve.
    """
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    said = []
    with FakeTelegram() as telegram:
        crowd = _Crowd(telegram, chance)
        environ = _environment(telegram, transport, folder)
        for _ in range(kills):
            with BotProcess(["-m", "tests.bot.serve", str(folder)], environ) as bot:
                if chance.random() > _AT_START:
                    _serves(telegram, bot, crowd)
                crowd.keeps_asking(chance.uniform(0, _LONGEST_LIFE))
                bot.dies()
            said.append(bot.log)
        with BotProcess(["-m", "tests.bot.serve", str(folder)], environ) as bot:
            deadline = time.monotonic() + PATIENCE
            while crowd.waiting and time.monotonic() < deadline:
                crowd.listens(0.1)
            _settles(telegram, crowd)
            bot.stop()
        said.append(bot.log)
        lost = tuple(number for number in range(crowd.asked) if number not in crowd.answered)
        return Outcome(
            transport,
            kills,
            crowd.asked,
            lost,
            Counter(crowd.answered.values()),
            tuple(telegram.faults),
            "".join(said),
        )


def _environment(telegram: FakeTelegram, transport: Transport, folder: Path) -> dict[str, str]:
    """What a bot is started with."""
    environ = environment(
        folder,
        TELEGRAM_BOT_TOKEN=telegram.token,
        TELEGRAM_API_URL=telegram.url,
        SLOW=str(_SLOW),
    )
    if transport is Transport.WEBHOOK:
        address = f"127.0.0.1:{free_port()}"
        telegram.proxies(PUBLIC, f"http://{address}")
        environ |= {"TOLMACH_WEBHOOK_URL": f"{PUBLIC}/updates", "TOLMACH_WEBHOOK_LISTEN": address}
    return environ


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _serves(telegram: FakeTelegram, bot: BotProcess, crowd: _Crowd) -> None:
    """Waits until a new process has asked for updates or for having them brought."""
    counts = telegram.world.counts
    begun = counts["getUpdates"] + counts["setWebhook"]
    deadline = time.monotonic() + PATIENCE
    while counts["getUpdates"] + counts["setWebhook"] == begun:
        crowd.listens(0.02)
        if time.monotonic() > deadline:
            raise AssertionError(f"the bot does not serve:\n{bot.log}")


def _settles(telegram: FakeTelegram, crowd: _Crowd) -> None:
    """Waits until nothing more is sent: a second answer may come after the first."""
    while True:
        before = len(telegram.world.sent)
        crowd.listens(1.0)
        if len(telegram.world.sent) == before:
            return


def main() -> int:
    """Runs it for the transports that are wanted; 1 where a question was lost or sent thrice."""
    reading = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    reading.add_argument("--kills", type=int, default=100)
    reading.add_argument("--seed", type=int, default=20251128)
    reading.add_argument("--transport", type=Transport, choices=list(Transport))
    wanted = reading.parse_args()
    outcomes = []
    for transport in [wanted.transport] if wanted.transport else Transport:
        with tempfile.TemporaryDirectory() as folder:
            outcomes.append(crash(transport, wanted.kills, wanted.seed, Path(folder)))
        sys.stdout.write(f"{outcomes[-1]}\n")
    return int(not all(outcome.is_within_the_rule for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
