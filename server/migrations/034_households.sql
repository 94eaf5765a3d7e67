-- A household signs together: its head signs for all who agree, each has a contract of the own under it. Who leaves it keeps the own contract, or ends it.
CREATE TABLE contracts.household_contract (
  county_code int NOT NULL, id uuid NOT NULL, household_id uuid NOT NULL, head_resident_id uuid NOT NULL, institution_id uuid NOT NULL, team_id uuid NOT NULL, township_code text COLLATE "C" NOT NULL,
  signed_on date NOT NULL, version int NOT NULL DEFAULT 1, PRIMARY KEY (county_code, id)
);
CREATE TABLE contracts.household_event (
  county_code int NOT NULL, id uuid NOT NULL, household_contract_id uuid NOT NULL, event text NOT NULL CHECK (event IN ('sign', 'join', 'leave', 'change-head')), resident_id uuid NOT NULL, contract_id uuid,
  agreed text CHECK (agreed IN ('present', 'by_phone', 'guardian')), -- how somebody who joined agreed to the head signing
  note text, actor_id uuid NOT NULL, actor_name text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('contracts.household_contract'), platform.distribute('contracts.household_event');
ALTER TABLE contracts.household_contract ADD FOREIGN KEY (county_code, household_id) REFERENCES residents.household, ADD FOREIGN KEY (county_code, head_resident_id) REFERENCES residents.resident;
ALTER TABLE contracts.household_event ADD FOREIGN KEY (county_code, household_contract_id) REFERENCES contracts.household_contract, ADD FOREIGN KEY (county_code, resident_id) REFERENCES residents.resident;
ALTER TABLE contracts.contract ADD COLUMN household_contract_id uuid;
ALTER TABLE contracts.contract ADD FOREIGN KEY (county_code, household_contract_id) REFERENCES contracts.household_contract;
CREATE INDEX contract_household ON contracts.contract (county_code, household_contract_id) WHERE household_contract_id IS NOT NULL;
CREATE INDEX household_contract_household ON contracts.household_contract (county_code, household_id);
CREATE INDEX household_event_contract ON contracts.household_event (county_code, household_contract_id, at);
GRANT SELECT, INSERT, UPDATE ON contracts.household_contract TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT ON contracts.household_event TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['contracts.household_contract', 'contracts.household_event']::regclass[]) AS relation;
