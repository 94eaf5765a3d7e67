-- Services done of what a contract owes: who of the team did which item, on which day and how; one entered by mistake is taken back by a row of its own. Insert only.
CREATE TABLE contracts.service_entry (
  county_code int NOT NULL, id uuid NOT NULL, contract_id uuid NOT NULL, item text NOT NULL, served_on date NOT NULL, way text NOT NULL CHECK (way IN ('clinic', 'home', 'phone', 'online', 'group')),
  staff_id uuid NOT NULL, note text CHECK (length(note) <= 200), actor_id uuid NOT NULL, actor_name text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (county_code, id)
);
CREATE TABLE contracts.service_taken_back (
  county_code int NOT NULL, entry_id uuid NOT NULL, reason text NOT NULL CHECK (length(reason) <= 200), actor_id uuid NOT NULL, actor_name text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (county_code, entry_id)
);
SELECT platform.distribute('contracts.service_entry'), platform.distribute('contracts.service_taken_back');
ALTER TABLE contracts.service_entry ADD FOREIGN KEY (county_code, contract_id) REFERENCES contracts.contract, ADD FOREIGN KEY (staff_id) REFERENCES organisations.staff;
ALTER TABLE contracts.service_taken_back ADD FOREIGN KEY (county_code, entry_id) REFERENCES contracts.service_entry;
CREATE INDEX service_entry_contract ON contracts.service_entry (county_code, contract_id, served_on);

-- On which day after its first a contract is behind when nothing of it was done: server/modules/contracts/domain/service-plan.ts says why. Null where no item is counted.
CREATE FUNCTION contracts.first_service_days(terms json) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT ceil(335.0 / max((i ->> 'times')::int))::int FROM json_array_elements(terms -> 'packages') AS p, json_array_elements(p -> 'items') AS i WHERE (i ->> 'times')::int > 0 $$;
-- When the last service was, and from which day on something is behind: kept with the contract, so that those without service are found by an index.
ALTER TABLE contracts.contract ADD COLUMN last_served_on date, ADD COLUMN next_service_on date,
  ADD COLUMN service_due_on date GENERATED ALWAYS AS (CASE WHEN last_served_on IS NULL THEN lower(period) + contracts.first_service_days(terms) ELSE next_service_on END) STORED;
CREATE INDEX contract_unserved ON contracts.contract (county_code, valid_from, valid_until) WHERE state = 'active' AND last_served_on IS NULL;
CREATE INDEX contract_institution_unserved ON contracts.contract (county_code, institution_id, valid_from, valid_until) WHERE state = 'active' AND last_served_on IS NULL;
CREATE INDEX contract_service_due ON contracts.contract (county_code, service_due_on, id) WHERE state = 'active';

-- How many contracts are without service, counted each night by team.
CREATE TABLE contracts.unserved_figure (
  county_code int NOT NULL, team_id uuid NOT NULL, institution_id uuid NOT NULL, township_code text COLLATE "C" NOT NULL,
  in_force int NOT NULL, served int NOT NULL, none30 int NOT NULL, none60 int NOT NULL, none90 int NOT NULL, none180 int NOT NULL, behind int NOT NULL, counted_on date NOT NULL,
  PRIMARY KEY (county_code, team_id, institution_id, township_code)
);
SELECT platform.distribute('contracts.unserved_figure');
CREATE INDEX unserved_figure_institution ON contracts.unserved_figure (county_code, institution_id);
GRANT SELECT, INSERT ON contracts.service_entry, contracts.service_taken_back TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT, DELETE ON contracts.unserved_figure TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['contracts.service_entry', 'contracts.service_taken_back', 'contracts.unserved_figure']::regclass[]) AS relation;

-- Packages of an institution's own and items agreed on never follow themselves: kept apart, so that nobody is told that they do.
ALTER TABLE contracts.contract ADD COLUMN has_own_packages boolean NOT NULL GENERATED ALWAYS AS (jsonb_path_exists(terms::jsonb, '$.packages[*] ? (@.kind == "agreed" || @.id starts with "own_")')) STORED;
-- What the reason against a renewal names, such as how many terms are asked for.
ALTER TABLE contracts.renewal_outcome ADD COLUMN params json, ADD CHECK (params IS NULL OR reason IS NOT NULL);
