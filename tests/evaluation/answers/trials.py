"""What is asked: questions with what is known about their answers, and the documents they go to.

In the terms of information retrieval a `Trial` is a test collection: documents, topics (the
questions) and judgements (the `Gold` of each). What a system makes of it is a `Run`.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LIMIT = 10
"""Hits asked for: mean reciprocal rank looks at the first ten."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """Where a question is answered.

    Attributes:
        doc: The document's name below the folder of the set that it is from.
        paragraph: Which of its paragraphs, from 1.
        answers: The words that answer, any of them.
    """

    doc: str
    paragraph: int
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        id: The question's name, unlike any other of its trial.
        group: The set of questions whose figures it counts to; one may go across trials.
        text: What is asked.
        lang: The language that the system is told, or None where it is to find out.
        cluster: What it has in common with others, such as the article: they are drawn together.
        gold: Where it is answered, or None where no document answers it.
    """

    id: str
    group: str
    text: str
    lang: str | None
    cluster: str
    gold: Gold | None


@dataclass(frozen=True, slots=True)
class Documents:
    """A collection to be made.

    Attributes:
        files: Where each document's text lies, by the name that it is to have.
        dictionary: A dictionary that is loaded first, if any.
    """

    files: Mapping[str, Path]
    dictionary: Path | None = None

    def digest(self) -> str:
        """A fingerprint of all that is added: names and contents."""
        made = hashlib.sha256()
        for name, path in sorted(self.files.items()):
            made.update(f"{name}\0{_content(path)}\n".encode())
        if self.dictionary is not None:
            made.update(f"dictionary\0{_content(self.dictionary)}\n".encode())
        return made.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Trial:
    """Documents, and questions that are asked of them.

    Attributes:
        name: For people who wait.
        documents: The collection.
        questions: What is asked, in this order; none where only links are looked at.
        links: Whether the links between the documents' passages are wanted.
    """

    name: str
    documents: Documents
    questions: tuple[Question, ...]
    links: bool = False

    def digest(self) -> str:
        """A fingerprint of what is added and asked, whatever is known about the answers."""
        asked = [(one.id, one.text, one.lang) for one in self.questions]
        told = json.dumps([self.documents.digest(), asked, self.links, LIMIT])
        return hashlib.sha256(told.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Run:
    """What a system made of a trial.

    Attributes:
        answers: By the question's id; as the command line prints them, passages of the other
            language left out.
        milliseconds: What an answer took, by the question's id; the first of a process is left out.
        seconds: What reading the documents took.
        links: As the command line exports them, if the trial wants them.
    """

    answers: dict[str, Json]
    milliseconds: dict[str, float]
    seconds: float
    links: tuple[Json, ...] = ()

    def json(self) -> Json:
        """All of it as JSON."""
        return asdict(self)

    @classmethod
    def of(cls, value: Json) -> Run:
        """A run from its JSON."""
        return cls(**{**value, "links": tuple(value["links"])})


def _content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
