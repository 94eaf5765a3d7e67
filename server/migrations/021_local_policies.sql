CREATE SCHEMA local_policies;
GRANT USAGE ON SCHEMA local_policies TO jiayi_app, jiayi_bulk;

-- Documents by which a county, or a township of it, regulates the contract service: with a fee standard, financing, support by insurance, or without.
CREATE TABLE local_policies.document (
  county_code int NOT NULL, id uuid NOT NULL, region_code text COLLATE "C" NOT NULL, title text NOT NULL, number text NOT NULL, issued_by text NOT NULL, issued_on date NOT NULL,
  has_fee_standard boolean NOT NULL, fee_fen bigint CHECK (fee_fen >= 0), CHECK (has_fee_standard OR fee_fen IS NULL), -- a year's fee a person, where the document states one figure
  has_financing boolean NOT NULL, financing text, has_insurance boolean NOT NULL, insurance text, CHECK (has_financing OR financing IS NULL), CHECK (has_insurance OR insurance IS NULL),
  file_key text, file_name text, file_media text CHECK (file_media IN ('application/pdf', 'image/png', 'image/jpeg')), file_bytes int, CHECK ((file_key IS NULL) = (file_name IS NULL) AND (file_key IS NULL) = (file_media IS NULL) AND (file_key IS NULL) = (file_bytes IS NULL)),
  revoked_on date, revoke_note text, CHECK ((revoked_on IS NULL) = (revoke_note IS NULL)), CHECK (revoked_on >= issued_on),
  recorded_by_name text NOT NULL, recorded_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('local_policies.document');
ALTER TABLE local_policies.document ADD FOREIGN KEY (region_code) REFERENCES regions.region;
CREATE UNIQUE INDEX document_number_once ON local_policies.document (county_code, number);
CREATE INDEX document_newest ON local_policies.document (county_code, issued_on DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON local_policies.document TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('local_policies.document'::regclass);
