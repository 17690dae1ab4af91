CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  badge_no TEXT NOT NULL,
  expires_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE device (
  device_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  zone TEXT,
  counter TEXT,
  token_hash TEXT NOT NULL UNIQUE,
  paired_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE pin (
  badge_no TEXT PRIMARY KEY,
  hash TEXT NOT NULL
) STRICT;
