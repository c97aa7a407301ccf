"""Who asks too much, and who does not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.inbox.throttle import BURST, INTERVAL, Ruling, Throttle
from tests.bot.clock import Clock


def test_a_burst_passes_and_the_rest_is_dropped() -> None:
    """Of fifty questions in a second twenty pass, one is told of, the others are dropped."""
    throttle = Throttle(clock=Clock())
    rulings = [throttle.admit(7) for _ in range(50)]
    assert rulings == [
        *[Ruling.ADMITTED] * 20,
        Ruling.LIMITED,
        *[Ruling.DROPPED] * 29,
    ]


def test_others_are_not_affected() -> None:
    """Each person has a burst of their own."""
    throttle = Throttle(clock=Clock())
    for _ in range(50):
        throttle.admit(7)
    assert throttle.admit(8) is Ruling.ADMITTED


def test_one_question_comes_back_every_two_seconds() -> None:
    """After a burst one question passes every two seconds, and the person is not told again."""
    clock = Clock()
    throttle = Throttle(clock=clock)
    for _ in range(21):
        throttle.admit(7)
    for _ in range(5):
        clock.now += 1.9
        assert throttle.admit(7) is Ruling.DROPPED
        clock.now += 0.2
        assert throttle.admit(7) is Ruling.ADMITTED
        clock.now -= 0.1


def test_after_a_pause_the_person_is_told_anew() -> None:
    """Once half a burst is free again, the next time that it is too much is told of."""
    clock = Clock()
    throttle = Throttle(clock=clock)
    for _ in range(21):
        throttle.admit(7)
    clock.now += BURST / 2 * INTERVAL
    rulings = [throttle.admit(7) for _ in range(12)]
    assert rulings == [*[Ruling.ADMITTED] * 10, Ruling.LIMITED, Ruling.DROPPED]


@given(st.lists(st.floats(0, 30), max_size=200))
def test_no_window_holds_more_than_a_burst_and_its_time(pauses: list[float]) -> None:
    """However questions come, so many pass in any time as a burst and one every two seconds."""
    clock = Clock()
    throttle = Throttle(clock=clock)
    passed: list[float] = []
    for pause in pauses:
        clock.now += pause
        if throttle.admit(7) is Ruling.ADMITTED:
            passed.append(clock.now)
    for first, start in enumerate(passed):
        for count, end in enumerate(passed[first:], start=1):
            assert count <= BURST + (end - start) / INTERVAL + 1e-6


def test_a_crowd_is_forgotten() -> None:
    """Who has not asked for long is not remembered, so that memory does not grow with people."""
    clock = Clock()
    throttle = Throttle(clock=clock)
    for person in range(100_000):
        clock.now += 1
        throttle.admit(person)
    assert throttle.remembered <= 10_000
