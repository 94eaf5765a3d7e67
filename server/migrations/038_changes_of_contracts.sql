-- A running contract changes without another one: a fact that was written wrongly is corrected, or the bargain is changed by a supplement to the agreement.
ALTER TABLE contracts.contract_event DROP CONSTRAINT contract_event_event_check;
ALTER TABLE contracts.contract_event ADD CONSTRAINT contract_event_event_check CHECK (event IN ('sign', 'renew', 'renew-automatically', 'take-over', 'seal', 'correct', 'amend', 'end', 'undo-end'));

-- A supplement to an agreement, as it was signed: version 1 is the agreement itself. The contract's terms are those of the newest; each keeps those before it. Only the paper's file comes later.
CREATE TABLE contracts.amendment (
  county_code int NOT NULL, contract_id uuid NOT NULL, version int NOT NULL CHECK (version > 1), amended_on date NOT NULL, terms_before json NOT NULL, terms json NOT NULL, because json NOT NULL,
  template text NOT NULL, content json NOT NULL, content_hash bytea NOT NULL CHECK (length(content_hash) = 32), verify_code text NOT NULL, at timestamptz NOT NULL,
  pdf_hash bytea, pdf_file text, pages smallint CHECK (pages > 0), sealed_at timestamptz, PRIMARY KEY (county_code, contract_id, version)
);
CREATE TABLE contracts.amendment_signature (
  county_code int NOT NULL, id uuid NOT NULL, contract_id uuid NOT NULL, version int NOT NULL, party text NOT NULL CHECK (party IN ('resident', 'doctor', 'institution')), signer_id uuid NOT NULL,
  image_file text, strokes json, envelope json NOT NULL, envelope_hash bytea NOT NULL CHECK (length(envelope_hash) = 32), certificate_id text, signature bytea, signed_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, id), CONSTRAINT amendment_signed_once UNIQUE (county_code, contract_id, version, party)
);
SELECT platform.distribute('contracts.amendment'), platform.distribute('contracts.amendment_signature');
ALTER TABLE contracts.amendment ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
ALTER TABLE contracts.amendment_signature ADD FOREIGN KEY (county_code, contract_id, version) REFERENCES contracts.amendment;
GRANT SELECT, INSERT ON contracts.amendment, contracts.amendment_signature TO jiayi_app, jiayi_bulk;
GRANT UPDATE (pdf_hash, pdf_file, pages, sealed_at) ON contracts.amendment TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['contracts.amendment', 'contracts.amendment_signature']::regclass[]) AS relation;
-- A supplement's paper has a code of its own.
ALTER TABLE contracts.verify_index ADD COLUMN version int NOT NULL DEFAULT 1;

-- What a supplement came to in money: `due` by payer for the rest of the contract year of what was added, `used` and `back` of what was dropped.
ALTER TABLE contracts.money_event ADD COLUMN due json;
ALTER TABLE contracts.money_event DROP CONSTRAINT money_event_kind_check, DROP CONSTRAINT money_event_check;
ALTER TABLE contracts.money_event ADD CONSTRAINT money_event_kind_check CHECK (kind IN ('ended-early', 'ending-undone', 'amended')),
  ADD CONSTRAINT money_event_check CHECK ((kind = 'ending-undone') = (rule IS NULL)), ADD CHECK ((due IS NOT NULL) = (kind = 'amended' AND rule IN ('by_month', 'none')));
