CREATE SCHEMA support;
GRANT USAGE ON SCHEMA support TO jiayi_app, jiayi_bulk;

-- An agreement by which a hospital (or a centre) supports centres, stations or whole townships for a term.
CREATE TABLE support.agreement (
  county_code int NOT NULL, id uuid NOT NULL, title text NOT NULL, round smallint NOT NULL CHECK (round >= 1), hospital_id uuid NOT NULL,
  institution_ids uuid[] NOT NULL, township_codes text[] NOT NULL, CHECK (cardinality(institution_ids) + cardinality(township_codes) > 0),
  works text[] NOT NULL CHECK (cardinality(works) > 0), -- ward rounds, free clinics, teaching, research …
  promised_teams smallint NOT NULL CHECK (promised_teams >= 0), promised_members smallint NOT NULL CHECK (promised_members >= 0), -- expert teams, and how many in each at least
  promised_visits smallint NOT NULL CHECK (promised_visits >= 1), promise_every text NOT NULL CHECK (promise_every IN ('week', 'month')), promise_per text NOT NULL CHECK (promise_per IN ('agreement', 'place', 'village')),
  counted_places int NOT NULL CHECK (counted_places >= 1), -- in how many places the promise holds, counted when it was written
  teams json NOT NULL, -- expert teams: name, specialty, members with title and specialty
  valid_from date NOT NULL, valid_until date NOT NULL, CHECK (valid_from < valid_until),
  previous_id uuid, ended_on date, end_reason text, CHECK ((ended_on IS NULL) = (end_reason IS NULL)), version int NOT NULL DEFAULT 1,
  PRIMARY KEY (county_code, id), UNIQUE (county_code, previous_id) -- renewed once
);
-- What was done of it. A wrong row is struck out with a reason, never changed.
CREATE TABLE support.visit (
  county_code int NOT NULL, id uuid NOT NULL, agreement_id uuid NOT NULL, held_on date NOT NULL, work text NOT NULL, institution_id uuid, village_code text COLLATE "C", CHECK ((institution_id IS NULL) <> (village_code IS NULL)),
  team_name text, experts smallint NOT NULL CHECK (experts >= 1), half_days smallint NOT NULL CHECK (half_days >= 1), persons int NOT NULL CHECK (persons >= 0), note text,
  recorded_by uuid NOT NULL, recorded_by_name text NOT NULL, recorded_at timestamptz NOT NULL, struck_at timestamptz, struck_by_name text, strike_reason text,
  PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('support.agreement'), platform.distribute('support.visit');
ALTER TABLE support.agreement ADD FOREIGN KEY (hospital_id) REFERENCES organisations.institution, ADD FOREIGN KEY (county_code, previous_id) REFERENCES support.agreement;
ALTER TABLE support.visit ADD FOREIGN KEY (county_code, agreement_id) REFERENCES support.agreement, ADD FOREIGN KEY (institution_id) REFERENCES organisations.institution, ADD FOREIGN KEY (village_code) REFERENCES regions.region;
CREATE INDEX agreement_term ON support.agreement (county_code, valid_until DESC, id DESC);
CREATE INDEX visit_agreement ON support.visit (county_code, agreement_id, held_on DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON support.agreement, support.visit TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['support.agreement', 'support.visit']::regclass[]) AS relation;
