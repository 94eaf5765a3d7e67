-- Whom a list made, one row a chunk: numbers of the file's rows and subjects, in one order. imports.row keeps what was wrong or changed.
CREATE TABLE imports.made (
  county_code int NOT NULL, import_id uuid NOT NULL, from_row int NOT NULL, numbers int[] NOT NULL, subjects uuid[] NOT NULL, PRIMARY KEY (county_code, import_id, from_row), CHECK (cardinality(numbers) = cardinality(subjects))
);
SELECT platform.distribute('imports.made');
ALTER TABLE imports.made ADD FOREIGN KEY (county_code, import_id) REFERENCES imports.import;
GRANT SELECT, INSERT, DELETE ON imports.made TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('imports.made');
