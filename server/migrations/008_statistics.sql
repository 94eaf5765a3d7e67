CREATE SCHEMA statistics;
GRANT USAGE ON SCHEMA statistics TO jiayi_app, jiayi_bulk;

-- Residents and signed residents by township × team × population. population: 'all', 'key' (any key population; a person once) or one tag's code.
-- A resident counts at resident.team_id (nil uuid when none). Dashboards read only this; deltas come in the statement that changes something.
CREATE TABLE statistics.stat_cover (
  county_code int NOT NULL, township_code text COLLATE "C" NOT NULL, team_id uuid NOT NULL, population text COLLATE "C" NOT NULL,
  residents int NOT NULL, signed int NOT NULL, PRIMARY KEY (county_code, township_code, team_id, population)
) WITH (fillfactor = 70);
CREATE TABLE statistics.cover_delta (
  county_code int NOT NULL, event_id uuid NOT NULL, township_code text COLLATE "C" NOT NULL, team_id uuid NOT NULL, population text COLLATE "C" NOT NULL,
  residents int NOT NULL, signed int NOT NULL, PRIMARY KEY (county_code, event_id, township_code, team_id, population)
);
-- Contracts that begin and that stop to be in force, by day, also in the days ahead: the line on the chart is their running sum.
CREATE TABLE statistics.stat_flow (
  county_code int NOT NULL, day date NOT NULL, township_code text COLLATE "C" NOT NULL, team_id uuid NOT NULL, began int NOT NULL, ended int NOT NULL,
  PRIMARY KEY (county_code, day, township_code, team_id)
) WITH (fillfactor = 70);
CREATE TABLE statistics.flow_delta (
  county_code int NOT NULL, event_id uuid NOT NULL, day date NOT NULL, township_code text COLLATE "C" NOT NULL, team_id uuid NOT NULL, began int NOT NULL, ended int NOT NULL,
  PRIMARY KEY (county_code, event_id, day, township_code, team_id)
);
-- The same for the whole county: a chart of years reads a row a day.
CREATE TABLE statistics.stat_flow_county (county_code int NOT NULL, day date NOT NULL, began int NOT NULL, ended int NOT NULL, PRIMARY KEY (county_code, day)) WITH (fillfactor = 70);
-- When a county’s rollups were last folded and last compared with a recount, and how much differed then.
CREATE TABLE statistics.freshness (
  county_code int NOT NULL, folded_at timestamptz, recounted_at timestamptz, drift_cells int, PRIMARY KEY (county_code)
);
SELECT platform.distribute('statistics.stat_cover'), platform.distribute('statistics.cover_delta'), platform.distribute('statistics.stat_flow'),
       platform.distribute('statistics.flow_delta'), platform.distribute('statistics.stat_flow_county'), platform.distribute('statistics.freshness');
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA statistics TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['statistics.stat_cover', 'statistics.cover_delta', 'statistics.stat_flow', 'statistics.flow_delta', 'statistics.stat_flow_county', 'statistics.freshness']::regclass[]) AS relation;
