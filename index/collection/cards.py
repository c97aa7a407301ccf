"""What is said of documents: of many in three statements."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from index.model import DocumentCard

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def read_cards(
    connection: sqlite3.Connection, where: str, values: Sequence[object]
) -> list[DocumentCard]:
    """The cards of some documents, by name.

    Args:
        connection: To the database.
        where: In SQL, which documents `d`; nothing for all.
        values: What it has marks for.
    """
    some = f"(SELECT d.id FROM documents d {where})"  # noqa: S608 - `where` is a constant of the caller with marks
    passages: dict[int, dict[str, int]] = {}
    for key, lang, count in connection.execute(
        f"SELECT document, lang, count(*) FROM passages WHERE document IN {some}"  # noqa: S608 - see above
        " GROUP BY document, lang ORDER BY document, lang",
        values,
    ):
        passages.setdefault(key, {})[lang] = count
    counterparts: dict[int, list[str]] = {}
    for key, other in connection.execute(
        "SELECT l.a, o.name FROM links l JOIN documents o ON o.id = l.b"  # noqa: S608 - see above
        f" WHERE l.a IN {some} AND l.a <> l.b"
        " UNION SELECT l.b, o.name FROM links l JOIN documents o ON o.id = l.a"
        f" WHERE l.b IN {some} AND l.a <> l.b ORDER BY 1, 2",
        (*values, *values),
    ):
        counterparts.setdefault(key, []).append(other)
    rows = connection.execute(
        f"SELECT id, name, collection, title, date, url FROM documents d {where} ORDER BY name",  # noqa: S608 - see above
        values,
    )
    return [
        DocumentCard(
            id=key,
            name=name,
            collection=collection,
            title=title,
            date=date.fromisoformat(day) if day else None,
            url=url,
            passages=passages.get(key, {}),
            counterparts=tuple(counterparts.get(key, ())),
        )
        for key, name, collection, title, day, url in rows
    ]
