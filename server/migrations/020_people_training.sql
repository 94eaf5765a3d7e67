-- The county's list of courses: what is learned, whom it is asked of, how long a pass holds.
CREATE TABLE skills.course (
  county_code int NOT NULL, id uuid NOT NULL, name text NOT NULL, kind text NOT NULL CHECK (kind IN ('course', 'rotation', 'teaching_rounds', 'mentor', 'base', 'qualification')),
  required_of text[] NOT NULL, -- categories of staff; none: asked of nobody
  valid_months smallint CHECK (valid_months BETWEEN 1 AND 120), is_active boolean NOT NULL, version int NOT NULL DEFAULT 1, PRIMARY KEY (county_code, id)
);
CREATE UNIQUE INDEX course_name ON skills.course (county_code, name);
CREATE TABLE skills.training (
  county_code int NOT NULL, id uuid NOT NULL, staff_id uuid NOT NULL, course_id uuid NOT NULL, held_on date NOT NULL, hours smallint NOT NULL CHECK (hours BETWEEN 0 AND 5000),
  result text NOT NULL CHECK (result IN ('passed', 'attended', 'failed')), valid_until date CHECK (valid_until > held_on), CHECK (valid_until IS NULL OR result = 'passed'), place text, -- where, with which mentor
  recorded_by_name text NOT NULL, recorded_at timestamptz NOT NULL, withdrawn_reason text, withdrawn_by_name text, withdrawn_at timestamptz, PRIMARY KEY (county_code, id)
);
-- What institutions may offer: things done and things owned. Where training is needed depends on the kind of institution.
CREATE TABLE skills.technique (
  county_code int NOT NULL, id uuid NOT NULL, name text NOT NULL, kind text NOT NULL CHECK (kind IN ('technique', 'equipment')), for_kinds text[] NOT NULL CHECK (cardinality(for_kinds) > 0),
  course_id uuid, training_in text[] NOT NULL, CHECK ((course_id IS NULL) = (cardinality(training_in) = 0)), CHECK (training_in <@ for_kinds),
  is_for_residents boolean NOT NULL, is_active boolean NOT NULL, version int NOT NULL DEFAULT 1, PRIMARY KEY (county_code, id)
);
CREATE UNIQUE INDEX technique_name ON skills.technique (county_code, name);
CREATE TABLE skills.offering (
  county_code int NOT NULL, id uuid NOT NULL, institution_id uuid NOT NULL, technique_id uuid NOT NULL, since date NOT NULL, until date CHECK (until >= since), pieces smallint CHECK (pieces > 0), note text,
  begun_by_name text NOT NULL, ended_by_name text, ended_reason text, CHECK ((until IS NULL) = (ended_reason IS NULL)), PRIMARY KEY (county_code, id)
);
SELECT platform.distribute('skills.course'), platform.distribute('skills.training'), platform.distribute('skills.technique'), platform.distribute('skills.offering');
ALTER TABLE skills.training ADD FOREIGN KEY (county_code, course_id) REFERENCES skills.course, ADD FOREIGN KEY (staff_id) REFERENCES organisations.staff;
ALTER TABLE skills.technique ADD FOREIGN KEY (county_code, course_id) REFERENCES skills.course;
ALTER TABLE skills.offering ADD FOREIGN KEY (county_code, technique_id) REFERENCES skills.technique, ADD FOREIGN KEY (institution_id) REFERENCES organisations.institution;
CREATE INDEX training_staff ON skills.training (county_code, staff_id, course_id);
CREATE INDEX training_held ON skills.training (county_code, held_on DESC, id DESC);
CREATE UNIQUE INDEX offered_once ON skills.offering (county_code, institution_id, technique_id) WHERE until IS NULL;
GRANT SELECT, INSERT, UPDATE ON skills.course, skills.training, skills.technique, skills.offering TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['skills.course', 'skills.training', 'skills.technique', 'skills.offering']::regclass[]) AS relation;
