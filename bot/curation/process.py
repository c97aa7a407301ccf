"""The other process, as the bot holds it: started, given jobs, ended."""

from __future__ import annotations

import asyncio
import logging
import signal
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from bot.curation.protocol import read_event, write_job
from bot.curation.values import Stage
from bot.errors import CurationFailed

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bot.curation.protocol import Event, Job

_logger = logging.getLogger(__name__)

_MODULE = "bot.curation.child"
_LONGEST_LINE = 16 * 1024 * 1024  # bytes
_SECRETS = ("TELEGRAM_", "TOLMACH_")  # beginnings of settings, which are the bot's alone


class ChildProcess:
    """A process that changes documents.

    Attributes:
        pid: Its number.
    """

    def __init__(
        self, process: Process, jobs: StreamWriter, events: StreamReader, patience: float
    ) -> None:
        self.pid = process.pid
        self._process = process
        self._jobs = jobs
        self._events = events
        self._patience = patience

    @classmethod
    async def start(
        cls, python: str, data: Path, environ: Mapping[str, str], patience: float
    ) -> Self:
        """Starts one.

        Args:
            python: The interpreter.
            data: The data folder.
            environ: The environment; the bot's own settings are left out.
            patience: Seconds for it to end in.

        Raises:
            CurationFailed: The system does not start it.
        """
        kept = {key: value for key, value in environ.items() if not key.startswith(_SECRETS)}
        try:
            process = await asyncio.create_subprocess_exec(
                *(python, "-m", _MODULE, str(data)),
                stdin=PIPE,
                stdout=PIPE,
                env=kept,
                limit=_LONGEST_LINE,
            )
        except OSError as error:
            raise CurationFailed(cause=error.strerror or str(error)) from error
        if process.stdin is None or process.stdout is None:
            raise AssertionError("both were asked for")
        _logger.info("Process %s is there to change documents.", process.pid)
        return cls(process, process.stdin, process.stdout, patience)

    @property
    def has_ended(self) -> bool:
        """Whether it is known to have ended."""
        return self._process.returncode is not None

    async def do(self, job: Job, tell: Callable[[Stage], None]) -> Event:
        """Has a job done.

        Args:
            job: What is to be done.
            tell: Told of steps.

        Returns:
            What came of it.

        Raises:
            CurationFailed: The process ended, or says what is none of its events; it can't be given
                another job.
        """
        with suppress(BrokenPipeError, ConnectionResetError):  # it has ended: see below
            self._jobs.write(write_job(job))
            await self._jobs.drain()
        while True:
            try:
                line = await self._events.readline()
                event = read_event(line) if line else None
            except ValueError as error:  # a strange line, or one without an end
                raise CurationFailed(cause=f"{type(error).__name__}: {error}") from error
            if event is None:
                raise CurationFailed(cause=await self._why_it_ended())
            if not isinstance(event, Stage):
                return event
            tell(event)

    async def end(self, *, at_once: bool) -> None:
        """Ends it; what it changes stands whole after that, in its old or its new form.

        Args:
            at_once: Whether in the middle of its work; otherwise it ends when that is done.
        """
        self._jobs.close()
        steps = [self._process.terminate, self._process.kill]
        if not at_once:
            steps.insert(0, _nothing)
        for step in steps:
            with suppress(ProcessLookupError):
                step()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), self._patience)
                break
        else:
            _logger.warning("Process %s does not end.", self.pid)

    async def _why_it_ended(self) -> str:
        await self.end(at_once=False)
        code = self._process.returncode
        if code is not None and code < 0:
            return signal.Signals(-code).name
        return f"status {code}"


def _nothing() -> None:
    """What it takes to end a process whose standard input has ended."""
