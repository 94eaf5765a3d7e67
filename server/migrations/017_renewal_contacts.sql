-- What was said when somebody was called because the contract runs out; insert only.
CREATE TABLE contracts.renewal_contact (
  county_code int NOT NULL, id uuid NOT NULL, contract_id uuid NOT NULL, outcome text NOT NULL CHECK (outcome IN ('will_come', 'signs_online', 'no_answer', 'undecided', 'declines')), note text,
  actor_id uuid NOT NULL, actor_name text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (county_code, id)
);
-- An agreement put on paper; a copy printed again has its reason, a mark set by mistake is taken back.
CREATE TABLE contracts.print_mark (
  county_code int NOT NULL, id uuid NOT NULL, contract_id uuid NOT NULL, copies smallint NOT NULL CHECK (copies BETWEEN 1 AND 9), reason text,
  actor_id uuid NOT NULL, actor_name text NOT NULL, at timestamptz NOT NULL, taken_back_at timestamptz, PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('contracts.renewal_contact'), platform.distribute('contracts.print_mark');
ALTER TABLE contracts.renewal_contact ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
ALTER TABLE contracts.print_mark ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
CREATE INDEX contact_contract ON contracts.renewal_contact (county_code, contract_id, at DESC);
-- Every paper has at most one first printing that stands; the others are copies with a reason.
CREATE UNIQUE INDEX one_first_printing ON contracts.print_mark (county_code, contract_id) WHERE reason IS NULL AND taken_back_at IS NULL;
CREATE INDEX print_contract ON contracts.print_mark (county_code, contract_id, at DESC);
GRANT SELECT, INSERT ON contracts.renewal_contact TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT, UPDATE ON contracts.print_mark TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['contracts.renewal_contact', 'contracts.print_mark']::regclass[]) AS relation;
