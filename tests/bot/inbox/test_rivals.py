"""Two programs with one token: which of them gives way."""

from __future__ import annotations

import pytest

from bot.inbox.rivals import RETURNS, SETTLING, WAITS, Rivals
from tests.bot.clock import Clock


def test_a_newcomer_tries_so_often_and_gives_way() -> None:
    """Who has never polled undisturbed waits 2, 5 and 10 seconds, and is gone at the next."""
    rivals = Rivals(clock=Clock())
    assert [rivals.conflicts() for _ in range(4)] == [*WAITS, None]


def test_who_is_established_stays() -> None:
    """Who has polled undisturbed for a while comes back soon, as often as it takes."""
    clock = Clock()
    rivals = Rivals(clock=clock)
    rivals.polls()
    clock.now += SETTLING
    rivals.polled()
    assert {rivals.conflicts() for _ in range(99)} == set(RETURNS)


def test_polls_between_conflicts_establish_nobody() -> None:
    """A few quick polls that happen to work, between two conflicts, do not count."""
    clock = Clock()
    rivals = Rivals(clock=clock)
    for wait in (*WAITS, None):
        for _ in range(9):
            rivals.polls()
            clock.now += 0.5
            rivals.polled()
        assert rivals.conflicts() == wait
        clock.now += wait or 0


def simulate(starts: dict[str, int], *, updates_every: int, until: int) -> set[str]:
    """Programs that poll one server, in milliseconds; who is still there at the end.

    The server ends a poll with a conflict when another begins, and answers the newest with an
    update as soon as there is one, or with nothing after 25 seconds.
    """
    clock = Clock()
    rivals = {name: Rivals(clock=clock) for name in starts}
    begins = dict(starts)  # when each of those that wait polls next
    polling, ends = "", 0
    for now in range(0, until, 100):
        clock.now = now / 1000
        if polling and now >= ends:
            rivals[polling].polled()
            begins[polling], polling = now, ""
        for name in sorted(name for name, at in begins.items() if at <= now):
            del begins[name]
            wait = rivals[polling].conflicts() if polling else None
            if wait is not None:
                begins[polling] = now + int(1000 * wait)
            rivals[name].polls()
            polling, ends = name, min(now + 25_000, (now // updates_every + 1) * updates_every)
    return {polling, *begins} - {""}


@pytest.mark.parametrize("every", [300, 1000, 3000, 7000, 10**9])
def test_the_one_that_was_there_stays_alone(every: int) -> None:
    """A second replica ends within a minute and the first goes on, in quiet and in busy times."""
    starts = {"first": 0, "second": 100_000}
    assert simulate(starts, updates_every=every, until=160_000) == {"first"}


@pytest.mark.parametrize("every", [300, 1000, 3000, 7000, 10**9])
@pytest.mark.parametrize("later", [0, 100, 900, 2000, 4000])
def test_of_two_that_start_together_one_stays(every: int, later: int) -> None:
    """Of two that come at once one gives way, and not both."""
    starts = {"first": 0, "second": later}
    assert len(simulate(starts, updates_every=every, until=160_000)) == 1
