"""What the bot and the process that changes documents say to each other: a line of JSON each.

A job is one line; lines of stages follow, and one line more with its end. Errors of the tree go by
their key and facts.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from bot.curation.values import Added, Stage
from bot.errors import CurationFailed
from index.errors import TolmachError

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Add:
    """Add a file, or take its new form.

    Attributes:
        path: Where its content is.
        name: What it was called by whoever sent it; anything at all.
        collection: Where it belongs.
    """

    path: str
    name: str
    collection: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a document."""

    doc: str


@dataclass(frozen=True, slots=True)
class Passages:
    """A side of a link; see `JudgedPassages`."""

    doc: str
    paragraphs: tuple[int, ...]
    texts: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Judge:
    """Note what a person says of a link."""

    a: Passages
    b: Passages
    confirmed: bool
    person: str


class StrangeLine(ValueError):  # noqa: N818 - it says what happened, as those of errors.py do
    """A line that is no job, or no event."""


Job = Add | Remove | Judge
_JOBS: dict[str, type[Add | Remove]] = {"add": Add, "remove": Remove}


@dataclass(frozen=True, slots=True)
class Done:
    """A job was done; `added` says more where it added."""

    added: Added | None = None


Event = Stage | Done | TolmachError


def write_job(job: Job) -> bytes:
    """A job as a line."""
    return _line({type(job).__name__.lower(): asdict(job)})


def read_job(line: bytes) -> Job:
    """The job that a line is.

    Raises:
        StrangeLine: It is none.
    """
    kind, told = _only(line)
    try:
        if kind == "judge":
            a, b = (_passages(told.pop(side)) for side in "ab")
            return Judge(a, b, **told)
        return _JOBS[kind](**told)
    except (KeyError, TypeError, AttributeError) as error:
        raise StrangeLine(f"no job: {kind}") from error


def write_event(event: Event) -> bytes:
    """An event as a line."""
    if isinstance(event, TolmachError):
        return _line({"error": {"key": event.key, "facts": event.facts}})
    return _line({type(event).__name__.lower(): asdict(event)})


def read_event(line: bytes) -> Event:
    """The event that a line is; an error as what it was where it was raised.

    Raises:
        StrangeLine: It is none.
    """
    kind, told = _only(line)
    try:
        if kind == "stage":
            return Stage(**told)
        if kind == "done":
            return Done(_added(told["added"]))
        if kind == "error":
            return _error(told["key"], told["facts"])
    except (KeyError, TypeError) as error:
        raise StrangeLine(f"no event: {kind}") from error
    raise StrangeLine(f"no event: {kind}")


def _line(told: dict[str, Any]) -> bytes:
    return json.dumps(told).encode() + b"\n"


def _only(line: bytes) -> tuple[str, Any]:
    """What kind of line it is, and what it tells."""
    try:
        read = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise StrangeLine("no JSON") from error
    if not isinstance(read, dict) or len(read) != 1:
        raise StrangeLine("no object of one name")
    return next(iter(read.items()))


def _passages(told: dict[str, Any]) -> Passages:
    texts = told["texts"]
    return Passages(told["doc"], tuple(told["paragraphs"]), None if texts is None else tuple(texts))


def _added(told: dict[str, Any] | None) -> Added | None:
    if told is None:
        return None
    return Added(**{**told, "counterparts": tuple(told["counterparts"])})


def _error(key: str, facts: dict[str, str | int]) -> TolmachError:
    """An error of the tree by its key."""
    for kind in _kinds(TolmachError):
        error = kind(**facts)
        if error.key == key:
            return error
    return CurationFailed(cause=key)


def _kinds(root: type[TolmachError]) -> Iterator[type[TolmachError]]:
    for kind in root.__subclasses__():
        yield kind
        yield from _kinds(kind)
