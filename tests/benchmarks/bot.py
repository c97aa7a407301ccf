"""Measures the bot as people feel it, beside a bot that only echoes.

python -m tests.benchmarks.bot --data DATA [--rounds 300] [--people 300] [--updates 100000]

Each bot is a process of its own with a fake Bot API server of its own, and both are asked in turn,
so that whatever else the machine does meets both alike. A time is that from the moment when the
server hands the update out to the moment when the answer reaches it. DATA is not written to: the
collection is copied, and the bot's own database stands beside the copy.

Neither keeps Telegram's limits here: what is measured is the bots' own work.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.collection import Collection
from tests.support.bot_api import FakeTelegram
from tests.support.processes import BotProcess, environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.support.bot_api import Person

PATIENCE = 120.0
"""Seconds after which an answer is given up."""

_PEOPLE = 2000
_AT_ONCE = 100
_SAMPLES = 10
_QUESTIONS = 1000
_WORDS = (3, 6)
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A bot that is measured: its process, its server, and the people who ask it."""

    name: str
    telegram: FakeTelegram
    process: BotProcess
    people: Sequence[Person]

    def resident(self) -> float:
        """The megabytes of memory that the process holds."""
        pages = Path(f"/proc/{self.process._process.pid}/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def ask(self, questions: Sequence[str], first: int = 0) -> list[float]:
        """Has as many people ask at once, and waits for all answers.

        Args:
            questions: A question a person.
            first: The person who asks the first one.

        Returns:
            The seconds that each answer took.

        Raises:
            TimeoutError: Some were not answered.
        """
        world = self.telegram.world
        askers = [self.people[(first + n) % len(self.people)] for n in range(len(questions))]
        with world.changed:
            before = [len(world.sent_to(person.id)) for person in askers]
            updates = [person.says(text) for person, text in zip(askers, questions, strict=True)]
        waiting = dict(enumerate(askers))

        def answered() -> bool:
            for number, person in list(waiting.items()):
                if len(world.sent_to(person.id)) > before[number]:
                    del waiting[number]
            return not waiting

        if not world.wait_for(answered, PATIENCE):
            raise TimeoutError(f"{self.name}: {len(waiting)} of {len(questions)} without an answer")
        return [
            world.sent_to(person.id)[seen].at - world.updates.delivered[update]
            for person, seen, update in zip(askers, before, updates, strict=True)
        ]


def questions(data: Path, chance: random.Random) -> list[str]:
    """Words of passages drawn from a collection, as those ask who half remember one."""
    drawn: list[str] = []
    with Collection.open(data) as collection, collection.reading():
        for seen, stored in enumerate(collection.documents.passages()):
            place = seen if seen < _QUESTIONS else chance.randrange(seen + 1)
            if place < _QUESTIONS:
                drawn[place : place + 1] = [stored.passage.text]
    found = [_WORD.findall(text) for text in drawn]
    return [
        " ".join(chance.sample(words, min(len(words), chance.randint(*_WORDS))))
        for words in found
        if len(words) >= _WORDS[0]
    ]


def latency(candidates: Sequence[Candidate], asked: Sequence[str], rounds: int) -> None:
    """Asks each candidate in turn, one question at a time, and tells what an answer takes."""
    times: dict[str, list[float]] = {candidate.name: [] for candidate in candidates}
    for number in range(rounds):
        for candidate in candidates:
            times[candidate.name] += candidate.ask([asked[number % len(asked)]], number)
    for name, found in times.items():
        _say(f"{name:>8}: {_milliseconds(found)}, one question at a time")


def crowd(candidate: Candidate, asked: Sequence[str], people: int, rounds: int = 3) -> None:
    """Has many people ask in one moment, and tells how long the last of them waits."""
    for _ in range(rounds):
        wanted = [asked[number % len(asked)] for number in range(people)]
        found = sorted(candidate.ask(wanted))
        _say(
            f"{candidate.name:>8}: {people} people at once, half of them answered after"
            f" {found[len(found) // 2]:.2f} s, the last after {found[-1]:.2f} s"
        )


def memory(candidate: Candidate, asked: Sequence[str], updates: int) -> None:
    """Asks so often, and tells how much memory the process holds on the way."""
    done, held = 0, [candidate.resident()]
    while done < updates:
        for _ in range(max(1, updates // _SAMPLES // _AT_ONCE)):
            batch = min(_AT_ONCE, updates - done)
            candidate.ask([asked[(done + n) % len(asked)] for n in range(batch)], done)
            candidate.telegram.world.forget()
            done += batch
            if done >= updates:
                break
        held.append(candidate.resident())
    steps = " ".join(f"{each:.0f}" for each in held)
    _say(f"{candidate.name:>8}: MB held over {done} updates: {steps}")


def _milliseconds(found: Sequence[float]) -> str:
    ordered = sorted(found)
    places = {"median": 0.5, "p95": 0.95, "worst": 1.0}
    return ", ".join(
        f"{name} {1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]:.1f} ms"
        for name, share in places.items()
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _start(stack: ExitStack, name: str, arguments: Sequence[str], home: Path) -> Candidate:
    """Starts a bot and waits until it polls."""
    telegram = stack.enter_context(FakeTelegram())
    environ = environment(
        home,
        TELEGRAM_BOT_TOKEN=telegram.token,
        TELEGRAM_API_URL=telegram.url,
        PTB_TIMEDELTA="1",
        LIMITS="off",
        INDEX="real",
    )
    process = stack.enter_context(BotProcess(arguments, environ))
    telegram.waits_for(lambda: telegram.world.polls > 0, f"{name} does not poll: {process.log}")
    people = [telegram.user(number + 1, "en") for number in range(_PEOPLE)]
    return Candidate(name, telegram, process, people)


def main() -> None:
    """Measures what is asked for."""
    reading = argparse.ArgumentParser(prog="python -m tests.benchmarks.bot", description=__doc__)
    reading.add_argument("--data", type=Path, required=True)
    reading.add_argument("--rounds", type=int, default=300)
    reading.add_argument("--people", type=int, default=300)
    reading.add_argument("--updates", type=int, default=0)
    reading.add_argument("--seed", type=int, default=20251128)
    wanted = reading.parse_args()
    chance = random.Random(wanted.seed)  # noqa: S311 - questions, not secrets
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        data = home / "data"
        data.mkdir()
        shutil.copy2(wanted.data / "tolmach.db", data)
        shutil.copytree(wanted.data / "postings", data / "postings")
        asked = questions(data, chance)
        serving = ["-m", "tests.bot.serve", str(data)]
        tolmach = _start(stack, "tolmach", serving, home)
        echo = _start(stack, "echo", ["-m", "tests.benchmarks.echo"], home)
        for candidate in (tolmach, echo):
            candidate.ask(asked[:20])
        latency([tolmach, echo], asked, wanted.rounds)
        for candidate in (tolmach, echo):
            crowd(candidate, asked, wanted.people)
        if wanted.updates:
            memory(tolmach, asked, wanted.updates)


if __name__ == "__main__":
    main()
