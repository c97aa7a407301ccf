"""The process that changes documents: `python -m bot.curation.child DATA`.

It reads jobs from standard input and writes events to standard output, and ends with the first one:
so it ends, after the job that it is at, also where the bot was killed. Whatever a library prints
goes to standard error, where the log goes.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from bot import journal
from bot.curation.changing import Changing
from bot.curation.protocol import read_job, write_event
from bot.curation.values import Stage
from bot.errors import CurationFailed
from index.analysis import Analyzer

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.curation.protocol import Event

_logger = logging.getLogger(__name__)

_PAUSE = 0.25  # seconds between two events of one stage
_NICE = 5  # behind those who ask


class Telling:
    """Writes events for the bot: of steps as many as somebody reads, of all else each."""

    def __init__(self, output: BinaryIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._output = output
        self._clock = clock
        self._stage = ""
        self._told_at = 0.0
        self._heard = True

    def tell(self, event: Event) -> None:
        """Writes an event; where nobody is left to read it, the work goes on to its end."""
        if not self._heard:
            return
        try:
            self._output.write(write_event(event))
            self._output.flush()
        except BrokenPipeError:
            self._heard = False

    def progress(self, stage: str, done: int, total: int) -> None:
        """Tells of a step: the first of a stage, the last, and some of those between."""
        now = self._clock()
        if stage == self._stage and done < total and now - self._told_at < _PAUSE:
            return
        self._stage, self._told_at = stage, now
        self.tell(Stage(stage, done, total))


def work(data: Path, jobs: BinaryIO, output: BinaryIO) -> None:
    """Does jobs, one after another, until there are no more."""
    telling = Telling(output)
    changing = Changing(data, Analyzer(), telling.progress)
    for line in iter(jobs.readline, b""):
        try:
            event: Event = changing.do(read_job(line))
        except Exception as error:
            _logger.exception("A change of the documents failed.")
            event = CurationFailed(cause=type(error).__name__)
        telling.tell(event)


def main(data: Path) -> None:
    """Sets the process up, and works."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # told to all of a terminal; the bot decides
    if sys.platform != "win32":
        with suppress(PermissionError):  # a service may not be let do even this; it is a courtesy
            os.nice(_NICE)
    journal.configure("")
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        work(data.resolve(), sys.stdin.buffer, output)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
