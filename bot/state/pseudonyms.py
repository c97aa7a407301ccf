"""People as they stand in statistics: by a name that tells nothing, always the same one."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_KEY_BYTES = 32
_NAME_BYTES = 8


def secret_of(connection: sqlite3.Connection) -> bytes:
    """The database's own secret, made when it is first asked for."""
    connection.execute(
        "INSERT INTO secret SELECT ? WHERE NOT EXISTS (SELECT 1 FROM secret)",
        (secrets.token_bytes(_KEY_BYTES),),
    )
    (key,) = connection.execute("SELECT key FROM secret").fetchone()
    return bytes(key)


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """People's names in one database.

    Attributes:
        secret: What they are made with; left out of `repr`, since that ends up in logs.
    """

    secret: bytes = field(repr=False)

    def of(self, user_id: int) -> str:
        """16 hexadecimal digits: keyed BLAKE2b (RFC 7693), so that nobody finds it by counting."""
        return hashlib.blake2b(
            str(user_id).encode(), key=self.secret, digest_size=_NAME_BYTES, person=b"person"
        ).hexdigest()
