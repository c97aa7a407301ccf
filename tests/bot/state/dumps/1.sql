PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE answers (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice: old buttons hold it
            chat_id INTEGER NOT NULL,
            question TEXT NOT NULL,
            lang TEXT NOT NULL,
            passages TEXT NOT NULL,                -- a JSON array of the keys of what was quoted
            created_at INTEGER NOT NULL            -- seconds since 1970
        ) STRICT
        ;
INSERT INTO "answers" VALUES(1,7,'When does the summit open?','en','[3, 11]',1764300000);
INSERT INTO "answers" VALUES(2,-100123,'Когда откроется саммит?','ru','[5]',1764300000);
INSERT INTO "answers" VALUES(3,8,'Who opens it?','en','[12]',1764300000);
CREATE TABLE inbox (
            update_id INTEGER PRIMARY KEY,         -- the server's
            content TEXT NOT NULL,                 -- JSON, as it was sent
            taken_at INTEGER NOT NULL              -- seconds since 1970
        ) STRICT
        ;
INSERT INTO "inbox" VALUES(41,'{"update_id": 41, "message": {"text": "Where is it held?"}}',1764300000);
INSERT INTO "inbox" VALUES(43,'{"update_id": 43, "message": {"text": "А где?"}}',1764300000);
CREATE INDEX answers_by_age ON answers (created_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('answers',3);
COMMIT;
