CREATE SCHEMA communities;
GRANT USAGE ON SCHEMA communities TO jiayi_app, jiayi_bulk;

-- A unit whose people one team serves: an organ, an enterprise, a park, a building, a site, a nursing home.
CREATE TABLE communities.community (
  county_code int NOT NULL, id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('organ', 'enterprise', 'park', 'office_building', 'hotel', 'building_site', 'nursing_home', 'day_care_centre')),
  name text COLLATE "C" NOT NULL, credit_code text, CHECK (credit_code IS NOT NULL OR kind = 'building_site'), address text NOT NULL, township_code text COLLATE "C" NOT NULL, village_code text COLLATE "C" NOT NULL,
  contact_name text NOT NULL, contact_phone_cipher bytea NOT NULL, -- encrypted under (table, column, county, id)
  institution_id uuid NOT NULL, team_id uuid NOT NULL, doctor_staff_id uuid NOT NULL, headcount int NOT NULL CHECK (headcount >= 1), created_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (county_code, id), CONSTRAINT one_name_once UNIQUE (county_code, name)
);
-- The unit's agreement, one row a version. What members get of it is kept as signed in `terms`.
CREATE TABLE communities.agreement (
  county_code int NOT NULL, id uuid NOT NULL, community_id uuid NOT NULL, number text NOT NULL, state text NOT NULL CHECK (state IN ('draft', 'in_force', 'ended')), -- table of states: domain/agreement-states.ts; that its term is over is derived
  years smallint NOT NULL CHECK (years >= 1), package_ids text[] NOT NULL CHECK (cardinality(package_ids) > 0), own_clauses text,
  institution_id uuid, team_id uuid, doctor_staff_id uuid, signed_on date, valid_from date, valid_until date, CHECK (valid_from < valid_until),
  content json, content_hash bytea CHECK (length(content_hash) = 32), terms json, because json,
  CHECK (state = 'draft' OR (institution_id IS NOT NULL AND team_id IS NOT NULL AND doctor_staff_id IS NOT NULL AND signed_on IS NOT NULL AND valid_until IS NOT NULL AND content IS NOT NULL AND content_hash IS NOT NULL AND terms IS NOT NULL)),
  ended_on date, end_reason text, CHECK ((state = 'ended') = (ended_on IS NOT NULL AND end_reason IS NOT NULL)), version int NOT NULL DEFAULT 1,
  PRIMARY KEY (county_code, id), UNIQUE (county_code, number),
  CONSTRAINT one_agreement_at_a_time EXCLUDE USING gist (county_code WITH =, community_id WITH =, daterange(valid_from, greatest(valid_from, least(valid_until, coalesce(ended_on, valid_until)))) WITH &&) WHERE (state IN ('in_force', 'ended'))
);
CREATE TABLE communities.signature (
  county_code int NOT NULL, id uuid NOT NULL, agreement_id uuid NOT NULL, party text NOT NULL CHECK (party IN ('unit', 'doctor')), signer_id uuid NOT NULL, signer_name text NOT NULL,
  image_file text, strokes json, envelope json NOT NULL, envelope_hash bytea NOT NULL CHECK (length(envelope_hash) = 32), signed_at timestamptz NOT NULL,
  PRIMARY KEY (county_code, id), UNIQUE (county_code, agreement_id, party)
);
-- Who belongs to the unit. Whether somebody is signed, and with whom, follows from the contracts; who has no record yet is known by the roster alone.
CREATE TABLE communities.member (
  county_code int NOT NULL, id uuid NOT NULL, community_id uuid NOT NULL, resident_id uuid, name text COLLATE "C" NOT NULL, document_kind text NOT NULL, document_cipher bytea NOT NULL, document_hmac bytea NOT NULL, phone_cipher bytea,
  department text, lives_here_since date, consented_on date, contract_id uuid, -- the contract the roster made
  joined_on date NOT NULL, left_on date, CHECK (joined_on <= left_on), version int NOT NULL DEFAULT 1,
  PRIMARY KEY (county_code, id)
);
-- What was done of the five ones: an examination, a report, an online place. A wrong row is struck out with a reason, never changed.
CREATE TABLE communities.done (
  county_code int NOT NULL, id uuid NOT NULL, community_id uuid NOT NULL, one text NOT NULL CHECK (one IN ('examination', 'report', 'online_place')), done_on date NOT NULL, persons int NOT NULL CHECK (persons >= 0), note text NOT NULL,
  recorded_by uuid NOT NULL, recorded_by_name text NOT NULL, recorded_at timestamptz NOT NULL, struck_at timestamptz, struck_by_name text, strike_reason text, PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('communities.community'), platform.distribute('communities.agreement'), platform.distribute('communities.signature'), platform.distribute('communities.member'), platform.distribute('communities.done');
ALTER TABLE communities.community ADD FOREIGN KEY (county_code, team_id) REFERENCES organisations.team, ADD FOREIGN KEY (institution_id) REFERENCES organisations.institution, ADD FOREIGN KEY (doctor_staff_id) REFERENCES organisations.staff, ADD FOREIGN KEY (village_code) REFERENCES regions.region;
ALTER TABLE communities.agreement ADD FOREIGN KEY (county_code, community_id) REFERENCES communities.community;
ALTER TABLE communities.signature ADD FOREIGN KEY (county_code, agreement_id) REFERENCES communities.agreement;
ALTER TABLE communities.member ADD FOREIGN KEY (county_code, community_id) REFERENCES communities.community, ADD FOREIGN KEY (county_code, resident_id) REFERENCES residents.resident;
ALTER TABLE communities.done ADD FOREIGN KEY (county_code, community_id) REFERENCES communities.community;
CREATE UNIQUE INDEX one_draft_at_a_time ON communities.agreement (county_code, community_id) WHERE state = 'draft';
CREATE UNIQUE INDEX one_membership_at_a_time ON communities.member (county_code, community_id, document_hmac) WHERE left_on IS NULL;
CREATE INDEX community_team ON communities.community (county_code, team_id, name, id);
CREATE INDEX community_institution ON communities.community (county_code, institution_id, name, id);
CREATE INDEX agreement_community ON communities.agreement (county_code, community_id, valid_until DESC);
CREATE INDEX member_community ON communities.member (county_code, community_id, name, id);
CREATE INDEX member_resident ON communities.member (county_code, resident_id);
CREATE INDEX done_community ON communities.done (county_code, community_id, done_on DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON communities.community, communities.agreement, communities.member, communities.done TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT ON communities.signature TO jiayi_app, jiayi_bulk;
-- Taking a roster back removes the members it brought; requests cannot.
GRANT DELETE ON communities.member TO jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['communities.community', 'communities.agreement', 'communities.signature', 'communities.member', 'communities.done']::regclass[]) AS relation;

-- A contract that came by a unit's agreement and the member's consent on its roster: no handwriting of its own.
ALTER TABLE contracts.contract ADD COLUMN unit_agreement_id uuid;
ALTER TABLE contracts.contract DROP CONSTRAINT contract_channel_check;
ALTER TABLE contracts.contract ADD CONSTRAINT contract_channel_check CHECK (channel IN ('desk', 'home_visit', 'event', 'online', 'import', 'community')), ADD CONSTRAINT signed_under_a_unit CHECK ((channel = 'community') = (unit_agreement_id IS NOT NULL));

-- How many rows a list has of each category its kind tells apart.
ALTER TABLE imports.import ADD COLUMN categories json NOT NULL DEFAULT '{}';
ALTER TABLE imports.import DROP CONSTRAINT import_kind_check;
ALTER TABLE imports.import ADD CONSTRAINT import_kind_check CHECK (kind IN ('residents', 'tags', 'staff', 'contracts', 'departures', 'roster'));
