-- A contract may follow another without anybody signing again, where the region's pack says so and its resident agreed to it beforehand.
ALTER TABLE contracts.contract DROP CONSTRAINT contract_channel_check;
ALTER TABLE contracts.contract ADD CONSTRAINT contract_channel_check CHECK (channel IN ('desk', 'home_visit', 'event', 'online', 'import', 'community', 'automatic'));
ALTER TABLE contracts.contract_event DROP CONSTRAINT contract_event_event_check;
ALTER TABLE contracts.contract_event ADD CONSTRAINT contract_event_event_check CHECK (event IN ('sign', 'renew', 'renew-automatically', 'take-over', 'seal', 'end', 'undo-end'));
ALTER TABLE contracts.contract ADD CHECK (channel <> 'automatic' OR previous_id IS NOT NULL);
CREATE UNIQUE INDEX renewed_automatically_once ON contracts.contract (county_code, previous_id) WHERE channel = 'automatic';

-- When a resident was told that a contract runs out, by how many days before its end; insert only. Nothing renews itself of which nobody was told.
CREATE TABLE contracts.renewal_notice (
  county_code int NOT NULL, contract_id uuid NOT NULL, step smallint NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (county_code, contract_id, step)
);
-- What the night in which a term ended made of it: the contract that follows, or why none does; insert only.
CREATE TABLE contracts.renewal_outcome (
  county_code int NOT NULL, contract_id uuid NOT NULL, decided_on date NOT NULL, next_id uuid, reason text, at timestamptz NOT NULL, PRIMARY KEY (county_code, contract_id),
  CHECK ((next_id IS NULL) = (reason IS NOT NULL))
);
SELECT platform.distribute('contracts.renewal_notice'), platform.distribute('contracts.renewal_outcome');
ALTER TABLE contracts.renewal_notice ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
ALTER TABLE contracts.renewal_outcome ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
ALTER TABLE contracts.renewal_outcome ADD FOREIGN KEY (county_code, next_id) REFERENCES contracts.contract;
GRANT SELECT, INSERT ON contracts.renewal_notice, contracts.renewal_outcome TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['contracts.renewal_notice', 'contracts.renewal_outcome']::regclass[]) AS relation;
