-- Which commands are known stands in the streams themselves.
DROP INDEX event_command;

-- Days whose ticket rows are behind their log, and the record up to which they are not.
CREATE TABLE behind (
  stream text PRIMARY KEY,
  seq bigint NOT NULL
);
