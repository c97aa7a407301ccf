"""The gate."""

from __future__ import annotations

import pytest

from bot.access import NOTHING, Access, Place, Reader


@pytest.mark.parametrize("place", list(Place))
def test_only_private_chats_read_what_is_public(place: Place) -> None:
    """In a private chat the public collections may be read; in any other chat nothing."""
    readable = Access(frozenset({"main"})).readable(Reader(1, 1, place))
    assert readable == (frozenset({"main"}) if place is Place.PRIVATE else NOTHING)
