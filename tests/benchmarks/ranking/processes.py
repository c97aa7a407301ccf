"""An engine in a process of its own, started and asked from here."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from tests.benchmarks.ranking.environment import ENVIRONMENT, ROOT, pin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from tests.benchmarks.ranking.engines import Contender
    from tests.benchmarks.ranking.source import Source

_CHILD = "tests.benchmarks.ranking.child"


@dataclass(frozen=True, slots=True)
class Calls:
    """What calls came to.

    Attributes:
        results: What each returned.
        milliseconds: How long each took, measured in the engine's process.
        resident: Bytes of memory that the process held after them.
    """

    results: list[Any]
    milliseconds: list[float]
    resident: int


class EngineProcess:
    """One engine's process, on one core; a context manager, which ends it."""

    def __init__(self, contender: Contender, index: Path, source: Source) -> None:
        self.name = contender.module
        self._begun = time.perf_counter()
        command = [sys.executable, "-m", _CHILD, contender.module, str(index), *source.arguments]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        pin(self._process.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def first_answer(self, terms: Sequence[str]) -> float:
        """Asks a first question; returns the seconds since the process was started."""
        self.call("top", [[terms, 10]])
        return time.perf_counter() - self._begun

    def call(self, method: str, calls: Sequence[Sequence[Any]], clock: str = "wall") -> Calls:
        """Calls a method of the engine, once for each list of arguments.

        Args:
            clock: "wall", or "cpu" for the time that the processor spent in the engine's process.

        Raises:
            RuntimeError: The process ended; why stands on standard error.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        request = {"method": method, "calls": calls, "clock": clock}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended while it was asked")
        answer = json.loads(line)
        return Calls(
            answer["results"], [took / 1e6 for took in answer["nanoseconds"]], answer["resident"]
        )
