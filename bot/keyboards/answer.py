"""The keyboards of an answer: below a page of it, below surroundings, and after 👎."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.keyboards.actions import Around, Back, Blame, Explain, Reason, Show, Vote
from bot.keyboards.rows import keyboard

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

    from bot.keyboards.labels import Labels


class ShownPage(Protocol):
    """What a keyboard has to know of the page above it."""

    @property
    def passages(self) -> tuple[int, ...]:
        """The keys of the passages of all pages."""

    @property
    def shown(self) -> str:
        """The language that passages are shown in."""

    @property
    def turns(self) -> tuple[str, ...]:
        """The languages that the page can be shown in instead."""

    @property
    def page(self) -> int:
        """Its place among the pages, from 0."""

    @property
    def first(self) -> int:
        """The place of its first passage among all, from 0."""

    @property
    def more(self) -> bool:
        """Whether a page follows."""


def below_answer(
    answer: int, page: ShownPage, labels: Labels, *, explained: bool = False
) -> InlineKeyboardMarkup:
    """Other languages and surroundings; pages; votes. The same rows for private chats and groups.

    Args:
        answer: The number of the stored answer.
        explained: Whether whoever brought it about may be told how it came about.
    """
    turns = [(labels.turn(lang), Show(answer, page.page, lang)) for lang in page.turns]
    around = [(labels.around, Around(answer, page.first))] if page.passages else []
    pages = []
    if page.page > 0:
        pages.append((labels.previous, Show(answer, page.page - 1, page.shown)))
    if page.more:
        pages.append((labels.more, Show(answer, page.page + 1, page.shown)))
    votes = [(labels.good, Vote(answer, up=True)), (labels.bad, Vote(answer, up=False))]
    why = [(labels.explain, Explain(answer))] if explained else []
    return keyboard([*turns, *around], [*pages, *votes], why)


def below_surroundings(back: Back, labels: Labels) -> InlineKeyboardMarkup:
    """The way back to the answer."""
    return keyboard([(labels.back, back)])


def after_bad(back: Back, labels: Labels, *, matched: bool) -> InlineKeyboardMarkup:
    """What may have been wrong with an answer, and the way back to it.

    Args:
        matched: Whether it has an other-language version that may be wrong.
    """
    reasons = [reason for reason in Reason if matched or reason is not Reason.MATCH]
    rows = [[(labels.reason(reason), Blame(back.answer, reason))] for reason in reasons]
    return keyboard(*rows, [(labels.back, back)])
