CREATE SCHEMA imports;
GRANT USAGE ON SCHEMA imports TO jiayi_app, jiayi_bulk;

-- A list somebody brought: who, with which reach, how far it is. The file itself is in the file store, sealed; a county's list stays with who runs the command.
CREATE TABLE imports.import (
  county_code int NOT NULL, id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('residents')), mode text NOT NULL CHECK (mode IN ('skip', 'update')),
  state text NOT NULL CHECK (state IN ('checking', 'checked', 'committing', 'done', 'failed', 'undoing', 'undone')),
  file_name text NOT NULL, file_hash text NOT NULL, file_key text, started_by uuid NOT NULL, started_by_name text NOT NULL, actor json NOT NULL, institution_id uuid,
  position int NOT NULL DEFAULT 0, -- rows of the file that are decided for good
  total int, new_rows int NOT NULL DEFAULT 0, updated_rows int NOT NULL DEFAULT 0, duplicate_rows int NOT NULL DEFAULT 0, error_rows int NOT NULL DEFAULT 0, undone_rows int NOT NULL DEFAULT 0, kept_rows int NOT NULL DEFAULT 0,
  fault text, created_at timestamptz NOT NULL, done_at timestamptz, PRIMARY KEY (county_code, id)
);
-- Rows that were wrong, with why (codes, no values), and rows that were written, with what an undo needs.
CREATE TABLE imports.row (
  county_code int NOT NULL, import_id uuid NOT NULL, number int NOT NULL, outcome text NOT NULL CHECK (outcome IN ('error', 'new', 'update', 'undone', 'kept')),
  subject_id uuid, version int, before json, faults json, PRIMARY KEY (county_code, import_id, number)
);
SELECT platform.distribute('imports.import'), platform.distribute('imports.row');
ALTER TABLE imports.row ADD FOREIGN KEY (county_code, import_id) REFERENCES imports.import;
CREATE INDEX import_newest ON imports.import (county_code, id DESC);
CREATE INDEX import_file ON imports.import (county_code, file_hash);
GRANT SELECT, INSERT, UPDATE ON imports.import TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT, UPDATE, DELETE ON imports.row TO jiayi_app, jiayi_bulk;
-- Taking an import back removes whom it brought; requests cannot.
GRANT DELETE ON residents.resident, residents.household, residents.population_tag, residents.person_index TO jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['imports.import', 'imports.row']::regclass[]) AS relation;
