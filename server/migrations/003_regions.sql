CREATE SCHEMA regions;
GRANT USAGE ON SCHEMA regions TO jiayi_app, jiayi_bulk;

-- Reference: province → city → county → township/street → village/community → grid. Codes are GB/T 2260 and its extensions (6, 9, 12 digits; a grid adds 3).
CREATE TABLE regions.region (
  code text COLLATE "C" PRIMARY KEY CHECK (code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15})$'),
  parent_code text COLLATE "C" REFERENCES regions.region,
  level text NOT NULL CHECK (level IN ('province', 'city', 'county', 'township', 'village', 'grid')),
  name text NOT NULL, pinyin text COLLATE "C" NOT NULL, initials text COLLATE "C" NOT NULL,
  kind text CHECK (kind IN ('urban', 'rural')),
  tile_column smallint, tile_row smallint, -- the place of its tile on the schematic map; null: laid out in order
  valid_from date NOT NULL, valid_until date
);
CREATE INDEX region_parent ON regions.region (parent_code, code);

-- A county's own count by year; another source for the same year is another row.
CREATE TABLE regions.region_population (
  region_code text COLLATE "C" NOT NULL REFERENCES regions.region, year smallint NOT NULL,
  measure text NOT NULL CHECK (measure IN ('usual', 'registered')), source text NOT NULL, persons int NOT NULL CHECK (persons >= 0),
  PRIMARY KEY (region_code, year, measure, source)
);

-- Who manages health in a township: not always the county it lies in.
CREATE TABLE regions.service_area (
  manager_code text COLLATE "C" NOT NULL REFERENCES regions.region, region_code text COLLATE "C" NOT NULL REFERENCES regions.region,
  valid_from date NOT NULL, valid_until date, note text, PRIMARY KEY (region_code, valid_from)
);
CREATE INDEX service_area_manager ON regions.service_area (manager_code, region_code);
GRANT SELECT, INSERT, UPDATE ON regions.region, regions.region_population, regions.service_area TO jiayi_app, jiayi_bulk;
