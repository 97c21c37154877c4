-- Format 2: what putting late reports beside those that stand needs. In a record of format 1 the next assembly makes
-- everything anew.

-- 1: since the last assembly reports have changed or gone, not only come.
ALTER TABLE state ADD COLUMN changed INTEGER NOT NULL DEFAULT 1;
-- 1: the tables of the assembly have it.
ALTER TABLE report ADD COLUMN assembled INTEGER NOT NULL DEFAULT 0 CHECK (assembled IN (0, 1));
CREATE INDEX report_late ON report (number) WHERE assembled = 0;

-- In which stories and groups of copies an assembled report stands.
CREATE TABLE member (
    report  TEXT NOT NULL,
    sort    TEXT NOT NULL CHECK (sort IN ('copy_group', 'story')),
    of      TEXT NOT NULL,
    PRIMARY KEY (report, sort, of)
) WITHOUT ROWID;

-- The hashes by which related reports are found.
CREATE TABLE trace (
    hash   INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    PRIMARY KEY (hash, report)
) WITHOUT ROWID;
CREATE INDEX trace_report ON trace (report);
