CREATE SCHEMA skills;
GRANT USAGE ON SCHEMA skills TO jiayi_app, jiayi_bulk;

-- One assessment of doctors' skills across a county, and what it gave each of them.
CREATE TABLE skills.star_round (
  county_code int NOT NULL, id uuid NOT NULL, name text NOT NULL, held_on date NOT NULL, valid_until date NOT NULL, CHECK (valid_until > held_on),
  state text NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')), -- table of states: server/modules/skills/domain/round-states.ts
  editors uuid[] NOT NULL, -- every account that entered something of it
  created_by_name text NOT NULL, created_at timestamptz NOT NULL,
  published_from date, published_by uuid CONSTRAINT published_by_another CHECK (NOT published_by = ANY (editors)), published_by_name text, published_at timestamptz, CHECK ((state = 'draft') = (published_at IS NULL)),
  withdrawn_reason text, withdrawn_by_name text, withdrawn_at timestamptz, CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  version int NOT NULL DEFAULT 1, PRIMARY KEY (county_code, id)
);
CREATE TABLE skills.star_result (
  county_code int NOT NULL, round_id uuid NOT NULL, staff_id uuid NOT NULL, stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5), PRIMARY KEY (county_code, round_id, staff_id)
);
-- What somebody was honoured with. Residents see what was published and not withdrawn.
CREATE TABLE skills.award (
  county_code int NOT NULL, id uuid NOT NULL, staff_id uuid NOT NULL, title text NOT NULL, level text NOT NULL CHECK (level IN ('national', 'province', 'city', 'county', 'institution')), given_by text NOT NULL, given_on date NOT NULL,
  recorded_by_name text NOT NULL, recorded_at timestamptz NOT NULL, published_by_name text, published_at timestamptz, withdrawn_reason text, withdrawn_by_name text, withdrawn_at timestamptz, PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('skills.star_round'), platform.distribute('skills.star_result'), platform.distribute('skills.award');
ALTER TABLE skills.star_result ADD FOREIGN KEY (county_code, round_id) REFERENCES skills.star_round, ADD FOREIGN KEY (staff_id) REFERENCES organisations.staff;
ALTER TABLE skills.award ADD FOREIGN KEY (staff_id) REFERENCES organisations.staff;
CREATE INDEX star_result_staff ON skills.star_result (county_code, staff_id);
CREATE INDEX award_staff ON skills.award (county_code, staff_id);
CREATE INDEX award_given ON skills.award (county_code, given_on DESC, id DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON skills.star_round, skills.star_result, skills.award TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['skills.star_round', 'skills.star_result', 'skills.award']::regclass[]) AS relation;
