-- What the consents of a contract say about renewing itself, kept apart so that a county's renewals are counted without reading what was signed.
ALTER TABLE contracts.contract ADD COLUMN agrees_to_renewal boolean NOT NULL GENERATED ALWAYS AS (jsonb_path_exists(terms::jsonb, '$.consents[*] ? (@.id == "auto_renewal" && @.agreed == true)')) STORED;

-- How many renew, counted each night anew: terms that are over by the month of their last day, and those to come.
CREATE TABLE contracts.renewal_figure (
  county_code int NOT NULL, month text NOT NULL, team_id uuid NOT NULL, township_code text COLLATE "C" NOT NULL, institution_id uuid NOT NULL, is_over boolean NOT NULL, in_year boolean NOT NULL, -- over within the twelve months before the day of counting
  due int NOT NULL, gone int NOT NULL, renewed int NOT NULL, by_itself int NOT NULL, elsewhere int NOT NULL, counted_on date NOT NULL,
  PRIMARY KEY (county_code, month, is_over, in_year, team_id, township_code, institution_id)
);
SELECT platform.distribute('contracts.renewal_figure');
CREATE INDEX renewal_figure_team ON contracts.renewal_figure (county_code, team_id);
CREATE INDEX renewal_figure_institution ON contracts.renewal_figure (county_code, institution_id);
GRANT SELECT, INSERT, DELETE ON contracts.renewal_figure TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('contracts.renewal_figure');
