PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE "answers" (
            id INTEGER PRIMARY KEY,                -- random: buttons hold it, and nobody guesses it
            chat_id INTEGER NOT NULL,
            message_id INTEGER NOT NULL,           -- 0 where it is not known
            asker TEXT NOT NULL,                   -- a pseudonym; '' where it is not known
            question TEXT NOT NULL,
            lang TEXT NOT NULL,
            passages TEXT NOT NULL,                -- a JSON array of keys, in the order shown first
            created_at INTEGER NOT NULL            -- seconds since 1970
        ) STRICT
        ;
INSERT INTO "answers" VALUES(1,7,0,'','When does the summit open?','en','[3, 11]',1764300000);
INSERT INTO "answers" VALUES(2,-100123,0,'','Когда откроется саммит?','ru','[5]',1764300000);
INSERT INTO "answers" VALUES(3,8,0,'','Who opens it?','en','[12]',1764300000);
INSERT INTO "answers" VALUES(170000000000001,-100123,55,'bcef515546966acd','Who speaks?','en','[9, 2]',1764300000);
CREATE TABLE chats (
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL DEFAULT '',
            lang TEXT,
            collections TEXT,                      -- a JSON array, or NULL: all that it may read
            admins_only INTEGER NOT NULL DEFAULT 0 CHECK (admins_only IN (0, 1)),
            left_at INTEGER                        -- NULL while the bot is there
        ) STRICT
        ;
INSERT INTO "chats" VALUES(-100123,'Press office','ru','["press"]',1,NULL);
CREATE TABLE ended (
            update_id INTEGER PRIMARY KEY,
            ended_at INTEGER NOT NULL
        ) STRICT
        ;
INSERT INTO "ended" VALUES(44,1764300000);
CREATE TABLE grants (
            kind TEXT NOT NULL CHECK (kind IN ('person', 'chat', 'members')),
            subject INTEGER NOT NULL,
            collection TEXT NOT NULL,
            invitation INTEGER NOT NULL,           -- 0 where an admin granted it directly
            granted_by INTEGER NOT NULL,
            PRIMARY KEY (kind, subject, collection, invitation)
        ) STRICT, WITHOUT ROWID
        ;
INSERT INTO "grants" VALUES('members',-100123,'press',0,1);
INSERT INTO "grants" VALUES('person',7,'press',99,1);
CREATE TABLE inbox (
            update_id INTEGER PRIMARY KEY,         -- the server's
            content TEXT NOT NULL,                 -- JSON, as it was sent
            taken_at INTEGER NOT NULL              -- seconds since 1970
        , begun INTEGER NOT NULL DEFAULT 0, sends INTEGER NOT NULL DEFAULT 0) STRICT
        ;
INSERT INTO "inbox" VALUES(41,'{"update_id": 41, "message": {"text": "Where is it held?"}}',1764300000,0,0);
INSERT INTO "inbox" VALUES(43,'{"update_id": 43, "message": {"text": "А где?"}}',1764300000,0,0);
CREATE TABLE invitations (
            id INTEGER PRIMARY KEY,
            collection TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('person', 'chat')),
            made_by INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            uses_left INTEGER NOT NULL,
            revoked INTEGER NOT NULL CHECK (revoked IN (0, 1))
        ) STRICT
        ;
INSERT INTO "invitations" VALUES(99,'press','person',1,1764400000,5,0);
CREATE TABLE people (
            person TEXT PRIMARY KEY,               -- a pseudonym
            lang TEXT,
            met INTEGER NOT NULL DEFAULT 0 CHECK (met IN (0, 1))
        ) STRICT, WITHOUT ROWID
        ;
INSERT INTO "people" VALUES('bcef515546966acd','ru',1);
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
        ;
INSERT INTO "questions" VALUES(1,1764300000,170000000000001,'bcef515546966acd','supergroup','en',1,0.25,'Who speaks?','who speaks',1);
INSERT INTO "questions" VALUES(2,1764300000,NULL,'bcef515546966acd','private','ru',0,0.5,'Кто молчит?','кто молчит',2);
CREATE TABLE reviews (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,           -- of both sides: a pair is reported once
            sides TEXT,                            -- a JSON array of two
            collection TEXT NOT NULL,
            confirmed INTEGER CHECK (confirmed IN (0, 1)),
            settled_by TEXT,
            settled_at INTEGER
        ) STRICT
        ;
INSERT INTO "reviews" VALUES(1,'97193bd1ec99f57efeedebf4964fb6287f3fbe9f367cd7a3893c5815a1849294','[["a.md", "en", [1], ["A."]], ["b.md", "ru", [1, 2], ["\u0411.", "\u0412."]]]','press',NULL,NULL,NULL);
CREATE TABLE scopes (
            id INTEGER PRIMARY KEY,
            collections TEXT NOT NULL UNIQUE       -- a JSON array, sorted
        ) STRICT
        ;
INSERT INTO "scopes" VALUES(1,'["main", "press"]');
INSERT INTO "scopes" VALUES(2,'["main"]');
CREATE TABLE secret (key BLOB NOT NULL) STRICT;
INSERT INTO "secret" VALUES(X'AA4DDCE42B09912CABFEEA8276A03231D374A04B2B0DE0DB39D49769EF74B24F');
CREATE TABLE subscriptions (
            chat_id INTEGER PRIMARY KEY,
            user_id INTEGER NOT NULL,
            sent_at INTEGER NOT NULL,
            declined INTEGER NOT NULL DEFAULT 0    -- so that it is not offered again
        ) STRICT
        ;
INSERT INTO "subscriptions" VALUES(1,1,1764300000,0);
CREATE TABLE votes (
            answer INTEGER NOT NULL,
            voter TEXT,                            -- a pseudonym
            up INTEGER NOT NULL CHECK (up IN (0, 1)),
            reason TEXT,
            voted_at INTEGER NOT NULL,
            UNIQUE (answer, voter)                 -- a person's last vote counts
        ) STRICT
        ;
INSERT INTO "votes" VALUES(170000000000001,'bcef515546966acd',0,'passage',1764300000);
CREATE INDEX answers_by_age ON answers (created_at);
CREATE INDEX answers_by_message ON answers (chat_id, message_id);
CREATE INDEX answers_by_asker ON answers (asker);
CREATE INDEX ended_by_age ON ended (ended_at);
CREATE INDEX questions_by_age ON questions (asked_at);
CREATE INDEX questions_by_asker ON questions (asker);
CREATE INDEX votes_by_voter ON votes (voter);
CREATE INDEX grants_by_invitation ON grants (invitation);
COMMIT;
