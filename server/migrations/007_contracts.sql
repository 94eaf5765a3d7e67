CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE SCHEMA contracts;
GRANT USAGE ON SCHEMA contracts TO jiayi_app, jiayi_bulk;

CREATE TABLE contracts.contract (
  county_code int NOT NULL, id uuid NOT NULL, number text NOT NULL, resident_id uuid NOT NULL,
  institution_id uuid NOT NULL, team_id uuid NOT NULL, doctor_staff_id uuid NOT NULL, township_code text COLLATE "C" NOT NULL, village_code text COLLATE "C" NOT NULL,
  unit text NOT NULL CHECK (unit IN ('person', 'household')), channel text NOT NULL CHECK (channel IN ('desk', 'home_visit', 'event', 'online', 'import')),
  state text NOT NULL CHECK (state IN ('active', 'ended')), -- table of states: server/modules/contracts/domain/contract-states.ts; expiring and expired are derived
  signed_on date NOT NULL, period daterange NOT NULL, -- [first day, first day after)
  -- The same as days: a range's bounds are not leakproof, so row security would keep them from every index.
  valid_from date GENERATED ALWAYS AS (lower(period)) STORED, valid_until date GENERATED ALWAYS AS (upper(period)) STORED,
  terms json NOT NULL, -- packages, items, fee and shares, hospitals, consents, region's words: what was signed
  because json NOT NULL, resident_fee_fen bigint NOT NULL CHECK (resident_fee_fen >= 0),
  populations text[] NOT NULL, previous_id uuid, ended_on date, end_reason text,
  claimed_places smallint NOT NULL, holds_places boolean NOT NULL DEFAULT true, -- until it ends or runs out
  signed_residents smallint NOT NULL DEFAULT 1 CONSTRAINT resident_was_here CHECK (signed_residents = 1), -- living at the instant of signing
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (county_code, id), UNIQUE (county_code, number),
  CHECK ((state = 'ended') = (ended_on IS NOT NULL)), CHECK ((state = 'ended') = (end_reason IS NOT NULL)),
  CONSTRAINT every_panel_had_room CHECK (claimed_places = 2), -- the doctor's and the team's
  CONSTRAINT one_contract_at_a_time EXCLUDE USING gist (county_code WITH =, resident_id WITH =, period WITH &&) WHERE (state IN ('active', 'ended'))
);
CREATE TABLE contracts.contract_event (
  county_code int NOT NULL, id uuid NOT NULL, contract_id uuid NOT NULL, event text NOT NULL CHECK (event IN ('sign', 'renew', 'seal', 'end', 'undo-end')), reason text, actor_id uuid NOT NULL, actor_name text NOT NULL, at timestamptz NOT NULL, params json NOT NULL,
  PRIMARY KEY (county_code, id)
);
-- The agreement as signed: canonical content and its hash; the PDF is made from it when shown or by job, and kept.
CREATE TABLE contracts.agreement (
  county_code int NOT NULL, contract_id uuid NOT NULL, template text NOT NULL, content json NOT NULL, content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
  verify_code text NOT NULL, pdf_hash bytea, pdf_file text, sealed_at timestamptz, PRIMARY KEY (county_code, contract_id)
);
CREATE TABLE contracts.signature (
  county_code int NOT NULL, id uuid NOT NULL, contract_id uuid NOT NULL, party text NOT NULL CHECK (party IN ('resident', 'doctor', 'institution')), signer_id uuid NOT NULL,
  image_file text, strokes json, -- the handwriting: its picture in the file store and how the pen went
  envelope json NOT NULL, envelope_hash bytea NOT NULL CHECK (length(envelope_hash) = 32), certificate_id text, signature bytea, signed_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, id), UNIQUE (county_code, contract_id, party)
);
SELECT platform.distribute('contracts.contract'), platform.distribute('contracts.contract_event'), platform.distribute('contracts.agreement'), platform.distribute('contracts.signature');
ALTER TABLE contracts.contract ADD FOREIGN KEY (county_code, resident_id) REFERENCES residents.resident;
ALTER TABLE contracts.contract_event ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
ALTER TABLE contracts.agreement ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
ALTER TABLE contracts.signature ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
CREATE INDEX contract_resident ON contracts.contract (county_code, resident_id, signed_on DESC);
CREATE INDEX contract_team_signed ON contracts.contract (county_code, team_id, signed_on DESC, id DESC);
CREATE INDEX contract_team_until ON contracts.contract (county_code, team_id, valid_until, id) WHERE state = 'active';
CREATE INDEX contract_institution_signed ON contracts.contract (county_code, institution_id, signed_on DESC, id DESC);
CREATE INDEX contract_township_signed ON contracts.contract (county_code, township_code, signed_on DESC, id DESC);
CREATE INDEX contract_until ON contracts.contract (county_code, valid_until, id) WHERE state = 'active';
CREATE INDEX event_contract ON contracts.contract_event (county_code, contract_id, at);

-- Global: the public verification page knows only the code on the paper.
CREATE TABLE contracts.verify_index (verify_code text PRIMARY KEY, county_code int NOT NULL, contract_id uuid NOT NULL);
GRANT SELECT, INSERT, UPDATE ON contracts.contract, contracts.agreement TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT ON contracts.contract_event, contracts.signature, contracts.verify_index TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['contracts.contract', 'contracts.contract_event', 'contracts.agreement', 'contracts.signature']::regclass[]) AS relation;
