"""Keyboards that a command brings: pages of the list of documents, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.keyboards.actions import ChooseLanguage, ListSources
from bot.keyboards.rows import keyboard

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

    from bot.keyboards.labels import Labels


def below_sources(page: int, total: int, size: int, labels: Labels) -> InlineKeyboardMarkup | None:
    """The pages before and after, or None where there is one page alone.

    Args:
        page: The page shown, from 0; the last one for any behind it.
        total: Documents on all pages.
        size: Documents of a page.
    """
    page = min(page, max(0, (total - 1) // size))
    row = []
    if page > 0:
        row.append((labels.previous, ListSources(page - 1)))
    if (page + 1) * size < total:
        row.append((labels.more, ListSources(page + 1)))
    return keyboard(row) if row else None


def languages(codes: tuple[str, ...], labels: Labels) -> InlineKeyboardMarkup:
    """A button for each language, with its own name."""
    return keyboard(*([(labels.name(code), ChooseLanguage(code))] for code in codes))
