-- A list that nobody had written within a day: its file is deleted, so it can be written no more.
ALTER TABLE imports.import DROP CONSTRAINT import_state_check,
  ADD CONSTRAINT import_state_check CHECK (state IN ('checking', 'checked', 'committing', 'done', 'failed', 'abandoned', 'undoing', 'undone'));
-- Whom a list made, one row a chunk: numbers of the file's rows and subjects, in one order. imports.row keeps what was wrong or changed.
CREATE TABLE imports.made (
  county_code int NOT NULL, import_id uuid NOT NULL, from_row int NOT NULL, numbers int[] NOT NULL, subjects uuid[] NOT NULL, PRIMARY KEY (county_code, import_id, from_row), CHECK (cardinality(numbers) = cardinality(subjects))
);
SELECT platform.distribute('imports.made');
ALTER TABLE imports.made ADD FOREIGN KEY (county_code, import_id) REFERENCES imports.import;
GRANT SELECT, INSERT, DELETE ON imports.made TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('imports.made');
