"""The schema as a list of steps; each runs in one transaction with the record that it ran.

A step that has been released is never edited: a change is one more step at the end. `user_version`
of the database is the number of steps that it has been through.
"""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    # 1: documents, the passages cut from them, and the links between passages.
    #
    # A document keeps its id through all its versions; its passages get new ones with each, and no
    # id of a passage is used twice: a snapshot made from an older state may still name it, and must
    # then find nothing, not another passage. States have random names, not numbers: a database put
    # back from a backup and changed again must not look like one that a snapshot was made from.
    # A passage's text is not stored again: it is the part of its document's text that its span
    # names.
    """
    CREATE TABLE state (
        current TEXT NOT NULL,  -- a new random name for each state of the documents
        linked  TEXT NOT NULL   -- the state that the links were made from
    ) STRICT;
    INSERT INTO state VALUES ('empty', 'empty');

    CREATE TABLE documents (
        id         INTEGER PRIMARY KEY AUTOINCREMENT,
        name       TEXT NOT NULL UNIQUE,
        collection TEXT NOT NULL,
        origin     TEXT NOT NULL,     -- the file it was read from
        digest     TEXT NOT NULL,     -- SHA-256 of that file
        reading    TEXT NOT NULL,     -- fingerprint of the rules it was read by
        analysis   TEXT NOT NULL,     -- fingerprint of the rules its terms were found by
        title      TEXT,
        date       TEXT,              -- ISO 8601
        url        TEXT,
        text       TEXT NOT NULL,
        checksum   TEXT NOT NULL      -- SHA-256 of the text
    ) STRICT;

    CREATE INDEX documents_by_origin ON documents (origin);

    CREATE TABLE passages (
        id         INTEGER PRIMARY KEY AUTOINCREMENT,
        document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        number     INTEGER NOT NULL,  -- from 1
        lang       TEXT NOT NULL,
        "start"    INTEGER NOT NULL,  -- code points into the document's text
        "end"      INTEGER NOT NULL,
        terms      TEXT NOT NULL,     -- as analysed, in order, a space between
        UNIQUE (document, number)
    ) STRICT;

    CREATE TABLE links (
        id         INTEGER PRIMARY KEY AUTOINCREMENT,
        a          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        b          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        score      REAL NOT NULL CHECK (score BETWEEN 0 AND 1)
    ) STRICT;
    CREATE INDEX links_by_a ON links (a);
    CREATE INDEX links_by_b ON links (b);

    CREATE TABLE link_passages (
        passage    INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
        link       INTEGER NOT NULL REFERENCES links ON DELETE CASCADE,
        side       TEXT NOT NULL CHECK (side IN ('a', 'b'))
    ) STRICT;
    CREATE INDEX link_passages_by_link ON link_passages (link);
    """,
    # 2: what changed, so that what is derived follows each change at its cost; and what the aligner
    # sees of a passage, so that an unchanged document is never analysed again.
    #
    # `changes` names the states in their order: an index made from one of them is brought to the
    # newest by what was added (passages with higher keys) and what `removed` still holds. Passages
    # stored before have no words: they belong to other rules of analysis and are analysed again.
    """
    CREATE TABLE changes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        state  TEXT NOT NULL UNIQUE
    ) STRICT;
    INSERT INTO changes (state) SELECT current FROM state;

    CREATE TABLE removed (
        passage    INTEGER PRIMARY KEY,
        document   INTEGER NOT NULL,
        lang       TEXT NOT NULL,
        collection TEXT NOT NULL,
        date       TEXT,
        terms      TEXT NOT NULL,
        change     INTEGER NOT NULL  -- the first state without it
    ) STRICT;
    CREATE INDEX removed_by_change ON removed (change);

    ALTER TABLE passages ADD COLUMN words TEXT NOT NULL DEFAULT '';     -- a space between
    ALTER TABLE passages ADD COLUMN length INTEGER NOT NULL DEFAULT 1;  -- without white space
    """,
)
