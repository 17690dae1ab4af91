CREATE TABLE contact (
  reference text PRIMARY KEY,
  phone text NOT NULL
);
