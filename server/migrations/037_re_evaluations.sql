-- Contracts in force held against a pack once more: what was signed stays as it is, what differs is told. One run, kept as it was found.
CREATE TABLE contracts.re_evaluation (
  county_code int NOT NULL, id uuid NOT NULL, -- its job in platform.job_run has the same id
  pack_code text COLLATE "C" NOT NULL, pack_version int NOT NULL, pack_hash bytea NOT NULL CHECK (length(pack_hash) = 32), -- the published version that was asked
  judged_on date, -- by the rules of this day; null: of the day each contract was signed
  in_force_on date NOT NULL, total int NOT NULL, done int NOT NULL DEFAULT 0, position uuid, -- the last contract that was judged
  started_by uuid NOT NULL, started_by_name text NOT NULL, created_at timestamptz NOT NULL, finished_at timestamptz,
  PRIMARY KEY (county_code, id)
);
-- What contracts agreed as far as a pack judges it, each distinct once, with what was found.
CREATE TABLE contracts.re_evaluation_shape (
  county_code int NOT NULL, re_evaluation_id uuid NOT NULL, no int NOT NULL, hash bytea NOT NULL CHECK (length(hash) = 32), agreed json NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('agrees', 'differs', 'not_judged')), codes text[] NOT NULL, findings json NOT NULL, pack_fee json,
  PRIMARY KEY (county_code, re_evaluation_id, no), UNIQUE (county_code, re_evaluation_id, hash)
);
-- Every contract of which something was found.
CREATE TABLE contracts.re_evaluation_contract (
  county_code int NOT NULL, re_evaluation_id uuid NOT NULL, shape_no int NOT NULL, contract_id uuid NOT NULL, township_code text COLLATE "C" NOT NULL, institution_id uuid NOT NULL,
  PRIMARY KEY (county_code, re_evaluation_id, shape_no, contract_id)
);
-- Sums by place: contracts by verdict and by finding, money by payer of those whose fee could be held against the pack's.
CREATE TABLE contracts.re_evaluation_figure (
  county_code int NOT NULL, re_evaluation_id uuid NOT NULL, township_code text COLLATE "C" NOT NULL, institution_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('verdict', 'finding', 'payer')), key text COLLATE "C" NOT NULL,
  contracts int NOT NULL, signed_fen bigint NOT NULL, pack_fen bigint NOT NULL,
  PRIMARY KEY (county_code, re_evaluation_id, township_code, institution_id, kind, key)
);
SELECT platform.distribute('contracts.re_evaluation'), platform.distribute('contracts.re_evaluation_shape'), platform.distribute('contracts.re_evaluation_contract'), platform.distribute('contracts.re_evaluation_figure');
ALTER TABLE contracts.re_evaluation_shape ADD FOREIGN KEY (county_code, re_evaluation_id) REFERENCES contracts.re_evaluation;
ALTER TABLE contracts.re_evaluation_figure ADD FOREIGN KEY (county_code, re_evaluation_id) REFERENCES contracts.re_evaluation;
CREATE INDEX re_evaluation_contract_institution ON contracts.re_evaluation_contract (county_code, re_evaluation_id, institution_id, shape_no, contract_id);
GRANT SELECT, INSERT, UPDATE ON contracts.re_evaluation, contracts.re_evaluation_figure TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT ON contracts.re_evaluation_shape, contracts.re_evaluation_contract TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['contracts.re_evaluation', 'contracts.re_evaluation_shape', 'contracts.re_evaluation_contract', 'contracts.re_evaluation_figure']::regclass[]) AS relation;
