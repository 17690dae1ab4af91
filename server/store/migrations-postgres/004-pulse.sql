CREATE TABLE pulse (
  id integer PRIMARY KEY CHECK (id = 1),
  at_ms bigint NOT NULL
);
