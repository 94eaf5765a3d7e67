-- A county's decision to go by a pack that was taken back before its day: it is no decision any more, and stays to be read here.
CREATE TABLE policy.taken_back_adoption (
  county_code int NOT NULL, id uuid NOT NULL, valid_from date NOT NULL, pack_code text COLLATE "C" NOT NULL, decided_by text NOT NULL,
  taken_back_by uuid NOT NULL, taken_back_by_name text NOT NULL, taken_back_at timestamptz NOT NULL, reason text NOT NULL CHECK (reason <> ''),
  PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('policy.taken_back_adoption');
GRANT SELECT, INSERT ON policy.taken_back_adoption TO jiayi_app, jiayi_bulk;
GRANT DELETE ON policy.county_pack TO jiayi_app;
SELECT platform.guard_county('policy.taken_back_adoption');
