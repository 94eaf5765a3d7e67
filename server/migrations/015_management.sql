CREATE SCHEMA unsigned;
GRANT USAGE ON SCHEMA unsigned TO jiayi_app, jiayi_bulk;

-- Why somebody who should be signed is not. A reason is never changed: it is closed, and another takes its place.
CREATE TABLE unsigned.reason (
  county_code int NOT NULL, id uuid NOT NULL, resident_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('lost', 'long_away', 'refused', 'in_prison', 'listed_twice', 'psychiatric_hospital', 'military_service', 'foreign_national', 'married_away', 'unreachable', 'name_differs', 'away_for_now', 'record_elsewhere', 'signed_elsewhere', 'no_insurance_card', 'abroad', 'other')),
  note text, refused_by text CHECK (refused_by IN ('self', 'spouse', 'parent', 'child', 'other')), refused_on date,
  CHECK ((reason = 'refused') = (refused_by IS NOT NULL)), CHECK ((reason = 'refused') = (refused_on IS NOT NULL)),
  township_code text COLLATE "C" NOT NULL, institution_id uuid, team_id uuid, -- where the person belonged then: a month's figures stay what they were
  noted_on date NOT NULL, noted_at timestamptz NOT NULL, noted_by uuid NOT NULL, noted_by_name text NOT NULL,
  closed_on date, closed_at timestamptz, closed_by_name text, closed_how text CHECK (closed_how IN ('changed', 'taken_back', 'signed')),
  CHECK ((closed_on IS NULL) = (closed_at IS NULL)), CHECK ((closed_on IS NULL) = (closed_how IS NULL)),
  PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('unsigned.reason');
ALTER TABLE unsigned.reason ADD FOREIGN KEY (county_code, resident_id) REFERENCES residents.resident;
CREATE UNIQUE INDEX one_reason_at_a_time ON unsigned.reason (county_code, resident_id) WHERE closed_at IS NULL;
CREATE INDEX reason_resident ON unsigned.reason (county_code, resident_id, id DESC);
CREATE INDEX reason_month ON unsigned.reason (county_code, noted_on);
CREATE INDEX refusal ON unsigned.reason (county_code, id DESC) WHERE closed_at IS NULL AND reason = 'refused';
-- Who died or moved away, by day.
CREATE INDEX resident_departed ON residents.resident (county_code, status_on) WHERE status IN ('moved', 'deceased');
GRANT SELECT, INSERT, UPDATE ON unsigned.reason TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county('unsigned.reason');
