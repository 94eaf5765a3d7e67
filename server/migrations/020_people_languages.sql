-- What somebody speaks with residents; codes: packages/api/spoken-languages.ts.
ALTER TABLE organisations.staff ADD COLUMN languages text[] NOT NULL DEFAULT '{}' CHECK (cardinality(languages) <= 12);
