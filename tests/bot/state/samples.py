"""Values to be stored, a clock to be moved, and a look at the bytes of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.state import Asked, ReviewedSide, StoredAnswer, new_answer_id

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_764_300_000.0


def asked(  # noqa: PLR0913 - one keyword a fact of a question
    text: str = "When?",
    asker: str = "somebody",
    *,
    lang: str = "en",
    answered: bool = True,
    seconds: float = 0.1,
    collections: frozenset[str] = frozenset({"main"}),
) -> Asked:
    """A question."""
    return Asked(asker, "private", lang, answered, seconds, text, collections)


def answer(  # noqa: PLR0913 - one keyword a fact of an answer
    question: str = "When?",
    asker: str = "somebody",
    *,
    chat_id: int = 7,
    message_id: int = 70,
    number: int | None = None,
    passages: tuple[int, ...] = (11, 3),
) -> StoredAnswer:
    """An answer, with a number of its own unless one is told."""
    number = new_answer_id() if number is None else number
    return StoredAnswer(number, chat_id, message_id, asker, question, "en", passages)


def side(text: str, doc: str = "summit.md", lang: str = "en") -> ReviewedSide:
    """One side of a match."""
    return ReviewedSide(doc, lang, (4,), (text,))


def stored_bytes(path: Path) -> bytes:
    """All that lies in the database's file and in those beside it."""
    return b"\0".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))
