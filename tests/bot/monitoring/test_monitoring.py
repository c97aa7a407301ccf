"""What can be watched from outside."""

from __future__ import annotations

import signal
import socket

import httpx
import pytest

from bot.errors import Unlistenable
from bot.monitoring import Metrics, Monitor


def figure(metrics: Metrics, name: str) -> float | None:
    """A figure as Prometheus reads it, None where it is not there."""
    lines = metrics.exposition().decode().splitlines()
    return next((float(line.rpartition(" ")[2]) for line in lines if line.startswith(name)), None)


def test_what_happens_is_counted() -> None:
    """Updates, questions and requests are counted by their kinds; how many wait is asked."""
    metrics, waiting = Metrics(), [3]
    metrics.backlog(lambda: waiting[0])
    metrics.update("message")
    metrics.update("message")
    metrics.passed_over("limited")
    metrics.question("ru", "group", answered=False, seconds=0.02)
    metrics.request("sendMessage", "ok")
    assert figure(metrics, 'tolmach_updates_total{kind="message"}') == 2
    assert figure(metrics, 'tolmach_updates_passed_over_total{reason="limited"}') == 1
    label = '{answered="no",lang="ru",place="group"}'
    assert figure(metrics, f"tolmach_questions_total{label}") == 1
    bucket = 'tolmach_question_seconds_bucket{le="0.025",place="group"}'
    assert figure(metrics, bucket) == 1
    request = 'tolmach_requests_total{method="sendMessage",outcome="ok"}'
    assert figure(metrics, request) == 1
    assert figure(metrics, "tolmach_backlog") == 3
    waiting[0] = 4
    assert figure(metrics, "tolmach_backlog") == 4


def test_figures_of_two_bots_do_not_meet() -> None:
    """Each has a registry of its own."""
    first, second = Metrics(), Metrics()
    first.update("message")
    assert figure(second, 'tolmach_updates_total{kind="message"}') is None


async def test_health_readiness_and_figures_are_served() -> None:
    """It is healthy at once, ready as soon as it is said to be, and leaves signals alone."""
    ready = [False]
    metrics = Metrics()
    handlers = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    async with Monitor("127.0.0.1", 0, metrics, lambda: ready[0]).serving() as port:
        address = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient(base_url=address, trust_env=False) as client:
            assert (await client.get("/healthz")).status_code == 200
            during = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
            assert during == handlers
            assert (await client.get("/readyz")).status_code == 503
            ready[0] = True
            assert (await client.get("/readyz")).status_code == 200
            figures = await client.get("/metrics")
            assert figures.headers["Content-Type"].startswith("text/plain")
            assert "tolmach_backlog 0.0" in figures.text
            assert (await client.get("/")).status_code == 404
            assert (await client.post("/metrics")).status_code == 405


async def test_a_port_that_is_taken_is_told() -> None:
    """A second monitor on one port is an error that names the address."""
    metrics = Metrics()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Unlistenable) as caught:
            async with Monitor("127.0.0.1", port, metrics, lambda: True).serving():
                pass
    assert caught.value.facts["address"] == f"127.0.0.1:{port}"
