"""What was asked, in numbers; and what was asked in vain, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.administration.wording import Wording
    from bot.rendering import Markup, Page
    from bot.state import InVain, Statistics


def statistics_page(wording: Wording, found: Statistics, days: int) -> Page:
    """How many questions of how many people, what became of them, and how quickly."""
    heading = wording.line("stats-heading", days=days)
    if not found.asked:
        return wording.page([[heading], [wording.line("stats-nothing")]])
    return wording.page([[heading], list(_asked(wording, found)), list(_judged(wording, found))])


def in_vain_page(wording: Wording, found: Sequence[InVain]) -> Page:
    """The questions of the week that the documents did not answer, most frequent first."""
    if not found:
        return wording.page([[wording.line("digest-nothing")]])
    lines = [wording.line("digest-item", text=one.text, count=one.count) for one in found]
    return wording.page([[wording.line("digest-heading")], lines])


def _asked(wording: Wording, found: Statistics) -> Iterator[Markup]:
    yield wording.line("stats-asked", asked=found.asked, people=found.people)
    yield wording.line("stats-answered", answered=found.answered)
    for lang, count in sorted(found.unanswered.items()):
        yield wording.line("stats-unanswered", lang=lang, count=count)
    yield wording.line("stats-latency", median=found.median_seconds, slow=found.p95_seconds)


def _judged(wording: Wording, found: Statistics) -> Iterator[Markup]:
    yield wording.line("stats-feedback", up=found.up, down=found.down)
    for reason, count in sorted(found.reasons.items(), key=lambda one: (-one[1], one[0])):
        yield wording.line("stats-reason", reason=reason.lower(), count=count)
