-- From format 1: what putting late reports beside those that stand needs. The next assembly makes everything anew.

ALTER TABLE state ADD COLUMN changed INTEGER NOT NULL DEFAULT 1;
ALTER TABLE report ADD COLUMN assembled INTEGER NOT NULL DEFAULT 0 CHECK (assembled IN (0, 1));
CREATE INDEX report_late ON report (number) WHERE assembled = 0;
CREATE TABLE member (
    report  TEXT NOT NULL,
    sort    TEXT NOT NULL CHECK (sort IN ('copy_group', 'story')),
    of      TEXT NOT NULL,
    PRIMARY KEY (report, sort, of)
) WITHOUT ROWID;
CREATE TABLE trace (
    hash   INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    PRIMARY KEY (hash, report)
) WITHOUT ROWID;
CREATE INDEX trace_report ON trace (report);
