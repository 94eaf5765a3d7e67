CREATE SCHEMA policy;
GRANT USAGE ON SCHEMA policy TO jiayi_app, jiayi_bulk;

-- Reference. A published version never changes: a correction is a newer version. Two people publish it.
CREATE TABLE policy.published_pack (
  pack_code text COLLATE "C" NOT NULL, version int NOT NULL, bundle json NOT NULL, bundle_hash bytea NOT NULL CHECK (length(bundle_hash) = 32),
  effective_from date NOT NULL, author text NOT NULL, approver text NOT NULL CHECK (approver <> author), note text NOT NULL, published_at timestamptz NOT NULL,
  PRIMARY KEY (pack_code, version)
);
-- Which pack a county goes by, from a day on.
CREATE TABLE policy.county_pack (
  county_code int NOT NULL, valid_from date NOT NULL, pack_code text COLLATE "C" NOT NULL, decided_by text NOT NULL, PRIMARY KEY (county_code, valid_from)
);
GRANT SELECT, INSERT ON policy.published_pack, policy.county_pack TO jiayi_app, jiayi_bulk;
