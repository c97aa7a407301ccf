PRAGMA application_id = 1414286659;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE changes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        state  TEXT NOT NULL UNIQUE
    ) STRICT;
INSERT INTO "changes" VALUES(4,'21e6d4e2eac45ab73716f8705e2f8c52');
CREATE TABLE declared (           -- documents that hints say are versions of each other
        a          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        b          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE dictionaries (
        id         INTEGER PRIMARY KEY,
        name       TEXT NOT NULL UNIQUE,
        a_lang     TEXT NOT NULL,
        b_lang     TEXT NOT NULL,
        rules      TEXT NOT NULL,     -- fingerprint of the rules that its words were found by
        entries    INTEGER NOT NULL   -- how many it had
    ) STRICT;
INSERT INTO "dictionaries" VALUES(2,'house','en','ru','1 simplemma-2.0.0 pymorphy3-2.0.6 pymorphy3-dicts-ru-2.4.417150.4580142 words-2',2);
CREATE TABLE dictionary_entries (
        dictionary INTEGER NOT NULL REFERENCES dictionaries ON DELETE CASCADE,
        number     INTEGER NOT NULL,  -- from 1
        headword   INTEGER NOT NULL,  -- which of the dictionary's headwords it stands under, from 1
        a_text     TEXT NOT NULL,     -- as it stands in the dictionary
        b_text     TEXT NOT NULL,
        a_words    TEXT NOT NULL,     -- what the aligner compares of it, a space between
        b_words    TEXT NOT NULL,
        PRIMARY KEY (dictionary, number)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "dictionary_entries" VALUES(2,1,1,'summit','саммит','summit','саммит');
INSERT INTO "dictionary_entries" VALUES(2,2,2,'climate','климат','climate','климат');
CREATE TABLE dictionary_words (  -- the entries that each word stands in, on either side
        dictionary INTEGER NOT NULL REFERENCES dictionaries ON DELETE CASCADE,
        word       TEXT NOT NULL,
        entry      INTEGER NOT NULL,
        PRIMARY KEY (dictionary, word, entry)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "dictionary_words" VALUES(2,'climate',2);
INSERT INTO "dictionary_words" VALUES(2,'summit',1);
INSERT INTO "dictionary_words" VALUES(2,'климат',2);
INSERT INTO "dictionary_words" VALUES(2,'саммит',1);
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
INSERT INTO "documents" VALUES(1,'summit.md','main','/documents/summit.md','cb1b92242ecc253a616cb343cf581e4aa1a88a9e29c17d8c5220d8fdeb312b73','1 trafilatura-2.3.1 markdown-it-py-4.3.0','1 simplemma-2.0.0 pymorphy3-2.0.6 pymorphy3-dicts-ru-2.4.417150.4580142 words-2','The summit','2025-11-28','https://example.org/summit','The climate summit opens in Astana in 2026.

Климатический саммит откроется в Астане в 2026 году.','ed129355cf236672bad07788e09ca137d5b9d1c076fee0911d91b2d3da0d9b19');
CREATE TABLE hints (              -- what versions of one document have in common
        document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        kind       TEXT NOT NULL,     -- what it is read off
        value      TEXT NOT NULL,
        PRIMARY KEY (document, kind)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "hints" VALUES(1,'address','main
example.org/summit?');
CREATE TABLE lexicon_entries (
        a          INTEGER NOT NULL REFERENCES lexicon_words ON DELETE CASCADE,
        b          INTEGER NOT NULL REFERENCES lexicon_words ON DELETE CASCADE,
        count      REAL NOT NULL,     -- how often they stand for each other in links
        PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE lexicon_words (
        id         INTEGER PRIMARY KEY,
        lexicon    INTEGER NOT NULL REFERENCES lexicons ON DELETE CASCADE,
        lang       TEXT NOT NULL,
        word       TEXT NOT NULL,
        passages   INTEGER NOT NULL,  -- how many hold it
        taught     REAL NOT NULL,     -- how often it is expected to be translated in links
        UNIQUE (lexicon, word, lang)
    ) STRICT;
INSERT INTO "lexicon_words" VALUES(1,1,'en','#2026',1,0.0);
INSERT INTO "lexicon_words" VALUES(2,1,'en','astana',1,0.0);
INSERT INTO "lexicon_words" VALUES(3,1,'en','climate',1,0.0);
INSERT INTO "lexicon_words" VALUES(4,1,'en','open',1,0.0);
INSERT INTO "lexicon_words" VALUES(5,1,'en','summit',1,0.0);
INSERT INTO "lexicon_words" VALUES(6,1,'ru','#2026',1,0.0);
INSERT INTO "lexicon_words" VALUES(7,1,'ru','астана',1,0.0);
INSERT INTO "lexicon_words" VALUES(8,1,'ru','год',1,0.0);
INSERT INTO "lexicon_words" VALUES(9,1,'ru','климатический',1,0.0);
INSERT INTO "lexicon_words" VALUES(10,1,'ru','открыться',1,0.0);
INSERT INTO "lexicon_words" VALUES(11,1,'ru','саммит',1,0.0);
CREATE TABLE lexicons (
        id         INTEGER PRIMARY KEY,
        collection TEXT NOT NULL,
        a_lang     TEXT NOT NULL,     -- before b_lang in alphabetical order
        b_lang     TEXT NOT NULL,
        documents  INTEGER NOT NULL,  -- documents that the collection had when it was last learned
        links      INTEGER NOT NULL,  -- links that it was learned from
        beads      TEXT NOT NULL,     -- how frequent each kind of bead is, a space between
        ratio      REAL NOT NULL,     -- how long translations are: see bitext.lengths
        variance   REAL NOT NULL,
        chance     REAL NOT NULL,
        UNIQUE (collection, a_lang, b_lang)
    ) STRICT;
INSERT INTO "lexicons" VALUES(1,'main','en','ru',1,0,'0.004950495049504951 0.004950495049504951 0.8900890089008902 0.04450445044504451 0.04450445044504451 0.0055005500550055 0.0055005500550055',0.0,6.8,0.1);
CREATE TABLE link_passages (
        passage    INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
        link       INTEGER NOT NULL REFERENCES links ON DELETE CASCADE,
        side       TEXT NOT NULL CHECK (side IN ('a', 'b'))
    ) STRICT;
INSERT INTO "link_passages" VALUES(1,1,'a');
INSERT INTO "link_passages" VALUES(2,1,'b');
CREATE TABLE links (
        id         INTEGER PRIMARY KEY AUTOINCREMENT,
        a          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        b          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        score      REAL NOT NULL CHECK (score BETWEEN 0 AND 1)
    ) STRICT;
INSERT INTO "links" VALUES(1,1,1,1.0);
CREATE TABLE pairs (
        a          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        a_lang     TEXT NOT NULL,
        b          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        b_lang     TEXT NOT NULL,
        evidence   REAL NOT NULL,     -- nats
        probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
        PRIMARY KEY (a, a_lang, b, b_lang)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "pairs" VALUES(1,'en',1,'ru',-1.10388056412563731467e-01,1.0);
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
INSERT INTO "state" VALUES('21e6d4e2eac45ab73716f8705e2f8c52','21e6d4e2eac45ab73716f8705e2f8c52');
CREATE TABLE unlinked (           -- documents whose versions are to be looked for
        document   INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
        changed    INTEGER NOT NULL   -- 1: it is new; 0: another one went that it belonged to
    ) STRICT;
CREATE TABLE verdicts (
        id         INTEGER PRIMARY KEY AUTOINCREMENT,
        a          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        b          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        a_number   INTEGER NOT NULL,  -- of the first passage, when it was given
        a_digests  TEXT NOT NULL,     -- of the passages' texts, in order, a space between
        b_number   INTEGER NOT NULL,
        b_digests  TEXT NOT NULL,
        verdict    TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected')),
        person     TEXT NOT NULL,     -- who said so
        given      TEXT NOT NULL,     -- when, ISO 8601
        UNIQUE (a, b, a_number, a_digests, b_number, b_digests)
    ) STRICT;
INSERT INTO "verdicts" VALUES(1,1,1,1,'d581435573d274130b22b7b6e733d6de',2,'9e88801da0eaa13b6af02b43ca540c8d','confirmed','an editor','2026-11-22T04:29:17+00:00');
CREATE TABLE version_groups (
        collection TEXT NOT NULL,
        name       TEXT NOT NULL,     -- of a document, be it there or not
        manifest   TEXT NOT NULL,     -- the file that says so
        line       INTEGER NOT NULL,  -- documents named on one line are versions of each other
        PRIMARY KEY (collection, name)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX documents_by_origin ON documents (origin);
CREATE INDEX links_by_a ON links (a);
CREATE INDEX links_by_b ON links (b);
CREATE INDEX link_passages_by_link ON link_passages (link);
CREATE INDEX removed_by_change ON removed (change);
CREATE INDEX lexicon_entries_by_b ON lexicon_entries (b);
CREATE INDEX pairs_by_b ON pairs (b);
CREATE INDEX verdicts_by_b ON verdicts (b);
CREATE INDEX hints_by_value ON hints (kind, value);
CREATE INDEX declared_by_b ON declared (b);
CREATE INDEX documents_by_collection ON documents (collection);
CREATE INDEX passages_by_lang ON passages (lang);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('documents',1);
INSERT INTO "sqlite_sequence" VALUES('passages',2);
INSERT INTO "sqlite_sequence" VALUES('changes',4);
INSERT INTO "sqlite_sequence" VALUES('verdicts',1);
INSERT INTO "sqlite_sequence" VALUES('links',1);
COMMIT;
