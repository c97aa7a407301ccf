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
    # 3: what linking learned, what it was told, and what it decided, so that a new document is
    # linked on its own.
    #
    # A lexicon belongs to a collection and two languages; what it knows of words is counts, so that
    # they can be shown and added to. Dictionaries come from outside and serve every collection;
    # their texts are kept, to be analysed again by newer rules. What a person said of a link names
    # the passages by digests of their texts: it stands through every new version that keeps them.
    """
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

    CREATE TABLE lexicon_words (
        id         INTEGER PRIMARY KEY,
        lexicon    INTEGER NOT NULL REFERENCES lexicons ON DELETE CASCADE,
        lang       TEXT NOT NULL,
        word       TEXT NOT NULL,
        passages   INTEGER NOT NULL,  -- how many hold it
        taught     REAL NOT NULL,     -- how often it is expected to be translated in links
        UNIQUE (lexicon, word, lang)
    ) STRICT;

    CREATE TABLE lexicon_entries (
        a          INTEGER NOT NULL REFERENCES lexicon_words ON DELETE CASCADE,
        b          INTEGER NOT NULL REFERENCES lexicon_words ON DELETE CASCADE,
        count      REAL NOT NULL,     -- how often they stand for each other in links
        PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX lexicon_entries_by_b ON lexicon_entries (b);

    CREATE TABLE dictionaries (
        id         INTEGER PRIMARY KEY,
        name       TEXT NOT NULL UNIQUE,
        a_lang     TEXT NOT NULL,
        b_lang     TEXT NOT NULL,
        rules      TEXT NOT NULL,     -- fingerprint of the rules that its words were found by
        entries    INTEGER NOT NULL   -- how many it had
    ) STRICT;

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

    CREATE TABLE dictionary_words (  -- the entries that each word stands in, on either side
        dictionary INTEGER NOT NULL REFERENCES dictionaries ON DELETE CASCADE,
        word       TEXT NOT NULL,
        entry      INTEGER NOT NULL,
        PRIMARY KEY (dictionary, word, entry)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pairs (
        a          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        a_lang     TEXT NOT NULL,
        b          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        b_lang     TEXT NOT NULL,
        evidence   REAL NOT NULL,     -- nats
        probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
        PRIMARY KEY (a, a_lang, b, b_lang)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX pairs_by_b ON pairs (b);

    CREATE TABLE version_groups (
        collection TEXT NOT NULL,
        name       TEXT NOT NULL,     -- of a document, be it there or not
        manifest   TEXT NOT NULL,     -- the file that says so
        line       INTEGER NOT NULL,  -- documents named on one line are versions of each other
        PRIMARY KEY (collection, name)
    ) STRICT, WITHOUT ROWID;

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
    CREATE INDEX verdicts_by_b ON verdicts (b);

    CREATE TABLE hints (              -- what versions of one document have in common
        document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        kind       TEXT NOT NULL,     -- what it is read off
        value      TEXT NOT NULL,
        PRIMARY KEY (document, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX hints_by_value ON hints (kind, value);

    CREATE TABLE declared (           -- documents that hints say are versions of each other
        a          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        b          INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX declared_by_b ON declared (b);

    CREATE INDEX documents_by_collection ON documents (collection);
    CREATE INDEX passages_by_lang ON passages (lang);

    CREATE TABLE unlinked (           -- documents whose versions are to be looked for
        document   INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
        changed    INTEGER NOT NULL   -- 1: it is new; 0: another one went that it belonged to
    ) STRICT;
    INSERT INTO unlinked SELECT id, 1 FROM documents;
    """,
    # 4: what acronyms are short for, as passages give it.
    #
    # Full names are counted per collection, and the counts follow the passages: an acronym goes
    # with the last passage that gives it. What documents stored before give is still to be found.
    """
    ALTER TABLE state ADD COLUMN acronyms INTEGER NOT NULL DEFAULT 0;  -- rules found by; 0: none

    CREATE TABLE acronyms (
        id         INTEGER PRIMARY KEY,
        collection TEXT NOT NULL,
        short      TEXT NOT NULL,     -- the acronym, folded
        term       TEXT NOT NULL,     -- what it is found by
        name       TEXT NOT NULL,     -- terms: a space between words, a bar between readings
        passages   INTEGER NOT NULL DEFAULT 0,  -- how many give it
        UNIQUE (short, term, name, collection)
    ) STRICT;

    CREATE TABLE acronym_pairs (      -- the first two words of each name, in all readings
        pair       TEXT NOT NULL,     -- a space between
        acronym    INTEGER NOT NULL REFERENCES acronyms ON DELETE CASCADE,
        PRIMARY KEY (pair, acronym)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX acronym_pairs_by_acronym ON acronym_pairs (acronym);

    CREATE TABLE acronym_passages (
        passage    INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE,
        acronym    INTEGER NOT NULL REFERENCES acronyms,
        PRIMARY KEY (passage, acronym)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX acronym_passages_by_acronym ON acronym_passages (acronym);

    CREATE TRIGGER acronym_given AFTER INSERT ON acronym_passages BEGIN
        UPDATE acronyms SET passages = passages + 1 WHERE id = NEW.acronym;
    END;

    CREATE TRIGGER acronym_gone AFTER DELETE ON acronym_passages BEGIN
        UPDATE acronyms SET passages = passages - 1 WHERE id = OLD.acronym;
        DELETE FROM acronyms WHERE id = OLD.acronym AND passages = 0;
    END;
    """,
)
