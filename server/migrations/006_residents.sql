CREATE SCHEMA residents;
GRANT USAGE ON SCHEMA residents TO jiayi_app, jiayi_bulk;

CREATE TABLE residents.resident (
  county_code int NOT NULL, id uuid NOT NULL,
  name text COLLATE "C" NOT NULL, pinyin text COLLATE "C" NOT NULL, initials text COLLATE "C" NOT NULL,
  sex smallint NOT NULL CHECK (sex IN (0, 1, 2, 9)), birth_on date NOT NULL, nation text NOT NULL DEFAULT '01',
  document_kind text NOT NULL CHECK (document_kind IN ('identity_card', 'household_register', 'passport', 'officer_card', 'hk_macao_pass', 'taiwan_pass', 'hk_macao_taiwan_residence', 'foreign_permanent_residence', 'birth_certificate', 'none')),
  -- Encrypted under (table, column, county, id); found by keyed hashes of the whole and of its ends.
  document_cipher bytea, document_hmac bytea, document_tail4 bytea, document_tail6 bytea,
  CHECK ((document_kind = 'none') = (document_hmac IS NULL)),
  phone_cipher bytea, phone_hmac bytea, phone_tail4 bytea, address_cipher bytea,
  township_code text COLLATE "C" NOT NULL, village_code text COLLATE "C" NOT NULL, grid_code text COLLATE "C",
  residence_kind text NOT NULL CHECK (residence_kind IN ('registered', 'migrant')), lives_here_since date NOT NULL,
  household_id uuid, relation_to_head text, -- GB/T 4761, two digits
  populations text[] NOT NULL DEFAULT '{}', -- codes of the tags in force, kept by the statements that write tags
  institution_id uuid, team_id uuid, -- where the person belongs: the contract's team, else the team of the village
  is_signed boolean NOT NULL DEFAULT false, -- has a contract in force today; kept by signing, ending and the turn of the day
  status text NOT NULL DEFAULT 'living' CHECK (status IN ('living', 'moved', 'deceased', 'merged')), status_on date,
  is_test boolean NOT NULL DEFAULT false, created_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (county_code, id)
);
CREATE TABLE residents.household (
  county_code int NOT NULL, id uuid NOT NULL, number text NOT NULL, village_code text COLLATE "C" NOT NULL, head_resident_id uuid, created_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (county_code, id), UNIQUE (county_code, number)
);
CREATE TABLE residents.population_tag (
  county_code int NOT NULL, id uuid NOT NULL, resident_id uuid NOT NULL, population text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('derived', 'diagnosed', 'certified')), evidence json NOT NULL, because json NOT NULL,
  valid_from date NOT NULL, valid_until date, recorded_by uuid NOT NULL, recorded_at timestamptz NOT NULL, PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('residents.resident'), platform.distribute('residents.household'), platform.distribute('residents.population_tag');
ALTER TABLE residents.resident ADD FOREIGN KEY (county_code, household_id) REFERENCES residents.household,
  ADD FOREIGN KEY (township_code) REFERENCES regions.region, ADD FOREIGN KEY (village_code) REFERENCES regions.region;
ALTER TABLE residents.population_tag ADD FOREIGN KEY (county_code, resident_id) REFERENCES residents.resident;
CREATE UNIQUE INDEX one_person_once ON residents.resident (county_code, document_hmac) WHERE status IN ('living', 'deceased');
CREATE UNIQUE INDEX one_tag_at_a_time ON residents.population_tag (county_code, resident_id, population) WHERE valid_until IS NULL;
CREATE INDEX resident_initials ON residents.resident (county_code, initials, id);
CREATE INDEX resident_pinyin ON residents.resident (county_code, pinyin, id);
CREATE INDEX resident_name ON residents.resident (county_code, name, id);
CREATE INDEX resident_document_tail4 ON residents.resident (county_code, document_tail4, id);
CREATE INDEX resident_document_tail6 ON residents.resident (county_code, document_tail6, id);
CREATE INDEX resident_phone ON residents.resident (county_code, phone_hmac, id);
CREATE INDEX resident_phone_tail4 ON residents.resident (county_code, phone_tail4, id);
CREATE INDEX resident_team ON residents.resident (county_code, team_id, initials, id);
CREATE INDEX resident_institution ON residents.resident (county_code, institution_id, initials, id);
CREATE INDEX resident_village ON residents.resident (county_code, village_code, initials, id);
CREATE INDEX resident_township ON residents.resident (county_code, township_code, initials, id);
CREATE INDEX resident_household ON residents.resident (county_code, household_id);
CREATE INDEX tag_resident ON residents.population_tag (county_code, resident_id);

-- Global: one person once in the country. Written in the statement that registers, moves or merges a resident.
CREATE TABLE residents.person_index (document_hmac bytea PRIMARY KEY, county_code int NOT NULL, resident_id uuid NOT NULL);
GRANT SELECT, INSERT, UPDATE ON residents.resident, residents.household, residents.population_tag, residents.person_index TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['residents.resident', 'residents.household', 'residents.population_tag']::regclass[]) AS relation;
