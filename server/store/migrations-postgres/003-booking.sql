CREATE TABLE booking (
  code text PRIMARY KEY,
  date text NOT NULL,
  minute integer NOT NULL,
  person text NOT NULL,
  status text NOT NULL,
  booking text NOT NULL
);
CREATE INDEX booking_date ON booking (date, minute);
CREATE INDEX booking_person ON booking (person, date);
CREATE INDEX booking_open ON booking (date, minute) WHERE status IN ('held', 'confirmed');

CREATE TABLE secret (
  name text PRIMARY KEY,
  value text NOT NULL
);
