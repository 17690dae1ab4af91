-- What servers know together for a while, and tries that are counted: no part of the log, and gone when its time is up.
CREATE TABLE shared (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
  key TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  first_ms INTEGER NOT NULL,
  last_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
