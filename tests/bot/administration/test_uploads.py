"""Documents that are sent: which are taken, where they go, and what is said of them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import pytest
from telegram import Document
from telegram.error import BadRequest, NetworkError

from bot.curation import Added, Stage
from bot.errors import CurationFailed
from bot.handlers.administration.uploads import LARGEST, Uploads
from index.errors import Busy, EmptyFile, OtherCollection, TolmachError
from tests.bot.administration.room import CURATOR, GROUP, ROOT, STRANGER

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.curation import Curation
    from tests.bot.administration.room import Room

ADDED = Added("a.txt", "added", {"en": 1, "ru": 22}, ("b.txt",), 21, 2)


@dataclass
class Curating:
    """Takes every document, or fails at each."""

    added: Added = ADDED
    error: TolmachError | None = None
    taken: list[tuple[str | None, str, bytes]] = field(default_factory=list)
    renewed: int = 0

    async def renew(self) -> None:
        """Counts how often collections were named anew."""
        self.renewed += 1

    async def add(
        self,
        path: Path,
        collection: str,
        progress: Callable[[Stage], Awaitable[None]],
        *,
        name: str | None = None,
    ) -> Added:
        """Notes a document."""
        content = await asyncio.to_thread(path.read_bytes)
        self.taken.append((name, collection, content))
        for done in range(101):
            await progress(Stage("linking", done, 100))
            await asyncio.sleep(0)
        if self.error is not None:
            raise self.error
        return self.added


@dataclass
class Case:
    """The handlers, and what they hand on to."""

    room: Room
    uploads: Uploads
    curating: Curating
    others: list[Update]
    passing: asyncio.Event

    async def sends(self, user: int, name: str | None = "a.txt", **facts: object) -> None:
        """Somebody sends a document."""
        await self.uploads.document(self.room.document(user, name, **facts), self.room.context())

    @property
    def outcome(self) -> str:
        """What the message of an upload says in the end."""
        return self.room.telegram.edited[-1][0]

    @property
    def collections(self) -> list[str]:
        """Where documents went."""
        return [collection for _, collection, _ in self.curating.taken]


@pytest.fixture
def case(room: Room, tmp_path: Path) -> Case:
    """The handlers above a scripted curation."""
    others: list[Update] = []
    curating, passing = Curating(), asyncio.Event()

    async def other(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        others.append(update)

    async def sleep(_: float) -> None:
        await passing.wait()

    uploads = Uploads(
        room.desk,
        cast("Curation", curating),
        room.notices,
        (".txt", ".html"),
        tmp_path / "incoming",
        other,
        curating.renew,
        sleep,
    )
    return Case(room, uploads, curating, others, passing)


async def test_an_outcome_says_what_was_found(case: Case) -> None:
    """Passages by language, the other version, matches and differences, in the one message."""
    await case.sends(CURATOR)
    assert case.curating.taken == [("a.txt", "treaties", b"text")]
    assert case.curating.renewed == 1
    assert case.room.post.last == "a.txt: fetching it."
    assert case.outcome.splitlines() == [
        "a.txt has been added to “treaties”.",
        "English: 1 passage",
        "Russian: 22 passages",
        "Version in the other language: b.txt",
        "21 pairs of passages matched",
        "2 possible differences between the versions: check them.",
    ]
    assert case.room.telegram.sent == []
    assert list(case.uploads.incoming.iterdir()) == []


async def test_progress_is_told_by_edits_in_steps(case: Case) -> None:
    """A hundred steps of the work are no more than some ten edits of one message."""
    await case.sends(CURATOR)
    told = [text for text, _ in case.room.telegram.edited[:-1]]
    assert told[0] == "a.txt: Linking versions, 0 %"
    assert len(told) == len(set(told)) <= 11


async def test_the_outcome_arrives_where_the_message_is_gone(case: Case) -> None:
    """Where the message with the progress was deleted, the outcome is a new one."""
    refusal = BadRequest("message to edit not found")
    case.room.telegram.refuses["edit_message_text"] = refusal
    await case.sends(CURATOR)
    assert [chat for chat, *_ in case.room.telegram.sent] == [CURATOR]
    assert "has been added" in case.room.telegram.sent[0][1]


async def test_a_caption_names_the_collection(case: Case) -> None:
    """Who runs several has to name one, in any case; a new one takes a plus."""
    for caption in (None, "nothing", "  "):
        await case.sends(ROOT, caption=caption)
        assert "There are: main, secret, treaties." in case.room.post.last
    assert case.collections == []
    for caption in ("Treaties", " secret ", "+main", "+New  ones"):
        await case.sends(ROOT, caption=caption)
    assert case.collections == ["treaties", "secret", "main", "New ones"]
    for caption in ("secret", "+secret", "+new", "main"):
        await case.sends(CURATOR, caption=caption)
        assert case.room.post.last.endswith("You run: treaties.")
    assert len(case.collections) == 4


@pytest.mark.parametrize("named", [0, 1, 2])
async def test_an_album_goes_where_one_of_its_captions_says(case: Case, named: int) -> None:
    """Whichever file has the caption, all of them go there, each once and in their order."""
    for place in range(3):
        caption = "secret" if place == named else None
        await case.sends(ROOT, f"{place}.txt", caption=caption, media_group_id="album")
    assert [name for name, *_ in case.curating.taken] == ["0.txt", "1.txt", "2.txt"]
    assert set(case.collections) == {"secret"}
    case.passing.set()
    await asyncio.sleep(0)
    assert len(case.room.post.letters) == 3


async def test_an_album_without_a_caption_is_asked_about_once(case: Case) -> None:
    """Where no caption comes, one line asks for it; who runs one collection needs none."""
    for place in range(3):
        await case.sends(ROOT, f"{place}.txt", media_group_id="album")
    assert case.room.post.letters == []
    case.passing.set()
    async with asyncio.timeout(5):
        await asyncio.gather(*case.uploads._waiting)
    assert case.curating.taken == []
    assert len(case.room.post.letters) == 1
    for place in range(2):
        await case.sends(CURATOR, f"{place}.txt", media_group_id="other")
    assert case.collections == ["treaties", "treaties"]


async def test_what_cannot_be_taken_is_said_in_a_line(case: Case) -> None:
    """Too large, of another kind, or without a name: said before anything is fetched."""
    await case.sends(CURATOR, size=LARGEST + 1)
    assert "larger than 20 MB" in case.room.post.last
    for name in ("a.pdf", "a", None, "../../.txt", "a.txt.exe"):
        await case.sends(CURATOR, name)
        assert "this kind of file is not read" in case.room.post.last
        assert ".." not in case.room.post.last
    assert case.curating.taken == []
    assert case.room.telegram.edited == []


async def test_what_cannot_be_fetched_is_said(case: Case) -> None:
    """The server's word that a file is too big, and any trouble with fetching, are said."""
    for error, part in (
        (BadRequest("File is too big"), "larger than 20 MB"),
        (NetworkError("Bad Gateway"), "did not hand the file over"),
    ):
        case.room.telegram.refuses["get_file"] = error
        await case.sends(CURATOR)
        assert part in case.outcome
    assert case.curating.taken == []


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (EmptyFile(path="/srv/data/uploads/x"), "a.txt: the file is empty"),
        (OtherCollection(path="/srv/x", doc="a", collection="secret"), "another document has"),
        (Busy(data="/srv/data"), "other documents are being added"),
        (CurationFailed(cause="died of /srv"), "could not be added"),
    ],
)
async def test_what_is_not_taken_says_why_and_no_more(
    case: Case, error: TolmachError, part: str
) -> None:
    """Neither folders of the server nor other collections are named to who sent a file."""
    case.curating.error = error
    await case.sends(CURATOR)
    assert part in case.outcome
    assert "/srv" not in case.outcome
    assert "secret" not in case.outcome


async def test_others_files_are_answered_like_any_file(case: Case) -> None:
    """Who is no admin, or writes in a group, meets what everybody meets who sends a file."""
    await case.sends(STRANGER, caption="treaties")
    document = Document("id", "unique", file_name="a.txt")
    update = case.room.message(ROOT, chat_id=GROUP, document=document)
    await case.uploads.document(update, case.room.context())
    assert len(case.others) == 2
    assert case.curating.taken == []


async def test_hostile_names_do_no_harm(case: Case) -> None:
    """Names with markup, folders or half of a pair stand for themselves and go on as they are."""
    for name in (
        "<b>x.txt",
        "../../srv/x.txt",
        "\ud800.txt",
        "x" * 300 + ".txt",
        "\u202ex.txt",
    ):
        await case.sends(CURATOR, name)
        assert case.curating.taken[-1][0] == name
        assert case.room.post.last.encode()
        assert "<b>" not in case.room.post.last
        assert "srv" not in case.room.post.last
        assert "\u202e" not in case.room.post.last


async def test_what_a_killed_process_left_is_cleared(case: Case) -> None:
    """Half-fetched files go at the next start; where there are none, nothing happens."""
    await case.uploads.clear()
    left = case.uploads.incoming / "tmp"
    left.mkdir(parents=True)
    await asyncio.to_thread((left / "file").write_bytes, b"x")
    await case.uploads.clear()
    assert not case.uploads.incoming.exists()
