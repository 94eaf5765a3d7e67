CREATE SCHEMA targets;
GRANT USAGE ON SCHEMA targets TO jiayi_app, jiayi_bulk;

CREATE TABLE targets.target_plan (
  county_code int NOT NULL, id uuid NOT NULL, year smallint NOT NULL, state text NOT NULL CHECK (state IN ('draft', 'submitted', 'issued', 'superseded')),
  title text NOT NULL, because json NOT NULL, -- rates and rounding, with their clauses
  printed json, -- totals as the document prints them, when they differ from ours
  drafted_by uuid NOT NULL, submitted_by uuid, issued_by uuid CONSTRAINT four_eyes CHECK (issued_by IS DISTINCT FROM submitted_by OR issued_by IS NULL),
  drafted_at timestamptz NOT NULL, issued_at timestamptz, version int NOT NULL DEFAULT 1, PRIMARY KEY (county_code, id)
);
CREATE TABLE targets.target_row (
  county_code int NOT NULL, plan_id uuid NOT NULL, township_code text COLLATE "C" NOT NULL, place smallint NOT NULL, kind text NOT NULL CHECK (kind IN ('urban', 'rural')),
  persons int NOT NULL CHECK (persons >= 0), rate_basis_points int NOT NULL CHECK (rate_basis_points BETWEEN 0 AND 10000), computed int NOT NULL CHECK (computed >= 0),
  override int CHECK (override >= 0), override_reason text, overridden_by uuid, CHECK ((override IS NULL) = (override_reason IS NULL)),
  PRIMARY KEY (county_code, plan_id, township_code)
);
SELECT platform.distribute('targets.target_plan'), platform.distribute('targets.target_row');
ALTER TABLE targets.target_row ADD FOREIGN KEY (county_code, plan_id) REFERENCES targets.target_plan, ADD FOREIGN KEY (township_code) REFERENCES regions.region;
CREATE UNIQUE INDEX one_plan_issued ON targets.target_plan (county_code, year) WHERE state = 'issued';
GRANT SELECT, INSERT, UPDATE, DELETE ON targets.target_plan, targets.target_row TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['targets.target_plan', 'targets.target_row']::regclass[]) AS relation;
