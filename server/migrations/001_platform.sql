CREATE SCHEMA platform;
CREATE SCHEMA audit;

DO $$ BEGIN
  CREATE ROLE jiayi_app LOGIN;  -- requests: short statements by key
  EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN
  CREATE ROLE jiayi_bulk LOGIN; -- reports, imports, recounts, jobs: planned anew each time, may scan
  EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN
  CREATE ROLE jiayi_jobs LOGIN; -- the job queue's own tables and nothing else
  EXCEPTION WHEN duplicate_object THEN NULL; END $$;
-- Every statement of a request finds its rows by a key, so its plans are made once and never scan: planning each time costs as
-- much as the work, and a plan made while a table is empty must still be right when it is full.
ALTER ROLE jiayi_app SET plan_cache_mode = force_generic_plan;
ALTER ROLE jiayi_app SET enable_seqscan = off;
GRANT USAGE ON SCHEMA platform, audit TO jiayi_app, jiayi_bulk;
CREATE SCHEMA IF NOT EXISTS pgboss AUTHORIZATION jiayi_jobs;

-- Spreads a table over Citus by county; does nothing on plain PostgreSQL. Foreign keys come after it, by ALTER TABLE.
CREATE FUNCTION platform.distribute(relation regclass, with_table text DEFAULT 'platform.idempotency') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN RETURN; END IF;
  EXECUTE format('SELECT create_distributed_table(%L, ''county_code'', colocate_with => %L)', relation::text,
                 CASE WHEN relation::text = with_table THEN 'none' ELSE with_table END);
END $$;

-- Second line of defence: the application sees only the counties named by SET LOCAL app.counties; without it, an error.
CREATE FUNCTION platform.guard_county(relation regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', relation);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', relation);
  EXECUTE format('CREATE POLICY own_counties ON %s USING (county_code = ANY ((SELECT current_setting(''app.counties''))::int[]))', relation);
END $$;

-- One attempt, one effect, one answer. County 0 is the platform itself: what happens before or above a county.
CREATE TABLE platform.idempotency (
  county_code int NOT NULL, actor_id uuid NOT NULL, route text NOT NULL, key text NOT NULL,
  request_hash bytea NOT NULL, status smallint NOT NULL, answer text NOT NULL, at timestamptz NOT NULL,
  PRIMARY KEY (county_code, actor_id, route, key)
);
CREATE INDEX idempotency_age ON platform.idempotency (county_code, at);
-- What others must hear of: ids only. Taken and deleted by the relay; `attempts` counts failures, `not_before` is the next try.
CREATE TABLE platform.outbox (
  county_code int NOT NULL, id uuid NOT NULL, topic text NOT NULL, subject_id uuid NOT NULL, at timestamptz NOT NULL,
  attempts smallint NOT NULL DEFAULT 0, not_before timestamptz, last_error text,
  PRIMARY KEY (county_code, id)
);
-- body is json, not jsonb, so that the text which was hashed is the text which is kept.
CREATE TABLE audit.event (
  county_code int NOT NULL, year smallint NOT NULL, id uuid NOT NULL, at timestamptz NOT NULL,
  actor_id uuid NOT NULL, actor_name text NOT NULL, address text NOT NULL, -- who, under which name then, from where
  action text NOT NULL, subject_kind text NOT NULL, subject_id text NOT NULL, reason text, body json NOT NULL,
  leaf bytea NOT NULL CHECK (length(leaf) = 32),
  PRIMARY KEY (county_code, year, id)
) PARTITION BY RANGE (year);
CREATE TABLE audit.event_2025 PARTITION OF audit.event FOR VALUES FROM (2025) TO (2026);
CREATE TABLE audit.event_2026 PARTITION OF audit.event FOR VALUES FROM (2026) TO (2027);
CREATE TABLE audit.event_2027 PARTITION OF audit.event FOR VALUES FROM (2027) TO (2028);
CREATE TABLE audit.event_2028 PARTITION OF audit.event FOR VALUES FROM (2028) TO (2029);
CREATE INDEX audit_subject ON audit.event (county_code, subject_kind, subject_id, id);
CREATE INDEX audit_actor ON audit.event (county_code, actor_id, id);
-- The county's Merkle tree: leaves in the order they were sealed. One seal covers leaves (from_size, to_size].
CREATE TABLE audit.sealed_leaf (
  county_code int NOT NULL, position bigint NOT NULL, event_year smallint NOT NULL, event_id uuid NOT NULL, PRIMARY KEY (county_code, position),
  UNIQUE (county_code, event_id)
);
CREATE TABLE audit.seal (
  county_code int NOT NULL, to_size bigint NOT NULL, from_size bigint NOT NULL CHECK (from_size < to_size), sealed_at timestamptz NOT NULL,
  root bytea NOT NULL CHECK (length(root) = 32), peaks bytea[] NOT NULL, -- the tree's frontier, so that the next seal need not read all leaves
  checkpoint text NOT NULL, -- the signed note, as exported
  PRIMARY KEY (county_code, to_size), UNIQUE (county_code, from_size)
);
-- Long work and how far it is. The queue itself is in schema pgboss.
CREATE TABLE platform.job_run (
  county_code int NOT NULL, id uuid NOT NULL, name text NOT NULL, state text NOT NULL CHECK (state IN ('created', 'active', 'completed', 'failed', 'cancelled')),
  started_by uuid, params json NOT NULL, done int, total int, started_at timestamptz, finished_at timestamptz, note text, created_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, id)
);
CREATE INDEX job_run_newest ON platform.job_run (county_code, id DESC);

SELECT platform.distribute('platform.idempotency'), platform.distribute('platform.outbox'), platform.distribute('audit.event'),
       platform.distribute('audit.sealed_leaf'), platform.distribute('audit.seal'), platform.distribute('platform.job_run');
GRANT SELECT, INSERT, DELETE ON platform.idempotency TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.outbox, platform.job_run TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT ON audit.event, audit.sealed_leaf, audit.seal TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['platform.idempotency', 'platform.outbox', 'audit.event', 'audit.sealed_leaf', 'audit.seal', 'platform.job_run']::regclass[]) AS relation;
