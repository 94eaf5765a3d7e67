CREATE SCHEMA messages;
GRANT USAGE ON SCHEMA messages TO jiayi_app, jiayi_bulk;

-- What a resident, an account of the staff, a person of the staff or a team is told. The text is made from code and params at reading; neither holds a name of a resident.
CREATE TABLE messages.notice (
  county_code int NOT NULL, id uuid NOT NULL, reader_kind text NOT NULL CHECK (reader_kind IN ('resident', 'account', 'staff', 'team')), reader_id uuid NOT NULL,
  category text NOT NULL CHECK (category IN ('contract', 'todo', 'health', 'service', 'system')), code text NOT NULL, params json NOT NULL,
  cause text NOT NULL, at timestamptz NOT NULL, -- nobody is told of one cause twice
  PRIMARY KEY (county_code, id), UNIQUE (county_code, reader_id, cause)
);
-- Who has read it, by which act of marking, so that the act can be taken back.
CREATE TABLE messages.notice_read (
  county_code int NOT NULL, account_id uuid NOT NULL, notice_id uuid NOT NULL, mark_id uuid NOT NULL, at timestamptz NOT NULL,
  PRIMARY KEY (county_code, account_id, notice_id)
);

-- One conversation of a resident with a team that he signed with; open while the contract is in force, which is derived.
CREATE TABLE messages.conversation (
  county_code int NOT NULL, id uuid NOT NULL, resident_id uuid NOT NULL, team_id uuid NOT NULL,
  last_seq int NOT NULL, last_at timestamptz NOT NULL, last_side text NOT NULL CHECK (last_side IN ('resident', 'team')),
  resident_read_seq int NOT NULL DEFAULT 0, team_read_seq int NOT NULL DEFAULT 0,
  waiting_since timestamptz, finished_wait timestamptz, -- the first message without an answer; where somebody said that none is needed, when that was
  handed_to uuid, -- the member of the team who is to answer
  queue_place bigint NOT NULL, -- who waits, longest first; then who wrote last
  PRIMARY KEY (county_code, id), UNIQUE (county_code, resident_id, team_id)
);
CREATE TABLE messages.message (
  county_code int NOT NULL, conversation_id uuid NOT NULL, seq int NOT NULL, id uuid NOT NULL, side text NOT NULL CHECK (side IN ('resident', 'team')),
  writer_id uuid NOT NULL, writer_name text NOT NULL, writer_relation text, -- an account; of a resident's side its masked telephone, and who the resident is to its holder
  body_cipher bytea NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (county_code, conversation_id, seq)
);
-- How long somebody had waited when an answer came.
CREATE TABLE messages.answer (
  county_code int NOT NULL, message_id uuid NOT NULL, team_id uuid NOT NULL, at timestamptz NOT NULL, waited_seconds int NOT NULL CHECK (waited_seconds >= 0), PRIMARY KEY (county_code, message_id)
);
-- When an account of the staff last opened a conversation: looking again within minutes is the same look to the audit.
CREATE TABLE messages.opening (
  county_code int NOT NULL, conversation_id uuid NOT NULL, account_id uuid NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (county_code, conversation_id, account_id)
);
-- What a team says of itself: its quick replies and when it answers.
CREATE TABLE messages.desk (
  county_code int NOT NULL, team_id uuid NOT NULL, quick_replies text[] NOT NULL, office_days smallint[] NOT NULL, office_from text, office_until text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (county_code, team_id), CHECK ((office_from IS NULL) = (office_until IS NULL))
);
SELECT platform.distribute(relation) FROM unnest(ARRAY['messages.notice', 'messages.notice_read', 'messages.conversation', 'messages.message', 'messages.answer', 'messages.opening', 'messages.desk']::regclass[]) AS relation;
ALTER TABLE messages.notice_read ADD FOREIGN KEY (county_code, notice_id) REFERENCES messages.notice;
ALTER TABLE messages.conversation ADD FOREIGN KEY (county_code, resident_id) REFERENCES residents.resident, ADD FOREIGN KEY (county_code, team_id) REFERENCES organisations.team;
ALTER TABLE messages.message ADD FOREIGN KEY (county_code, conversation_id) REFERENCES messages.conversation;
ALTER TABLE messages.opening ADD FOREIGN KEY (county_code, conversation_id) REFERENCES messages.conversation;
ALTER TABLE messages.desk ADD FOREIGN KEY (county_code, team_id) REFERENCES organisations.team;
CREATE INDEX notice_reader ON messages.notice (county_code, reader_id, at DESC, id DESC);
CREATE INDEX conversation_queue ON messages.conversation (county_code, team_id, queue_place, id);
CREATE INDEX conversation_waiting ON messages.conversation (county_code, team_id) WHERE waiting_since IS NOT NULL;
CREATE INDEX answer_team ON messages.answer (county_code, team_id, at);
GRANT SELECT, INSERT ON messages.notice, messages.message, messages.answer TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT, UPDATE ON messages.conversation, messages.opening, messages.desk TO jiayi_app, jiayi_bulk;
GRANT SELECT, INSERT, DELETE ON messages.notice_read TO jiayi_app, jiayi_bulk;
SELECT platform.guard_county(relation) FROM unnest(ARRAY['messages.notice', 'messages.notice_read', 'messages.conversation', 'messages.message', 'messages.answer', 'messages.opening', 'messages.desk']::regclass[]) AS relation;
