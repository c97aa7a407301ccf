"""Removing documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import pytest

from bot.errors import CurationFailed
from bot.handlers.administration.removal import Removal
from bot.keyboards import RemoveDocument, decode
from index.model import DocumentCard, Listing
from tests.bot.administration.room import CURATOR, GROUP, ROOT, STRANGER

if TYPE_CHECKING:
    from bot.curation import Curation
    from tests.bot.administration.room import Room


def card(key: int, name: str, collection: str = "treaties") -> DocumentCard:
    """A document."""
    return DocumentCard(key, name, collection, f"About {name}", None, None, {"en": 2, "ru": 3})


@dataclass
class Shelf:
    """Documents that can be listed and removed."""

    cards: tuple[DocumentCard, ...]
    error: CurationFailed | None = None
    removed: list[str] = field(default_factory=list)
    renewed: int = 0

    async def renew(self) -> None:
        """Counts how often collections were named anew."""
        self.renewed += 1

    async def documents(self, collections: frozenset[str], *, page: int, size: int = 8) -> Listing:
        """A page of those that may be seen, the last one where one behind it is asked for."""
        mine = tuple(one for one in self.cards if one.collection in collections)
        there = min(page, max(0, len(mine) - 1) // size)
        return Listing(mine[there * size : (there + 1) * size], len(mine), there)

    async def remove(self, doc: str) -> None:
        """Removes one."""
        if self.error is not None:
            raise self.error
        self.removed.append(doc)


@pytest.fixture
def shelf() -> Shelf:
    """More documents than are looked through at once, the last with a hostile name."""
    many = (card(100 + number, f"n{number}.txt") for number in range(600))
    hostile = card(3, "<i>two words</i>.txt")
    return Shelf((card(1, "a.txt"), card(2, "s.txt", "secret"), *many, hostile))


@pytest.fixture
def removal(room: Room, shelf: Shelf) -> Removal:
    """The handlers."""
    return Removal(room.desk, cast("Curation", shelf), shelf, shelf.renew)


async def asked(room: Room, removal: Removal, user: int, name: str) -> RemoveDocument | None:
    """What the button below the answer does, if there is one."""
    await removal.command(room.message(user, f"/remove {name}"), room.context(*name.split()))
    keyboard = room.post.letters[-1].keyboard
    if keyboard is None:
        return None
    action = decode(cast("str", keyboard.inline_keyboard[0][0].callback_data))
    assert isinstance(action, RemoveDocument)
    return action


@pytest.mark.parametrize("name", ["a.txt", "<i>two words</i>.txt"])
async def test_a_document_goes_after_a_second_word(
    room: Room, removal: Removal, shelf: Shelf, name: str
) -> None:
    """The command shows which document it is; the button removes it."""
    action = await asked(room, removal, CURATOR, name)
    assert action is not None
    assert "5 passages" in room.post.last
    assert "<i>" not in room.post.last
    assert shelf.removed == []
    query, visitor = await room.press(CURATOR, action)
    assert await removal.press(query, visitor, action) is None
    assert shelf.removed == [name]
    assert "has been removed" in room.telegram.edited[-1][0]


async def test_whole_pages_of_documents_end(room: Room, removal: Removal, shelf: Shelf) -> None:
    """Where the documents fill pages to the last, and where there are none, looking ends."""
    shelf.cards = tuple(card(number, f"{number}.txt") for number in range(1, 501))
    assert await asked(room, removal, CURATOR, "500.txt") is not None
    assert await asked(room, removal, CURATOR, "none") is None
    shelf.cards = ()
    assert await asked(room, removal, CURATOR, "1.txt") is None


async def test_names_that_are_alike_are_offered(room: Room, removal: Removal) -> None:
    """A part of a name or title brings those that have it, of the admin's own collections."""
    assert await asked(room, removal, CURATOR, "n59") is None
    assert "<code>/remove n59.txt</code>" in room.post.last
    assert room.post.last.count("<code>") == 5
    for name in ("s.txt", "nothing"):
        assert await asked(room, removal, CURATOR, name) is None
        assert room.post.last == (f"There is no document “{name}” in the collections that you run.")
    await removal.command(room.message(CURATOR, "/remove"), room.context())
    assert room.post.last.startswith("/remove NAME")


async def test_nobody_else_removes_anything(room: Room, removal: Removal, shelf: Shelf) -> None:
    """Strangers, other collections' admins, groups, and buttons of another document: refused."""
    action = await asked(room, removal, ROOT, "s.txt")
    assert action is not None
    forged = RemoveDocument(1, action.digest)
    for user, chat, wanted in (
        (STRANGER, None, action),
        (CURATOR, None, action),
        (ROOT, GROUP, action),
        (ROOT, None, forged),
    ):
        query, visitor = await room.press(user, wanted, chat_id=chat)
        assert await removal.press(query, visitor, wanted) == room.desk.gone(visitor)
    await removal.command(room.message(STRANGER, "/remove a.txt"), room.context("a.txt"))
    assert len(room.unknown) == 1
    assert shelf.removed == []


async def test_a_failure_is_said(room: Room, removal: Removal, shelf: Shelf) -> None:
    """Where a document could not be removed, the press says so and the button stays."""
    action = await asked(room, removal, CURATOR, "a.txt")
    assert action is not None
    shelf.error = CurationFailed(cause="died")
    query, visitor = await room.press(CURATOR, action)
    notice = await removal.press(query, visitor, action)
    assert notice is not None
    assert "did not work" in notice.text
    assert room.telegram.edited == []
