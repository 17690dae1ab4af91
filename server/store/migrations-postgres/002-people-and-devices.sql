CREATE TABLE session (
  token_hash text PRIMARY KEY,
  badge_no text NOT NULL,
  expires_at_ms bigint NOT NULL
);

CREATE TABLE device (
  device_id text PRIMARY KEY,
  kind text NOT NULL,
  name text NOT NULL,
  zone text,
  counter text,
  token_hash text NOT NULL UNIQUE,
  paired_at_ms bigint NOT NULL
);

CREATE TABLE pin (
  badge_no text PRIMARY KEY,
  hash text NOT NULL
);
