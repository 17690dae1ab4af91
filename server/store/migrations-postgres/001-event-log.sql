CREATE TABLE event (
  stream text NOT NULL,
  seq bigint NOT NULL,
  command_id text NOT NULL,
  at_ms bigint NOT NULL,
  actor text NOT NULL,
  event text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (stream, seq)
);
CREATE INDEX event_command ON event (command_id);

CREATE TABLE ticket (
  service_date text NOT NULL,
  ticket_no text NOT NULL,
  queue text NOT NULL,
  status text NOT NULL,
  priority_class text NOT NULL,
  origin text NOT NULL,
  issued_at_ms bigint NOT NULL,
  called_at_ms bigint,
  started_at_ms bigint,
  closed_at_ms bigint,
  counter text,
  badge_no text,
  calls integer NOT NULL,
  items text NOT NULL,
  PRIMARY KEY (service_date, ticket_no)
);
