"""An update as the server sent it, by polling, by webhook, or in an earlier process's time.

Updates are taken unread: what python-telegram-bot cannot read must cost no other, and is told
once it is stored. All that they need for that is a number.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

_LARGEST = 2**63 - 1  # SQLite's largest number; the server's are far smaller


class Malformed(ValueError):  # noqa: N818 - it says what is wrong, as those of errors.py do
    """What was sent is no update."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An update that was sent.

    Attributes:
        number: The server's, by which it knows that it was taken.
        fields: What it says.
        content: The same as JSON, as it is stored.
    """

    number: int
    fields: dict[str, Any]
    content: str

    @classmethod
    def of(cls, fields: object) -> Sent:
        """What was read from JSON, as an update.

        Raises:
            Malformed: It is no object with a number, or nested beyond all reason.
        """
        if not isinstance(fields, dict):
            raise Malformed("no object")
        number = fields.get("update_id")
        if type(number) is not int or not 0 <= number <= _LARGEST:
            raise Malformed("no number")
        try:
            # ASCII alone: half a surrogate pair, which JSON may hold, is no text for a database
            return cls(number, fields, json.dumps(fields))
        except RecursionError:
            raise Malformed("nested too deep") from None

    @classmethod
    def read(cls, content: str | bytes) -> Sent:
        """The same of JSON that was not read yet.

        Raises:
            Malformed: It is no JSON either.
        """
        try:
            return cls.of(json.loads(content))
        except (ValueError, RecursionError) as error:
            raise Malformed(str(error)) from error
