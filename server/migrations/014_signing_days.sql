CREATE SCHEMA signing_days;
GRANT USAGE ON SCHEMA signing_days TO jiayi_app, jiayi_bulk;

-- A day on which an institution signs many in one place.
CREATE TABLE signing_days.signing_day (
  county_code int NOT NULL, id uuid NOT NULL, institution_id uuid NOT NULL, township_code text COLLATE "C" NOT NULL, name text NOT NULL, place text NOT NULL, held_on date NOT NULL,
  starts_at text NOT NULL, ends_at text NOT NULL, -- the clock in Shanghai, 09:00
  village_codes text[] NOT NULL CHECK (cardinality(village_codes) > 0), team_ids uuid[] NOT NULL CHECK (cardinality(team_ids) > 0),
  expected int NOT NULL CHECK (expected > 0), desks smallint NOT NULL CHECK (desks BETWEEN 1 AND 30),
  state text NOT NULL CHECK (state IN ('planned', 'open', 'closed', 'cancelled')), -- table of states: server/modules/signing-days/domain/signing-day-states.ts
  opened_at timestamptz, closed_at timestamptz, note text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (county_code, id)
);
-- Who sits at which desk.
CREATE TABLE signing_days.desk (
  county_code int NOT NULL, signing_day_id uuid NOT NULL, desk smallint NOT NULL CHECK (desk >= 1), account_id uuid NOT NULL, actor_name text NOT NULL, joined_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, signing_day_id, desk)
);
-- Signed by desk and hour, counted as it is signed: reading it is a handful of rows, and no desk waits for another.
CREATE TABLE signing_days.tally (
  county_code int NOT NULL, signing_day_id uuid NOT NULL, desk smallint NOT NULL, hour smallint NOT NULL CHECK (hour BETWEEN 0 AND 23), signed int NOT NULL CHECK (signed > 0),
  PRIMARY KEY (county_code, signing_day_id, desk, hour)
);
SELECT platform.distribute('signing_days.signing_day'), platform.distribute('signing_days.desk'), platform.distribute('signing_days.tally');
ALTER TABLE signing_days.desk ADD FOREIGN KEY (county_code, signing_day_id) REFERENCES signing_days.signing_day;
ALTER TABLE signing_days.tally ADD FOREIGN KEY (county_code, signing_day_id) REFERENCES signing_days.signing_day;
CREATE INDEX signing_day_held ON signing_days.signing_day (county_code, held_on DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON signing_days.signing_day, signing_days.desk, signing_days.tally TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['signing_days.signing_day', 'signing_days.desk', 'signing_days.tally']::regclass[]) AS relation;

-- A contract signed there names the day and the desk; the day was open and counted it.
ALTER TABLE contracts.contract ADD COLUMN signing_day_id uuid, ADD COLUMN signing_desk smallint, ADD COLUMN counted_at_day smallint NOT NULL DEFAULT 0,
  ADD CONSTRAINT signing_day_was_open CHECK (counted_at_day = CASE WHEN signing_day_id IS NULL THEN 0 ELSE 1 END),
  ADD CONSTRAINT signed_at_a_desk CHECK ((signing_day_id IS NULL) = (signing_desk IS NULL) AND (signing_day_id IS NULL OR channel = 'event'));
ALTER TABLE contracts.contract ADD FOREIGN KEY (county_code, signing_day_id) REFERENCES signing_days.signing_day;
CREATE INDEX contract_signing_day ON contracts.contract (county_code, signing_day_id, signed_on DESC, id DESC) WHERE signing_day_id IS NOT NULL;
