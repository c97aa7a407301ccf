"""What tests of administration share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.access import Gate, Membership
from bot.config import Entry
from bot.handlers.administration.desk import Desk
from bot.handlers.administration.notices import Notices
from bot.handlers.lines import Lines
from bot.handlers.reception import Reception
from bot.state import State
from tests.bot.administration.room import CURATOR, GROUP, ROOT, START, Post, Room, Telegram
from tests.bot.clock import Clock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from telegram import Bot, Update
    from telegram.ext import ContextTypes, ExtBot

    from bot.delivery import Delivery
    from bot.rendering import Renderer


@pytest.fixture
async def room(tmp_path: Path, renderer: Renderer) -> AsyncIterator[Room]:
    """A room with two admins, and the collections `main` (public), `treaties` and `secret`."""
    clock, telegram, post = Clock(START), Telegram(), Post()
    members = Membership(cast("Bot", telegram), clock)
    async with State.open(tmp_path / "bot.db", clock) as state:
        admins = frozenset({Entry(ROOT, None), Entry(CURATOR, "treaties")})
        listed = frozenset({Entry(GROUP - 1, "treaties")})
        gate = Gate(frozenset({"main"}), admins, listed, state.grants, members, state.chats)

        async def existing() -> tuple[str, ...]:
            return ("main", "secret", "treaties")

        unknown: list[Update] = []

        async def is_unknown(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
            unknown.append(update)

        reception = Reception(gate, state, existing, renderer.catalogues.languages, "en")
        lines = Lines(renderer, cast("Delivery", post))
        desk = Desk(reception, gate, lines, is_unknown)
        notices = Notices(cast("ExtBot[Any]", telegram))
        yield Room(desk, state, members, notices, telegram, post, clock, unknown)
