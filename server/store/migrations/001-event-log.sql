CREATE TABLE event (
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  command_id TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  event TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_command ON event (command_id);

CREATE TABLE ticket (
  service_date TEXT NOT NULL,
  ticket_no TEXT NOT NULL,
  queue TEXT NOT NULL,
  status TEXT NOT NULL,
  priority_class TEXT NOT NULL,
  origin TEXT NOT NULL,
  issued_at_ms INTEGER NOT NULL,
  called_at_ms INTEGER,
  started_at_ms INTEGER,
  closed_at_ms INTEGER,
  counter TEXT,
  badge_no TEXT,
  calls INTEGER NOT NULL,
  items TEXT NOT NULL,
  PRIMARY KEY (service_date, ticket_no)
) STRICT, WITHOUT ROWID;
