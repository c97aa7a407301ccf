"""Inline mode: passages offered in any chat to the person who types, and to nobody else.

Telegram keeps answers and hands them to whoever types the same, unless they are personal: these
always are. A query lives some seconds and another follows with each letter, so that an answer which
comes late is of no use to anyone and only logged.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.delivery import NO_PREVIEW
from bot.handlers.commands import NO_PAYLOAD
from bot.transport import TOO_OLD, says

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.answering import Answering
    from bot.handlers.questions import Count
    from bot.handlers.reception import Reception, Visitor
    from bot.rendering import InlineCard, Renderer

_logger = logging.getLogger(__name__)

PASSAGES = 50
"""How many passages a query can bring, on all its pages."""

PAGE = 10
"""How many of them come at a time."""

_PATIENCE = 0.9  # seconds; who types has typed on by then
_CACHED = 5  # seconds that Telegram may keep an answer for the same person


@dataclass(frozen=True, slots=True)
class Inline:
    """Answers inline queries.

    Attributes:
        clock: Tells the time in seconds, for how long an answer took.
    """

    reception: Reception
    answering: Answering
    renderer: Renderer
    count: Count
    clock: Callable[[], float]

    async def query(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offers the passages that answer what is being typed; none where none does."""
        query = update.inline_query
        visitor = await self.reception.admit(update)
        if query is None or visitor is None:
            return
        began = self.clock()
        start = _start(query.offset)
        cards: Sequence[InlineCard] = ()
        following = ""
        if visitor.collections and query.query.strip() and start is not None:
            try:
                async with asyncio.timeout(_PATIENCE):
                    cards, following = await self._cards(visitor, query.query, start, began)
            except TimeoutError:
                _logger.info("An inline query was given up: it took over %.1f s.", _PATIENCE)
                return
        try:
            await query.answer(
                [_result(str(number), card) for number, card in enumerate(cards, start or 0)],
                cache_time=_CACHED,
                is_personal=True,
                next_offset=following,
                button=None if visitor.collections else self._way_in(visitor),
            )
        except BadRequest as error:
            if not says(error, TOO_OLD):
                raise
            _logger.info(
                "An inline query was answered too late, after %.1f s.", self.clock() - began
            )

    async def _cards(
        self, visitor: Visitor, text: str, start: int, began: float
    ) -> tuple[Sequence[InlineCard], str]:
        """A page of cards, and where the next one starts, or "" where there is none."""
        answer = await self.answering.ask(
            text, collections=visitor.collections, fallback=visitor.lang, limit=PASSAGES
        )
        if start == 0:
            seconds = self.clock() - began
            self.count.question(answer.lang, "inline", answered=answer.answered, seconds=seconds)
        if not answer.answered:
            return (), ""
        found = answer.hits[start : start + PAGE]
        more = len(answer.hits) > start + PAGE
        first = answer.corrections if start == 0 else ()  # said once, above the best
        cards = [
            self.renderer.inline(hit, answer.lang, () if place else first)
            for place, hit in enumerate(found)
        ]
        return await self._standing(cards), str(start + PAGE) if more else ""

    async def _standing(self, cards: list[InlineCard]) -> list[InlineCard]:
        """The cards whose quotes stand in the documents now: all of them, nearly always."""
        if await self.answering.stand([quote for card in cards for quote in card.page.quotes]):
            return cards
        return [card for card in cards if await self.answering.stand(card.page.quotes)]

    def _way_in(self, visitor: Visitor) -> InlineQueryResultsButton:
        """A button that opens the chat with the bot, which says there how to be let in."""
        text = self.renderer.alert(visitor.lang, "inline-closed")
        return InlineQueryResultsButton(text, start_parameter=NO_PAYLOAD)


def _start(offset: str) -> int | None:
    """The place that a page starts at, or None for one that was never given out."""
    if not offset:
        return 0
    starts = {str(start): start for start in range(PAGE, PASSAGES, PAGE)}
    return starts.get(offset)


def _result(number: str, card: InlineCard) -> InlineQueryResultArticle:
    """A result; its name is its place, since keys would tell what there is besides."""
    content = InputTextMessageContent(
        card.page.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
    )
    return InlineQueryResultArticle(number, card.title, content, description=card.description)
