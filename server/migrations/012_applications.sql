-- What a resident chose and signed on a phone, waiting for the doctor: approved it becomes a contract. It holds no place on a panel.
CREATE TABLE contracts.application (
  county_code int NOT NULL, id uuid NOT NULL, resident_id uuid NOT NULL, institution_id uuid NOT NULL, team_id uuid NOT NULL, doctor_staff_id uuid NOT NULL,
  township_code text COLLATE "C" NOT NULL, village_code text COLLATE "C" NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'approved', 'rejected', 'withdrawn', 'lapsed')), -- table of states: server/modules/contracts/domain/application-states.ts
  content json NOT NULL, content_hash bytea NOT NULL CHECK (length(content_hash) = 32), -- what was signed, as it was hashed
  resident_fee_fen bigint NOT NULL CHECK (resident_fee_fen >= 0),
  account_id uuid NOT NULL, signed_by_name text, signed_by_relation text, -- who held the pen, when it was not the resident
  image_file text NOT NULL, strokes json, envelope json NOT NULL, envelope_hash bytea NOT NULL CHECK (length(envelope_hash) = 32),
  applied_at timestamptz NOT NULL, answer_by timestamptz NOT NULL, -- late is derived
  decided_at timestamptz, decided_by uuid, reject_reason text, reject_note text, contract_id uuid,
  PRIMARY KEY (county_code, id),
  CHECK ((state = 'waiting') = (decided_at IS NULL)), CHECK ((state = 'approved') = (contract_id IS NOT NULL)), CHECK ((state = 'rejected') <= (reject_reason IS NOT NULL)),
  CHECK ((signed_by_name IS NULL) = (signed_by_relation IS NULL))
);
SELECT platform.distribute('contracts.application');
ALTER TABLE contracts.application ADD FOREIGN KEY (county_code, resident_id) REFERENCES residents.resident;
ALTER TABLE contracts.application ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
CREATE UNIQUE INDEX one_application_waiting ON contracts.application (county_code, resident_id) WHERE state = 'waiting';
CREATE UNIQUE INDEX application_contract ON contracts.application (county_code, contract_id) WHERE contract_id IS NOT NULL;
CREATE INDEX application_resident ON contracts.application (county_code, resident_id, applied_at DESC);
CREATE INDEX application_team ON contracts.application (county_code, team_id, state, applied_at, id);
CREATE INDEX application_institution ON contracts.application (county_code, institution_id, state, applied_at, id);
CREATE INDEX application_waiting ON contracts.application (county_code, applied_at, id) WHERE state = 'waiting';
GRANT SELECT, INSERT, UPDATE ON contracts.application TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('contracts.application');
-- How many pages the sealed paper has; null for what was sealed before this was kept.
ALTER TABLE contracts.agreement ADD COLUMN pages smallint CHECK (pages > 0);
