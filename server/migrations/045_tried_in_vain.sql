-- How often a job was begun since somebody asked for it: work that fails each time, or takes its server with it, is given up.
ALTER TABLE platform.job_run ADD COLUMN tries int NOT NULL DEFAULT 0;
-- Of some work a county has one at a time.
CREATE INDEX job_run_under_way ON platform.job_run (county_code, name) WHERE state IN ('created', 'active');

-- Doctors and teams over the cap of a side, as they were when the trial was counted.
CREATE TABLE what_if.over_cap (
  county_code int NOT NULL, trial_id uuid NOT NULL, side text COLLATE "C" NOT NULL CHECK (side IN ('own', 'other')), scope text COLLATE "C" NOT NULL CHECK (scope IN ('doctor', 'team')), holder_id uuid NOT NULL,
  contracts int NOT NULL, cap int NOT NULL, CHECK (contracts > cap),
  PRIMARY KEY (county_code, trial_id, side, scope, holder_id)
);
SELECT platform.distribute('what_if.over_cap');
ALTER TABLE what_if.over_cap ADD FOREIGN KEY (county_code, trial_id) REFERENCES what_if.trial;
GRANT SELECT, INSERT ON what_if.over_cap TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('what_if.over_cap');
