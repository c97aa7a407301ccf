PRAGMA application_id = 1414286659;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE changes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        state  TEXT NOT NULL UNIQUE
    ) STRICT;
INSERT INTO "changes" VALUES(2,'ba83d5774b4c3188d83f0794b6e1b2b3');
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
INSERT INTO "documents" VALUES(1,'summit.md','main','/documents/summit.md','cb1b92242ecc253a616cb343cf581e4aa1a88a9e29c17d8c5220d8fdeb312b73','1 trafilatura-2.3.1 markdown-it-py-4.3.0','1 simplemma-2.0.0 pymorphy3-2.0.6 pymorphy3-dicts-ru-2.4.417150.4580142 words-1','The summit','2025-11-28','https://example.org/summit','The climate summit opens in Astana in 2026.

Климатический саммит откроется в Астане в 2026 году.','ed129355cf236672bad07788e09ca137d5b9d1c076fee0911d91b2d3da0d9b19');
CREATE TABLE link_passages (
        passage    INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
        link       INTEGER NOT NULL REFERENCES links ON DELETE CASCADE,
        side       TEXT NOT NULL CHECK (side IN ('a', 'b'))
    ) STRICT;
CREATE TABLE links (
        id         INTEGER PRIMARY KEY AUTOINCREMENT,
        a          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        b          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        score      REAL NOT NULL CHECK (score BETWEEN 0 AND 1)
    ) STRICT;
CREATE TABLE passages (
        id         INTEGER PRIMARY KEY AUTOINCREMENT,
        document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        number     INTEGER NOT NULL,  -- from 1
        lang       TEXT NOT NULL,
        "start"    INTEGER NOT NULL,  -- code points into the document's text
        "end"      INTEGER NOT NULL,
        terms      TEXT NOT NULL, words TEXT NOT NULL DEFAULT '', length INTEGER NOT NULL DEFAULT 1,     -- as analysed, in order, a space between
        UNIQUE (document, number)
    ) STRICT;
INSERT INTO "passages" VALUES(1,1,1,'en',0,43,'the climate summit open in astana in 2026','#2026 astana climate open summit',36);
INSERT INTO "passages" VALUES(2,1,2,'ru',45,97,'климатический саммит открыться в астана астан в 2026 год','#2026 астана год климатический открыться саммит',45);
CREATE TABLE removed (
        passage    INTEGER PRIMARY KEY,
        document   INTEGER NOT NULL,
        lang       TEXT NOT NULL,
        collection TEXT NOT NULL,
        date       TEXT,
        terms      TEXT NOT NULL,
        change     INTEGER NOT NULL  -- the first state without it
    ) STRICT;
CREATE TABLE state (
        current TEXT NOT NULL,  -- a new random name for each state of the documents
        linked  TEXT NOT NULL   -- the state that the links were made from
    ) STRICT;
INSERT INTO "state" VALUES('ba83d5774b4c3188d83f0794b6e1b2b3','ba83d5774b4c3188d83f0794b6e1b2b3');
CREATE INDEX documents_by_origin ON documents (origin);
CREATE INDEX links_by_a ON links (a);
CREATE INDEX links_by_b ON links (b);
CREATE INDEX link_passages_by_link ON link_passages (link);
CREATE INDEX removed_by_change ON removed (change);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('documents',1);
INSERT INTO "sqlite_sequence" VALUES('passages',2);
INSERT INTO "sqlite_sequence" VALUES('changes',2);
COMMIT;
