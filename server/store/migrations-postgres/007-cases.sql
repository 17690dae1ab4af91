-- Cases as they stand: what lists, pick-up codes and the clock read. Open ones are few among millions, so each list has an index of them alone.
CREATE TABLE case_file (
  case_no text PRIMARY KEY,
  case_group text NOT NULL,
  item text NOT NULL,
  department text NOT NULL,
  status text NOT NULL,
  holder text,
  rank integer,
  due_ms bigint NOT NULL,
  tick_ms bigint,
  receipt text NOT NULL,
  code text,
  opened_ms bigint NOT NULL,
  closed_ms bigint,
  notices integer NOT NULL,
  shown text NOT NULL
);
CREATE INDEX case_work ON case_file (department, rank, due_ms, case_no) WHERE rank IS NOT NULL;
CREATE INDEX case_held ON case_file (holder, rank, due_ms, case_no) WHERE rank IS NOT NULL;
CREATE INDEX case_lamp ON case_file (rank, due_ms, case_no) WHERE rank IS NOT NULL;
CREATE INDEX case_tick ON case_file (tick_ms) WHERE tick_ms IS NOT NULL;
CREATE INDEX case_code ON case_file (code) WHERE code IS NOT NULL;
CREATE INDEX case_closed ON case_file (department, closed_ms) WHERE closed_ms IS NOT NULL;
CREATE INDEX case_receipt ON case_file (receipt);
CREATE INDEX case_of_group ON case_file (case_group);
CREATE INDEX case_opened ON case_file (opened_ms);
