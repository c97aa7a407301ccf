"""Runs that are kept, so that a tree is put to the same trial once."""

from __future__ import annotations

import gzip
import json
import os
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.evaluation.answers.trials import Run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.evaluation.answers.systems import System
    from tests.evaluation.answers.trials import Trial


@dataclass(frozen=True, slots=True)
class Kept:
    """A system whose runs are kept in a folder; one that is kept is not run again.

    Attributes:
        name: What people call the system.
        system: What is asked where nothing is kept.
        folder: One file a trial, named after the trial's digest; of one system alone.
        fresh: Whether every trial is run, and what is kept replaced.
    """

    name: str
    system: System
    folder: Path
    fresh: bool = False

    def run(self, trial: Trial) -> Run:
        """What is kept, or else what the system makes of the trial now.

        Raises:
            SystemFailedError: It can't answer.
        """
        path = self.folder / f"{trial.digest()}.json.gz"
        if path.exists() and not self.fresh:
            return Run.of(json.loads(gzip.decompress(path.read_bytes())))
        began = time.perf_counter()
        run = self.system.run(trial)
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}")
        told = json.dumps(run.json(), ensure_ascii=False).encode()
        temporary.write_bytes(gzip.compress(told, compresslevel=3))
        temporary.replace(path)
        took = time.perf_counter() - began
        print(f"{took:7.1f} s  {self.name}: {trial.name}", file=sys.stderr, flush=True)  # noqa: T201 - progress
        return run
