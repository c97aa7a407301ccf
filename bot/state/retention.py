"""What goes when its time has come, and what goes when a person wants to be forgotten.

All of it stands in these two lists; a table that says something of people belongs into both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

KEPT = 30 * 24 * 60 * 60
"""For how many seconds what people asked is kept where nothing else was set."""

_COUNTED = 366 * 24 * 60 * 60
"""For how many seconds a question is counted, without what it said or who asked it."""

_SENT_AGAIN = 48 * 60 * 60
"""For how many seconds the server may send an update again: twice those that it keeps it."""

_PAST_ITS_TIME = (
    "DELETE FROM answers WHERE created_at < :kept",
    "DELETE FROM inbox WHERE taken_at < :kept",
    "DELETE FROM ended WHERE ended_at < :sent_again",
    """
    UPDATE questions SET asker = NULL, text = NULL, folded = NULL
        WHERE asked_at < :kept AND (asker IS NOT NULL OR text IS NOT NULL)
    """,
    "DELETE FROM questions WHERE asked_at < :counted",
    "DELETE FROM scopes WHERE NOT EXISTS (SELECT 1 FROM questions AS q WHERE q.scope = scopes.id)",
    "UPDATE votes SET voter = NULL WHERE voted_at < :kept AND voter IS NOT NULL",
    """
    DELETE FROM votes
        WHERE NOT EXISTS (SELECT 1 FROM questions AS q WHERE q.answer = votes.answer)
    """,
    # the digest stays, so that a pair which was settled is not reported again
    "UPDATE reviews SET sides = NULL, settled_by = NULL WHERE settled_at < :kept",
    # while a grant came by it, an invitation can still be revoked
    """
    DELETE FROM invitations WHERE expires_at < :kept
        AND NOT EXISTS (SELECT 1 FROM grants AS g WHERE g.invitation = invitations.id)
    """,
    "DELETE FROM chats WHERE left_at < :kept",
)

# grants and invitations are the admins' doing, and stay
_OF_A_PERSON = (
    # in a private chat the chat's number is the person's, and so it is in answers of format 1
    "DELETE FROM answers WHERE asker = :person OR chat_id = :user_id",
    "UPDATE questions SET asker = NULL, text = NULL, folded = NULL WHERE asker = :person",
    "DELETE FROM votes WHERE voter = :person",
    "UPDATE reviews SET settled_by = NULL WHERE settled_by = :person",
    "DELETE FROM people WHERE person = :person",
    "DELETE FROM chats WHERE id = :user_id",
    "DELETE FROM subscriptions WHERE user_id = :user_id OR chat_id = :user_id",
)


def expire(connection: sqlite3.Connection, now: int, kept: int) -> None:
    """Deletes, within a transaction, what is past its time."""
    moments = {
        "kept": now - kept,
        "counted": now - max(kept, _COUNTED),
        "sent_again": now - _SENT_AGAIN,
    }
    for statement in _PAST_ITS_TIME:
        connection.execute(statement, moments)


def forget(connection: sqlite3.Connection, person: str, user_id: int) -> None:
    """Deletes, within a transaction, what a person asked, said and chose, and their pseudonym."""
    for statement in _OF_A_PERSON:
        connection.execute(statement, {"person": person, "user_id": user_id})
