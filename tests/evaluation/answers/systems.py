"""A source tree that is asked through its command line, in processes of its own.

Nothing of the tree is imported here: what is measured is what a script would get, and trees whose
modules differ are measured alike.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tests.evaluation.answers.trials import LIMIT, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from tests.evaluation.answers.trials import Documents, Json, Question, Trial

_LAST_WORDS = 2000  # characters of what a process that failed said


class SystemFailedError(Exception):
    """A source tree's command ended with an error: what was run, and what it said."""


class System(Protocol):
    """Whatever can be put to trial."""

    def run(self, trial: Trial) -> Run:
        """Reads the trial's documents and answers its questions.

        Raises:
            SystemFailedError: It can't.
        """


@dataclass(frozen=True, slots=True)
class Replies:
    """What a batch of questions came to.

    Attributes:
        lines: The answers as they were printed, in the order of the questions.
        milliseconds: What each took but the first, which waited for the process to start.
    """

    lines: tuple[bytes, ...]
    milliseconds: tuple[float, ...]


@dataclass(slots=True)
class SourceTree:
    """The system that stands in a folder of sources.

    Attributes:
        source: The folder that holds the package `index`.
        scratch: A folder for data; collections that several trials share are made there once.
    """

    source: Path
    scratch: Path
    _made: dict[str, tuple[Path, float]] = field(default_factory=dict)

    def run(self, trial: Trial) -> Run:
        """Reads the trial's documents and answers its questions.

        Raises:
            SystemFailedError: A command ended with an error.
        """
        data, seconds = self._collection(trial.documents)
        answers: dict[str, Json] = {}
        milliseconds: dict[str, float] = {}
        if trial.questions:
            replies = self._ask(data, trial.questions)
            answers = {one["id"]: one for one in map(_answer, replies.lines)}
            later = (question.id for question in trial.questions[1:])
            milliseconds = dict(zip(later, replies.milliseconds, strict=True))
        links = self._links(data) if trial.links else ()
        return Run(answers, milliseconds, seconds, links)

    def _collection(self, documents: Documents) -> tuple[Path, float]:
        """The data folder that holds these documents, and the seconds that reading them took."""
        name = documents.digest()
        if name not in self._made:
            data = self.scratch / name
            if documents.dictionary is not None:
                shutil.copytree(self._with_dictionary(documents.dictionary), data)
            with tempfile.TemporaryDirectory(dir=self.scratch) as folder:
                for document, path in documents.files.items():
                    copy = Path(folder, document)
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, copy)
                began = time.perf_counter()
                self._do("--data", str(data), "add", folder, "--json")
                self._made[name] = data, time.perf_counter() - began
        return self._made[name]

    def _with_dictionary(self, dictionary: Path) -> Path:
        """A data folder that holds a dictionary alone: most of its time is reading the entries."""
        data = self.scratch / f"dictionary-{dictionary.name}"
        if not data.exists():
            self._do("--data", str(data), "lexicon", "load", str(dictionary), "--json")
        return data

    def _links(self, data: Path) -> tuple[Json, ...]:
        printed = self._do("--data", str(data), "export", "--format", "jsonl")
        return tuple(map(json.loads, printed.splitlines()))

    def _ask(self, data: Path, questions: Sequence[Question]) -> Replies:
        """Asks all questions of one process.

        Each answer is printed as it is found: what lies between two of them is what it took, the
        making of JSON and the way through the pipe included.
        """
        batch = data.with_suffix(".questions")
        with batch.open("w", encoding="utf-8") as file:
            for question in questions:
                line = {"id": question.id, "text": question.text}
                if question.lang is not None:
                    line["lang"] = question.lang
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        asked = ("--data", str(data), "ask", "--batch", str(batch), "--json", "--limit", str(LIMIT))
        lines, stamps = [], []
        with self._started(*asked) as printed:
            for line_printed in printed:
                stamps.append(time.perf_counter())
                lines.append(line_printed)
        if len(lines) != len(questions):
            raise SystemFailedError(f"{len(questions)} questions, {len(lines)} answers: {batch}")
        return Replies(
            tuple(lines), tuple(1000 * (after - before) for before, after in pairwise(stamps))
        )

    def _do(self, *arguments: str) -> bytes:
        """What a command prints."""
        with self._started(*arguments) as printed:
            return printed.read()

    @contextmanager
    def _started(self, *arguments: str) -> Iterator[IO[bytes]]:
        """A command's standard output, to be read to its end.

        Raises:
            SystemFailedError: The command ended with an error.
        """
        with (
            tempfile.TemporaryFile() as complaints,
            subprocess.Popen(
                [sys.executable, "-m", "index.cli", *arguments],
                stdout=subprocess.PIPE,
                stderr=complaints,
                stdin=subprocess.DEVNULL,
                cwd=self.source,
                env={**os.environ, "PYTHONPATH": str(self.source), "LC_ALL": "C.UTF-8"},
            ) as process,
        ):
            assert process.stdout is not None
            yield process.stdout
            if process.wait():
                complaints.seek(0)
                said = complaints.read().decode("utf-8", "replace").strip()[-_LAST_WORDS:]
                raise SystemFailedError(f"{self.source}: {' '.join(arguments)}\n{said}")


def _answer(line: bytes) -> Json:
    """A printed answer without what nobody counts: the passages of the other language."""
    answer: Json = json.loads(line)
    shown = ("doc", "lang", "paragraph", "text", "sentence")
    hits = [{key: hit.get(key) for key in shown} for hit in answer["hits"]]
    kept = ("id", "lang", "answered", "confidence")
    return {**{key: answer[key] for key in kept if key in answer}, "hits": hits}
