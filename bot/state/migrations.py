"""The schema as a list of steps; each runs in one transaction with the record that it ran.

A step that has been released is never edited: a change is one more step at the end. `user_version`
of the database is the number of steps that it has been through.

Nobody's number in Telegram stands here but where the bot could not do its work without it: in
updates that wait, in what admins granted, and where something is to be sent to. Elsewhere a person
is a pseudonym.
"""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    # 1: answers that buttons refer to, and updates that have not been worked on.
    (
        """
        CREATE TABLE answers (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice: old buttons hold it
            chat_id INTEGER NOT NULL,
            question TEXT NOT NULL,
            lang TEXT NOT NULL,
            passages TEXT NOT NULL,                -- a JSON array of the keys of what was quoted
            created_at INTEGER NOT NULL            -- seconds since 1970
        ) STRICT
        """,
        "CREATE INDEX answers_by_age ON answers (created_at)",
        """
        CREATE TABLE inbox (
            update_id INTEGER PRIMARY KEY,         -- the server's
            content TEXT NOT NULL,                 -- JSON, as it was sent
            taken_at INTEGER NOT NULL              -- seconds since 1970
        ) STRICT
        """,
    ),
    # 2: everything else that a bot in groups has to remember. Answers get random numbers, which
    # can't be guessed, and know their message and whose they are; those of before belong to nobody.
    (
        """
        CREATE TABLE new_answers (
            id INTEGER PRIMARY KEY,                -- random: buttons hold it, and nobody guesses it
            chat_id INTEGER NOT NULL,
            message_id INTEGER NOT NULL,           -- 0 where it is not known
            asker TEXT NOT NULL,                   -- a pseudonym; '' where it is not known
            question TEXT NOT NULL,
            lang TEXT NOT NULL,
            passages TEXT NOT NULL,                -- a JSON array of keys, in the order shown first
            created_at INTEGER NOT NULL            -- seconds since 1970
        ) STRICT
        """,
        """
        INSERT INTO new_answers
            SELECT id, chat_id, 0, '', question, lang, passages, created_at FROM answers
        """,
        "DROP TABLE answers",
        "ALTER TABLE new_answers RENAME TO answers",
        "CREATE INDEX answers_by_age ON answers (created_at)",
        "CREATE INDEX answers_by_message ON answers (chat_id, message_id)",
        "CREATE INDEX answers_by_asker ON answers (asker)",
        # how often work on it began, and how often an answer was about to be sent
        "ALTER TABLE inbox ADD COLUMN begun INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE inbox ADD COLUMN sends INTEGER NOT NULL DEFAULT 0",
        # numbers of updates whose work has ended: the server may send one once more
        """
        CREATE TABLE ended (
            update_id INTEGER PRIMARY KEY,
            ended_at INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX ended_by_age ON ended (ended_at)",
        "CREATE TABLE secret (key BLOB NOT NULL) STRICT",
        # what was searched: few sets of collections, and each question names one
        """
        CREATE TABLE scopes (
            id INTEGER PRIMARY KEY,
            collections TEXT NOT NULL UNIQUE       -- a JSON array, sorted
        ) STRICT
        """,
        # a line of statistics for each question; who asked what goes when its time has come
        """
        CREATE TABLE questions (
            id INTEGER PRIMARY KEY,
            asked_at INTEGER NOT NULL,
            answer INTEGER UNIQUE,                 -- the answer that it got, where it can be judged
            asker TEXT,                            -- a pseudonym
            place TEXT NOT NULL,
            lang TEXT NOT NULL,
            answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
            seconds REAL NOT NULL,
            text TEXT,
            folded TEXT,                           -- the text by which alike ones are counted
            scope INTEGER NOT NULL REFERENCES scopes
        ) STRICT
        """,
        "CREATE INDEX questions_by_age ON questions (asked_at)",
        "CREATE INDEX questions_by_asker ON questions (asker)",
        """
        CREATE TABLE votes (
            answer INTEGER NOT NULL,
            voter TEXT,                            -- a pseudonym
            up INTEGER NOT NULL CHECK (up IN (0, 1)),
            reason TEXT,
            voted_at INTEGER NOT NULL,
            UNIQUE (answer, voter)                 -- a person's last vote counts
        ) STRICT
        """,
        "CREATE INDEX votes_by_voter ON votes (voter)",
        # pairs of passages that somebody held to be no versions of each other
        """
        CREATE TABLE reviews (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,           -- of both sides: a pair is reported once
            sides TEXT,                            -- a JSON array of two
            collection TEXT NOT NULL,
            confirmed INTEGER CHECK (confirmed IN (0, 1)),
            settled_by TEXT,
            settled_at INTEGER
        ) STRICT
        """,
        """
        CREATE TABLE people (
            person TEXT PRIMARY KEY,               -- a pseudonym
            lang TEXT,
            met INTEGER NOT NULL DEFAULT 0 CHECK (met IN (0, 1))
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE chats (
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL DEFAULT '',
            lang TEXT,
            collections TEXT,                      -- a JSON array, or NULL: all that it may read
            admins_only INTEGER NOT NULL DEFAULT 0 CHECK (admins_only IN (0, 1)),
            left_at INTEGER                        -- NULL while the bot is there
        ) STRICT
        """,
        """
        CREATE TABLE grants (
            kind TEXT NOT NULL CHECK (kind IN ('person', 'chat', 'members')),
            subject INTEGER NOT NULL,
            collection TEXT NOT NULL,
            invitation INTEGER NOT NULL,           -- 0 where an admin granted it directly
            granted_by INTEGER NOT NULL,
            PRIMARY KEY (kind, subject, collection, invitation)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX grants_by_invitation ON grants (invitation)",
        """
        CREATE TABLE invitations (
            id INTEGER PRIMARY KEY,
            collection TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('person', 'chat')),
            made_by INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            uses_left INTEGER NOT NULL,
            revoked INTEGER NOT NULL CHECK (revoked IN (0, 1))
        ) STRICT
        """,
        """
        CREATE TABLE subscriptions (
            chat_id INTEGER PRIMARY KEY,
            user_id INTEGER NOT NULL,
            sent_at INTEGER NOT NULL,
            declined INTEGER NOT NULL DEFAULT 0    -- so that it is not offered again
        ) STRICT
        """,
    ),
)
"""The steps from an empty database to this format; step N leads to format N, numbered from 1."""
