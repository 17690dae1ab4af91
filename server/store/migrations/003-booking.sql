CREATE TABLE booking (
  code TEXT PRIMARY KEY,
  date TEXT NOT NULL,
  minute INTEGER NOT NULL,
  person TEXT NOT NULL,
  status TEXT NOT NULL,
  booking TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_date ON booking (date, minute);
CREATE INDEX booking_person ON booking (person, date);
CREATE INDEX booking_open ON booking (date, minute) WHERE status IN ('held', 'confirmed');

CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
