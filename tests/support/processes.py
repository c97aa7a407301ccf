"""The bot as a process of its own: started, waited for, stopped, its log read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.support.bot_api import FakeTelegram

ROOT = Path(__file__).parents[2]
PATIENCE = 15.0
"""Seconds after which a test gives up waiting for a process."""


def environment(home: Path, **variables: str) -> dict[str, str]:
    """An environment with nothing of the tester's own in it; warnings are errors there too."""
    return {
        "PATH": os.defpath,
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
        **variables,
    }


class BotProcess:
    """A bot that runs while the context lasts."""

    def __init__(self, arguments: Sequence[str], environ: Mapping[str, str]) -> None:
        """Starts `python ARGUMENTS` in the project's folder."""
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=dict(environ),
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._lines: list[str] = []
        self._said = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()

    @property
    def log(self) -> str:
        """Everything on standard error so far."""
        with self._said:
            return "".join(self._lines)

    def serves(self, telegram: FakeTelegram) -> Self:
        """Waits until the bot takes updates: it polls, or has named the address of its webhook."""
        deadline = time.monotonic() + PATIENCE
        while not telegram.world.wait_for(lambda: self._takes_updates(telegram), 0.1):
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the bot does not serve:\n{self.log}")
        return self

    def says(self, part: str) -> None:
        """Waits until standard error holds the text."""
        with self._said:
            if not self._said.wait_for(lambda: part in "".join(self._lines), PATIENCE):
                raise AssertionError(f"not in the log: {part!r}\n{''.join(self._lines)}")

    def tell(self, number: signal.Signals) -> None:
        """Sends a signal."""
        self._process.send_signal(number)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Sends a signal and waits for the end; returns the exit status."""
        self.tell(number)
        return self.ends()

    def dies(self) -> None:
        """Kills the process, which gets no chance to do anything about it."""
        self.tell(signal.SIGKILL)
        self.ends()

    def ends(self) -> int:
        """Waits for the process to end by itself; returns the exit status."""
        status = self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return status

    @staticmethod
    def _takes_updates(telegram: FakeTelegram) -> bool:
        return telegram.world.polls > 0 or bool(telegram.world.webhook)

    def _read(self) -> None:
        stream = self._process.stderr
        if stream is None:
            return
        for line in stream:
            with self._said:
                self._lines.append(line)
                self._said.notify_all()
