CREATE SCHEMA organisations;
GRANT USAGE ON SCHEMA organisations TO jiayi_app, jiayi_bulk;

-- Reference tables: hospitals, alliances and people work across counties.
CREATE TABLE organisations.institution (
  id uuid PRIMARY KEY, county_code int NOT NULL, name text NOT NULL, short_name text NOT NULL,
  pinyin text COLLATE "C" NOT NULL, initials text COLLATE "C" NOT NULL,
  credit_code text UNIQUE,
  kind text NOT NULL CHECK (kind IN ('community_health_centre', 'community_health_station', 'township_health_centre', 'village_clinic', 'hospital', 'private_clinic', 'other_provider')),
  hospital_level smallint CHECK (hospital_level BETWEEN 1 AND 3), CHECK ((kind = 'hospital') = (hospital_level IS NOT NULL)),
  ownership text NOT NULL CHECK (ownership IN ('public', 'private')),
  parent_id uuid REFERENCES organisations.institution, -- the centre a station or clinic belongs to or is supervised by
  township_code text COLLATE "C" NOT NULL REFERENCES regions.region, address text, phone text,
  valid_from date NOT NULL, valid_until date, version int NOT NULL DEFAULT 1
);
CREATE INDEX institution_county ON organisations.institution (county_code, kind, id);
CREATE TABLE organisations.alliance (
  id uuid PRIMARY KEY, county_code int NOT NULL, name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('medical_alliance', 'county_medical_community', 'urban_medical_group')),
  lead_institution_id uuid NOT NULL REFERENCES organisations.institution, valid_from date NOT NULL, valid_until date
);
CREATE TABLE organisations.alliance_member (
  alliance_id uuid NOT NULL REFERENCES organisations.alliance, institution_id uuid NOT NULL REFERENCES organisations.institution,
  valid_from date NOT NULL, valid_until date, PRIMARY KEY (alliance_id, institution_id, valid_from)
);
CREATE TABLE organisations.staff (
  id uuid PRIMARY KEY, county_code int NOT NULL, name text NOT NULL, pinyin text COLLATE "C" NOT NULL, initials text COLLATE "C" NOT NULL,
  sex smallint NOT NULL CHECK (sex IN (0, 1, 2, 9)), birth_on date,
  category text NOT NULL, -- A3: general_practitioner, clinical_doctor, tcm_doctor, village_doctor, retired_doctor, multi_site_doctor, nurse, public_health_doctor, pharmacist, health_manager, psychologist, nutritionist, rehabilitation_therapist, social_worker, volunteer, grid_worker, hospital_liaison, archivist, assistant
  title_level text NOT NULL CHECK (title_level IN ('none', 'junior', 'intermediate', 'associate_senior', 'senior')),
  phone text, document_hmac bytea UNIQUE, is_active boolean NOT NULL DEFAULT true, version int NOT NULL DEFAULT 1
);
CREATE INDEX staff_county ON organisations.staff (county_code, initials, id);
CREATE TABLE organisations.staff_licence (
  staff_id uuid NOT NULL REFERENCES organisations.staff, id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('licensed_doctor', 'assistant_doctor', 'village_doctor', 'nurse', 'public_health_doctor', 'pharmacist', 'gp_training', 'other')),
  number text NOT NULL, scope text, valid_from date NOT NULL, valid_until date, PRIMARY KEY (staff_id, id)
);
CREATE TABLE organisations.staff_post (
  staff_id uuid NOT NULL REFERENCES organisations.staff, institution_id uuid NOT NULL REFERENCES organisations.institution,
  is_primary boolean NOT NULL, valid_from date NOT NULL, valid_until date, PRIMARY KEY (staff_id, institution_id, valid_from)
);
CREATE INDEX staff_post_institution ON organisations.staff_post (institution_id, staff_id);
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA organisations TO jiayi_app, jiayi_bulk;

-- Tenant tables from here.
CREATE TABLE organisations.team (
  county_code int NOT NULL, id uuid NOT NULL, institution_id uuid NOT NULL, name text NOT NULL, pinyin text COLLATE "C" NOT NULL, initials text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('team', 'independent')), -- independent: one village doctor under a supervising institution (institution_id)
  leader_staff_id uuid NOT NULL, phone text, status text NOT NULL CHECK (status IN ('active', 'closed')),
  because json NOT NULL, -- the pack's values that admitted this composition
  valid_from date NOT NULL, valid_until date, version int NOT NULL DEFAULT 1, PRIMARY KEY (county_code, id)
);
CREATE TABLE organisations.team_member (
  county_code int NOT NULL, team_id uuid NOT NULL, staff_id uuid NOT NULL,
  role text NOT NULL, -- family_doctor, nurse, public_health_doctor, and the optional roles of the pack
  valid_from date NOT NULL, valid_until date, PRIMARY KEY (county_code, team_id, staff_id, valid_from)
);
CREATE TABLE organisations.team_area (
  county_code int NOT NULL, team_id uuid NOT NULL, region_code text COLLATE "C" NOT NULL, -- a village, community or grid
  valid_from date NOT NULL, valid_until date, PRIMARY KEY (county_code, team_id, region_code, valid_from)
);
-- How full a doctor or team is. Claimed by one conditional UPDATE; never counted on the hot path.
CREATE TABLE organisations.panel_load (
  county_code int NOT NULL, scope text NOT NULL CHECK (scope IN ('doctor', 'team')), holder_id uuid NOT NULL, unit text NOT NULL CHECK (unit IN ('person', 'household')),
  contracts int NOT NULL DEFAULT 0 CHECK (contracts >= 0), cap int, is_hard boolean NOT NULL, PRIMARY KEY (county_code, scope, holder_id, unit)
) WITH (fillfactor = 60);
SELECT platform.distribute('organisations.team'), platform.distribute('organisations.team_member'),
       platform.distribute('organisations.team_area'), platform.distribute('organisations.panel_load');
ALTER TABLE organisations.team ADD FOREIGN KEY (institution_id) REFERENCES organisations.institution, ADD FOREIGN KEY (leader_staff_id) REFERENCES organisations.staff;
ALTER TABLE organisations.team_member ADD FOREIGN KEY (county_code, team_id) REFERENCES organisations.team, ADD FOREIGN KEY (staff_id) REFERENCES organisations.staff;
ALTER TABLE organisations.team_area ADD FOREIGN KEY (county_code, team_id) REFERENCES organisations.team, ADD FOREIGN KEY (region_code) REFERENCES regions.region;
CREATE INDEX team_institution ON organisations.team (county_code, institution_id, id);
CREATE INDEX team_member_staff ON organisations.team_member (county_code, staff_id);
CREATE INDEX team_area_region ON organisations.team_area (county_code, region_code);
GRANT SELECT, INSERT, UPDATE ON organisations.team, organisations.team_member, organisations.team_area, organisations.panel_load TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['organisations.team', 'organisations.team_member', 'organisations.team_area', 'organisations.panel_load']::regclass[]) AS relation;
