"""What the renderer hands over: messages ready to be sent, and what they quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model import Quoted


@dataclass(frozen=True, slots=True)
class Page:
    """A message ready to be sent.

    Attributes:
        html: Its text, in Telegram's HTML.
        quotes: The passages that are quoted in it, as they were read, each of them whole: what has
            to stand in the documents at the moment of sending.
    """

    html: str
    quotes: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerPage(Page):
    """A page of an answer.

    Attributes:
        passages: The keys of the passages of all pages, best first: what the pages are made from,
            and what `first` counts in.
        shown: The language that passages are shown in, where they have a version in it.
        turns: The languages that the same page can be shown in instead.
        page: Its place among the answer's pages, from 0.
        first: The place among `passages` of the first one quoted on this page.
        more: Whether a page follows.
    """

    passages: tuple[int, ...] = ()
    shown: str = ""
    turns: tuple[str, ...] = ()
    page: int = 0
    first: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class InlineCard:
    """A passage in the list that Telegram shows while a person types in inline mode.

    Attributes:
        title: Its first line, without markup.
        description: What stands below, without markup.
        page: The message that is sent when it is chosen.
    """

    title: str
    description: str
    page: Page
