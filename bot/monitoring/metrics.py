"""Figures for Prometheus, in its text format; none of them tells of a person or of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENT_TYPE = CONTENT_TYPE_LATEST
"""The content type of what `Metrics.exposition` gives."""

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counts what happens; a registry of its own, so that two of them do not meet."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._updates = Counter("tolmach_updates", "Updates taken.", ["kind"], registry=registry)
        self._passed_over = Counter(
            "tolmach_updates_passed_over",
            "Updates dropped without work.",
            ["reason"],
            registry=registry,
        )
        self._questions = Counter(
            "tolmach_questions",
            "Questions asked.",
            ["lang", "place", "answered"],
            registry=registry,
        )
        self._seconds = Histogram(
            "tolmach_question_seconds",
            "Seconds from a question taken up to its answer.",
            ["place"],
            buckets=_SECONDS,
            registry=registry,
        )
        self._requests = Counter(
            "tolmach_requests",
            "Requests to the Bot API.",
            ["method", "outcome"],
            registry=registry,
        )
        self._backlog = Gauge("tolmach_backlog", "Updates that wait.", registry=registry)

    def update(self, kind: str) -> None:
        """Counts an update that was taken.

        Args:
            kind: What the Bot API calls it: `message`, `inline_query`.
        """
        self._updates.labels(kind).inc()

    def passed_over(self, reason: str) -> None:
        """Counts an update that was dropped without work.

        Args:
            reason: `late`, `limited`, `newer`, `unread` or `deadly`.
        """
        self._passed_over.labels(reason).inc()

    def question(self, lang: str, place: str, *, answered: bool, seconds: float) -> None:
        """Counts a question.

        Args:
            lang: The code of its language.
            place: Where it was asked: `private`, `group`.
            answered: Whether the documents answer it.
            seconds: From the moment that it was taken up to its answer.
        """
        self._questions.labels(lang, place, "yes" if answered else "no").inc()
        self._seconds.labels(place).observe(seconds)

    def request(self, method: str, outcome: str) -> None:
        """Counts a request to the Bot API.

        Args:
            method: The method's name.
            outcome: What became of it, in a word.
        """
        self._requests.labels(method, outcome).inc()

    def backlog(self, count: Callable[[], float]) -> None:
        """Has a function asked for how many updates wait, each time that figures are read."""
        self._backlog.set_function(count)

    def exposition(self) -> bytes:
        """All figures, in Prometheus's text format."""
        return generate_latest(self._registry)
