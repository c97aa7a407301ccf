"""The gate: who may read what, from where."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import NOTHING, Gate, Place, Reader
from bot.config import Entry
from bot.state import ChatSettings, SubjectKind

PERSON, GROUP, STAFF = 7, -100, -200
NAMES = ("main", "press", "secret", "treaties")
ALL = frozenset(NAMES)


@dataclass
class Lists:
    """What the bot's database and Telegram would say."""

    granted: dict[tuple[SubjectKind, int], frozenset[str]] = field(default_factory=dict)
    inside: frozenset[tuple[int, int]] = frozenset()
    settings: ChatSettings = field(default_factory=lambda: ChatSettings(GROUP))
    asked: list[int] = field(default_factory=list)

    async def of(self, kind: SubjectKind, subject: int) -> frozenset[str]:
        """The grants of a subject."""
        return self.granted.get((kind, subject), NOTHING)

    async def member_chats(self) -> dict[int, frozenset[str]]:
        """The chats that open something to their members."""
        return {
            chat: names
            for (kind, chat), names in self.granted.items()
            if kind is SubjectKind.MEMBERS
        }

    async def is_member(self, chat_id: int, user_id: int) -> bool:
        """Whether the person is in the chat."""
        self.asked.append(chat_id)
        return (chat_id, user_id) in self.inside

    async def get(self, chat_id: int) -> ChatSettings:
        """The chat's settings."""
        return self.settings if chat_id == self.settings.id else ChatSettings(chat_id)


def gate(lists: Lists, admins: tuple[Entry, ...] = (), allowed: tuple[Entry, ...] = ()) -> Gate:
    """A gate with one public collection."""
    public = frozenset({"main"})
    return Gate(public, frozenset(admins), frozenset(allowed), lists, lists, lists)


def readable(
    subject: Gate, place: Place, chat: int = GROUP, existing: frozenset[str] = ALL
) -> frozenset[str]:
    """What the person may read there."""
    return asyncio.run(subject.readable(Reader(PERSON, chat, place), existing))


@pytest.mark.parametrize("place", list(Place))
def test_what_is_public_is_read_everywhere_but_in_channels(place: Place) -> None:
    """Without any list, the public collections may be read, and nothing else."""
    expected = NOTHING if place is Place.CHANNEL else {"main"}
    assert readable(gate(Lists()), place) == expected


@pytest.mark.parametrize("place", [Place.PRIVATE, Place.INLINE])
def test_a_person_reads_by_list_grant_membership_and_office(place: Place) -> None:
    """In private and inline, each way in opens its collection, and no other."""
    assert readable(gate(Lists(), allowed=(Entry(PERSON, "press"),)), place) == {"main", "press"}
    granted = Lists({(SubjectKind.PERSON, PERSON): frozenset({"secret"})})
    assert readable(gate(granted), place) == {"main", "secret"}
    admins = (Entry(PERSON, "treaties"),)
    assert readable(gate(Lists(), admins), place) == {"main", "treaties"}
    assert readable(gate(Lists(), (Entry(PERSON, None),)), place) == ALL
    members = Lists({(SubjectKind.MEMBERS, STAFF): frozenset({"press"})})
    assert readable(gate(members), place) == {"main"}
    members.inside = frozenset({(STAFF, PERSON)})
    assert readable(gate(members), place) == {"main", "press"}


@pytest.mark.parametrize("place", [Place.GROUP, Place.SUPERGROUP])
def test_in_a_group_a_person_reads_what_the_group_reads(place: Place) -> None:
    """What the asker may read besides, even as an admin of everything, stays out of a group."""
    lists = Lists(
        {
            (SubjectKind.PERSON, PERSON): frozenset({"secret"}),
            (SubjectKind.MEMBERS, GROUP): frozenset({"treaties"}),
            (SubjectKind.CHAT, STAFF): frozenset({"treaties"}),
        },
        frozenset({(GROUP, PERSON)}),
    )
    everything = gate(lists, (Entry(PERSON, None),), (Entry(PERSON, "press"),))
    assert readable(everything, place) == {"main"}
    lists.granted[SubjectKind.CHAT, GROUP] = frozenset({"secret"})
    assert readable(everything, place) == {"main", "secret"}
    listed = gate(Lists(), allowed=(Entry(GROUP, "press"),))
    assert readable(listed, place) == {"main", "press"}


def test_a_group_reads_what_it_chose_of_what_it_may() -> None:
    """A choice narrows what may be read; what is chosen but not open stays shut."""
    lists = Lists({(SubjectKind.CHAT, GROUP): frozenset({"press"})})
    lists.settings = ChatSettings(GROUP, collections=frozenset({"press", "secret"}))
    assert readable(gate(lists), Place.GROUP) == {"press"}
    choices = asyncio.run(gate(lists).open_to_chat(GROUP, ALL))
    assert choices == {"main", "press"}


def test_telegram_is_asked_only_about_chats_that_would_open_something() -> None:
    """Where everything is open already, or nothing new would be, no membership is looked up."""
    lists = Lists({(SubjectKind.MEMBERS, STAFF): frozenset({"main", "press"})})
    assert readable(gate(lists, (Entry(PERSON, "press"),)), Place.PRIVATE) == {"main", "press"}
    assert lists.asked == []


def test_admins_are_those_of_the_settings() -> None:
    """One without a collection runs all, another runs what is named, be there documents or not."""
    subject = gate(Lists(), (Entry(1, None), Entry(2, "treaties"), Entry(2, "new")))
    assert subject.administered(1, ALL) == ALL
    assert subject.administered(2, ALL) == {"treaties"}
    assert subject.administers(2, "new")
    assert not subject.administers(3, "main")
    assert (subject.appointed(1), subject.appointed(3)) == (None, NOTHING)
    assert subject.appointed(2) == frozenset({"treaties", "new"})
    assert subject.admins_of("treaties") == (1, 2)
    assert [subject.is_admin(user) for user in (1, 2, 3)] == [True, True, False]


SETS = st.frozensets(st.sampled_from(NAMES))
SUBJECTS = st.sampled_from([PERSON, GROUP, STAFF])
GRANTS = st.dictionaries(st.tuples(st.sampled_from(list(SubjectKind)), SUBJECTS), SETS)
ENTRIES = st.frozensets(st.builds(Entry, SUBJECTS, st.sampled_from(NAMES)))


@given(GRANTS, st.frozensets(st.tuples(SUBJECTS, st.just(PERSON))), ENTRIES, SETS, SETS | st.none())
def test_nothing_is_read_that_no_list_opens(
    granted: dict[tuple[SubjectKind, int], frozenset[str]],
    inside: frozenset[tuple[int, int]],
    allowed: frozenset[Entry],
    existing: frozenset[str],
    chosen: frozenset[str] | None,
) -> None:
    """Whatever the lists: each collection that is read exists and is public, listed or granted."""
    lists = Lists(granted, inside, ChatSettings(GROUP, collections=chosen))
    subject = gate(lists, allowed=tuple(allowed))

    def opened(kind: SubjectKind, number: int) -> frozenset[str]:
        named = frozenset(one.collection for one in allowed if one.subject == number)
        return lists.granted.get((kind, number), NOTHING) | frozenset(filter(None, named))

    group = frozenset({"main"}) | opened(SubjectKind.CHAT, GROUP)
    expected = existing & group if chosen is None else existing & group & chosen
    assert readable(subject, Place.SUPERGROUP, existing=existing) == expected
    person = frozenset({"main"}) | opened(SubjectKind.PERSON, PERSON)
    for chat in (GROUP, STAFF, PERSON):
        if (chat, PERSON) in inside:
            person |= lists.granted.get((SubjectKind.MEMBERS, chat), NOTHING)
    assert readable(subject, Place.PRIVATE, PERSON, existing) == existing & person
