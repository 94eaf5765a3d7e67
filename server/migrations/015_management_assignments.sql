-- Who is responsible for a contract from which day on. Written with the first change; without rows it is whom the agreement names.
CREATE TABLE contracts.responsible (
  county_code int NOT NULL, contract_id uuid NOT NULL, valid_from date NOT NULL, team_id uuid NOT NULL, doctor_staff_id uuid NOT NULL, handover_id uuid, at timestamptz NOT NULL,
  PRIMARY KEY (county_code, contract_id, valid_from)
);
SELECT platform.distribute('contracts.responsible');
ALTER TABLE contracts.responsible ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract;
GRANT SELECT, INSERT, UPDATE ON contracts.responsible TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('contracts.responsible');

CREATE SCHEMA assignments;
GRANT USAGE ON SCHEMA assignments TO jiayi_app, jiayi_bulk;
-- What passes from whom to whom on which day; carried out on the day, or taken back before it.
CREATE TABLE assignments.handover (
  county_code int NOT NULL, id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('residents', 'village', 'doctor')),
  state text NOT NULL CHECK (state IN ('planned', 'blocked', 'done', 'undone')), -- table of states: server/modules/assignments/domain/handover-states.ts
  institution_id uuid NOT NULL, township_code text COLLATE "C" NOT NULL, -- of the team that receives
  from_team_id uuid, to_team_id uuid NOT NULL, village_code text COLLATE "C", grid_code text COLLATE "C", from_doctor_staff_id uuid, to_doctor_staff_id uuid,
  CHECK (kind <> 'doctor' OR (from_doctor_staff_id IS NOT NULL AND to_doctor_staff_id IS NOT NULL AND from_team_id IS NOT NULL)), CHECK (kind = 'doctor' OR village_code IS NOT NULL), CHECK (kind <> 'village' OR from_team_id IS NOT NULL),
  effective_on date NOT NULL, reason text NOT NULL, planned_by uuid NOT NULL, planned_by_name text NOT NULL, planned_at timestamptz NOT NULL,
  settled_at timestamptz, settled_by_name text, residents int, contracts int, obstacles json, -- how it came out; why it could not be carried out
  PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('assignments.handover');
ALTER TABLE assignments.handover ADD FOREIGN KEY (county_code, to_team_id) REFERENCES organisations.team;
CREATE UNIQUE INDEX one_handover_of_a_doctor ON assignments.handover (county_code, from_team_id, from_doctor_staff_id) WHERE kind = 'doctor' AND state IN ('planned', 'blocked');
CREATE UNIQUE INDEX one_handover_of_a_village ON assignments.handover (county_code, village_code, from_team_id) WHERE kind = 'village' AND state IN ('planned', 'blocked');
CREATE INDEX handover_newest ON assignments.handover (county_code, id DESC);
CREATE INDEX handover_due ON assignments.handover (county_code, effective_on) WHERE state = 'planned';
GRANT SELECT, INSERT, UPDATE ON assignments.handover TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('assignments.handover');
