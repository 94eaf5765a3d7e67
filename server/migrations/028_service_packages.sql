CREATE SCHEMA service_packages;
GRANT USAGE ON SCHEMA service_packages TO jiayi_app, jiayi_bulk;

-- A package that an institution made of the county's items, within a tier. What is published never changes: a change is the next version of the same line.
CREATE TABLE service_packages.composed (
  county_code int NOT NULL, id uuid NOT NULL, institution_id uuid NOT NULL,
  line_id uuid NOT NULL, version_number int NOT NULL CHECK (version_number >= 1), -- one package through its versions
  name text NOT NULL, english_name text NOT NULL, tier text NOT NULL, variant text,
  items json NOT NULL, discount_fen bigint NOT NULL CHECK (discount_fen >= 0), -- as composed: item and times
  offer json, because json, -- as published: lines with their prices, shares, and what they rest on
  state text NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')), -- table of states: server/modules/service-packages/domain/package-states.ts
  editors uuid[] NOT NULL, edited_by_name text NOT NULL, edited_at timestamptz NOT NULL,
  published_by uuid CONSTRAINT published_by_another CHECK (NOT published_by = ANY (editors)), published_by_name text, published_at timestamptz, CHECK ((state = 'draft') = (published_at IS NULL)), CHECK ((published_at IS NULL) = (offer IS NULL)),
  withdrawn_reason text, withdrawn_by_name text, withdrawn_at timestamptz, CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  version int NOT NULL DEFAULT 1, PRIMARY KEY (county_code, id), UNIQUE (county_code, line_id, version_number)
);
SELECT platform.distribute('service_packages.composed');
ALTER TABLE service_packages.composed ADD FOREIGN KEY (institution_id) REFERENCES organisations.institution;
CREATE UNIQUE INDEX one_version_published ON service_packages.composed (county_code, line_id) WHERE state = 'published';
CREATE INDEX composed_offered ON service_packages.composed (county_code, institution_id, id) WHERE state = 'published';
CREATE INDEX composed_edited ON service_packages.composed (county_code, edited_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON service_packages.composed TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('service_packages.composed');
