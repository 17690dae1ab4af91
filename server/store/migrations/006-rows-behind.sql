-- Which commands are known stands in the streams themselves; an index of random ids cost a page for every ticket.
-- It holds nothing that must be overwritten.
PRAGMA secure_delete = OFF;
DROP INDEX event_command;
PRAGMA secure_delete = ON;

-- Days whose ticket rows are behind their log, and the record up to which they are not.
CREATE TABLE behind (
  stream TEXT PRIMARY KEY,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
