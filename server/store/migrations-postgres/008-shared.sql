-- What servers know together for a while, and tries that are counted: no part of the log, and gone when its time is up.
CREATE TABLE shared (
  key text COLLATE "C" PRIMARY KEY,
  value text NOT NULL,
  until_ms bigint NOT NULL
);

CREATE TABLE tally (
  key text COLLATE "C" PRIMARY KEY,
  count integer NOT NULL,
  first_ms bigint NOT NULL,
  last_ms bigint NOT NULL
);
