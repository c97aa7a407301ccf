"""Signed links into the bot."""

from __future__ import annotations

import base64
import re
from enum import Enum
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.keyboards import InvitationLink, Links, PassageLink
from index.model import PassagePlace

LINKS = Links("tolmach_bot", b"s" * 32)
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
PLACE = PassagePlace(17, 3, "0123456789abcdef")

digests = st.binary(max_size=16).map(bytes.hex)
keys = st.integers(0, 2**63 - 1)
place_numbers = st.integers(0, 2**32 - 1)


class Kind(Enum):
    """Who is invited."""

    PERSON = "person"
    CHAT = "chat"


def payload(link: str) -> str:
    """What the bot is given when the link is opened."""
    return link.partition("=")[2]


@given(keys, place_numbers, digests)
def test_a_passage_link_reads_back(document: int, number: int, digest: str) -> None:
    """Every place survives its way through a link that Telegram takes."""
    place = PassagePlace(document, number, digest)
    link = LINKS.passage(place)
    assert link.startswith("https://t.me/tolmach_bot?start=p")
    assert PAYLOAD.fullmatch(payload(link))
    assert LINKS.read(payload(link)) == PassageLink(place)


@given(st.integers(0, 2**48 - 1), st.sampled_from(Kind))
def test_an_invitation_link_reads_back(number: int, kind: Kind) -> None:
    """A person's link starts the bot, a group's link adds it to one."""
    link = LINKS.invitation(SimpleNamespace(id=number, kind=kind))
    asked = {Kind.PERSON: "start", Kind.CHAT: "startgroup"}[kind]
    assert link.startswith(f"https://t.me/tolmach_bot?{asked}=i")
    assert PAYLOAD.fullmatch(payload(link))
    assert LINKS.read(payload(link)) == InvitationLink(number)


@given(st.text() | st.from_regex(r"\A[pi][A-Za-z0-9_-]{0,63}\Z"))
def test_a_guess_leads_nowhere(guess: str) -> None:
    """What was not signed here is nothing."""
    assert LINKS.read(guess) is None


@given(st.integers(0, 63), st.characters(codec="ascii"))
def test_a_changed_link_leads_nowhere(at: int, letter: str) -> None:
    """A link with any character changed, a passage's link made an invitation's too, is nothing."""
    good = payload(LINKS.passage(PLACE))
    at %= len(good)
    changed = good[:at] + letter + good[at + 1 :]
    assert changed == good or LINKS.read(changed) is None


def test_a_link_has_one_form() -> None:
    """Padding, white space, and bits that no byte holds make it none of ours."""
    good = payload(LINKS.passage(PLACE))
    assert LINKS.read(good) is not None
    for other in (good + "=", good + "\n", " " + good, good + "A", good[:-1], good.upper()):
        assert LINKS.read(other) is None
    last = good[-1]
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twin = good[:-1] + letters[letters.index(last) ^ 1]
    pad = "=" * (-len(good[1:]) % 4)
    same = base64.urlsafe_b64decode(good[1:] + pad) == base64.urlsafe_b64decode(twin[1:] + pad)
    assert same
    assert LINKS.read(twin) is None


def test_links_tell_nothing_of_how_many_documents_there_are() -> None:
    """Of documents that were added one after another, links begin in no way alike."""
    bodies = [
        base64.urlsafe_b64decode(payload(LINKS.passage(PassagePlace(key, 1, "")))[1:] + "==")
        for key in range(1, 101)
    ]
    for place in range(len(bodies[0])):
        assert len({body[place] for body in bodies}) > 50


def test_another_secret_signs_otherwise() -> None:
    """A link of one installation is nothing to another."""
    other = Links("tolmach_bot", b"t" * 32)
    assert other.read(payload(LINKS.passage(PLACE))) is None


@pytest.mark.parametrize(
    "place",
    [PassagePlace(-1, 1, ""), PassagePlace(2**63, 1, ""), PassagePlace(1, 1, "xyz"),
     PassagePlace(1, 1, "00" * 40)],
)  # fmt: skip
def test_what_no_link_can_carry_is_an_error(place: PassagePlace) -> None:
    """A place that would not come back is refused when the link is made."""
    with pytest.raises(ValueError, match=r"link|hexadecimal"):
        LINKS.passage(place)


def test_the_secret_is_in_no_log() -> None:
    """Printing what makes links does not show what they are signed with."""
    assert "ssss" not in repr(LINKS)
