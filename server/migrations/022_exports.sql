-- Who started a job by name, for the managers of the place; what it made, to be fetched by who started it; and the wish that it stop.
ALTER TABLE platform.job_run ADD COLUMN started_by_name text, ADD COLUMN institution_id uuid, ADD COLUMN result json, ADD COLUMN stop_asked_at timestamptz;
CREATE INDEX job_run_own ON platform.job_run (county_code, started_by, id DESC);
CREATE INDEX job_run_institution ON platform.job_run (county_code, institution_id, id DESC);

CREATE SCHEMA exports;
GRANT USAGE ON SCHEMA exports TO jiayi_app, jiayi_bulk;
-- A list somebody wants as a file: what of it, whole or masked, who allowed it, and what was made. Its job has the same id. The file itself lies apart, sealed, for a day.
CREATE TABLE exports.export (
  county_code int NOT NULL, id uuid NOT NULL, list text NOT NULL, format text NOT NULL CHECK (format IN ('xlsx', 'csv', 'pdf')), language text NOT NULL CHECK (language IN ('zh', 'en')),
  filter json NOT NULL, columns text[] NOT NULL, is_whole boolean NOT NULL, reason text, CHECK (NOT is_whole OR reason IS NOT NULL),
  state text NOT NULL CHECK (state IN ('awaiting', 'granted', 'refused')), rows_asked int NOT NULL,
  account_id uuid NOT NULL, account_name text NOT NULL, post_id uuid NOT NULL, institution_id uuid,
  decided_by uuid, decided_by_name text, decided_at timestamptz, decided_why text, CHECK (decided_by IS NULL OR decided_by <> account_id),
  rows_made int, file_hash text, made_at timestamptz, keep_until timestamptz, deleted_at timestamptz, created_at timestamptz NOT NULL, PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('exports.export');
CREATE INDEX export_awaiting ON exports.export (county_code, id) WHERE state = 'awaiting';
CREATE INDEX export_account ON exports.export (county_code, account_id, created_at);
CREATE INDEX export_kept ON exports.export (county_code, keep_until) WHERE deleted_at IS NULL AND keep_until IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON exports.export TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('exports.export');
