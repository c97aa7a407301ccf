"""A process that is killed at any moment leaves a whole file and keeps what it had promised."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

KILLS = 6
ROOT = Path(__file__).parents[3]

WRITER = """
import asyncio, sys
from pathlib import Path
from bot.state import State
from tests.bot.state.samples import answer, asked

async def serve(state, lane, first):
    number = first + lane
    while True:
        await state.inbox.take({number: f"update {number}"})
        print("taken", number, flush=True)
        await state.inbox.about_to_send(number)
        await state.answers.record(answer(number=number), asked(str(number)), settles=number)
        print("answered", number, flush=True)
        if number % 50 == 0:
            await state.sweep()
        number += 4

async def main():
    async with State.open(Path(sys.argv[1])) as state:
        await asyncio.gather(*(serve(state, lane, int(sys.argv[2])) for lane in range(4)))

asyncio.run(main())
"""


def test_a_killed_process_leaves_a_whole_file(path: Path) -> None:
    """Whatever was said to be taken or answered is, and an answer is there just where it ended."""
    chance = random.Random(5)  # noqa: S311 - a repeatable order, no secret
    for turn in range(KILLS):
        first = 1_000_000 * (turn + 1)
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(first)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            assert writer.stdout is not None
            said = [writer.stdout.readline()]
            time.sleep(chance.uniform(0.0, 0.15))
            writer.kill()
            said += writer.stdout.readlines()
        whole = [line.split() for line in said if line.endswith("\n")]
        taken = {int(number) for what, number in whole if what == "taken"}
        answered = {int(number) for what, number in whole if what == "answered"}
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            waiting = numbers(connection, "SELECT update_id FROM inbox", first)
            ended = numbers(connection, "SELECT update_id FROM ended", first)
            known = numbers(connection, "SELECT id FROM answers", first)
            counted = numbers(connection, "SELECT answer FROM questions", first)
        assert taken <= waiting | ended
        assert answered <= ended
        assert known == ended == counted
        assert not waiting & ended


def numbers(connection: sqlite3.Connection, query: str, first: int) -> set[int]:
    """The numbers that a process of this turn has stored."""
    return {number for (number,) in connection.execute(query) if number >= first}
