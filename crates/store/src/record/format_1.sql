-- The record of Polybius, format 1; the files of the later formats add to it. `report` is what came in, `account` what was read in it; everything below `account`
-- repeats parts of it so that questions can be answered without opening every account.

CREATE TABLE state (
    only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
    revision  INTEGER NOT NULL,  -- counts the changes of reports and accounts
    assembled INTEGER NOT NULL   -- the revision that the tables of the assembly were made from
);
INSERT INTO state VALUES (1, 0, 0);

CREATE TABLE engine (
    number  INTEGER PRIMARY KEY,
    program TEXT NOT NULL,
    model   TEXT NOT NULL,
    rules   TEXT NOT NULL,
    UNIQUE (program, model, rules)
);

CREATE TABLE report (
    number          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    uri             TEXT NOT NULL,
    newest          INTEGER NOT NULL CHECK (newest IN (0, 1)), -- 0: another text came under this uri later
    title           TEXT,
    publisher       TEXT,
    author          TEXT,
    published       TEXT,  -- as the envelope or an argument says
    published_basis TEXT,
    language        TEXT,
    text            TEXT NOT NULL
);
CREATE UNIQUE INDEX report_newest ON report (uri) WHERE newest = 1;

CREATE TABLE account (
    report  INTEGER PRIMARY KEY REFERENCES report (number) ON DELETE CASCADE,
    engine  INTEGER NOT NULL REFERENCES engine (number),
    words   INTEGER NOT NULL,
    day     TEXT,           -- the report's day, from its envelope or its words
    account TEXT NOT NULL,  -- JSON
    digest  TEXT NOT NULL   -- JSON: what the assembly needs
);

CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'report', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER report_inserted AFTER INSERT ON report BEGIN
    INSERT INTO report_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER report_deleted AFTER DELETE ON report BEGIN
    INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER report_changed AFTER UPDATE OF title, text ON report BEGIN
    INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO report_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE TABLE entity (
    report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    id     TEXT NOT NULL,
    name   TEXT NOT NULL,
    entity TEXT NOT NULL,  -- JSON
    PRIMARY KEY (id, report)
) WITHOUT ROWID;
CREATE INDEX entity_report ON entity (report);
CREATE INDEX entity_name ON entity (name COLLATE NOCASE);

CREATE TABLE event (
    report     INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    position   INTEGER NOT NULL,  -- its place in the account
    id         TEXT NOT NULL,
    day_from   TEXT,
    day_to     TEXT,
    root       TEXT,
    modality   TEXT NOT NULL,
    polarity   TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE INDEX event_id ON event (id);
CREATE INDEX event_root ON event (root);
CREATE INDEX event_days ON event (day_from, day_to);

CREATE TABLE event_actor (
    report   INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    side     TEXT NOT NULL CHECK (side IN ('source', 'target')),
    entity   TEXT,
    country  TEXT,
    words    TEXT NOT NULL
);
CREATE INDEX event_actor_event ON event_actor (report, position);
CREATE INDEX event_actor_entity ON event_actor (entity);
CREATE INDEX event_actor_country ON event_actor (country);

CREATE TABLE statement (
    report     INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    id         TEXT NOT NULL,
    source     TEXT,  -- entity
    words      TEXT,  -- of the source
    act        TEXT NOT NULL,
    anonymous  INTEGER NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE INDEX statement_source ON statement (source);
CREATE INDEX statement_act ON statement (act);

CREATE TABLE figure (
    report     INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    id         TEXT NOT NULL,
    kind       TEXT NOT NULL,
    unit       TEXT,
    value      REAL,
    confidence REAL NOT NULL,
    PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE INDEX figure_kind ON figure (kind, unit);

-- The assembly: one row per group, as it is exported.

CREATE TABLE copy_group (id TEXT PRIMARY KEY, row TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE story      (id TEXT PRIMARY KEY, row TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE occurrence (
    id       TEXT PRIMARY KEY,
    root     TEXT,
    day_from TEXT,
    day_to   TEXT,
    status   TEXT NOT NULL,
    row      TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX occurrence_days ON occurrence (day_from, day_to);
CREATE TABLE occurrence_event (event TEXT NOT NULL, occurrence TEXT NOT NULL, PRIMARY KEY (event, occurrence)) WITHOUT ROWID;
CREATE TABLE dispute (
    id         TEXT PRIMARY KEY,
    occurrence TEXT,
    attribute  TEXT NOT NULL,
    kind       TEXT NOT NULL,
    row        TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX dispute_occurrence ON dispute (occurrence);
