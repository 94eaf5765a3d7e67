-- What an application from a phone is for: a first contract, the next one, or another team's while one runs, which its approval ends.
ALTER TABLE contracts.application ADD COLUMN kind text NOT NULL DEFAULT 'sign' CHECK (kind IN ('sign', 'renew', 'change'));
ALTER TABLE contracts.application ADD COLUMN replaces_id uuid;
ALTER TABLE contracts.application ADD CHECK ((kind = 'change') = (replaces_id IS NOT NULL));
ALTER TABLE contracts.application ADD FOREIGN KEY (county_code, replaces_id) REFERENCES contracts.contract;

-- A consent that was given with a contract and is taken back, as far as its text says it can be; insert only. The agreement keeps what was signed.
CREATE TABLE contracts.consent_withdrawal (
  county_code int NOT NULL, contract_id uuid NOT NULL, consent_id text NOT NULL, account_id uuid NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (county_code, contract_id, consent_id)
);
SELECT platform.distribute('contracts.consent_withdrawal');
ALTER TABLE contracts.consent_withdrawal ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
GRANT SELECT, INSERT ON contracts.consent_withdrawal TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('contracts.consent_withdrawal');

-- A resident asks on a phone that a contract end. Whose team it is follows from the contract, also when that was handed over meanwhile.
CREATE TABLE contracts.ending_request (
  county_code int NOT NULL, id uuid NOT NULL, contract_id uuid NOT NULL, resident_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'withdrawn', 'lapsed')), -- table of states: server/modules/contracts/domain/ending-request-states.ts
  reason text NOT NULL, note text, account_id uuid NOT NULL, asked_by_relation text, -- who asked, when it was not the resident
  asked_at timestamptz NOT NULL, answer_by timestamptz NOT NULL, -- late is derived
  decided_at timestamptz, decided_by uuid, refuse_reason text, refuse_note text,
  PRIMARY KEY (county_code, id),
  CHECK ((state = 'waiting') = (decided_at IS NULL)), CHECK ((state = 'refused') = (refuse_reason IS NOT NULL))
);
SELECT platform.distribute('contracts.ending_request');
ALTER TABLE contracts.ending_request ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
ALTER TABLE contracts.ending_request ADD FOREIGN KEY (county_code, resident_id) REFERENCES residents.resident;
CREATE UNIQUE INDEX one_ending_waiting ON contracts.ending_request (county_code, contract_id) WHERE state = 'waiting';
CREATE INDEX ending_request_resident ON contracts.ending_request (county_code, resident_id, asked_at DESC);
CREATE INDEX ending_request_state ON contracts.ending_request (county_code, state, asked_at, id);
GRANT SELECT, INSERT, UPDATE ON contracts.ending_request TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('contracts.ending_request');
