CREATE SCHEMA what_if;
GRANT USAGE ON SCHEMA what_if TO jiayi_app, jiayi_bulk;

-- What the county's people would come to under another pack: two packs, one count, kept as it was found. Nothing of it touches a contract.
CREATE TABLE what_if.trial (
  county_code int NOT NULL, id uuid NOT NULL, -- its job in platform.job_run has the same id
  own_code text COLLATE "C" NOT NULL, own_version int NOT NULL, own_hash bytea NOT NULL CHECK (length(own_hash) = 32), own_on date NOT NULL,
  other_code text COLLATE "C" NOT NULL, other_version int, other_hash bytea NOT NULL CHECK (length(other_hash) = 32), other_on date NOT NULL,
  draft_id uuid, draft_title text, bundle json, -- a draft as it was when the trial began: it may change meanwhile
  CHECK ((other_version IS NULL) = (bundle IS NOT NULL)), CHECK ((bundle IS NULL) = (draft_id IS NULL)), CHECK ((draft_id IS NULL) = (draft_title IS NULL)),
  counted_on date NOT NULL, visits_per_year int CHECK (visits_per_year > 0), started_by uuid NOT NULL, started_by_name text NOT NULL, created_at timestamptz NOT NULL,
  finished_at timestamptz, result json, CHECK ((finished_at IS NULL) = (result IS NULL)), PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('what_if.trial');
GRANT SELECT, INSERT, UPDATE ON what_if.trial TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('what_if.trial');

-- Which packages a contract holds, as `kind:id`, beside its terms: a county's contracts are counted by it without opening each one's text.
CREATE FUNCTION contracts.packages_held(terms json) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT coalesce(array_agg((p ->> 'kind') || ':' || (p ->> 'id') ORDER BY p ->> 'kind', p ->> 'id'), '{}') FROM json_array_elements(terms -> 'packages') AS p $$;
ALTER TABLE contracts.contract ADD COLUMN packages_held text[] GENERATED ALWAYS AS (contracts.packages_held(terms)) STORED;
CREATE INDEX contract_packages_held ON contracts.contract (county_code, resident_id) INCLUDE (valid_from, valid_until, packages_held) WHERE state = 'active';
